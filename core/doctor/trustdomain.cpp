#include "doctor/trustdomain.h"

#include <QRegularExpression>

namespace agent0::doctor {

namespace {

bool isOktaHost(const QString &origin)
{
    static const QRegularExpression hosts(u"\\.(okta|oktapreview|okta-emea|okta-gov)\\.com(:\\d+)?$|\\.okta\\.mil$"_s);
    return hosts.match(origin).hasMatch();
}

/// Without what people mistype: the slash at the end, capitals, the Admin Console's "-admin".
QString bare(const QString &issuer)
{
    QString text = issuer.toLower();
    while (text.endsWith(u'/'))
        text.chop(1);
    return text.replace("-admin.okta"_L1, ".okta"_L1);
}

} // namespace

QString originOf(const QString &address)
{
    const qsizetype authority = address.indexOf("://"_L1);
    const qsizetype end = authority < 0 ? -1 : address.indexOf(u'/', authority + 3);
    return end < 0 ? address : address.left(end);
}

bool isOktaCustom(const ServerMetadata &server)
{
    static const QRegularExpression path(u"^https?://[^/]+/oauth2/[A-Za-z0-9]+/?$"_s);
    return path.match(server.issuer).hasMatch()
        && (isOktaHost(originOf(server.issuer)) || server.tokenEndpoint == server.issuer + "/v1/token"_L1);
}

bool isOktaOrg(const ServerMetadata &server)
{
    const QString origin = originOf(server.issuer);
    return bare(server.issuer) == bare(origin)
        && (isOktaHost(origin) || server.tokenEndpoint == origin + "/oauth2/v1/token"_L1);
}

TrustClass trustClassOf(const ServerMetadata &idp, const ServerMetadata &server, bool sameOrg)
{
    const bool sameHost = sameOrg || bare(originOf(idp.issuer)) == bare(originOf(server.issuer));
    if (bare(idp.issuer) == bare(server.issuer) || (sameHost && isOktaOrg(server)))
        return TrustClass::SameServer;
    if (isOktaCustom(server))
        return sameHost ? TrustClass::SameOrgCustom : TrustClass::OtherOrgCustom;
    if (isOktaOrg(server))
        return TrustClass::OtherOrgServer;
    return sameHost ? TrustClass::SameHost : TrustClass::Separate;
}

QLatin1StringView name(TrustClass trust)
{
    switch (trust) {
    case TrustClass::SameServer: return "same_server"_L1;
    case TrustClass::SameOrgCustom: return "same_org_custom_server"_L1;
    case TrustClass::OtherOrgServer: return "other_org_server"_L1;
    case TrustClass::OtherOrgCustom: return "other_org_custom_server"_L1;
    case TrustClass::SameHost: return "same_host"_L1;
    case TrustClass::Separate: return "separate"_L1;
    }
    Q_UNREACHABLE();
}

QString meaning(TrustClass trust)
{
    switch (trust) {
    case TrustClass::SameServer:
        return u"The resource's authorization server is the identity provider itself. No server redeems an ID-JAG that it issued: the resource needs an authorization server of its own, in another trust domain."_s;
    case TrustClass::SameOrgCustom:
        return u"A custom authorization server of the same Okta org. It works with the Okta for AI Agents subscription and a resource connection of the type Authorization server, and not without."_s;
    case TrustClass::OtherOrgServer:
        return u"The org authorization server of another Okta org. An org's own server redeems no ID-JAGs; a custom authorization server (/oauth2/…) of that org can."_s;
    case TrustClass::OtherOrgCustom:
        return u"A custom authorization server of another Okta org. It works when that org trusts this one's issuer and its access policy allows the JWT Bearer grant."_s;
    case TrustClass::SameHost:
        return u"Another issuer on the identity provider's host. It works when that issuer trusts the first one as it would any other."_s;
    case TrustClass::Separate:
        return u"A server in a trust domain of its own. It has to trust the identity provider's issuer and keys, and to know its people."_s;
    }
    Q_UNREACHABLE();
}

bool canWork(TrustClass trust) { return trust != TrustClass::SameServer && trust != TrustClass::OtherOrgServer; }

} // namespace agent0::doctor
