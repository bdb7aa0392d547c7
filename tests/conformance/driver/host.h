#pragma once

#include "agent/agent.h"
#include "http/curlhttpclient.h"
#include "keychain/memorysecretstore.h"
#include "sandbox/useragent.h"

#include <QJsonObject>
#include <QTemporaryDir>

namespace agent0::conformance {

/// What the suite hands to a client: where the server is, and what a person or an administrator would have configured.
struct Order {
    QString address;
    QJsonObject context;   ///< credentials and calls; {} for most
    QByteArray revision;   ///< the only one to speak, "" for the best that both can
    bool loadsSkills = false; ///< the person asks for a skill
};

/// An ordinary host of MCP servers on the public parts of core/: one connection in a profile of its own, secrets in memory, and a
/// person who allows everything, played by a browser without a window.
class Host {
public:
    explicit Host(Order order);

    /// Connects and does whatever the server offers. The first failure ends it.
    Task<Result<>> run();

private:
    using Configured = Result<Connection>;
    Task<Configured> configured(Profile *profile);
    Task<Configured> enterpriseManaged(Connection connection, Profile *profile);
    Task<Configured> withKey(Connection connection);
    Task<Configured> withSecret(Connection connection);
    Configured withWorkloadToken(Connection connection);
    Task<Result<>> keepIdToken(Profile profile);
    Task<Result<>> keepSecret(Connection connection);
    static Task<> visit(Host *host, QByteArray url);
    QString given(QLatin1StringView name) const { return m_order.context.value(name).toString(); }
    Ports ports() { return {m_http, m_secrets, m_clock, systemRandomBytes}; }

    Order m_order;
    QTemporaryDir m_folder;
    SystemClock m_clock;
    CurlHttpClient m_http;
    MemorySecretStore m_secrets;
    sandbox::UserAgent m_browser;
    std::unique_ptr<Agent> m_agent;
    TaskScope m_scope;
};

} // namespace agent0::conformance
