#include "agent/detailsreport.h"

#include "agent/statusreport.h"
#include "base/displaytext.h"
#include "jose/jws.h"
#include "oauth/wellknown.h"

#include <QJsonArray>

namespace agent0 {

namespace {

const CachedDocument *keptDocument(const VaultContent &content, const QStringList &addresses)
{
    for (const QString &address : addresses) {
        if (const auto kept = content.documents.find(address); kept != content.documents.end())
            return &kept->second;
    }
    return nullptr;
}

QStringList audienceOf(const QJsonObject &claims)
{
    const QJsonValue audience = claims.value("aud"_L1);
    QStringList all;
    for (const QJsonValue one : audience.isArray() ? audience.toArray() : QJsonArray{audience})
        all << one.toString();
    all.removeAll(QString());
    return all;
}

SeenIdentity identityIn(const QString &token, const QJsonObject &claims)
{
    return {token, claims.value("iss"_L1).toString(), claims.value("sub"_L1).toString(),
        claims.value("email"_L1).toString(), audienceOf(claims)};
}

} // namespace

IdJagExpectation idJagExpectation(const Profile &profile, const Connection &connection, Instant now)
{
    IdJagExpectation expected;
    expected.issuer = profile.identityProvider.issuer;
    expected.audience = connection.audience;
    expected.clientIdAtResource = connection.clientId;
    expected.resource = connection.resource;
    expected.scopes = connection.scopes;
    expected.now = now;
    return expected;
}

Task<Result<ConnectionDetails>> DetailsReport::make(QString connectionId)
{
    if (!m_parts.profile.connection(connectionId))
        co_return fail(Fault::Configuration, Leg::Configuration, "unknown_connection"_L1,
            u"There is no connection \"%1\"."_s.arg(displayText(connectionId, 80)));
    StatusReport report(m_parts);
    const auto status = co_await report.make();
    if (!status)
        co_return fail(status.error());
    ConnectionDetails details;
    for (const ConnectionStatus &one : status->connections) {
        if (one.settings.id == connectionId)
            details.status = one;
    }
    const auto content = status->session.keychainGood ? co_await m_parts.vault.read()
                                                      : TokenVault::Content(std::make_shared<VaultContent>());
    if (!content)
        co_return fail(content.error());
    addRegistrations(details, **content);
    addIdentities(details, **content);
    addMonths(details, **content);
    co_return details;
}

void DetailsReport::addRegistrations(ConnectionDetails &details, const VaultContent &content) const
{
    const IdentityProvider &idp = m_parts.profile.identityProvider;
    const Connection &connection = details.status.settings;
    details.atIdentityProvider = {idp.issuer, idp.clientId, idp.clientAuthentication, {}};
    details.atResource = {connection.authorizationServer, connection.clientId, connection.clientAuthentication, {}};
    if (const auto *kept = keptDocument(content, providerMetadataAddresses(idp.issuer))) {
        if (const auto server = ServerMetadata::fromJson(kept->document, idp.issuer)) {
            details.identityProvider = *server;
            details.atIdentityProvider.methodsOffered = server->tokenAuthMethods;
        }
    }
    if (const auto *kept = keptDocument(content, serverMetadataAddresses(connection.authorizationServer))) {
        if (const auto server = ServerMetadata::fromJson(kept->document, connection.authorizationServer)) {
            details.authorizationServer = *server;
            details.authorizationServerRead = kept->fetchedAt;
            details.atResource.methodsOffered = server->tokenAuthMethods;
        }
    }
}

void DetailsReport::addIdentities(ConnectionDetails &details, const VaultContent &content) const
{
    if (content.session)
        details.identities << identityIn(u"id_token"_s, content.session->claims);
    const auto access = content.access.find(details.status.settings.id);
    if (access == content.access.end())
        return;
    addIdJag(details, *access->second);
    if (!details.idJagClaims.isEmpty())
        details.identities << identityIn(u"id_jag"_s, details.idJagClaims);
    if (const auto token = UnverifiedJws::parse(access->second->accessToken.reveal()))
        details.identities << identityIn(u"access_token"_s, token->claims);
}

void DetailsReport::addIdJag(ConnectionDetails &details, const StoredAccess &access) const
{
    const auto token = UnverifiedJws::parse(access.idJag.reveal());
    if (!token)
        return;
    details.idJagHeader = token->header;
    details.idJagClaims = token->claims;
    details.idJagExpires = access.idJagExpires;
}

void DetailsReport::addMonths(ConnectionDetails &details, const VaultContent &content) const
{
    if (!content.session)
        return;
    const QString person = IdJagLedger::person(content.session->issuer, content.session->subject);
    for (const IdJagLedger::Line &line : m_parts.ledger.history(person)) {
        if (line.connection == details.status.settings.id)
            details.months << line;
    }
}

} // namespace agent0
