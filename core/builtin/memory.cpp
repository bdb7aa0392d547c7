#include "builtin/memory.h"

#include "base/displaytext.h"
#include "model/todotoolnames.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace agent0::builtin {

namespace {

QJsonObject objectOf(const ToolResult &result) { return QJsonDocument::fromJson(result.text.toUtf8()).object(); }

KnownTodo todoFrom(const QJsonObject &object, const QString &connection)
{
    return {connection, object.value("id"_L1).toVariant().toString(), object.value("task"_L1).toString(),
        object.value("completed"_L1).toBool(), false, -1};
}

bool changesTodos(const MadeCall &made)
{
    const bool known = std::ranges::find(todotools::All, made.tool.tool) != std::end(todotools::All);
    return known && made.tool.tool != todotools::List && !made.result.failed;
}

/// From each message of a person to the next, newest first.
QList<QList<ModelMessage>> turnsBackwards(const QList<ModelMessage> &messages)
{
    QList<QList<ModelMessage>> turns;
    for (const ModelMessage &message : messages) {
        if (message.role == ModelMessage::Role::Person || turns.isEmpty())
            turns.prepend(QList<ModelMessage>());
        turns.first() << message;
    }
    return turns;
}

qsizetype indexOf(const QList<KnownTodo> &todos, const KnownTodo &one)
{
    for (qsizetype i = 0; i < todos.size(); ++i) {
        if (todos[i].connection == one.connection && todos[i].id == one.id)
            return i;
    }
    return -1;
}

/// The todos that an answer numbered.
QList<qsizetype> numberedIn(const QString &answer, const QList<KnownTodo> &todos)
{
    static const QRegularExpression line(u"^\\s*\\d+\\. (.*?)(?: \\(done\\))?$"_s);
    QList<qsizetype> found;
    for (const QString &text : answer.split(u'\n')) {
        const auto match = line.match(text);
        if (!match.hasMatch())
            continue;
        for (qsizetype i = 0; i < todos.size(); ++i) {
            if (!found.contains(i) && displayText(todos[i].task) == match.captured(1)) {
                found << i;
                break;
            }
        }
    }
    return found;
}

std::optional<Reverse> reverseOf(const MadeCall &made)
{
    const auto now = todoIn(made, "todo"_L1);
    const auto before = todoIn(made, "before"_L1);
    const auto removed = todoIn(made, "removed"_L1);
    const QString &place = made.tool.connection;
    if (made.tool.tool == todotools::Add && now)
        return Reverse{Verb::Add, place, todotools::Remove, {{"id"_L1, now->id}},
            u"Took %1 away again."_s.arg(inQuotes(now->task))};
    if (made.tool.tool == todotools::Remove && removed)
        return Reverse{Verb::Remove, place, todotools::Add, {{"task"_L1, removed->task}},
            u"Added %1 again."_s.arg(inQuotes(removed->task))};
    if (!now || !before)
        return std::nullopt;
    if (made.tool.tool == todotools::Rename)
        return Reverse{Verb::Rename, place, todotools::Rename, {{"id"_L1, now->id}, {"task"_L1, before->task}},
            u"Renamed %1 back to %2."_s.arg(inQuotes(now->task), inQuotes(before->task))};
    if (before->done == now->done)
        return std::nullopt;
    return before->done ? Reverse{Verb::Reopen, place, todotools::Complete, {{"id"_L1, now->id}},
                              u"Ticked off %1 again: done."_s.arg(inQuotes(now->task))}
                        : Reverse{Verb::Done, place, todotools::Reopen, {{"id"_L1, now->id}},
                              u"Opened %1 again."_s.arg(inQuotes(now->task))};
}

} // namespace

QList<MadeCall> callsMade(const QList<ModelMessage> &messages, const QList<ToolDefinition> &tools)
{
    QList<MadeCall> made;
    for (const ModelMessage &message : messages) {
        for (const ToolCall &call : message.calls) {
            const auto tool = std::ranges::find(tools, call.name, &ToolDefinition::name);
            made.append({call, tool == tools.end() ? ToolDefinition() : *tool, {}});
        }
        for (const ToolResult &result : message.results) {
            const auto call =
                std::ranges::find_if(made, [&](const MadeCall &one) { return one.call.id == result.callId; });
            if (call != made.end())
                call->result = result;
        }
    }
    made.removeIf([](const MadeCall &one) { return one.result.callId.isEmpty(); });
    return made;
}

QList<KnownTodo> todosIn(const MadeCall &list)
{
    QList<KnownTodo> todos;
    for (const QJsonValue &one : objectOf(list.result).value("todos"_L1).toArray())
        todos << todoFrom(one.toObject(), list.tool.connection);
    return todos;
}

std::optional<KnownTodo> todoIn(const MadeCall &change, QLatin1StringView member)
{
    const QJsonValue todo = objectOf(change.result).value(member);
    if (!todo.isObject())
        return std::nullopt;
    return todoFrom(todo.toObject(), change.tool.connection);
}

Recall recalled(const QList<ModelMessage> &before, const QList<ToolDefinition> &tools, const QList<KnownTodo> &todos)
{
    Recall recall;
    for (const auto &turn : turnsBackwards(before)) {
        QList<qsizetype> changed;
        for (const MadeCall &made : callsMade(turn, tools)) {
            const auto todo = changesTodos(made) ? todoIn(made, "todo"_L1) : std::nullopt;
            if (todo && indexOf(todos, *todo) >= 0)
                changed << indexOf(todos, *todo);
        }
        const QList<qsizetype> numbered = numberedIn(turn.last().text, todos);
        if (recall.listed.isEmpty())
            recall.listed = numbered;
        if (recall.mentioned.isEmpty())
            recall.mentioned = changed.isEmpty() ? numbered : changed;
    }
    return recall;
}

namespace {

/// What takes one turn back, last change first.
QList<Reverse> reversesOf(const QList<ModelMessage> &turn, const QList<ToolDefinition> &tools)
{
    QList<Reverse> back;
    for (const MadeCall &made : callsMade(turn, tools)) {
        if (const auto reverse = changesTodos(made) ? reverseOf(made) : std::nullopt)
            back.prepend(*reverse);
    }
    return back;
}

} // namespace

QList<Reverse> reverses(const QList<ModelMessage> &before, const QList<ToolDefinition> &tools,
    const std::function<bool(const QString &)> &isUndo)
{
    int takenBack = 0;
    for (const auto &turn : turnsBackwards(before)) {
        const QList<Reverse> back = reversesOf(turn, tools);
        if (back.isEmpty())
            continue;
        if (isUndo(turn.first().text))
            ++takenBack;
        else if (takenBack-- == 0)
            return back;
    }
    return {};
}

std::optional<Reverse> changedInLastTurn(const QList<ModelMessage> &before, const QList<ToolDefinition> &tools)
{
    const auto turns = turnsBackwards(before);
    const QList<Reverse> back = turns.isEmpty() ? QList<Reverse>() : reversesOf(turns.first(), tools);
    return back.isEmpty() ? std::nullopt : std::optional(back.first());
}

} // namespace agent0::builtin
