#include "sandbox/refreshtokens.h"

namespace agent0::sandbox {

namespace {

std::unexpected<Problem> invalidRefreshToken()
{
    return refuse(400, "invalid_grant", u"The refresh token is invalid or expired."_s);
}

} // namespace

RefreshTokens::FamilyRef RefreshTokens::begin(Grant grant)
{
    auto family = std::make_shared<Family>();
    family->grant = std::move(grant);
    family->current = m_world.token();
    family->issuedAt = m_world.seconds();
    m_all.insert(family->current, family);
    return family;
}

RefreshTokens::FamilyRef RefreshTokens::find(const QByteArray &token) const { return m_all.value(token); }

Answer<> RefreshTokens::checkBinding(const QByteArray &token, const QByteArray &provenKey) const
{
    const FamilyRef family = find(token);
    if (family && !family->grant.proofKey.isEmpty() && family->grant.proofKey != provenKey)
        return refuse(
            400, "invalid_dpop_proof", u"The DPoP proof key does not match the binding in the refresh token."_s);
    return {};
}

Answer<RefreshTokens::FamilyRef> RefreshTokens::use(const QByteArray &token, const Client &client, bool rotate)
{
    const FamilyRef family = find(token);
    if (!family || family->revoked || family->grant.clientId != client.id)
        return invalidRefreshToken();
    if (family->issuedAt + m_options.lifetimes.refreshToken.count() <= m_world.seconds())
        return invalidRefreshToken();
    if (token != family->current)
        return again(family, token);
    if (rotate) {
        family->previous = std::exchange(family->current, m_world.token());
        family->rotatedAt = m_world.seconds();
        m_all.insert(family->current, family);
    }
    return family;
}

Answer<RefreshTokens::FamilyRef> RefreshTokens::again(const FamilyRef &family, const QByteArray &token)
{
    const bool inGrace =
        token == family->previous && m_world.seconds() < family->rotatedAt + m_options.lifetimes.refreshGrace.count();
    if (inGrace)
        return family;
    // Somebody holds a token that its owner has already exchanged: nobody can tell who the thief is.
    ++m_reuses;
    revoke(family);
    return invalidRefreshToken();
}

int RefreshTokens::alive() const
{
    int alive = 0;
    for (auto one = m_all.begin(); one != m_all.end(); ++one)
        alive += !one.value()->revoked && one.value()->current == one.key() ? 1 : 0;
    return alive;
}

void RefreshTokens::revokeAll()
{
    for (const FamilyRef &family : std::as_const(m_all))
        revoke(family);
}

} // namespace agent0::sandbox
