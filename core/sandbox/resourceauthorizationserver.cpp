#include "sandbox/resourceauthorizationserver.h"

namespace agent0::sandbox {

namespace {

constexpr QByteArrayView JwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";
constexpr QByteArrayView JwtDpop = "urn:ietf:params:oauth:grant-type:jwt-dpop";

ConsentEndpoint::Setup withPath(ConsentEndpoint::Setup setup, QByteArray path)
{
    setup.decidePath = std::move(path);
    return setup;
}

bool isOf(const QByteArray &issuer, const QByteArray &assertion)
{
    const auto jws = UnverifiedJws::parse(assertion);
    return !issuer.isEmpty() && jws && jws->claims.value("iss"_L1).toString().toUtf8() == issuer;
}

} // namespace

ResourceAuthorizationServer::ResourceAuthorizationServer(World &world, const SandboxOptions &options,
    const Persona &persona, QByteArray name, ConsentEndpoint::Setup consent)
    : m_world(world),
      m_options(options),
      m_persona(persona),
      m_server(std::move(name), world.now),
      m_scopes(consent.scopes),
      m_keys({JwsAlgorithm::ES256}, world.randomBytes),
      m_clients(world),
      m_consent(world, options, m_clients, withPath(std::move(consent), path("/consent"))),
      m_proofs(world),
      m_check(world, persona)
{
    m_proofs.requireNonce(options.requireDpopNonce);
    addRoutes();
}

Result<> ResourceAuthorizationServer::start(quint16 port)
{
    const auto listening = m_server.listen(port);
    m_issuer = m_server.origin() + m_persona.issuerPath;
    return listening;
}

void ResourceAuthorizationServer::serve(QByteArray resource)
{
    m_resource = std::move(resource);
    m_consent.serve(m_issuer, m_resource);
}

Scene ResourceAuthorizationServer::scene(const Request &request) const
{
    return {request, m_server.name(), m_issuer, m_world.faults.trap()};
}

QByteArray ResourceAuthorizationServer::path(const char *behindIssuer) const
{
    QByteArray issuerPath = m_persona.issuerPath;
    if (issuerPath.endsWith('/'))
        issuerPath.chop(1);
    return issuerPath + behindIssuer;
}

void ResourceAuthorizationServer::addRoutes()
{
    const auto describe = [this](const Request &request) { return metadata(request); };
    const QByteArray issuerPath = path("");
    // RFC 8414 3.1 inserts, OpenID Connect Discovery appends; servers of both habits exist.
    m_server.route("GET", "/.well-known/oauth-authorization-server" + issuerPath, describe);
    m_server.route("GET", issuerPath + "/.well-known/openid-configuration", describe);
    m_server.route("GET", path("/keys"), [this](const Request &) { return Response::json(m_keys.published()); });
    const auto atConsent = [this](Response (ConsentEndpoint::*page)(const Scene &)) {
        return [this, page](const Request &request) { return (m_consent.*page)(scene(request)); };
    };
    m_server.route("GET", path("/authorize"), atConsent(&ConsentEndpoint::authorize));
    m_server.route("POST", path("/consent"), atConsent(&ConsentEndpoint::decide));
    m_server.route("POST", path("/register"), atConsent(&ConsentEndpoint::registerClient));
    m_server.route("POST", m_persona.tokenPath, [this](const Request &request) { return token(request); });
    m_server.route("POST", path("/revoke"), [this](const Request &request) { return revoke(request); });
}

Response ResourceAuthorizationServer::metadata(const Request &request)
{
    return m_world.faults.around(Point::ServerMetadata, scene(request), [&] {
        const QByteArray origin = m_server.origin();
        QJsonArray methods{u"client_secret_basic"_s, u"client_secret_post"_s, u"private_key_jwt"_s};
        if (m_persona.publicClients)
            methods.append(u"none"_s);
        QJsonObject document{{u"issuer"_s, text(m_issuer)}, {u"token_endpoint"_s, text(origin + m_persona.tokenPath)},
            {u"jwks_uri"_s, text(origin + path("/keys"))}, {u"revocation_endpoint"_s, text(origin + path("/revoke"))},
            {u"grant_types_supported"_s,
                QJsonArray{QString::fromLatin1(JwtBearer), QString::fromLatin1(JwtDpop), u"authorization_code"_s,
                    u"refresh_token"_s, u"client_credentials"_s}},
            {u"authorization_endpoint"_s, text(origin + path("/authorize"))},
            {u"registration_endpoint"_s, text(origin + path("/register"))},
            {u"code_challenge_methods_supported"_s, QJsonArray{u"S256"_s}},
            {u"authorization_response_iss_parameter_supported"_s, true},
            {u"authorization_grant_profiles_supported"_s, QJsonArray{u"urn:ietf:params:oauth:grant-profile:id-jag"_s}},
            {u"token_endpoint_auth_methods_supported"_s, methods},
            {u"token_endpoint_auth_signing_alg_values_supported"_s, QJsonArray{u"RS256"_s, u"ES256"_s}},
            {u"revocation_endpoint_auth_methods_supported"_s, methods},
            {u"response_types_supported"_s, QJsonArray{u"code"_s}},
            {u"scopes_supported"_s, QJsonArray::fromStringList(m_scopes + QStringList{u"offline_access"_s})},
            {u"dpop_signing_alg_values_supported"_s, QJsonArray{u"RS256"_s, u"ES256"_s}}};
        if (m_clients.knowDocuments())
            document[u"client_id_metadata_document_supported"_s] = true;
        m_world.faults.inDocument(Point::ServerMetadata, document, scene(request));
        return Response::json(document);
    });
}

Response ResourceAuthorizationServer::token(const Request &request)
{
    const Fields form = request.form();
    return m_world.faults.around(Point::Redemption, scene(request), [&]() -> Response {
        if (!request.isForm() || form.malformed() || !form.repeated().isEmpty())
            return Problem{400, "invalid_request", u"The body must be a form without repeated parameters."_s}
                .response();
        const auto client = m_clients.check(request, form, {m_server.origin() + m_persona.tokenPath, m_issuer});
        if (!client)
            return client.error().response();
        const auto answer = answered(request, form, **client);
        return answer ? tokenAnswer(*answer) : answer.error().response();
    });
}

Answer<QJsonObject> ResourceAuthorizationServer::answered(
    const Request &request, const Fields &form, const Client &client)
{
    const QByteArray type = form.value("grant_type");
    if (type != "authorization_code" && type != "refresh_token" && type != "client_credentials")
        return redeem(request, form, client);
    const auto proof = m_proofs.check(request, m_server.origin() + m_persona.tokenPath);
    if (!proof)
        return std::unexpected(proof.error());
    if (type == "client_credentials")
        return clientsOwn(request, form, client, *proof);
    return consented(request, client,
        type == "refresh_token" ? m_consent.refresh(form, client, *proof) : m_consent.redeem(form, client, *proof),
        *proof);
}

Answer<QJsonObject> ResourceAuthorizationServer::consented(
    const Request &request, const Client &client, Answer<ConsentEndpoint::Consent> consent, const QByteArray &proofKey)
{
    if (!consent)
        return std::unexpected(consent.error());
    QJsonObject answer = issue({{u"sub"_s, consent->person->subject}}, client, consent->scopes, proofKey, request);
    if (!consent->refreshToken.isEmpty())
        answer[u"refresh_token"_s] = text(consent->refreshToken);
    return answer;
}

/// RFC 6749 4.4.2: for confidential clients alone.
Answer<QJsonObject> ResourceAuthorizationServer::clientsOwn(
    const Request &request, const Fields &form, const Client &client, const QByteArray &proofKey)
{
    if (client.method == ClientMethod::None)
        return refuse(400, "unauthorized_client", u"The client cannot prove itself."_s);
    QStringList scopes = scopeWords(form.value("scope"));
    scopes.removeIf([&](const QString &scope) { return !m_scopes.contains(scope); });
    return issue({{u"sub"_s, text(client.id)}}, client, scopes, proofKey, request);
}

Answer<QJsonObject> ResourceAuthorizationServer::redeem(
    const Request &request, const Fields &form, const Client &client)
{
    const QByteArray type = form.value("grant_type");
    if (type != JwtBearer && type != JwtDpop)
        return std::unexpected(refusal(m_persona, Refusal::GrantType));
    if (m_persona.scope == Persona::Scope::Forbidden && form.has("scope"))
        return std::unexpected(refusal(m_persona, Refusal::ScopeParameter));
    const auto proof = m_proofs.check(request, m_server.origin() + m_persona.tokenPath);
    if (!proof)
        return std::unexpected(proof.error());
    if (proof->isEmpty() && m_world.faults.happens("redeem-dpop-required"_L1, m_server.name()))
        return std::unexpected(refusal(m_persona, Refusal::ProofMissing));
    if (isOf(m_workloads.issuer, form.value("assertion")))
        return workloads(request, form, client, *proof);
    const auto assertion = m_check.check(form.value("assertion"), client, m_issuer, m_resource, *proof);
    if (!assertion)
        return assertion;
    const auto scopes = grantedScopes(form, *assertion);
    if (!scopes)
        return std::unexpected(scopes.error());
    const bool ignored = m_world.faults.happens("redeem-dpop-ignored"_L1, m_server.name());
    return issue(*assertion, client, *scopes, ignored ? QByteArray() : *proof, request);
}

/// RFC 7523 3: by whom we trust, for us, and not over yet.
Answer<QJsonObject> ResourceAuthorizationServer::workloads(
    const Request &request, const Fields &form, const Client &client, const QByteArray &proofKey)
{
    const auto jws = UnverifiedJws::parse(form.value("assertion"));
    const QJsonObject &claims = jws->claims;
    if (!verifySignature(*jws, m_workloads.keys, {JwsAlgorithm::RS256, JwsAlgorithm::ES256})
        || claims.value(u"aud"_s).toString().toUtf8() != m_issuer || claims.value(u"sub"_s).toString().isEmpty()
        || claims.value(u"exp"_s).toDouble() <= double(m_world.seconds()))
        return refuse(400, "invalid_grant", u"The workload's token is not for us, or over."_s);
    QStringList scopes = scopeWords(form.value("scope"));
    scopes.removeIf([&](const QString &scope) { return !m_scopes.contains(scope); });
    return issue({{u"sub"_s, claims.value(u"sub"_s)}}, client, scopes, proofKey, request);
}

Answer<QStringList> ResourceAuthorizationServer::grantedScopes(const Fields &form, const QJsonObject &assertion)
{
    QStringList granted = scopeWords(assertion.value(u"scope"_s).toString().toUtf8());
    const QStringList asked = scopeWords(form.value("scope"));
    const bool asksForSome = form.has("scope") || m_persona.scope == Persona::Scope::Required;
    granted.removeIf(
        [&](const QString &scope) { return !m_scopes.contains(scope) || (asksForSome && !asked.contains(scope)); });
    if (granted.isEmpty() && m_persona.scope != Persona::Scope::Required)
        return refuse(400, "invalid_scope", u"None of the scopes can be granted."_s);
    if (!granted.isEmpty() && m_world.faults.happens("redeem-narrows-scope"_L1, m_server.name()))
        return granted.first(1);
    return granted;
}

QJsonObject ResourceAuthorizationServer::issue(const QJsonObject &assertion, const Client &client,
    const QStringList &scopes, const QByteArray &proofKey, const Request &request)
{
    const qint64 now = m_world.seconds();
    const qint64 life = std::min(m_persona.accessTokenLife, m_options.lifetimes.accessToken).count();
    const QString id = u"AT."_s + text(m_world.token());
    TokenDraft draft{{{u"typ"_s, u"at+jwt"_s}},
        {{u"iss"_s, text(m_issuer)}, {u"sub"_s, assertion.value(u"sub"_s)}, {u"aud"_s, text(m_resource)},
            {u"client_id"_s, text(client.id)}, {u"scope"_s, scopes.join(u' ')}, {u"iat"_s, now}, {u"exp"_s, now + life},
            {u"jti"_s, id}},
        m_keys.current(JwsAlgorithm::ES256), JwsAlgorithm::ES256, {}};
    if (!proofKey.isEmpty())
        draft.claims[u"cnf"_s] = QJsonObject{{u"jkt"_s, text(proofKey)}};
    m_live.insert(id);
    m_world.faults.inToken(Point::AccessToken, draft, scene(request));
    return {{u"access_token"_s, text(sealed(draft))}, {u"token_type"_s, proofKey.isEmpty() ? u"Bearer"_s : u"DPoP"_s},
        {u"expires_in"_s, life}, {u"scope"_s, scopes.join(u' ')}};
}

Response ResourceAuthorizationServer::revoke(const Request &request)
{
    const Fields form = request.form();
    return m_world.faults.around(Point::ServerRevocation, scene(request), [&]() -> Response {
        const auto client = m_clients.check(
            request, form, {m_server.origin() + path("/revoke"), m_server.origin() + m_persona.tokenPath, m_issuer});
        if (!client)
            return client.error().response();
        if (m_consent.revoke(form.value("token"), **client))
            return Response::empty(200);
        const auto jws = UnverifiedJws::parse(form.value("token"));
        // RFC 7009 2.2: what is not a token of this client is answered like one that is revoked already.
        if (jws && verifySignature(*jws, m_keys.publicKeys(), m_keys.algorithms())
            && jws->claims.value("client_id"_L1).toString().toUtf8() == (*client)->id)
            m_dead.insert(jws->claims.value("jti"_L1).toString());
        return Response::empty(200);
    });
}

} // namespace agent0::sandbox
