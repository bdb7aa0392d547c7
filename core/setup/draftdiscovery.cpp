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

DraftNote found(const QString &text) { return {DraftNote::Kind::Found, displayText(text, 300)}; }

DraftNote trouble(const QString &address, const Error &error)
{
    const QString text = u"%1 could not be read: %2 %3"_s.arg(displayText(address, 200), error.message, error.hint);
    return {DraftNote::Kind::Trouble, text.simplified()};
}

} // namespace

void ProfileDraft::describeResource(const ResourceMetadata &resource, QList<DraftNote> &notes)
{
    const JsonPath server = connectionPath(u"authorizationServer"_s);
    if (isOpen(server) && resource.authorizationServers.size() == 1) {
        find(server, resource.authorizationServers.constFirst());
        notes << found(
            u"The resource names its authorization server: %1"_s.arg(resource.authorizationServers.constFirst()));
        follow();
    }
    const JsonPath scopes = connectionPath(u"scopes"_s);
    if (isOpen(scopes) && !resource.scopes.isEmpty()) {
        find(scopes, QJsonArray::fromStringList(resource.scopes));
        notes << found(u"The resource names its scopes: %1"_s.arg(resource.scopes.join(u' ')));
    }
}

void ProfileDraft::describeServer(const ServerMetadata &server, QList<DraftNote> &notes)
{
    notes << found(u"The resource's authorization server answers: %1"_s.arg(server.issuer));
    const JsonPath scopes = connectionPath(u"scopes"_s);
    const QStringList offered = server.resourceScopes();
    if (isOpen(scopes) && !offered.isEmpty()) {
        find(scopes, QJsonArray::fromStringList(offered));
        notes << found(u"Its authorization server names its scopes: %1"_s.arg(offered.join(u' ')));
    }
    const JsonPath method = connectionPath(u"clientAuthentication.method"_s);
    const QString fitting = fittingMethod(textAt(method), server.tokenAuthMethods);
    if (!m_said.contains(method) && !fitting.isEmpty()) {
        find(method, fitting);
        notes << found(u"Its authorization server takes clients by %1."_s.arg(fitting));
    }
    const JsonPath kind = connectionPath(u"serverProfile"_s);
    const QLatin1StringView guess = guessProfile(server);
    if (!m_said.contains(kind) && guess != "generic"_L1)
        find(kind, QString(guess));
}

Task<> ProfileDraft::askProvider(Discovery *servers, QList<DraftNote> *notes)
{
    const JsonPath place{u"identityProvider"_s, u"issuer"_s};
    const QString issuer = textAt(place);
    if (isOpen(place) || m_asked.contains(issuer))
        co_return;
    m_asked << issuer;
    const auto idp = co_await servers->identityProvider(issuer);
    *notes << (idp ? found(u"The identity provider answers: %1"_s.arg(issuer)) : trouble(issuer, idp.error()));
}

Task<> ProfileDraft::askResource(Discovery *servers, QList<DraftNote> *notes)
{
    const JsonPath place = connectionPath(u"resource"_s);
    const QString resource = textAt(place);
    if (isOpen(place) || m_asked.contains(resource))
        co_return;
    m_asked << resource;
    const auto metadata = co_await servers->resource(resource);
    if (metadata)
        describeResource(*metadata, *notes);
    else if (metadata.error().code != "metadata_not_found"_L1) // few resources publish any
        *notes << trouble(resource, metadata.error());
}

Task<> ProfileDraft::askServer(Discovery *servers, QList<DraftNote> *notes)
{
    const JsonPath place = connectionPath(u"authorizationServer"_s);
    const QString server = textAt(place);
    if (isOpen(place) || m_asked.contains(server))
        co_return;
    m_asked << server;
    const auto metadata = co_await servers->authorizationServer(server);
    if (metadata)
        describeServer(*metadata, *notes);
    else
        *notes << trouble(server, metadata.error());
}

Task<QList<DraftNote>> ProfileDraft::discover(Discovery *servers)
{
    QList<DraftNote> notes;
    co_await askProvider(servers, &notes);
    co_await askResource(servers, &notes);
    co_await askServer(servers, &notes);
    co_return notes;
}

} // namespace agent0
