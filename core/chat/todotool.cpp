#include "chat/todotool.h"

#include "base/displaytext.h"
#include "base/jsonreader.h"
#include "base/strictjson.h"
#include "model/todotoolnames.h"

#include <QJsonDocument>

#include <algorithm>

namespace agent0 {

namespace {

QByteArray compact(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

QJsonObject toJson(const Todo &todo)
{
    return {{"id"_L1, todo.id}, {"task"_L1, todo.task}, {"completed"_L1, todo.completed}};
}

QString quoted(const QString &text) { return u"\u201c%1\u201d"_s.arg(displayText(text, 300)); }

std::unexpected<Error> argumentsWrong(const QString &why)
{
    return fail(Fault::Usage, Leg::Model, "tool_arguments"_L1,
        u"The tool was called with arguments that do not fit: %1."_s.arg(why));
}

struct Described {
    QLatin1StringView tool;
    const char *description;
    const char *schema;
};

constexpr auto IdSchema =
    R"({"type":"object","properties":{"id":{"type":"string","description":"The todo's id, as list_todos gives it"}},"required":["id"],"additionalProperties":false})";

constexpr Described Descriptions[] = {
    {todotools::List, "Lists the todos: id, task, completed.",
        R"({"type":"object","properties":{"filter":{"type":"string","enum":["all","open","done"],"description":"Which todos; all when left out"}},"additionalProperties":false})"},
    {todotools::Add, "Adds one todo.",
        R"({"type":"object","properties":{"task":{"type":"string","minLength":1,"description":"What is to be done"}},"required":["task"],"additionalProperties":false})"},
    {todotools::Complete, "Ticks one todo off.", IdSchema},
    {todotools::Reopen, "Opens one todo again that was ticked off.", IdSchema},
    {todotools::Rename, "Gives one todo another text.",
        R"({"type":"object","properties":{"id":{"type":"string","description":"The todo's id, as list_todos gives it"},"task":{"type":"string","minLength":1,"description":"The new text"}},"required":["id","task"],"additionalProperties":false})"},
    {todotools::Remove, "Removes one todo for good.", IdSchema},
};

} // namespace

QList<ToolDefinition> todoToolDefinitions(const Connection &connection)
{
    QList<ToolDefinition> all;
    for (const Described &one : Descriptions)
        all.append({{}, u"%1 (%2)"_s.arg(QString::fromLatin1(one.description), displayText(connection.displayName, 80)),
            one.schema, connection.id, connection.displayName, one.tool});
    return all;
}

bool TodoTool::writes() const { return definition().tool != todotools::List; }

QByteArray TodoTool::permission() const { return definition().connection.toUtf8() + '/' + definition().tool.toUtf8(); }

Result<TodoTool::Arguments> TodoTool::read(const QByteArray &arguments) const
{
    const auto object = parseJsonObject(arguments.isEmpty() ? QByteArray("{}") : arguments);
    if (!object)
        return argumentsWrong(object.error().message);
    JsonReader json(*object);
    Arguments read;
    const QString &tool = definition().tool;
    // Models send numbers where a number is all that an id is.
    if (tool != todotools::List && tool != todotools::Add) {
        const QJsonValue id = object->value("id"_L1);
        read.id = id.isDouble() ? QString::number(id.toInteger()) : json.text("id"_L1);
    }
    if (tool == todotools::Add || tool == todotools::Rename)
        read.task = json.text("task"_L1);
    if (tool == todotools::List)
        read.filter = json.textOr("filter"_L1, u"all"_s);
    if (!json.good())
        return argumentsWrong(json.problem());
    return read;
}

Task<Result<Todo>> TodoTool::before(QString id)
{
    const auto todos = co_await m_todos.list();
    if (!todos)
        co_return fail(todos.error());
    const auto found = std::ranges::find(*todos, id, &Todo::id);
    if (found == todos->end())
        co_return fail(Fault::Refused, Leg::Resource, "todo_not_found"_L1,
            u"There is no todo with the id %1."_s.arg(displayText(id, 80)));
    co_return *found;
}

QString TodoTool::sentence(const Todo &todo, const Arguments &arguments) const
{
    const QString &tool = definition().tool;
    const QString task = quoted(todo.task);
    const QString place = displayText(definition().connectionName, 80);
    if (tool == todotools::Complete)
        return u"Tick off %1 in %2"_s.arg(task, place);
    if (tool == todotools::Reopen)
        return u"Open %1 in %2 again"_s.arg(task, place);
    if (tool == todotools::Rename)
        return u"Rename %1 to %2 in %3"_s.arg(task, quoted(arguments.task), place);
    return u"Remove %1 from %2"_s.arg(task, place);
}

Task<Result<QString>> TodoTool::words(QByteArray given)
{
    const auto arguments = read(given);
    if (!arguments)
        co_return fail(arguments.error());
    const QString place = displayText(definition().connectionName, 80);
    if (definition().tool == todotools::List)
        co_return u"List the todos of %1"_s.arg(place);
    if (definition().tool == todotools::Add)
        co_return u"Add %1 to %2"_s.arg(quoted(arguments->task), place);
    const auto todo = co_await before(arguments->id);
    if (!todo)
        co_return fail(todo.error());
    co_return sentence(*todo, *arguments);
}

Task<Result<ToolOutcome>> TodoTool::run(QByteArray given)
{
    auto arguments = read(given);
    if (!arguments)
        co_return fail(arguments.error());
    const QString &tool = definition().tool;
    if (tool == todotools::List)
        co_return co_await list(arguments->filter);
    if (tool == todotools::Add)
        co_return co_await add(arguments->task);
    if (tool == todotools::Remove)
        co_return co_await remove(arguments->id);
    co_return co_await change(std::move(*arguments));
}

Change TodoTool::back(QLatin1StringView tool, const QJsonObject &arguments) const
{
    return {definition().connection, tool, compact(arguments)};
}

Task<Result<ToolOutcome>> TodoTool::list(QString filter)
{
    const auto todos = co_await m_todos.list();
    if (!todos)
        co_return fail(todos.error());
    QJsonArray some;
    for (const Todo &todo : *todos) {
        if (filter == "all"_L1 || (filter == "done"_L1) == todo.completed)
            some.append(toJson(todo));
    }
    co_return ToolOutcome{QString::fromUtf8(compact({{"todos"_L1, some}})), false, {}};
}

Task<Result<ToolOutcome>> TodoTool::add(QString task)
{
    const auto todo = co_await m_todos.add(std::move(task));
    if (!todo)
        co_return fail(todo.error());
    co_return ToolOutcome{QString::fromUtf8(compact({{"todo"_L1, toJson(*todo)}})), false,
        {back(todotools::Remove, {{"id"_L1, todo->id}})}};
}

Task<Result<ToolOutcome>> TodoTool::change(Arguments arguments)
{
    const auto was = co_await before(arguments.id);
    if (!was)
        co_return fail(was.error());
    const QString &tool = definition().tool;
    Result<Todo> now = *was;
    QList<Change> reverse;
    if (tool == todotools::Rename) {
        now = co_await m_todos.rename(arguments.id, arguments.task);
        reverse = {back(todotools::Rename, {{"id"_L1, was->id}, {"task"_L1, was->task}})};
    } else {
        const bool done = tool == todotools::Complete;
        now = co_await m_todos.setCompleted(arguments.id, done);
        if (was->completed != done)
            reverse = {back(done ? todotools::Reopen : todotools::Complete, {{"id"_L1, was->id}})};
    }
    if (!now)
        co_return fail(now.error());
    const QJsonObject result{{"todo"_L1, toJson(*now)}, {"before"_L1, toJson(*was)}};
    co_return ToolOutcome{QString::fromUtf8(compact(result)), false, reverse};
}

Task<Result<ToolOutcome>> TodoTool::remove(QString id)
{
    const auto was = co_await before(id);
    if (!was)
        co_return fail(was.error());
    const auto removed = co_await m_todos.remove(id);
    if (!removed)
        co_return fail(removed.error());
    const QJsonObject result{{"removed"_L1, toJson(*was)}};
    QList<Change> reverse{back(todotools::Add, {{"task"_L1, was->task}})};
    // The one that was just added again has an id of its own.
    if (was->completed)
        reverse << back(todotools::Complete, {{"id"_L1, QString()}});
    co_return ToolOutcome{QString::fromUtf8(compact(result)), false, reverse};
}

} // namespace agent0
