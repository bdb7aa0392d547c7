#include "setup/profiledraft.h"

#include "base/displaytext.h"
#include "oauth/serverprofile.h"

#include <QJsonArray>

namespace agent0 {

namespace {

/// How a client with a secret, or without, proves itself where these are announced; "" to leave it as it is.
QString fittingMethod(const QString &wanted, const QStringList &announced)
{
    if (announced.isEmpty() || announced.contains(wanted))
        return {};
    for (const QString &method : {u"client_secret_basic"_s, u"client_secret_post"_s, u"private_key_jwt"_s, u"none"_s}) {
        if (announced.contains(method))
            return method;
    }
    return {};
}

QString trouble(const QString &address, const Error &error)
{
    return u"%1 could not be read: %2"_s.arg(displayText(address, 200), error.message);
}

} // namespace

void ProfileDraft::describeResource(const ResourceMetadata &resource, QStringList &notes)
{
    const JsonPath server = connectionPath(u"authorizationServer"_s);
    if (isOpen(server) && resource.authorizationServers.size() == 1) {
        put(server, resource.authorizationServers.constFirst());
        notes << u"The resource names its authorization server: %1"_s.arg(
            displayText(resource.authorizationServers.constFirst(), 200));
        follow();
    }
    const JsonPath scopes = connectionPath(u"scopes"_s);
    if (isOpen(scopes) && !resource.scopes.isEmpty()) {
        put(scopes, QJsonArray::fromStringList(resource.scopes));
        notes << u"The resource names its scopes: %1"_s.arg(displayText(resource.scopes.join(u' '), 200));
    }
}

void ProfileDraft::describeServer(const ServerMetadata &server, QStringList &notes)
{
    const JsonPath scopes = connectionPath(u"scopes"_s);
    const QStringList offered = server.resourceScopes();
    if (isOpen(scopes) && !offered.isEmpty()) {
        put(scopes, QJsonArray::fromStringList(offered));
        notes << u"Its authorization server names its scopes: %1"_s.arg(displayText(offered.join(u' '), 200));
    }
    const JsonPath method = connectionPath(u"clientAuthentication.method"_s);
    const QString fitting = fittingMethod(textAt(method), server.tokenAuthMethods);
    if (!m_said.contains(method) && !fitting.isEmpty()) {
        put(method, fitting);
        notes << u"Its authorization server takes clients by %1."_s.arg(fitting);
    }
    const JsonPath kind = connectionPath(u"serverProfile"_s);
    const QLatin1StringView guess = guessProfile(server);
    if (!m_said.contains(kind) && guess != "generic"_L1)
        put(kind, QString(guess));
}

Task<QStringList> ProfileDraft::discover(Discovery *servers)
{
    QStringList notes;
    const QString issuer = textAt({u"identityProvider"_s, u"issuer"_s});
    if (!isOpen({u"identityProvider"_s, u"issuer"_s}) && !m_asked.contains(issuer)) {
        m_asked << issuer;
        const auto idp = co_await servers->identityProvider(issuer);
        if (!idp)
            notes << trouble(issuer, idp.error());
    }
    const QString resource = textAt(connectionPath(u"resource"_s));
    if (!isOpen(connectionPath(u"resource"_s)) && !m_asked.contains(resource)) {
        m_asked << resource;
        const auto metadata = co_await servers->resource(resource);
        if (metadata)
            describeResource(*metadata, notes);
    }
    const QString server = textAt(connectionPath(u"authorizationServer"_s));
    if (!isOpen(connectionPath(u"authorizationServer"_s)) && !m_asked.contains(server)) {
        m_asked << server;
        const auto metadata = co_await servers->authorizationServer(server);
        if (metadata)
            describeServer(*metadata, notes);
        else
            notes << trouble(server, metadata.error());
    }
    co_return notes;
}

} // namespace agent0
