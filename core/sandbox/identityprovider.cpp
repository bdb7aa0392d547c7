#include "sandbox/identityprovider.h"

namespace agent0::sandbox {

namespace {

QJsonArray spelled(const QStringList &words) { return QJsonArray::fromStringList(words); }

QJsonObject providerMetadata(const QString &issuer)
{
    const QStringList methods{u"none"_s, u"client_secret_basic"_s, u"client_secret_post"_s, u"private_key_jwt"_s};
    const QStringList algorithms{u"RS256"_s, u"ES256"_s};
    const QString base = issuer + u"/oauth2/v1/"_s;
    return {{u"issuer"_s, issuer}, {u"authorization_endpoint"_s, base + u"authorize"_s},
        {u"token_endpoint"_s, base + u"token"_s}, {u"userinfo_endpoint"_s, base + u"userinfo"_s},
        {u"jwks_uri"_s, base + u"keys"_s}, {u"revocation_endpoint"_s, base + u"revoke"_s},
        {u"end_session_endpoint"_s, base + u"logout"_s}, {u"response_types_supported"_s, spelled({u"code"_s})},
        {u"response_modes_supported"_s, spelled({u"query"_s})},
        {u"grant_types_supported"_s,
            spelled(
                {u"authorization_code"_s, u"refresh_token"_s, u"urn:ietf:params:oauth:grant-type:token-exchange"_s})},
        {u"subject_types_supported"_s, spelled({u"public"_s})},
        {u"id_token_signing_alg_values_supported"_s, spelled(algorithms)},
        {u"scopes_supported"_s, spelled({u"openid"_s, u"profile"_s, u"email"_s, u"offline_access"_s})},
        {u"token_endpoint_auth_methods_supported"_s, spelled(methods)},
        {u"token_endpoint_auth_signing_alg_values_supported"_s, spelled(algorithms)},
        {u"revocation_endpoint_auth_methods_supported"_s, spelled(methods)},
        {u"code_challenge_methods_supported"_s, spelled({u"S256"_s})},
        {u"dpop_signing_alg_values_supported"_s, spelled(algorithms)},
        {u"claims_supported"_s, spelled({u"sub"_s, u"name"_s, u"email"_s, u"preferred_username"_s, u"auth_time"_s})},
        {u"authorization_response_iss_parameter_supported"_s, true},
        {u"identity_chaining_requested_token_types_supported"_s,
            spelled({u"urn:ietf:params:oauth:token-type:id-jag"_s})}};
}

} // namespace

IdentityProvider::IdentityProvider(World &world, const SandboxOptions &options)
    : m_server("idp", world.now),
      m_state{world, options, {},
          SigningKeys({JwsAlgorithm::RS256, JwsAlgorithm::ES256}, world.randomBytes, options.identityKeys),
          ClientAuthentication(world), DpopProofs(world), RefreshTokens(world, options), {}, {}, {}, {}, {}, {}, {}},
      m_exchange(m_state),
      m_authorize(m_state),
      m_tokens(m_state, m_exchange)
{
    m_state.proofs.requireNonce(options.requireDpopNonce);
    addRoutes();
}

Result<> IdentityProvider::start(quint16 port)
{
    const auto listening = m_server.listen(port);
    m_state.issuer = m_server.origin();
    return listening;
}

void IdentityProvider::addRoutes()
{
    const auto describe = [this](const Request &request) { return metadata(request); };
    m_server.route("GET", "/.well-known/openid-configuration", describe);
    m_server.route("GET", "/.well-known/oauth-authorization-server", describe);
    m_server.route("GET", "/oauth2/v1/keys", [this](const Request &request) { return keySet(request); });
    m_server.route("GET", "/oauth2/v1/authorize", [this](const Request &request) {
        return m_state.world.faults.around(
            Point::Authorize, m_state.scene(request), [&] { return m_authorize.authorize(request); });
    });
    m_server.route("POST", "/login", [this](const Request &request) { return m_authorize.login(request); });
    m_server.route("POST", "/oauth2/v1/token", [this](const Request &request) { return m_tokens.token(request); });
    m_server.route("POST", "/oauth2/v1/revoke", [this](const Request &request) { return m_tokens.revoke(request); });
    const auto leave = [this](const Request &request) {
        return m_state.world.faults.around(
            Point::EndSession, m_state.scene(request), [&] { return m_authorize.endSession(request); });
    };
    m_server.route("GET", "/oauth2/v1/logout", leave);
    m_server.route("POST", "/oauth2/v1/logout", leave);
    const auto describePerson = [this](const Request &request) { return m_tokens.userInfo(request); };
    m_server.route("GET", "/oauth2/v1/userinfo", describePerson);
    m_server.route("POST", "/oauth2/v1/userinfo", describePerson);
}

Response IdentityProvider::metadata(const Request &request)
{
    const Scene scene = m_state.scene(request);
    return m_state.world.faults.around(Point::IdpMetadata, scene, [&] {
        QJsonObject document = providerMetadata(text(m_state.issuer));
        m_state.world.faults.inDocument(Point::IdpMetadata, document, scene);
        return Response::json(document);
    });
}

Response IdentityProvider::keySet(const Request &request)
{
    const Scene scene = m_state.scene(request);
    return m_state.world.faults.around(Point::IdpKeys, scene, [&] {
        QJsonObject document = m_state.keys.published();
        m_state.world.faults.inDocument(Point::IdpKeys, document, scene);
        return Response::json(document);
    });
}

} // namespace agent0::sandbox
