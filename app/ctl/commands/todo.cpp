#include "agentjson.h"
#include "commands.h"
#include "context.h"
#include "stepup.h"

namespace agent0::ctl {

namespace {

/// The connection that was named, else the first one enabled that has todos.
Result<Connection> todoConnection(const Profile &profile, const CommandLine &line)
{
    if (const auto id = line.given("connection"_L1))
        return Context::connection(profile, *id);
    for (const Connection &one : profile.connections) {
        if (one.enabled && one.apiType == ApiType::Todo)
            return one;
    }
    return fail(Fault::Configuration, Leg::Configuration, "connection_missing"_L1,
        u"No enabled connection of this profile has todos."_s,
        u"Add one whose api.type is \"todo\" (agent0ctl connections add), or name one with --connection."_s);
}

struct TodoAccess {
    QString connection;
    TodoClient client;
};

Result<TodoAccess> todoAccess(Context &context)
{
    const auto agent = context.agentForAccess();
    if (!agent)
        return failed(agent);
    letThePersonStepUp(context, **agent);
    const auto connection = todoConnection((*agent)->profile(), context.line);
    if (!connection)
        return failed(connection);
    return TodoAccess{connection->id, (*agent)->todos(connection->id)};
}

QStringList todoRow(const Todo &todo)
{
    return {shown(todo.id), todo.completed ? u"[x]"_s : u"[ ]"_s, shown(todo.task)};
}

void showTodo(Context &context, const QString &connection, const Todo &todo)
{
    context.out.document({{"connection"_L1, connection}, {"todo"_L1, toJson(todo)}});
    context.out.lines(columns({todoRow(todo)}));
}

Task<Result<>> runTodoList(Context &context)
{
    auto access = todoAccess(context);
    if (!access)
        co_return failed(access);
    const auto todos = co_await access->client.list();
    if (!todos)
        co_return failed(todos);
    QJsonArray json;
    QList<QStringList> rows;
    for (const Todo &todo : *todos) {
        json << toJson(todo);
        rows << todoRow(todo);
    }
    context.out.document({{"connection"_L1, access->connection}, {"todos"_L1, json}});
    if (rows.isEmpty())
        context.out.remark(u"No todos."_s);
    context.out.lines(columns(rows));
    co_return Result<>();
}

Task<Result<>> runTodoAdd(Context &context)
{
    auto access = todoAccess(context);
    if (!access)
        co_return failed(access);
    const auto todo = co_await access->client.add(context.line.argument());
    if (!todo)
        co_return failed(todo);
    showTodo(context, access->connection, *todo);
    co_return Result<>();
}

Task<Result<>> setCompleted(Context &context, bool completed)
{
    auto access = todoAccess(context);
    if (!access)
        co_return failed(access);
    const auto todo = co_await access->client.setCompleted(context.line.argument(), completed);
    if (!todo)
        co_return failed(todo);
    showTodo(context, access->connection, *todo);
    co_return Result<>();
}

Task<Result<>> runTodoDone(Context &context) { return setCompleted(context, true); }
Task<Result<>> runTodoUndo(Context &context) { return setCompleted(context, false); }

Task<Result<>> runTodoRemove(Context &context)
{
    auto access = todoAccess(context);
    if (!access)
        co_return failed(access);
    const QString id = context.line.argument();
    const auto removed = co_await access->client.remove(id);
    if (!removed)
        co_return failed(removed);
    context.out.document({{"connection"_L1, access->connection}, {"removed"_L1, id}});
    context.out.remark(u"Removed %1."_s.arg(shown(id)));
    co_return Result<>();
}

constexpr Option whichTodos{"connection", "ID", "which connection; default: the first that has todos", Words::Connection};

} // namespace

const Command todoListCommand{
    .name = "todo list",
    .synopsis = "todo list [--connection ID]",
    .summary = "list the todos",
    .description = "A line for each: its number, whether it is done, what it says.",
    .options = {whichTodos},
    .arguments = {},
    .examples = {{"todo list", "what is to be done"}, {"todo list --json", "{\"connection\":…,\"todos\":[{\"id\",\"task\",…}]}"}},
    .exits = {1, 3, 4, 5, 6, 7, 8},
    .starts = Starts::BrowserAtTerminal,
    .run = runTodoList,
};

const Command todoAddCommand{
    .name = "todo add",
    .synopsis = "todo add TEXT [--connection ID]",
    .summary = "add a todo",
    .description = "Prints the new todo with its number.",
    .options = {whichTodos},
    .arguments = {{"TEXT", "what is to be done"}},
    .examples = {{"todo add \"Buy milk\"", "one more"}, {"todo add -- --help", "a text that begins with a dash"}},
    .exits = {1, 3, 4, 5, 6, 7, 8},
    .starts = Starts::BrowserAtTerminal,
    .run = runTodoAdd,
};

const Command todoDoneCommand{
    .name = "todo done",
    .synopsis = "todo done N [--connection ID]",
    .summary = "tick a todo off",
    .description = "",
    .options = {whichTodos},
    .arguments = {{"N", "the todo's number, as in todo list"}},
    .examples = {{"todo done 3", "number 3 is done"}},
    .exits = {1, 3, 4, 5, 6, 7, 8},
    .starts = Starts::BrowserAtTerminal,
    .run = runTodoDone,
};

const Command todoUndoCommand{
    .name = "todo undo",
    .synopsis = "todo undo N [--connection ID]",
    .summary = "open a todo again",
    .description = "",
    .options = {whichTodos},
    .arguments = {{"N", "the todo's number, as in todo list"}},
    .examples = {{"todo undo 3", "number 3 is not done after all"}},
    .exits = {1, 3, 4, 5, 6, 7, 8},
    .starts = Starts::BrowserAtTerminal,
    .run = runTodoUndo,
};

const Command todoRemoveCommand{
    .name = "todo rm",
    .synopsis = "todo rm N [--connection ID]",
    .summary = "remove a todo",
    .description = "",
    .options = {whichTodos},
    .arguments = {{"N", "the todo's number, as in todo list"}},
    .examples = {{"todo rm 3", "number 3 is gone"}},
    .exits = {1, 3, 4, 5, 6, 7, 8},
    .starts = Starts::BrowserAtTerminal,
    .run = runTodoRemove,
};

} // namespace agent0::ctl
