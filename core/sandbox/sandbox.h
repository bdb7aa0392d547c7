#pragma once

#include "sandbox/identityprovider.h"
#include "sandbox/requestlog.h"
#include "sandbox/resourceserver.h"
#include "sandbox/secretwitness.h"

#include <map>

namespace agent0::sandbox {

/// A company in a box: an identity provider, Todo0 and Notes0 each with an authorization server and an API of its
/// own, on 127.0.0.1, one port and one issuer each. Beside them a control door for tests of other processes, and a
/// trap that counts what should never come. Everything is in memory.
///
/// Server names: "idp", "todo0-as", "todo0-api", "notes0-as", "notes0-api", "control", "trap".
class Sandbox {
public:
    explicit Sandbox(SandboxOptions options = {});
    Sandbox(const Sandbox &) = delete;
    Sandbox &operator=(const Sandbox &) = delete;
    ~Sandbox();

    /// Fault::Failed "port_taken"; Fault::Usage "fault_unknown" or "persona_unknown". Issuers are known after it.
    Result<> start();

    const QByteArray &issuer() const { return m_identity->issuer(); }
    const QByteArray &issuerOf(const QByteArray &connection) const { return at(connection).authority->issuer(); }
    QByteArray resourceOf(const QByteArray &connection) const { return at(connection).api->resource(); }

    /// A profile in the shape of DESIGN 4, with the connections todo0, notes0 and todo0-mcp, ready to be used.
    QJsonObject readyProfile() const;
    /// Client secrets by connection id; the one at the identity provider, where there is one, as "identityProvider".
    std::map<QString, Secret> secrets() const;
    /// What --ready-file writes: {"profile", "secrets", "control": {"url", "token"}, "people"}.
    QJsonObject readyFile() const;

    FaultSwitch &faults() { return m_world.faults; }
    RequestLog &log() { return m_log; }
    PolicyTable &policy() { return m_identity->exchange().policy(); }
    void resetPolicy(); ///< Ada and Bob may do everything, Eve nothing
    IdentityProvider &identityProvider() { return *m_identity; }
    ResourceAuthorizationServer &authority(const QByteArray &connection) { return *at(connection).authority; }
    TodoStore &todos(const QByteArray &connection) { return at(connection).api->todos(); }

    void advance(Seconds time) { m_offset += time; } ///< all its clocks go ahead
    void rotateKeys(bool overlap) { m_identity->rotateKeys(overlap); }
    void expireAccessTokens();
    /// That resource belongs to another authorization server from now on, "todo0-as2", which knows neither clients nor people's consent. The
    /// one before is still there, and has nothing to do with it any more.
    Result<> moveToAnotherAuthority(const QByteArray &connection);
    /// TCP connections that server ("" all but the control door) has accepted.
    int connections(const QByteArray &server = {}) const;
    int trapVisits() const { return m_log.requests("trap"); }
    int credentialsInTrap() const { return m_credentialsInTrap; } ///< visits that brought a token or a body

private:
    struct Resource {
        QByteArray id;
        QString displayName;
        Client client;
        QStringList scopes;
        std::unique_ptr<ResourceAuthorizationServer> authority;
        std::unique_ptr<ResourceAuthorizationServer> former; ///< where it has moved
        std::unique_ptr<ResourceServer> api;
    };
    const Resource &at(const QByteArray &connection) const;
    Resource &at(const QByteArray &connection);
    Client agentAt(const QByteArray &id, ClientMethod method) const;
    void addResource(QByteArray id, ResourceServer::Setup setup, ClientMethod method, const Persona &persona);
    Result<> listen();
    void connectResources();
    void observe(HttpServer &server, bool delayed);
    QJsonObject profileConnection(const Resource &resource) const;
    QJsonObject mcpConnection(const Resource &resource) const;
    QJsonObject profileAuthentication(ClientMethod method) const;

    SandboxOptions m_options;
    SystemClock m_systemClock;
    Milliseconds m_offset{0};
    World m_world;
    RequestLog m_log;
    SecretWitness m_witness;
    std::unique_ptr<IdentityProvider> m_identity;
    Client m_agent; ///< at the identity provider
    std::vector<Resource> m_resources;
    HttpServer m_control;
    HttpServer m_trap;
    QByteArray m_controlToken;
    int m_credentialsInTrap = 0;
};

} // namespace agent0::sandbox
