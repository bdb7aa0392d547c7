#include "broker/grantedaccess.h"

#include "oauth/grants.h"

namespace agent0 {

namespace {

/// A server that does not say how long its token lives is believed for this long (RFC 6749 5.1 only recommends expires_in).
constexpr Seconds UnsaidLife{300};

} // namespace

Result<GrantedAccess> grantedAccess(Result<TokenResponse> answer, const AccessQuery &query, Instant now)
{
    if (!answer)
        return fail(answer.error());
    const bool bound = isBoundType(answer->tokenType);
    if (bound && !query.key)
        return fail(Fault::Malformed, query.leg, "token_type_unusable"_L1,
            u"The authorization server gave a token of the type \"%1\", which was not asked for."_s.arg(
                answer->tokenType.left(40)),
            u"Set the connection's dpop to required, or turn the demand for sender-constrained tokens (DPoP) off for "
            u"this "
            u"client at the resource's authorization server."_s);
    if (!bound && query.dpop == Dpop::Required)
        return fail(Fault::Untrusted, query.leg, "dpop_downgraded"_L1,
            u"The authorization server gave a token that is bound to no key although this connection requires it."_s,
            u"The token was not used. Ask the owner of the resource to enable DPoP for this client, or set the "
            u"connection's "
            u"dpop to auto."_s);
    return GrantedAccess{std::move(answer->accessToken), bound ? u"DPoP"_s : u"Bearer"_s,
        answer->scope ? scopeList(*answer->scope) : query.scopes, now + answer->expiresIn.value_or(UnsaidLife),
        bound ? query.key : std::nullopt};
}

Facts grantedWords(const GrantedAccess &access, bool proven, Instant now)
{
    const auto life = std::chrono::floor<Seconds>(access.expires - now);
    Facts granted{{u"scope"_s, access.scopes.join(u' ')}, {u"expiresIn"_s, qint64(life.count())}};
    if (proven)
        granted.insert(u"dpop"_s, access.dpop ? u"bound"_s : u"downgraded"_s);
    return granted;
}

} // namespace agent0
