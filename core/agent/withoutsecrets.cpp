#include "agent/parts.h"

namespace agent0 {

namespace {

void takeOut(QString &text, const Secret &secret)
{
    // Shorter ones are words of a language, and no token is.
    constexpr qsizetype ShortestToken = 12;
    if (secret.reveal().size() >= ShortestToken)
        text.replace(QString::fromUtf8(secret.reveal()), u"(a secret, taken out)"_s);
}

} // namespace

Task<QString> Agent::withoutSecrets(QString text)
{
    const auto content = co_await m_parts->vault.read();
    if (!content)
        co_return text;
    if (const auto &session = (*content)->session) {
        takeOut(text, session->idToken);
        takeOut(text, session->accessToken);
    }
    for (const auto &[id, access] : (*content)->access) {
        takeOut(text, access->accessToken);
        takeOut(text, access->idJag);
    }
    if ((*content)->stranded)
        takeOut(text, (*content)->stranded->refreshToken);
    co_return text;
}

} // namespace agent0
