#include "sandbox/sandbox.h"

namespace agent0::sandbox {

QJsonObject Sandbox::profileAuthentication(ClientMethod method) const
{
    QJsonObject authentication{{u"method"_s, QString(name(method))}};
    const bool curve = m_options.clientPublicJwk.value(u"kty"_s) == u"EC"_s;
    if (method == ClientMethod::PrivateKeyJwt)
        authentication[u"algorithm"_s] = curve ? u"ES256"_s : u"RS256"_s;
    return authentication;
}

QJsonObject Sandbox::profileConnection(const Resource &resource) const
{
    const QString authority = text(resource.authority->issuer());
    return {{u"id"_s, text(resource.id)}, {u"displayName"_s, resource.displayName}, {u"access"_s, u"xaa"_s},
        {u"authorizationServer"_s, authority}, {u"audience"_s, authority},
        {u"resource"_s, text(resource.api->resource())}, {u"clientId"_s, text(resource.client.id)},
        {u"clientAuthentication"_s, profileAuthentication(resource.client.method)},
        {u"scopes"_s, QJsonArray::fromStringList(resource.scopes)}, {u"dpop"_s, u"auto"_s},
        {u"api"_s, QJsonObject{{u"type"_s, u"todo"_s}, {u"baseUrl"_s, text(resource.api->resource() + "api")}}}};
}

/// The same resource by its other door.
QJsonObject Sandbox::mcpConnection(const Resource &resource) const
{
    QJsonObject connection = profileConnection(resource);
    connection[u"id"_s] = text(resource.id) + u"-mcp"_s;
    connection[u"displayName"_s] = resource.displayName + u" (MCP)"_s;
    connection[u"api"_s] = QJsonObject{{u"type"_s, u"mcp"_s}, {u"baseUrl"_s, text(resource.api->mcpAddress())}};
    return connection;
}

QJsonObject Sandbox::readyProfile() const
{
    QJsonObject provider{{u"issuer"_s, text(issuer())}, {u"clientId"_s, text(m_agent.id)},
        {u"clientAuthentication"_s, profileAuthentication(m_agent.method)},
        {u"scopes"_s, QJsonArray{u"openid"_s, u"profile"_s, u"email"_s, u"offline_access"_s}},
        {u"redirect"_s, QJsonObject{{u"port"_s, 0}, {u"path"_s, u"/callback"_s}}}, {u"subjectToken"_s, u"auto"_s}};
    if (m_options.quota > 0)
        provider[u"idJagBudget"_s] = QJsonObject{{u"perMonth"_s, m_options.quota}};
    QJsonArray connections;
    for (const Resource &resource : m_resources)
        connections.append(profileConnection(resource));
    for (const Resource &resource : m_resources) {
        if (resource.api->speaksMcp())
            connections.append(mcpConnection(resource));
    }
    return {{u"displayName"_s, u"Sandbox"_s}, {u"identityProvider"_s, provider}, {u"connections"_s, connections},
        {u"agent"_s, QJsonObject{{u"model"_s, u"builtin"_s}, {u"approval"_s, u"writes"_s}}}};
}

std::map<QString, Secret> Sandbox::secrets() const
{
    std::map<QString, Secret> all;
    if (!m_agent.secret.isEmpty())
        all.emplace(u"identityProvider"_s, Secret(m_agent.secret));
    for (const Resource &resource : m_resources) {
        if (!resource.client.secret.isEmpty())
            all.emplace(text(resource.id), Secret(resource.client.secret));
        if (!resource.client.secret.isEmpty() && resource.api->speaksMcp())
            all.emplace(text(resource.id) + u"-mcp"_s, Secret(resource.client.secret));
    }
    return all;
}

QJsonObject Sandbox::readyFile() const
{
    QJsonObject clientSecrets;
    for (const auto &[id, secret] : secrets())
        clientSecrets[id] = text(secret.reveal());
    QJsonArray everybody;
    for (const Person &person : people())
        everybody.append(QJsonObject{{u"name"_s, person.name}, {u"username"_s, text(person.username)},
            {u"password"_s, text(person.password)}, {u"subject"_s, person.subject}, {u"email"_s, person.email}});
    const QJsonObject control{{u"url"_s, text(m_control.origin() + "/control")}, {u"token"_s, text(m_controlToken)}};
    return {{u"profile"_s, readyProfile()}, {u"secrets"_s, clientSecrets}, {u"control"_s, control},
        {u"people"_s, everybody}};
}

} // namespace agent0::sandbox
