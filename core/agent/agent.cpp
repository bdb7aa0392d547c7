#include "agent/access.h"
#include "agent/connectionsender.h"
#include "agent/detailsreport.h"
#include "agent/mcprevision.h"
#include "agent/parts.h"
#include "agent/personpicture.h"
#include "agent/proposalsearch.h"
#include "agent/resourcecall.h"
#include "agent/signinflow.h"
#include "agent/signout.h"
#include "agent/statusreport.h"

#include "base/displaytext.h"

#include <algorithm>
#include <array>

namespace agent0 {

SignInOptions SignInOptions::after(const Error &refusal)
{
    SignInOptions options;
    options.force = true;
    options.samePerson = true;
    if (refusal.oauth) {
        options.acrValues = refusal.oauth->acrValues.split(u' ', Qt::SkipEmptyParts);
        options.maxAge = refusal.oauth->maxAge;
    }
    return options;
}

AgentParts::AgentParts(Ports from, Profile of, QString dataFolder, StepSink sink)
    : ports(std::move(from)),
      profile(std::move(of)),
      folder(std::move(dataFolder)),
      steps(std::move(sink)),
      vault(ports.secrets, ports.clock, ports.random, profile.name, folder),
      ledger(ports.clock, folder),
      documents(ports.clock, &vault),
      discovery(ports.http, ports.clock, documents),
      credentials(ports.secrets, profile),
      proofs(ports, profile, folder, vault),
      session(ports, profile, folder, vault, documents, discovery, credentials, proofs, steps),
      idJags(ports, profile, session, discovery, credentials, ledger, steps),
      redemption(ports, discovery, credentials, steps),
      own(ports, profile, vault, discovery, credentials, steps),
      broker(ports, profile, folder, vault, documents, discovery, proofs, idJags, redemption, own),
      known(ports, profile, vault)
{
}

Result<Connection> AgentParts::usable(const QString &connectionId) const
{
    const Connection *connection = profile.connection(connectionId);
    if (!connection)
        return fail(Fault::Configuration, Leg::Configuration, "unknown_connection"_L1,
            u"There is no connection \"%1\"."_s.arg(displayText(connectionId, 80)),
            u"List them with agent0ctl connections list, or add it with agent0ctl connections add."_s);
    if (!connection->enabled)
        return fail(Fault::Refused, Leg::Configuration, "connection_disabled"_L1,
            u"The connection \"%1\" is disabled."_s.arg(connectionId),
            connection->managed ? u"The administrator's policy disables it."_s
                                : u"Enable it: agent0ctl connections enable %1"_s.arg(connectionId));
    if (connection->access == Access::OAuth && profile.agent.consent == "forbidden"_L1)
        return fail(Fault::Refused, Leg::Configuration, "consent_forbidden"_L1,
            u"Access to \"%1\" would need your own consent, which the administrator's policy does not allow."_s.arg(
                connectionId),
            u"Ask the administrator to connect it through the identity provider (access xaa)."_s);
    return *connection;
}

Agent::Agent(Ports ports, Profile profile, QString dataFolder, StepSink steps)
    : m_parts(
          std::make_unique<AgentParts>(std::move(ports), std::move(profile), std::move(dataFolder), std::move(steps)))
{
}

Agent::~Agent() = default;

const Profile &Agent::profile() const { return m_parts->profile; }

void Agent::setConnections(QList<Connection> connections) { m_parts->profile.connections = std::move(connections); }

void Agent::allowStepUp(OpenBrowser open) { m_parts->stepUp = std::move(open); }

Task<Result<Person>> Agent::signIn(SignInOptions options, OpenBrowser open)
{
    SignInFlow flow(*m_parts);
    co_return co_await flow.run(std::move(options), std::move(open));
}

Task<Result<SignOutReport>> Agent::signOut(bool everywhere, bool prove)
{
    SignOut flow(*m_parts);
    co_return co_await flow.run(everywhere, prove);
}

Task<Result<QList<RevokedToken>>> Agent::disconnect(QString connectionId)
{
    SignOut flow(*m_parts);
    co_return co_await flow.disconnect(std::move(connectionId));
}

Task<Result<QList<RevokedToken>>> Agent::forgetConnection(QString connectionId)
{
    SignOut flow(*m_parts);
    co_return co_await flow.forgetConnection(std::move(connectionId));
}

Task<Result<QList<RevokedToken>>> Agent::endStrayConsents()
{
    SignOut flow(*m_parts);
    co_return co_await flow.endStrayConsents();
}

Task<Result<ConnectionDetails>> Agent::connectionDetails(QString connectionId)
{
    DetailsReport report(*m_parts);
    co_return co_await report.make(std::move(connectionId));
}

Task<Result<ConnectionProposal>> Agent::proposeConnection(QString resourceAddress)
{
    ProposalSearch search(*m_parts);
    co_return co_await search.find(std::move(resourceAddress));
}

Task<Result<QByteArray>> Agent::picture()
{
    PersonPicture picture(*m_parts);
    co_return co_await picture.fetch();
}

Task<bool> Agent::keychainReady() { return m_parts->ports.secrets.ready(); }

Task<Result<Status>> Agent::status()
{
    StatusReport report(*m_parts);
    co_return co_await report.make();
}

Task<Result<LiveToken>> Agent::access(QString connectionId, bool anew)
{
    const auto connection = m_parts->usable(connectionId);
    if (!connection)
        co_return fail(connection.error());
    QByteArray refused;
    if (anew) {
        const auto content = co_await m_parts->vault.read();
        if (!content)
            co_return fail(content.error());
        const auto kept = (*content)->access.find(connectionId);
        if (kept != (*content)->access.end())
            refused = Session::hash(kept->second->accessToken);
    }
    AccessWish wish;
    wish.refused = refused;
    SteppedUpAccess access(*m_parts);
    co_return co_await access.access(*connection, wish);
}

Task<Result<LiveToken>> Agent::connect(QString connectionId, OpenBrowser open)
{
    const auto connection = m_parts->usable(connectionId);
    if (!connection)
        co_return fail(connection.error());
    AccessWish wish;
    wish.open = std::move(open);
    // What the resource wants is in the challenge to one who has nothing.
    const auto prepared = co_await m_parts->broker.isPrepared(*connection);
    if (prepared && !*prepared && connection->authorizationServer.isEmpty() && !connection->apiBaseUrl.isEmpty()) {
        const auto stream = co_await m_parts->ports.http.open(
            HttpRequest::get(connection->apiBaseUrl.toLatin1()).on(Leg::Discovery, connection->id));
        if (stream && (*stream)->head().status == 401)
            wish.refusal = (*stream)->head();
    }
    SteppedUpAccess access(*m_parts);
    co_return co_await access.access(*connection, wish);
}

Task<Result<std::optional<Person>>> Agent::person()
{
    StatusReport report(*m_parts);
    auto session = co_await report.session();
    if (!session)
        co_return fail(session.error());
    if (session->keychainFailure)
        co_return fail(*session->keychainFailure);
    if (session->person.subject.isEmpty())
        co_return std::nullopt;
    co_return std::move(session->person);
}

std::unique_ptr<AuthorizedSender> Agent::sender(QString connectionId)
{
    return std::make_unique<ConnectionSender>(*m_parts, std::move(connectionId));
}

Task<Result<HttpResponse>> Agent::call(
    QString connectionId, QByteArray method, QString path, QByteArray body, QByteArray contentType)
{
    const auto connection = m_parts->usable(connectionId);
    if (!connection)
        co_return fail(connection.error());
    // Before a token is spent on an address that cannot be sent.
    if (const auto address = apiAddress(*connection, path); !address)
        co_return fail(address.error());
    ApiRequest request(std::move(method), std::move(path));
    request.body = std::move(body);
    request.contentType = std::move(contentType);
    ResourceCall call(*m_parts);
    co_return co_await call.run(*connection, std::move(request));
}

Task<Result<>> Agent::test(QString connectionId)
{
    const auto connection = m_parts->usable(connectionId);
    if (!connection)
        co_return fail(connection.error());
    const bool mcp = connection->apiType == ApiType::Mcp;
    const QString path = connection->apiType == ApiType::Todo ? u"/todos"_s : QString();
    const QByteArray ping = mcp ? QByteArray(R"({"jsonrpc":"2.0","id":1,"method":"ping"})") : QByteArray();
    const auto answer = co_await call(connectionId, mcp ? "POST" : "GET", path, ping);
    const int status = answer || !answer.error().oauth ? 0 : answer.error().oauth->httpStatus;
    // Who says "not here" or "not so" has let us in.
    constexpr std::array LetIn{400, 404, 405, 406, 415};
    if (answer || std::ranges::find(LetIn, status) != LetIn.end())
        co_return Result<>();
    co_return fail(answer.error());
}

namespace {

Task<bool> ended(std::shared_ptr<McpConnection> server)
{
    co_await server->client().close();
    co_return true;
}

} // namespace

Task<> Agent::endMcpSessions()
{
    std::vector<Task<bool>> farewells;
    for (const auto &one : std::exchange(m_servers, {})) {
        if (auto server = one.lock())
            farewells.push_back(ended(std::move(server)));
    }
    (void)co_await whenAll(std::move(farewells));
}

Result<std::shared_ptr<McpConnection>> Agent::mcp(QString connectionId, McpHost host)
{
    const auto connection = m_parts->usable(connectionId);
    if (!connection)
        return fail(connection.error());
    if (connection->apiCommand.isEmpty()) {
        TokenVault *vault = &m_parts->vault;
        Clock *clock = &m_parts->ports.clock;
        const QString server = connection->apiBaseUrl;
        host.recall = [=] { return recalledRevision(vault, clock, server); };
        host.remember = [=](QByteArray revision) {
            return rememberRevision(vault, clock, server, std::move(revision));
        };
    }
    auto server = std::make_shared<McpConnection>(
        sender(std::move(connectionId)), m_parts->ports.clock, *connection, std::move(host));
    std::erase_if(m_servers, [](const auto &one) { return one.expired(); });
    m_servers.push_back(server);
    return server;
}

TodoClient Agent::todos(QString connectionId)
{
    return TodoClient([this, connectionId](QByteArray method, QString path, QByteArray json) {
        return call(connectionId, std::move(method), std::move(path), std::move(json));
    });
}

} // namespace agent0
