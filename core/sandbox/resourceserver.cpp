#include "sandbox/resourceserver.h"

#include "base/strictjson.h"

#include <QDateTime>

namespace agent0::sandbox {

namespace {

constexpr qsizetype MostRemembered = 1000;

Response notFound()
{
    return Response::json({{u"error"_s, u"not_found"_s}, {u"message"_s, u"There is no such todo."_s}}, 404);
}
Response badRequest(const QString &why)
{
    return Response::json({{u"error"_s, u"bad_request"_s}, {u"message"_s, why}}, 400);
}

} // namespace

ResourceServer::ResourceServer(
    World &world, const SandboxOptions &options, Setup setup, const ResourceAuthorizationServer &authority)
    : m_world(world),
      m_setup(std::move(setup)),
      m_authority(&authority),
      m_server(m_setup.name, world.now),
      m_proofs(world),
      m_todos(m_setup.seed, m_setup.numericIds)
{
    m_proofs.requireNonce(options.requireDpopNonce);
    const auto describe = [this](const Request &request) { return metadata(request); };
    m_server.route("GET", "/.well-known/oauth-protected-resource", describe);
    m_server.route("GET", "/.well-known/oauth-protected-resource/api", describe);
    m_server.route("GET", "/.well-known/oauth-protected-resource/mcp", describe);
    if (m_setup.speaksMcp)
        m_mcp.emplace(m_world, m_server, m_todos,
            [this](const Request &request, bool writes) { return mcpCaller(request, writes); });
    route("GET", "/api/todos", m_setup.readScope, &ResourceServer::list);
    route("POST", "/api/todos", m_setup.writeScope, &ResourceServer::add);
    route("GET", "/api/todos/{id}", m_setup.readScope, &ResourceServer::show);
    route("PUT", "/api/todos/{id}", m_setup.writeScope, &ResourceServer::update);
    route("DELETE", "/api/todos/{id}", m_setup.writeScope, &ResourceServer::remove);
}

Result<> ResourceServer::start(quint16 port) { return m_server.listen(port); }

Scene ResourceServer::scene(const Request &request) const
{
    return {request, m_server.name(), m_server.origin(), m_world.faults.trap()};
}

void ResourceServer::route(QByteArray method, QByteArray pattern, QString scope, Work work)
{
    m_server.route(std::move(method), std::move(pattern), [this, scope, work](const Request &request) {
        return m_world.faults.around(Point::Resource, scene(request), [&]() -> Response {
            const auto who = caller(request);
            if (!who)
                return who.error().response();
            if (!who->scopes.contains(scope))
                return challenge(403, "insufficient_scope", u"The request requires the scope %1."_s.arg(scope), scope)
                    .response();
            return (this->*work)(request, who->subject);
        });
    });
}

McpEndpoint::Caller ResourceServer::mcpCaller(const Request &request, bool writes)
{
    const auto who = caller(request);
    if (!who)
        return {{}, who.error().response()};
    const QString scope = writes ? m_setup.writeScope : m_setup.readScope;
    if (!who->scopes.contains(scope))
        return {{},
            challenge(403, "insufficient_scope", u"The call requires the scope %1."_s.arg(scope), scope).response()};
    return {who->subject, {}};
}

Problem ResourceServer::challenge(
    int status, const QByteArray &error, const QString &why, const QString &scope, const QByteArray &scheme) const
{
    QByteArray value = scheme + " realm=\"" + m_setup.displayName.toUtf8() + '"';
    if (!error.isEmpty())
        value += ", error=\"" + error + "\", error_description=\"" + why.toUtf8() + '"';
    if (!scope.isEmpty())
        value += ", scope=\"" + scope.toUtf8() + '"';
    value += ", resource_metadata=\"" + m_server.origin() + "/.well-known/oauth-protected-resource\"";
    return {status, error.isEmpty() ? QByteArray("unauthorized") : error, why, {}, {{"WWW-Authenticate", value}}};
}

Answer<QJsonObject> ResourceServer::verified(const QByteArray &token)
{
    const auto invalid = [this](const QString &why) { return std::unexpected(challenge(401, "invalid_token", why)); };
    if (!m_verified.contains(token)) {
        const auto jws = UnverifiedJws::parse(token);
        if (!jws || jws->type != "at+jwt"_L1
            || !verifySignature(*jws, m_authority->publicKeys(), {JwsAlgorithm::ES256}))
            return invalid(u"The access token is not one of ours."_s);
        if (m_verified.size() >= MostRemembered)
            m_verified.clear();
        m_verified.insert(token, jws->claims);
    }
    const QJsonObject claims = m_verified.value(token);
    if (claims.value(u"iss"_s).toString().toUtf8() != m_authority->issuer()
        || claims.value(u"aud"_s).toString().toUtf8() != resource())
        return invalid(u"The access token is for another resource."_s);
    if (claims.value(u"exp"_s).toDouble() <= double(m_world.seconds()))
        return invalid(u"The access token expired."_s);
    if (m_authority->isDead(claims.value(u"jti"_s).toString()))
        return invalid(u"The access token was revoked."_s);
    return claims;
}

Answer<ResourceServer::Caller> ResourceServer::caller(const Request &request)
{
    const QByteArray header = request.header("Authorization");
    const qsizetype blank = header.indexOf(' ');
    const QByteArray scheme = header.left(blank).toLower();
    if (blank < 0 || (scheme != "bearer" && scheme != "dpop"))
        return std::unexpected(challenge(401, {}, u"An access token is needed."_s));
    const QByteArray token = header.sliced(blank + 1).trimmed();
    const auto claims = verified(token);
    if (!claims)
        return std::unexpected(claims.error());
    const QByteArray bound = claims->value(u"cnf"_s).toObject().value(u"jkt"_s).toString().toUtf8();
    if (bound.isEmpty() && m_world.faults.happens("api-dpop-required"_L1, m_server.name()))
        return std::unexpected(challenge(401, "invalid_token", u"The access token is bound to no key."_s, {}, "DPoP"));
    // RFC 9449 7.2: a bound token is not to be taken as a bearer token.
    if (bound.isEmpty() != (scheme == "bearer"))
        return std::unexpected(challenge(401, "invalid_token", u"The access token is used with the wrong scheme."_s, {},
            bound.isEmpty() ? "Bearer" : "DPoP"));
    if (!bound.isEmpty()) {
        const auto proof = m_proofs.check(request, m_server.origin() + request.path, token);
        if (!proof && proof.error().error == "use_dpop_nonce")
            return std::unexpected(proof.error());
        if (!proof || *proof != bound)
            return std::unexpected(challenge(401, "invalid_dpop_proof",
                proof ? u"The proof is by another key."_s : proof.error().description, {}, "DPoP"));
    }
    return Caller{claims->value(u"sub"_s).toString(), scopeWords(claims->value(u"scope"_s).toString().toUtf8())};
}

Response ResourceServer::metadata(const Request &request)
{
    return m_world.faults.around(Point::ResourceMetadata, scene(request), [&] {
        QJsonObject document{{u"resource"_s, text(resource())}, {u"resource_name"_s, m_setup.displayName},
            {u"authorization_servers"_s, QJsonArray{text(m_authority->issuer())}},
            {u"scopes_supported"_s, QJsonArray{m_setup.readScope, m_setup.writeScope}},
            {u"bearer_methods_supported"_s, QJsonArray{u"header"_s}},
            {u"dpop_signing_alg_values_supported"_s, QJsonArray{u"RS256"_s, u"ES256"_s}}};
        m_world.faults.inDocument(Point::ResourceMetadata, document, scene(request));
        return Response::json(document);
    });
}

Response ResourceServer::list(const Request &, const QString &subject)
{
    const QJsonArray all = m_todos.list(subject);
    return m_setup.wrappedList ? Response::json(QJsonObject{{u"todos"_s, all}}) : Response::jsonList(all);
}

Response ResourceServer::add(const Request &request, const QString &subject)
{
    const auto body = parseJsonObject(request.body);
    const QString task = body ? body->value(u"task"_s).toString() : QString();
    if (task.isEmpty())
        return badRequest(u"A todo needs a task."_s);
    return Response::json(m_todos.add(subject, task), 201);
}

Response ResourceServer::show(const Request &request, const QString &subject)
{
    const auto todo = m_todos.find(subject, text(request.parameters.first()));
    return todo ? Response::json(*todo) : notFound();
}

Response ResourceServer::update(const Request &request, const QString &subject)
{
    const auto body = parseJsonObject(request.body);
    if (!body || (body->contains(u"task"_s) && body->value(u"task"_s).toString().isEmpty())
        || (body->contains(u"completed"_s) && !body->value(u"completed"_s).isBool()))
        return badRequest(u"A todo has a task and is completed or not."_s);
    std::optional<QString> task;
    std::optional<bool> completed;
    if (body->contains(u"task"_s))
        task = body->value(u"task"_s).toString();
    if (body->contains(u"completed"_s))
        completed = body->value(u"completed"_s).toBool();
    const QString now = QDateTime::fromSecsSinceEpoch(m_world.seconds()).toUTC().toString(Qt::ISODate);
    const auto todo = m_todos.update(subject, text(request.parameters.first()), task, completed, now);
    return todo ? Response::json(*todo) : notFound();
}

Response ResourceServer::remove(const Request &request, const QString &subject)
{
    return m_todos.remove(subject, text(request.parameters.first())) ? Response::empty(204) : notFound();
}

} // namespace agent0::sandbox
