#include "oauth/wellknown.h"

#include "base/result.h"

namespace agent0 {

namespace {

constexpr auto OAuthDocument = "/.well-known/oauth-authorization-server"_L1;
constexpr auto OpenIdDocument = "/.well-known/openid-configuration"_L1;
constexpr auto ResourceDocument = "/.well-known/oauth-protected-resource"_L1;

QString withoutSlash(const QString &text) { return text.endsWith(u'/') ? text.chopped(1) : text; }

/// Where the path or query begins: behind "scheme://authority".
qsizetype pathOf(const QString &address)
{
    const qsizetype authority = address.indexOf("://"_L1);
    qsizetype at = authority < 0 ? 0 : authority + 3;
    while (at < address.size() && address[at] != u'/' && address[at] != u'?')
        ++at;
    return at;
}

QString inserted(const QString &identifier, QLatin1StringView document)
{
    const QString address = withoutSlash(identifier);
    const qsizetype at = pathOf(address);
    return address.left(at) + document + address.mid(at);
}

QString appended(const QString &issuer, QLatin1StringView document) { return withoutSlash(issuer) + document; }

} // namespace

QStringList providerMetadataAddresses(const QString &issuer)
{
    QStringList addresses{
        appended(issuer, OpenIdDocument), inserted(issuer, OAuthDocument), inserted(issuer, OpenIdDocument)};
    addresses.removeDuplicates();
    return addresses;
}

QStringList serverMetadataAddresses(const QString &issuer)
{
    QStringList addresses{
        inserted(issuer, OAuthDocument), inserted(issuer, OpenIdDocument), appended(issuer, OpenIdDocument)};
    addresses.removeDuplicates();
    return addresses;
}

QString resourceMetadataAddress(const QString &resource)
{
    // RFC 9728 3.1: only a slash that is the whole path is dropped.
    const qsizetype at = pathOf(resource);
    const QString rest = resource.mid(at);
    return resource.left(at) + ResourceDocument + (rest == "/"_L1 ? QString() : rest);
}

} // namespace agent0
