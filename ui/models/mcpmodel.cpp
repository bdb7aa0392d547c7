#include "models/mcpmodel.h"

#include "base/displaytext.h"
#include "text/errortext.h"

namespace agent0 {

namespace {

constexpr qsizetype MostSaid = 500;
constexpr int MostReloads = 10; ///< in a row, however often a server says that it has changed

QString lineOf(const QString &text) { return displayText(text.section(u'\n', 0, 0), 200); }

} // namespace

/// A question on the screen: gone with the coroutine that asks it, also when the server takes it back.
class McpModel::Asking {
public:
    Asking(McpModel &model, Elicitation form, OneShot<ElicitationReply>::Sender answer) : m_model(model)
    {
        m_model.m_answer.emplace(std::move(answer));
        m_model.m_question = McpQuestion{m_model.serverName(), std::move(form)};
        emit m_model.questionChanged();
    }
    ~Asking()
    {
        m_model.m_answer.reset();
        m_model.m_question.reset();
        emit m_model.questionChanged();
    }
    Asking(const Asking &) = delete;
    Asking &operator=(const Asking &) = delete;

private:
    McpModel &m_model;
};

McpModel::McpModel(McpSource source) : m_source(std::move(source)) { }

McpModel::~McpModel()
{
    drop();
    m_farewell.cancel();
}

QList<Connection> McpModel::choices() const
{
    QList<Connection> found;
    for (const Connection &one : m_source.connections()) {
        if (one.enabled && one.apiType == ApiType::Mcp)
            found << one;
    }
    return found;
}

QString McpModel::serverName() const
{
    if (!m_server.title.isEmpty() || !m_server.name.isEmpty())
        return m_server.title.isEmpty() ? m_server.name : m_server.title;
    for (const Connection &one : m_source.connections()) {
        if (one.id == m_connection && !one.displayName.isEmpty())
            return displayText(one.displayName, 80);
    }
    return displayText(m_connection, 80);
}

void McpModel::enter(State state)
{
    m_state = std::move(state);
    emit stateChanged();
}

void McpModel::drop()
{
    m_work.cancel();
    for (const QPointer<McpErrand> &errand : std::exchange(m_errands, {})) {
        if (errand)
            errand->forget();
    }
    if (m_client)
        m_farewell.start(bidFarewell(std::exchange(m_client, nullptr)));
}

Task<> McpModel::bidFarewell(std::shared_ptr<McpConnection> client) { co_await client->client().close(); }

void McpModel::clear()
{
    m_changes = 0;
    m_server = {};
    m_tools.clear();
    m_resources.clear();
    m_templates.clear();
    m_prompts.clear();
    m_said.clear();
    showLists();
    emit heard();
}

void McpModel::use(const QString &connection)
{
    if (connection == m_connection && !std::holds_alternative<NoneChosen>(m_state))
        return;
    m_connection = connection;
    reload();
}

void McpModel::reload()
{
    drop();
    clear();
    if (m_connection.isEmpty())
        return enter(NoneChosen());
    enter(Loading());
    m_work.start(load());
}

void McpModel::askPerson()
{
    drop();
    clear();
    enter(Loading());
    m_work.start(loadWithHelp());
}

std::shared_ptr<void> McpModel::flow(const QString &action) const
{
    return m_source.beginFlow ? m_source.beginFlow(action, m_connection) : nullptr;
}

Task<> McpModel::loadWithHelp()
{
    const auto helped = co_await m_source.help(m_connection);
    if (helped)
        co_await load();
    else
        enter(Failed{helped.error()});
}

Task<> McpModel::load()
{
    const std::shared_ptr<void> recorded = flow(u"mcp tools"_s);
    auto client = m_source.open(m_connection, host());
    if (!client) {
        enter(Failed{client.error()});
        co_return;
    }
    m_client = std::move(*client);
    const auto loaded = co_await loadLists();
    if (!loaded) {
        enter(Failed{loaded.error()});
        co_return;
    }
    co_await loadChanged();
    enter(Ready());
}

/// Once more for as long as something changes meanwhile.
Task<> McpModel::loadChanged()
{
    for (int times = 0; m_changes > 0 && times < MostReloads; ++times) {
        m_changes = 0;
        const auto loaded = co_await loadLists();
        if (!loaded)
            say(u"warning"_s, errorText(loaded.error()).what);
    }
    m_changes = 0;
}

Task<Result<>> McpModel::loadLists()
{
    const std::shared_ptr<McpConnection> client = m_client;
    const auto server = co_await client->client().connect();
    if (!server)
        co_return fail(server.error());
    m_server = *server;
    if (m_server.can("tools"_L1)) {
        auto tools = co_await client->client().tools();
        if (!tools)
            co_return fail(tools.error());
        m_tools = std::move(*tools);
    }
    if (m_server.can("resources"_L1)) {
        auto resources = co_await client->client().resources();
        if (!resources)
            co_return fail(resources.error());
        m_resources = std::move(*resources);
        // Not every server that has resources knows templates.
        auto templates = co_await client->client().resourceTemplates();
        m_templates = templates ? std::move(*templates) : QList<McpResourceTemplate>();
    }
    if (m_server.can("prompts"_L1)) {
        auto prompts = co_await client->client().prompts();
        if (!prompts)
            co_return fail(prompts.error());
        m_prompts = std::move(*prompts);
    }
    showLists();
    co_return Result<>();
}

void McpModel::showLists()
{
    QList<McpItems::Item> tools, resources, prompts;
    for (const McpTool &one : m_tools) {
        const QString badge = one.hints.readOnly == true ? tr("reads")
            : one.hints.destructive == false             ? tr("writes")
                                                         : tr("may destroy");
        tools.append({displayText(one.title.isEmpty() ? one.name : one.title, 120), lineOf(one.description), badge});
    }
    for (const McpResource &one : m_resources)
        resources.append({displayText(one.title.isEmpty() ? one.name : one.title, 120), displayText(one.uri, 200), {}});
    for (const McpResourceTemplate &one : m_templates)
        resources.append({displayText(one.title.isEmpty() ? one.name : one.title, 120),
            displayText(one.uriTemplate, 200), tr("template")});
    for (const McpPrompt &one : m_prompts)
        prompts.append({displayText(one.title.isEmpty() ? one.name : one.title, 120), lineOf(one.description), {}});
    m_toolItems.set(std::move(tools));
    m_resourceItems.set(std::move(resources));
    m_promptItems.set(std::move(prompts));
    emit listsChanged();
}

McpHost McpModel::host()
{
    McpHost host;
    host.elicit = [this](Elicitation form) { return ask(std::move(form)); };
    host.log = [this](const McpLogMessage &one) {
        say(one.level, one.logger.isEmpty() ? one.text : one.logger + u": "_s + one.text);
    };
    host.changed = [this](const QString &list) { listChanged(list); };
    host.warned = [this](const Error &error) { say(u"warning"_s, errorText(error).what); };
    return host;
}

void McpModel::listChanged(const QString &list)
{
    say(u"notice"_s,
        list == "tools"_L1         ? tr("The server has changed its tools.")
            : list == "prompts"_L1 ? tr("The server has changed its prompts.")
                                   : tr("The server has changed its resources."));
    if (++m_changes == 1 && std::holds_alternative<Ready>(m_state))
        m_work.start(loadChanged());
}

void McpModel::say(const QString &level, const QString &text)
{
    m_said.append({displayText(level, 20), displayText(text, 1000)});
    if (m_said.size() > MostSaid)
        m_said.removeFirst();
    emit heard();
}

Task<ElicitationReply> McpModel::ask(Elicitation form)
{
    const auto turn = co_await m_asking.enter();
    OneShot<ElicitationReply> reply;
    const Asking asking(*this, std::move(form), reply.sender);
    ElicitationReply given = co_await reply.receiver;
    co_return given;
}

void McpModel::answer(ElicitationReply reply)
{
    if (const auto answer = std::exchange(m_answer, std::nullopt))
        answer->send(std::move(reply));
}

bool McpModel::mustAsk(const McpTool &tool) const
{
    return tool.hints.readOnly != true && !m_allowed.contains(tool.fingerprint());
}

void McpModel::allow(const McpTool &tool) { m_allowed.insert(tool.fingerprint()); }

} // namespace agent0
