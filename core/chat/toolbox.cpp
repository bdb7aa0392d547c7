#include "chat/toolbox.h"

#include "base/race.h"
#include "chat/mcptool.h"
#include "chat/todotool.h"

#include <algorithm>

namespace agent0 {

namespace {

constexpr qsizetype LongestName = 64;
/// More than that no model chooses well among, and no provider takes.
constexpr qsizetype MostOfOne = 64;
constexpr qsizetype LongestDescription = 2000;

QString plain(const QString &name)
{
    QString text;
    for (const QChar c : name) {
        const bool fine =
            (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'-';
        text += fine ? c : QChar(u'_');
    }
    return text;
}

} // namespace

Toolbox::Toolbox(Agent &agent, McpHost host) : m_agent(agent), m_host(std::move(host)) { }

QString Toolbox::Tools::uniqueName(const QString &connection, const QString &tool) const
{
    const QString wanted = (plain(connection) + u'_' + plain(tool)).left(LongestName);
    QString name = wanted;
    for (int number = 2; named(name); ++number) {
        const QString suffix = u"_%1"_s.arg(number);
        name = wanted.left(LongestName - suffix.size()) + suffix;
    }
    return name;
}

void Toolbox::addTodoTools(Tools &tools, const Connection &connection)
{
    for (ToolDefinition definition : todoToolDefinitions(connection)) {
        definition.name = tools.uniqueName(connection.id, definition.tool);
        tools.all.push_back(std::make_unique<TodoTool>(std::move(definition), m_agent.todos(connection.id)));
    }
}

void Toolbox::addMcpTools(Tools &tools, const Connection &connection, const Found &found)
{
    tools.servers.push_back(found.server);
    for (const McpTool &tool : found.tools) {
        ToolDefinition definition{tools.uniqueName(connection.id, tool.name), tool.description.left(LongestDescription),
            tool.inputSchema, connection.id, connection.displayName, tool.name};
        tools.all.push_back(std::make_unique<McpChatTool>(std::move(definition), tool, found.server));
    }
}

Task<Result<Toolbox::Found>> Toolbox::ask(Connection connection, Milliseconds patience)
{
    McpHost host = m_host;
    host.patience = patience;
    host.elicit = [this, id = connection.id](Elicitation form) { return elicited(id, std::move(form)); };
    auto server = m_agent.mcp(connection.id, std::move(host));
    if (!server)
        co_return fail(server.error());
    Found found;
    found.server = std::move(*server);
    auto tools = co_await found.server->client().tools();
    if (!tools)
        co_return fail(tools.error());
    found.tools = co_await harmless(std::move(*tools));
    found.server->client().setPatience(m_host.patience);
    co_return found;
}

/// Without those that are called by a token of ours, and without any in what the others say of themselves.
Task<QList<McpTool>> Toolbox::harmless(QList<McpTool> tools)
{
    tools = tools.first(std::min(tools.size(), MostOfOne));
    QStringList texts;
    for (const McpTool &tool : tools)
        texts << tool.name << tool.description;
    const QStringList clean = co_await m_agent.withoutSecrets(std::move(texts));
    QList<McpTool> some;
    for (qsizetype i = 0; i < tools.size(); ++i) {
        if (clean[2 * i] != tools[i].name)
            continue;
        some << tools[i];
        some.last().description = clean[2 * i + 1];
    }
    co_return some;
}

/// The newest call at that server is the one that it asks about: it is called by one after the other.
Task<ElicitationReply> Toolbox::elicited(QString connection, Elicitation form)
{
    const auto newest = std::find_if(m_questions.rbegin(), m_questions.rend(),
        [&](const CallQuestions *one) { return one->connection() == connection; });
    if (newest == m_questions.rend())
        co_return ElicitationReply();
    co_return co_await (*newest)->put(std::move(form));
}

Task<Toolbox::Tools> Toolbox::look(Milliseconds patience)
{
    Tools tools;
    QList<Connection> servers;
    for (const Connection &connection : m_agent.profile().connections) {
        if (connection.enabled && connection.apiType == ApiType::Todo)
            addTodoTools(tools, connection);
        else if (connection.enabled && connection.apiType == ApiType::Mcp)
            servers << connection;
    }
    std::vector<Task<Result<Found>>> asked;
    for (const Connection &connection : servers)
        asked.push_back(ask(connection, patience));
    const auto answers = co_await whenAll(std::move(asked));
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const Connection &connection = servers[qsizetype(i)];
        if (answers[i])
            addMcpTools(tools, connection, *answers[i]);
        else
            tools.absent.append({connection.id, answers[i].error()});
    }
    co_return tools;
}

Task<> Toolbox::open(Milliseconds patience)
{
    auto found = co_await look(patience);
    m_next.emplace(std::move(found));
    if (m_held.expired())
        letGo();
}

/// What was found takes the place of what is there, whose servers are told.
void Toolbox::letGo()
{
    if (!m_next)
        return;
    Tools before = std::exchange(m_now, std::move(*m_next));
    m_next.reset();
    if (!before.servers.empty())
        m_farewells.start(end(std::move(before.servers)));
}

std::shared_ptr<const void> Toolbox::hold()
{
    if (auto held = m_held.lock())
        return held;
    const std::shared_ptr<const void> held(this, [this](const void *) { letGo(); });
    m_held = held;
    return held;
}

Task<> Toolbox::end(std::vector<std::shared_ptr<McpConnection>> servers)
{
    for (const auto &server : servers)
        co_await server->client().close();
}

Task<> Toolbox::close()
{
    if (m_held.expired())
        co_await end(std::exchange(m_now.servers, {}));
}

QList<ToolDefinition> Toolbox::definitions() const
{
    QList<ToolDefinition> all;
    for (const auto &tool : m_now.all)
        all << tool->definition();
    return all;
}

ChatTool *Toolbox::Tools::named(const QString &name) const
{
    const auto found = std::ranges::find_if(all, [&](const auto &tool) { return tool->definition().name == name; });
    return found == all.end() ? nullptr : found->get();
}

ChatTool *Toolbox::named(const QString &name) const { return m_now.named(name); }

ChatTool *Toolbox::of(const QString &connection, const QString &tool) const
{
    const auto found = std::ranges::find_if(m_now.all,
        [&](const auto &one) { return one->definition().connection == connection && one->definition().tool == tool; });
    return found == m_now.all.end() ? nullptr : found->get();
}

} // namespace agent0
