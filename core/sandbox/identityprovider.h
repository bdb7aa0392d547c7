#pragma once

#include "sandbox/authorizeendpoint.h"
#include "sandbox/httpserver.h"
#include "sandbox/tokenendpoint.h"

namespace agent0::sandbox {

/// The company's identity provider: OpenID Connect with PKCE, refresh rotation, and ID-JAGs by token exchange;
/// in addresses and errors like an Okta org.
class IdentityProvider {
public:
    IdentityProvider(World &world, const SandboxOptions &options);

    Result<> start(quint16 port);
    const QByteArray &issuer() const { return m_state.issuer; }
    HttpServer &server() { return m_server; }
    IdpState &state() { return m_state; }
    IdJagExchange &exchange() { return m_exchange; }
    void addClient(Client client) { m_state.clients.add(std::move(client)); }

    void rotateKeys(bool overlap) { m_state.keys.rotate(overlap); }
    void expireIdTokens() { m_state.deadIdTokens += m_state.liveIdTokens; }
    void revokeRefreshTokens() { m_state.refreshTokens.revokeAll(); }
    void endSessions() { m_state.sessions.clear(); } ///< every browser has to sign in again

private:
    void addRoutes();
    Response metadata(const Request &request);
    Response keySet(const Request &request);

    HttpServer m_server;
    IdpState m_state;
    IdJagExchange m_exchange;
    AuthorizeEndpoint m_authorize;
    TokenEndpoint m_tokens;
};

} // namespace agent0::sandbox
