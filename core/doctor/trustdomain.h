#pragma once

#include "oauth/servermetadata.h"

namespace agent0::doctor {

/// How an authorization server stands to the identity provider (research xaa.md 8, idea 2).
enum class TrustClass {
    SameServer,      ///< the issuer of the ID-JAG itself: can never redeem it
    SameOrgCustom,   ///< a custom authorization server of the same Okta org: with the AI Agents subscription
    OtherOrgServer,  ///< the org authorization server of another Okta org: redeems no ID-JAGs
    OtherOrgCustom,  ///< a custom authorization server of another Okta org: has to trust this one
    SameHost,        ///< another issuer on the same host (realms, tenants): has to trust the first
    Separate,        ///< a server of its own, not Okta: the ordinary case
};

QLatin1StringView name(TrustClass trust);
/// Which it is, what it needs, and whether it can work: for people.
QString meaning(TrustClass trust);
bool canWork(TrustClass trust);

/// Told from the addresses, and from the endpoints where metadata is at hand (a custom domain hides an Okta org from
/// its address). sameOrg: both are known to be one Okta org although their hosts differ.
TrustClass trustClassOf(const ServerMetadata &idp, const ServerMetadata &server, bool sameOrg = false);
bool isOktaOrg(const ServerMetadata &server);
bool isOktaCustom(const ServerMetadata &server);
/// "https://acme.okta.com" of "https://acme.okta.com/oauth2/default".
QString originOf(const QString &address);

} // namespace agent0::doctor
