#include "doctor/trustdomain.h"

#include "base/displaytext.h"

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

QString line(QLatin1StringView role, const QString &address)
{
    return u"  | %1 %2 |"_s.arg(role, -32).arg(displayText(address, 38), -38);
}

const QString Rule = u"  +-------------------------------------------------------------------------+"_s;

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
        return u"The resource's authorization server is the identity provider itself. No server redeems an ID-JAG that "
               u"it "
               u"issued: the resource needs an authorization server of its own, in another trust domain."_s;
    case TrustClass::SameOrgCustom:
        return u"A custom authorization server of the same Okta org. It works with the Okta for AI Agents subscription "
               u"and a "
               u"resource connection of the type Authorization server, and not without."_s;
    case TrustClass::OtherOrgServer:
        return u"The org authorization server of another Okta org. An org's own server redeems no ID-JAGs; a custom "
               u"authorization server (/oauth2/…) of that org can."_s;
    case TrustClass::OtherOrgCustom:
        return u"A custom authorization server of another Okta org. It works when that org trusts this one's issuer "
               u"and its "
               u"access policy allows the JWT Bearer grant."_s;
    case TrustClass::SameHost:
        return u"Another issuer on the identity provider's host. It works when that issuer trusts the first one as it "
               u"would "
               u"any other."_s;
    case TrustClass::Separate:
        return u"A server in a trust domain of its own. It has to trust the identity provider's issuer and keys, and "
               u"to know "
               u"its people."_s;
    }
    Q_UNREACHABLE();
}

bool canWork(TrustClass trust) { return trust != TrustClass::SameServer && trust != TrustClass::OtherOrgServer; }

QStringList picture(const QString &idp, const QString &server, const QString &resource)
{
    return {Rule, line("Agent0 (this program)"_L1, u"signs in, asks, carries the tokens"_s), Rule,
        u"    | 1 sign-in, 2 token exchange: an ID-JAG comes back"_s, Rule, line("identity provider"_L1, idp), Rule,
        u"    ^ trusts its issuer and keys      | 3 ID-JAG becomes an access token"_s, Rule,
        line("resource authorization server"_L1, server), Rule, u"    | 4 access token"_s, Rule,
        line("resource (API, MCP server)"_L1, resource), Rule};
}

} // namespace agent0::doctor
