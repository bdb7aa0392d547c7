#include "agent/personpicture.h"

#include "config/addresses.h"
#include "oidc/userinfo.h"
#include "vault/sessionsecret.h"

namespace agent0 {

namespace {

constexpr HttpLimits PictureLimits{.deadline = Milliseconds(10'000), .headBytes = 32 * 1024, .bodyBytes = 512 * 1024};
constexpr qsizetype LongestAddress = 2048;

std::unexpected<Error> missing(const QString &why)
{
    return fail(Fault::Failed, Leg::SignIn, "picture_missing"_L1, why, u"The initials are shown instead."_s);
}

bool isPicture(const QByteArray &bytes)
{
    return bytes.startsWith("\x89PNG\r\n\x1a\n") || bytes.startsWith("\xff\xd8\xff");
}

/// Where a picture lies is told by others: they must not have this computer's own services asked. A provider that itself
/// runs here may.
bool mayBeAsked(const QString &address, const QString &issuer)
{
    if (address.size() > LongestAddress || checkAddress(address))
        return false;
    return address.startsWith("https://"_L1) || issuer.startsWith("http://"_L1);
}

} // namespace

Task<Result<QByteArray>> PersonPicture::fetch()
{
    const auto where = co_await address();
    if (!where)
        co_return fail(where.error());
    if (!mayBeAsked(*where, m_parts.profile.identityProvider.issuer))
        co_return missing(u"The identity provider names no picture that could be fetched."_s);
    auto answer = co_await m_parts.ports.http.send(HttpRequest::get(where->toLatin1())
            .header("Accept", "image/png, image/jpeg")
            .on(Leg::SignIn)
            .within(PictureLimits));
    if (!answer)
        co_return fail(answer.error());
    if (answer->status != 200)
        co_return missing(u"The picture is not where the identity provider says."_s);
    if (!isPicture(answer->body))
        co_return fail(Fault::Malformed, Leg::SignIn, "picture_unreadable"_L1,
            u"What lies at the picture's address is neither PNG nor JPEG."_s, u"The initials are shown instead."_s);
    co_return std::move(answer->body);
}

Task<Result<QString>> PersonPicture::address()
{
    const auto content = co_await m_parts.vault.read();
    if (!content)
        co_return fail(content.error());
    const auto &session = (*content)->session;
    const IdentityProvider &idp = m_parts.profile.identityProvider;
    if (!session || session->issuer != idp.issuer || session->clientId != idp.clientId)
        co_return missing(u"Nobody is signed in."_s);
    const QString told = session->claims.value("picture"_L1).toString();
    if (!told.isEmpty())
        co_return told;
    if (session->accessToken.isEmpty() || session->accessTokenExpires <= m_parts.ports.clock.now())
        co_return missing(u"The identity provider names no picture that could be fetched."_s);
    co_return co_await askUserInfo(*content);
}

/// What the access token is bound to.
Task<Result<std::optional<DpopKey>>> PersonPicture::keyOf(std::shared_ptr<const VaultContent> content)
{
    if (!isBoundType(content->session->accessTokenType))
        co_return std::nullopt;
    const auto secret = co_await readSessionSecret(m_parts.ports.secrets, m_parts.profile.name);
    if (!secret)
        co_return fail(secret.error());
    if (!*secret)
        co_return missing(u"Nobody is signed in."_s);
    co_return m_parts.proofs.ofSession(**secret);
}

Task<Result<QString>> PersonPicture::askUserInfo(std::shared_ptr<const VaultContent> content)
{
    const IdentityProvider &idp = m_parts.profile.identityProvider;
    const auto server = co_await m_parts.discovery.identityProvider(idp.issuer);
    if (!server)
        co_return fail(server.error());
    const auto key = co_await keyOf(content);
    if (!key)
        co_return fail(key.error());
    UserInfo endpoint(m_parts.ports.http, m_parts.ports.clock, m_parts.ports.random, m_parts.discovery);
    const auto claims = co_await endpoint.ask(
        *server, content->session->accessToken.copy(), idp.clientId, content->session->subject, *key);
    if (!claims)
        co_return fail(claims.error());
    co_return claims->value("picture"_L1).toString();
}

} // namespace agent0
