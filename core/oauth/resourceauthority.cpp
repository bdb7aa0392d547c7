#include "oauth/resourceauthority.h"

#include "http/challenge.h"
#include "oauth/endpointaddress.h"
#include "oauth/grants.h"

namespace agent0 {

namespace {

constexpr auto OfflineAccess = "offline_access"_L1;

} // namespace

bool coversAddress(const QString &resource, const QString &address)
{
    if (!addressProblem(resource).isEmpty())
        return false;
    return resource == address || address.startsWith(resource.endsWith(u'/') ? resource : resource + u'/');
}

QString originOf(const QString &address)
{
    const qsizetype scheme = address.indexOf("://"_L1);
    qsizetype end = scheme < 0 ? 0 : scheme + 3;
    while (end < address.size() && address[end] != u'/' && address[end] != u'?')
        ++end;
    return address.left(end);
}

QStringList neededScopes(const QStringList &demanded, const ResourceAuthority &authority)
{
    return demanded.isEmpty() ? authority.scopes : demanded;
}

QStringList chosenScopes(const QStringList &demanded, const ResourceAuthority &authority)
{
    const QStringList scopes = neededScopes(demanded, authority);
    return authority.server.scopes.contains(OfflineAccess) ? unitedScopes(scopes, {OfflineAccess}) : scopes;
}

QStringList challengedScopes(const HttpResponse &refusal)
{
    const auto challenge = tokenChallenge(refusal);
    return challenge ? scopeList(challenge->parameter("scope")) : QStringList();
}

QString challengedMetadata(const HttpResponse &refusal)
{
    for (const Challenge &one : challenges(refusal)) {
        if (const QString address = one.parameter("resource_metadata"); !address.isEmpty())
            return address;
    }
    return {};
}

QStringList unitedScopes(QStringList scopes, const QStringList &more)
{
    for (const QString &scope : more) {
        if (!scopes.contains(scope))
            scopes << scope;
    }
    return scopes;
}

} // namespace agent0
