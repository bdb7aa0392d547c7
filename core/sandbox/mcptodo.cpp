#include "sandbox/mcptodo.h"

#include "base/result.h"
#include "sandbox/mcpskill.h"

#include <QJsonDocument>

#include <algorithm>

namespace agent0::sandbox {

namespace {

constexpr int ResourceNotFound = -32002;
constexpr int MostImported = 20;

QString jsonText(const QJsonArray &array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QJsonObject textContent(const QString &text) { return {{u"type"_s, u"text"_s}, {u"text"_s, text}}; }

McpOutcome saying(const QString &text, const QJsonObject &structured = {})
{
    QJsonObject result{{u"content"_s, QJsonArray{textContent(text)}}};
    if (!structured.isEmpty())
        result[u"structuredContent"_s] = structured;
    return McpOutcome::given(result);
}

/// The tool itself failed: for the model to read, not an error of the protocol.
McpOutcome failing(const QString &text)
{
    return McpOutcome::given({{u"content"_s, QJsonArray{textContent(text)}}, {u"isError"_s, true}});
}

QJsonObject object(const char *json) { return QJsonDocument::fromJson(json).object(); }

QJsonObject tool(
    const char *name, const char *title, const char *description, const char *input, const char *annotations)
{
    return {{u"name"_s, QString::fromLatin1(name)}, {u"title"_s, QString::fromLatin1(title)},
        {u"description"_s, QString::fromLatin1(description)}, {u"inputSchema"_s, object(input)},
        {u"annotations"_s, object(annotations)}};
}

QJsonObject withOutput(QJsonObject one, const char *output)
{
    one[u"outputSchema"_s] = object(output);
    return one;
}

} // namespace

QJsonObject McpTodo::capabilities()
{
    return {{u"tools"_s, QJsonObject()}, {u"resources"_s, QJsonObject()}, {u"prompts"_s, QJsonObject()},
        {u"completions"_s, QJsonObject()}, {u"extensions"_s, QJsonObject{{QString(SkillsExtension), QJsonObject()}}}};
}

QJsonArray McpTodo::tools()
{
    return {
        withOutput(
            tool("list_todos", "List todos", "Lists the person's todos.",
                R"({"type":"object","properties":{"filter":{"type":"string","enum":["all","open","done"],"default":"all","description":"Which todos","x-mcp-header":"Filter"}},"additionalProperties":false})",
                R"({"readOnlyHint":true,"openWorldHint":false})"),
            R"({"type":"object","properties":{"todos":{"type":"array","items":{"type":"object"}}},"required":["todos"]})"),
        tool("add_todo", "Add a todo", "Adds one todo.",
            R"({"type":"object","properties":{"task":{"type":"string","minLength":1,"description":"What is to be done"}},"required":["task"],"additionalProperties":false})",
            R"({"readOnlyHint":false,"destructiveHint":false,"idempotentHint":false,"openWorldHint":false})"),
        tool("complete_todo", "Complete a todo", "Marks a todo as done.",
            R"({"type":"object","properties":{"id":{"type":["integer","string"],"description":"The todo's id"}},"required":["id"],"additionalProperties":false})",
            R"({"readOnlyHint":false,"destructiveHint":false,"idempotentHint":true,"openWorldHint":false})"),
        tool("clear_completed", "Clear completed todos", "Removes every todo that is done, after asking the person.",
            R"({"type":"object","properties":{},"additionalProperties":false})",
            R"({"readOnlyHint":false,"destructiveHint":true,"idempotentHint":true,"openWorldHint":false})"),
        tool("import_todos", "Import todos", "Adds several todos and tells how far it has come.",
            R"({"type":"object","properties":{"tasks":{"type":"array","items":{"type":"string","minLength":1},"minItems":1,"maxItems":20}},"required":["tasks"],"additionalProperties":false})",
            R"({"readOnlyHint":false,"destructiveHint":false,"openWorldHint":false})")};
}

bool McpTodo::writes(const QString &name)
{
    return std::ranges::any_of(tools(), [&](const QJsonValue &one) {
        return one[u"name"].toString() == name && !one[u"annotations"][u"readOnlyHint"].toBool();
    });
}

McpOutcome McpTodo::call(
    const QString &person, const QString &method, const QJsonObject &params, const QJsonObject &answer, bool canAsk)
{
    if (method == "ping"_L1)
        return McpOutcome::given({});
    if (method == "tools/list"_L1)
        return McpOutcome::given({{u"tools"_s, tools()}});
    if (method == "tools/call"_L1)
        return callTool(
            person, params.value(u"name"_s).toString(), params.value(u"arguments"_s).toObject(), answer, canAsk);
    if (method == "resources/list"_L1)
        return McpOutcome::given({{u"resources"_s,
            QJsonArray{QJsonObject{
                {u"uri"_s, u"todo://all"_s}, {u"name"_s, u"All todos"_s}, {u"mimeType"_s, u"application/json"_s}}}}});
    if (method == "resources/templates/list"_L1)
        return McpOutcome::given({{u"resourceTemplates"_s,
            QJsonArray{QJsonObject{{u"uriTemplate"_s, u"todo://item/{id}"_s}, {u"name"_s, u"One todo"_s},
                {u"mimeType"_s, u"application/json"_s}}}}});
    if (method == "resources/read"_L1)
        return read(person, params.value(u"uri"_s).toString());
    if (method == "prompts/list"_L1)
        return McpOutcome::given({{u"prompts"_s,
            QJsonArray{object(
                R"({"name":"plan_day","title":"Plan the day","description":"Plans the day around one todo.","arguments":[{"name":"focus","description":"The todo that matters most","required":true}]})")}}});
    if (method == "skills/list"_L1)
        return McpOutcome::given(skillList());
    if (method == "prompts/get"_L1)
        return prompt(person, params);
    if (method == "completion/complete"_L1)
        return complete(person, params);
    return McpOutcome::refused(McpMethodNotFound, u"Method not found"_s);
}

QJsonArray McpTodo::filtered(const QString &person, const QString &filter)
{
    QJsonArray some;
    for (const QJsonValue &todo : m_todos.list(person)) {
        const bool done = todo[u"completed"].toBool();
        if (filter == "all"_L1 || (filter == "done"_L1) == done)
            some.append(todo);
    }
    return some;
}

McpOutcome McpTodo::callTool(
    const QString &person, const QString &name, const QJsonObject &arguments, const QJsonObject &answer, bool canAsk)
{
    if (name == "list_todos"_L1) {
        const QJsonArray todos = filtered(person, arguments.value(u"filter"_s).toString(u"all"_s));
        return saying(jsonText(todos), {{u"todos"_s, todos}});
    }
    if (name == "add_todo"_L1) {
        const QString task = arguments.value(u"task"_s).toString();
        if (task.isEmpty())
            return failing(u"A todo needs a task."_s);
        const QJsonObject todo = m_todos.add(person, task);
        return saying(u"Added \"%1\"."_s.arg(task), todo);
    }
    if (name == "complete_todo"_L1) {
        const auto todo =
            m_todos.update(person, arguments.value(u"id"_s).toVariant().toString(), std::nullopt, true, m_now());
        return todo ? saying(u"Done: %1"_s.arg(todo->value(u"task"_s).toString()), *todo)
                    : failing(u"There is no such todo."_s);
    }
    if (name == "clear_completed"_L1)
        return clearCompleted(person, answer, canAsk);
    if (name == "import_todos"_L1)
        return importTodos(person, arguments);
    return McpOutcome::refused(McpInvalidParams, u"Unknown tool: %1"_s.arg(name));
}

McpOutcome McpTodo::clearCompleted(const QString &person, const QJsonObject &answer, bool canAsk)
{
    const QJsonArray done = filtered(person, u"done"_s);
    if (answer.isEmpty() && !canAsk)
        return failing(u"This needs the person's word, and the client cannot ask."_s);
    if (answer.isEmpty())
        return McpOutcome::asking({{u"mode"_s, u"form"_s},
            {u"message"_s, u"Remove %1 completed todos?"_s.arg(done.size())},
            {u"requestedSchema"_s,
                object(
                    R"({"type":"object","properties":{"confirm":{"type":"boolean","title":"Remove them","default":false}},"required":["confirm"]})")}});
    const bool confirmed = answer.value(u"action"_s) == u"accept"_s && answer.value(u"content"_s)[u"confirm"].toBool();
    if (!confirmed)
        return saying(u"Nothing was removed."_s);
    for (const QJsonValue &todo : done)
        m_todos.remove(person, todo[u"id"].toVariant().toString());
    return saying(u"Removed %1 todos."_s.arg(done.size()));
}

McpOutcome McpTodo::importTodos(const QString &person, const QJsonObject &arguments)
{
    const QJsonArray tasks = arguments.value(u"tasks"_s).toArray();
    if (tasks.isEmpty() || tasks.size() > MostImported)
        return failing(u"Give between 1 and %1 tasks."_s.arg(MostImported));
    for (const QJsonValue &task : tasks)
        m_todos.add(person, task.toString());
    McpOutcome outcome = saying(u"Imported %1 todos."_s.arg(tasks.size()));
    outcome.steps = int(tasks.size());
    return outcome;
}

McpOutcome McpTodo::read(const QString &person, const QString &uri)
{
    const auto contents = [&](const QByteArray &json) {
        return McpOutcome::given({{u"contents"_s,
            QJsonArray{QJsonObject{
                {u"uri"_s, uri}, {u"mimeType"_s, u"application/json"_s}, {u"text"_s, QString::fromUtf8(json)}}}}});
    };
    if (const auto skill = skillContent(uri))
        return McpOutcome::given({{u"contents"_s, QJsonArray{*skill}}});
    if (uri == "todo://all"_L1)
        return contents(jsonText(m_todos.list(person)).toUtf8());
    const QString item = u"todo://item/"_s;
    const auto todo = uri.startsWith(item) ? m_todos.find(person, uri.sliced(item.size())) : std::nullopt;
    if (!todo)
        return McpOutcome::refused(ResourceNotFound, u"Resource not found"_s);
    return contents(QJsonDocument(*todo).toJson(QJsonDocument::Compact));
}

McpOutcome McpTodo::prompt(const QString &person, const QJsonObject &params)
{
    const QString focus = params.value(u"arguments"_s)[u"focus"].toString();
    if (params.value(u"name"_s) != u"plan_day"_s || focus.isEmpty())
        return McpOutcome::refused(McpInvalidParams, u"The prompt plan_day needs a focus."_s);
    const QString text =
        u"Plan my day around \"%1\". These are my todos: %2"_s.arg(focus, jsonText(filtered(person, u"open"_s)));
    return McpOutcome::given({{u"description"_s, u"Plans the day"_s},
        {u"messages"_s, QJsonArray{QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, textContent(text)}}}}});
}

McpOutcome McpTodo::complete(const QString &person, const QJsonObject &params)
{
    const QString begun = params.value(u"argument"_s)[u"value"].toString();
    QJsonArray values;
    for (const QJsonValue &todo : filtered(person, u"open"_s)) {
        if (todo[u"task"].toString().startsWith(begun, Qt::CaseInsensitive))
            values.append(todo[u"task"]);
    }
    return McpOutcome::given({{u"completion"_s, QJsonObject{{u"values"_s, values}, {u"hasMore"_s, false}}}});
}

} // namespace agent0::sandbox
