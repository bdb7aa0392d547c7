#include "demostage.h"

#include "agentjson.h"
#include "commands.h"
#include "context.h"
#include "steptext.h"

namespace agent0::ctl {

namespace {

QJsonObject grantedBy(const QList<Todo> &todos) { return {{u"todos"_s, todos.size()}}; }
QJsonObject grantedBy(const QList<McpTool> &tools) { return {{u"tools"_s, tools.size()}}; }
QJsonObject grantedBy(const McpToolResult &result) { return {{u"pieces"_s, result.content.size()}}; }
QJsonObject grantedBy(const Todo &todo) { return {{u"id"_s, todo.id}, {u"completed"_s, todo.completed}}; }

/// Counts and shows the steps.
class DemoShow {
public:
    explicit DemoShow(Context &context) : m_context(context), m_began(clock().ticks()) { }

    void show(const Step &step)
    {
        QJsonObject json = toJson(step);
        json["number"_L1] = ++m_steps;
        m_context.out.event("step"_L1, json);
        m_context.out.line(stepLine(step, m_steps));
    }

    /// Does one thing with the resource and shows it as a step.
    template<typename T>
    Task<Result<T>> timed(Step step, Task<Result<T>> work)
    {
        const Milliseconds began = clock().ticks();
        auto result = co_await work;
        step.took = clock().ticks() - began;
        if (!result)
            step.failure = result.error();
        else if constexpr (!std::is_void_v<T>)
            step.granted = grantedBy(*result);
        show(step);
        co_return result;
    }

    void countRequest() { ++m_requests; }

    void summary(int idJags)
    {
        const qint64 ms = (clock().ticks() - m_began).count();
        m_context.out.event(
            "done"_L1, {{"steps"_L1, m_steps}, {"requests"_L1, m_requests}, {"idJags"_L1, idJags}, {"ms"_L1, ms}});
        m_context.out.line(u"\nDone: %1 steps, %2 requests, %3 ID-JAGs, %4 ms. Nothing was kept."_s.arg(m_steps)
                .arg(m_requests)
                .arg(idJags)
                .arg(ms));
    }

    Clock &clock() { return m_context.composition.clock(); }

private:
    Context &m_context;
    Milliseconds m_began;
    int m_steps = 0;
    int m_requests = 0;
};

Step todoStep(const Connection &connection, const QString &title, const QString &request)
{
    return Step{Leg::Resource, connection.id, title + u" at "_s + connection.displayName, {{u"request"_s, request}}, {},
        {}, {}};
}

/// Lists the todos, adds one, ticks it off, removes it.
Task<Result<>> useTodos(DemoShow &show, Agent &agent, Connection connection)
{
    TodoClient todos = agent.todos(connection.id);
    const auto listed = co_await show.timed(todoStep(connection, u"todos listed"_s, u"GET /todos"_s), todos.list());
    if (!listed)
        co_return failed(listed);
    const auto added =
        co_await show.timed(todoStep(connection, u"todo added"_s, u"POST /todos"_s), todos.add(u"Try Agent0"_s));
    if (!added)
        co_return failed(added);
    const QString place = u"/todos/"_s + added->id;
    const auto done = co_await show.timed(
        todoStep(connection, u"todo ticked off"_s, u"PUT "_s + place), todos.setCompleted(added->id, true));
    if (!done)
        co_return failed(done);
    co_return co_await show.timed(
        todoStep(connection, u"todo removed"_s, u"DELETE "_s + place), todos.remove(added->id));
}

/// Lists the tools and calls the one that reads.
Task<Result<>> useMcp(DemoShow &show, Agent &agent, Connection connection)
{
    const auto server = agent.mcp(connection.id, {});
    if (!server)
        co_return failed(server);
    McpClient &client = (*server)->client();
    const auto tools = co_await show.timed(todoStep(connection, u"tools listed"_s, u"tools/list"_s), client.tools());
    if (!tools)
        co_return failed(tools);
    for (const McpTool &tool : *tools) {
        if (tool.name != "list_todos"_L1)
            continue;
        const auto called = co_await show.timed(
            todoStep(connection, u"tool called"_s, u"tools/call list_todos"_s), client.call(tool, "{}"));
        if (!called)
            co_return failed(called);
    }
    co_await client.close();
    co_return Result<>();
}

Surroundings demoSurroundings(Context &context, const std::shared_ptr<DemoShow> &show)
{
    Surroundings surroundings = context.composition.surroundings();
    surroundings.steps = [show](const Step &step) {
        if (step.leg != Leg::Resource) // told in the demo's own words, by what the answer holds
            show->show(step);
    };
    surroundings.trace = [show, print = surroundings.trace](const TraceRecord &record) {
        show->countRequest();
        if (print)
            print(record);
    };
    return surroundings;
}

Task<Result<>> runDemo(Context &context)
{
    const auto show = std::make_shared<DemoShow>(context);
    const auto stage = std::make_shared<DemoStage>(demoSurroundings(context, show));
    context.afterwards = [stage] { return stage->cleanUp(); };
    const auto agent = co_await stage->prepare();
    if (!agent)
        co_return failed(agent);
    context.out.remark(u"A sandbox runs in this process: %1\n"_s.arg(QString::fromUtf8(stage->issuer())));
    const auto person = co_await stage->signIn();
    if (!person)
        co_return failed(person);
    int idJags = 0;
    for (const Connection &connection : (*agent)->profile().connections) {
        const auto access = co_await (*agent)->access(connection.id);
        if (!access)
            co_return failed(access);
        const auto used = connection.apiType == ApiType::Mcp ? co_await useMcp(*show, **agent, connection)
                                                             : co_await useTodos(*show, **agent, connection);
        if (!used)
            co_return failed(used);
    }
    const auto status = co_await (*agent)->status();
    if (status) {
        for (const ConnectionStatus &one : status->connections)
            idJags += one.idJagsThisMonth;
    }
    const auto signedOut = co_await (*agent)->signOut(false, true);
    if (!signedOut)
        co_return failed(signedOut);
    show->summary(idJags);
    co_return Result<>();
}

} // namespace

const Command demoCommand{
    .name = "demo",
    .synopsis = "demo",
    .summary = "the whole chain against a sandbox inside this program",
    .description = "Starts an identity provider and two connected apps in this process, signs in through the real "
                   "login page with a browser that has no "
                   "window, gets an ID-JAG and an access token for each app, uses it, and signs out with proof that "
                   "every token is dead. Each step "
                   "is a line: what was asked, what was granted, how long it took.\n\nUses the real keychain "
                   "(--secret-store memory does "
                   "without one) and leaves nothing behind.",
    .options = {},
    .arguments = {},
    .examples = {{"demo", "see it all work, with no account anywhere"}, {"demo --json", "the steps as events"}},
    .exits = {1, 3, 4, 5, 6, 7},
    .events = true,
    .run = runDemo,
};

} // namespace agent0::ctl
