#include "oauth/serverprofile.h"

#include <algorithm>
#include <array>

namespace agent0 {

namespace {

using enum RedemptionScope;

constexpr std::array profiles{
    // name, scope, reusable, slash, no slash, age, public clients
    ServerProfile{"okta"_L1, Forbidden, false, false, true, 0, false},
    ServerProfile{"auth0"_L1, Optional, true, true, false, 0, true},
    ServerProfile{"keycloak"_L1, Optional, false, false, true, 0, false},
    ServerProfile{"todo0"_L1, Required, true, false, true, 30, false},
    ServerProfile{"xaa.dev"_L1, Required, false, false, false, 0, false},
    ServerProfile{"janssen"_L1, Optional, false, false, false, 0, false},
    ServerProfile{"generic"_L1, Optional, false, false, false, 0, true},
};

/// A server is of this kind when its issuer looks like this, and its token endpoint (where given) ends so.
struct Trait {
    QLatin1StringView name;
    QLatin1StringView issuer;        ///< a pattern, see below
    QLatin1StringView tokenEndpoint; ///< what follows the issuer (its slash dropped), "" for no matter what
};

constexpr std::array traits{
    Trait{"okta"_L1, "https://*.okta.com/oauth2/#"_L1, ""_L1},
    Trait{"okta"_L1, "https://*.oktapreview.com/oauth2/#"_L1, ""_L1},
    Trait{"okta"_L1, "https://*.okta-emea.com/oauth2/#"_L1, ""_L1},
    Trait{"okta"_L1, "https://*.okta-gov.com/oauth2/#"_L1, ""_L1},
    Trait{"okta"_L1, "%/oauth2/#"_L1, "/v1/token"_L1},
    Trait{"auth0"_L1, "https://*.auth0.com/"_L1, ""_L1},
    Trait{"auth0"_L1, "https://*/"_L1, "/oauth/token"_L1},
    Trait{"keycloak"_L1, "%/realms/*"_L1, "/protocol/openid-connect/token"_L1},
    Trait{"xaa.dev"_L1, "https://xaa.dev"_L1, ""_L1},
    Trait{"xaa.dev"_L1, "https://xaa.dev/"_L1, ""_L1},
    Trait{"xaa.dev"_L1, "https://*.xaa.dev"_L1, ""_L1},
    Trait{"xaa.dev"_L1, "https://*.xaa.dev/"_L1, ""_L1},
    Trait{"janssen"_L1, "https://*"_L1, "/jans-auth/restv1/token"_L1},
    Trait{"janssen"_L1, "https://*/"_L1, "/jans-auth/restv1/token"_L1},
    // The published sample's own address; a port of its own says no more.
    Trait{"todo0"_L1, "http://localhost:5001"_L1, "/token"_L1},
};

/// "%" stands for anything, "*" for characters other than "/", "#" for letters and digits; for one character at least.
bool mayStandFor(QLatin1Char wildcard, QChar c)
{
    const bool isPlain = c.unicode() < 0x80 && c.isLetterOrNumber();
    return wildcard == u'%' || (wildcard == u'*' && c != u'/') || (wildcard == u'#' && isPlain);
}

bool looksLike(QLatin1StringView pattern, QStringView text)
{
    if (pattern.isEmpty() || text.isEmpty())
        return pattern.isEmpty() && text.isEmpty();
    const QLatin1Char first = pattern.front();
    const QLatin1StringView rest = pattern.sliced(1);
    if (first != u'%' && first != u'*' && first != u'#')
        return text.front() == first && looksLike(rest, text.sliced(1));
    for (qsizetype taken = 1; taken <= text.size() && mayStandFor(first, text[taken - 1]); ++taken) {
        if (looksLike(rest, text.sliced(taken)))
            return true;
    }
    return false;
}

bool fits(const Trait &trait, const ServerMetadata &server)
{
    const QStringView base = QStringView(server.issuer).chopped(server.issuer.endsWith(u'/') ? 1 : 0);
    const bool endpointFits = trait.tokenEndpoint.isEmpty()
        || (server.tokenEndpoint.startsWith(base)
            && QStringView(server.tokenEndpoint).sliced(base.size()) == trait.tokenEndpoint);
    return endpointFits && looksLike(trait.issuer, server.issuer);
}

} // namespace

std::span<const ServerProfile> serverProfiles() { return profiles; }

const ServerProfile &serverProfile(QStringView name)
{
    const auto found = std::ranges::find_if(profiles, [name](const ServerProfile &row) { return row.name == name; });
    return found == profiles.end() ? profiles.back() : *found;
}

QLatin1StringView guessProfile(const ServerMetadata &server)
{
    const auto found = std::ranges::find_if(traits, [&](const Trait &trait) { return fits(trait, server); });
    return found == traits.end() ? profiles.back().name : found->name;
}

} // namespace agent0
