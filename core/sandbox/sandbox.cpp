#include "sandbox/sandbox.h"

#include "sandbox/controldoor.h"

namespace agent0::sandbox {

namespace {

ResourceServer::Setup todo0()
{
    return {"todo0-api", u"Todo0"_s, u"todos.read"_s, u"todos.write"_s,
        {u"Read the Cross App Access draft"_s, u"Connect Agent0 to Todo0"_s, u"Show the administrator"_s}, true, true,
        true};
}

ResourceServer::Setup notes0()
{
    return {"notes0-api", u"Notes0"_s, u"notes.read"_s, u"notes.write"_s,
        {u"Two client registrations per connection"_s, u"An ID-JAG lives five minutes"_s}, false, false, false};
}

} // namespace

Sandbox::Sandbox(SandboxOptions options)
    : m_options(std::move(options)),
      m_world{[this] { return (m_options.clock ? *m_options.clock : m_systemClock).now() + m_offset; },
          m_options.randomBytes, FaultSwitch([this] { return m_trap.origin(); })},
      m_control("control", m_world.now),
      m_trap("trap", m_world.now),
      m_controlToken(m_world.token())
{
    m_identity = std::make_unique<IdentityProvider>(m_world, m_options);
    m_agent = agentAt("0oasandboxagent0", m_options.clientMethod);
    m_agent.redirectUris = {"http://127.0.0.1/callback"};
    m_agent.postLogoutUris = {"http://127.0.0.1/signed-out", "http://127.0.0.1/callback", "http://127.0.0.1/"};
    m_identity->addClient(m_agent);
    resetPolicy();
}

Sandbox::~Sandbox() = default;

Client Sandbox::agentAt(const QByteArray &id, ClientMethod method) const
{
    Client client;
    client.id = id;
    client.method = method;
    // Characters that a client must form-encode before it joins them to a Basic header (RFC 6749 2.3.1).
    if (method == ClientMethod::SecretBasic || method == ClientMethod::SecretPost)
        client.secret = m_world.token() + "+/:%=&";
    if (method == ClientMethod::PrivateKeyJwt) {
        if (const auto key = Jwk::fromJson(m_options.clientPublicJwk))
            client.keys = JwkSet({*key});
    }
    return client;
}

void Sandbox::resetPolicy()
{
    policy().clear();
    for (const QByteArray person : {"ada", "bob"})
        policy().add({.person = person});
}

Result<> Sandbox::start()
{
    const Persona *persona = personaNamed(m_options.persona);
    if (!persona)
        return fail(Fault::Usage, Leg::None, "persona_unknown"_L1, u"There is no persona %1."_s.arg(m_options.persona),
            u"Choose one of %1."_s.arg(personaNames().join(u", ")));
    for (const QString &wish : m_options.faults) {
        if (const auto on = m_world.faults.set(wish); !on)
            return on;
    }
    addResource("todo0", todo0(), m_options.resourceClientMethod.value_or(ClientMethod::SecretBasic), *persona);
    addResource("notes0", notes0(), m_options.resourceClientMethod.value_or(ClientMethod::SecretPost), *persona);
    addControlRoutes(m_control, *this, m_controlToken);
    m_trap.otherwise([this](const Request &request) {
        m_credentialsInTrap += !request.header("Authorization").isEmpty() || !request.body.isEmpty();
        return Response::json({{u"trap"_s, true}});
    });
    if (const auto listening = listen(); !listening)
        return listening;
    connectResources();
    return {};
}

void Sandbox::addResource(QByteArray id, ResourceServer::Setup setup, ClientMethod method, const Persona &persona)
{
    Resource resource;
    resource.id = std::move(id);
    resource.displayName = setup.displayName;
    resource.client = agentAt("agent0-at-" + resource.id, method);
    resource.client.redirectUris = {"http://127.0.0.1/callback"};
    resource.scopes = {setup.readScope, setup.writeScope};
    resource.authority = std::make_unique<ResourceAuthorizationServer>(m_world, m_options, persona, resource.id + "-as",
        ConsentEndpoint::Setup{resource.displayName, {}, resource.scopes});
    resource.authority->addClient(resource.client);
    resource.api = std::make_unique<ResourceServer>(m_world, m_options, std::move(setup), *resource.authority);
    m_resources.push_back(std::move(resource));
}

Result<> Sandbox::listen()
{
    quint16 next = m_options.portBase;
    const auto port = [&next] { return next ? next++ : quint16(0); };
    Result<> done = m_identity->start(port());
    observe(m_identity->server(), true);
    for (Resource &resource : m_resources) {
        if (done)
            done = resource.authority->start(port());
        if (done)
            done = resource.api->start(port());
        observe(resource.authority->server(), true);
        observe(resource.api->server(), true);
    }
    if (done)
        done = m_control.listen(port());
    if (done)
        done = m_trap.listen(port());
    observe(m_trap, false);
    return done;
}

void Sandbox::connectResources()
{
    for (Resource &resource : m_resources) {
        resource.authority->serve(resource.api->resource());
        resource.authority->trust({issuer(), [this] { return m_identity->state().keys.published(); }});
        m_identity->exchange().connect(
            {resource.id, resource.authority->issuer(), resource.api->resource(), resource.client.id, resource.scopes});
    }
}

void Sandbox::observe(HttpServer &server, bool delayed)
{
    server.observe([this, &server, delayed](const Request &request, Response &response) {
        if (delayed)
            response.wire.delay += m_options.latency;
        m_world.faults.afterwards(
            Point::Anywhere, response, {request, server.name(), server.origin(), m_world.faults.trap()});
        m_log.note(server.name(), request, response.status);
        m_witness.see(request, response);
    });
}

const Sandbox::Resource &Sandbox::at(const QByteArray &connection) const
{
    const auto found = std::ranges::find_if(m_resources, [&](const Resource &one) { return one.id == connection; });
    if (found == m_resources.end())
        qFatal("the sandbox has no resource %s", connection.constData());
    return *found;
}

Sandbox::Resource &Sandbox::at(const QByteArray &connection)
{
    return const_cast<Resource &>(std::as_const(*this).at(connection));
}

void Sandbox::expireAccessTokens()
{
    for (Resource &resource : m_resources)
        resource.authority->expireAccessTokens();
}

Result<> Sandbox::moveToAnotherAuthority(const QByteArray &connection)
{
    Resource &resource = at(connection);
    auto authority = std::make_unique<ResourceAuthorizationServer>(m_world, m_options, *personaNamed(m_options.persona),
        resource.id + "-as2", ConsentEndpoint::Setup{resource.displayName, {}, resource.scopes});
    if (const auto started = authority->start(0); !started)
        return started;
    observe(authority->server(), true);
    authority->serve(resource.api->resource());
    resource.api->belongTo(*authority);
    resource.former = std::exchange(resource.authority, std::move(authority));
    return {};
}

int Sandbox::connections(const QByteArray &server) const
{
    quint64 accepted = 0;
    const auto add = [&](HttpServer &one) {
        accepted += server.isEmpty() || one.name() == server ? one.connectionsAccepted() : 0;
    };
    add(m_identity->server());
    for (const Resource &resource : m_resources) {
        add(resource.authority->server());
        add(resource.api->server());
    }
    return int(accepted);
}

} // namespace agent0::sandbox
