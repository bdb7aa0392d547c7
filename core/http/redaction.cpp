#include "http/redaction.h"

#include "http/wiretext.h"

#include <QByteArrayMatcher>

#include <algorithm>
#include <array>
#include <string_view>

namespace agent0 {

namespace {

constexpr qsizetype leastSecretSize = 4; // shorter ones would cut holes into every text
constexpr qsizetype mostSecrets = 256; // each is looked for in all that was written
constexpr qsizetype tellingSize = 24; // hardly anything else ends with as many characters of a secret

/// Nothing of it changes in a form or an address.
bool isUnreserved(QByteArrayView text)
{
    bool all = true; // without leaving early this is done for many characters at once
    for (const char c : text) {
        const auto lower = uchar(c | 0x20);
        all &= ((lower >= 'a') & (lower <= 'z')) | ((c >= '0') & (c <= '9')) | (c == '-') | (c == '.') | (c == '_')
            | (c == '~');
    }
    return all;
}

/// Not QByteArray::contains(), which makes a table for long texts first.
bool holds(const QByteArray &text, const QByteArray &part)
{
    const auto view = [](const QByteArray &bytes) { return std::string_view(bytes.constData(), size_t(bytes.size())); };
    return text.size() >= part.size() && view(text).find(view(part)) != std::string_view::npos;
}

using Texts = std::array<QByteArrayView, 5>;

bool anyHolds(const Texts &texts, const QByteArray &part)
{
    const QByteArrayMatcher matcher(part);
    return std::ranges::any_of(texts, [&](QByteArrayView text) { return matcher.indexIn(text) >= 0; });
}

} // namespace

void Redaction::learn(const QByteArray &secret)
{
    if (m_takesOut || secret.size() < leastSecretSize || m_knowsTooMany || m_secrets.contains(secret))
        return;
    m_secrets.append(secret);
    m_knowsTooMany = m_secrets.size() > mostSecrets;
}

void Redaction::learnCredentials(QByteArrayView scheme, const QByteArray &credentials)
{
    learn(credentials);
    if (scheme.compare("Basic", Qt::CaseInsensitive) != 0)
        return;
    const QByteArray pair = QByteArray::fromBase64(credentials);
    const QByteArray password = pair.sliced(pair.indexOf(':') + 1);
    learn(password);
    learn(formDecoded(password));
}

bool Redaction::mayStandIn(const TraceRecord &record) const
{
    if (m_secrets.isEmpty())
        return false;
    const std::array lists{&record.requestHeaders, &record.requestFields, &record.answerHeaders, &record.answerFields};
    // Half a secret may stand where a text was cut.
    if (m_knowsTooMany || record.url.size() >= TraceFields::mostShown
        || std::ranges::any_of(lists, &TraceFields::isCut))
        return true;
    const QByteArray url = record.url.toUtf8();
    const Texts texts{url, lists[0]->json(), lists[1]->json(), lists[2]->json(), lists[3]->json()};
    const bool anyEncoded = std::ranges::any_of(texts, [](QByteArrayView text) { return text.contains('%'); });
    return std::ranges::any_of(m_secrets, [&](const QByteArray &secret) {
        const QByteArray end = secret.last(std::min(secret.size(), tellingSize)); // where it is not, the whole is not
        return !TraceFields::keeps(end) || anyHolds(texts, end)
            || (anyEncoded && !isUnreserved(end) && anyHolds(texts, end.toPercentEncoding()));
    });
}

void Redaction::takeSecretsOut()
{
    for (const QByteArray &secret : QList(m_secrets)) {
        if (!isUnreserved(secret))
            m_secrets.append(secret.toPercentEncoding());
    }
    std::ranges::sort(m_secrets, std::greater(), &QByteArray::size);
    m_takesOut = true;
}

QByteArray Redaction::scrubbed(QByteArrayView text) const
{
    QByteArray clean = QByteArray::fromRawData(text.data(), text.size());
    if (!m_takesOut)
        return clean;
    for (const QByteArray &secret : m_secrets) {
        if (holds(clean, secret))
            clean.replace(secret, secretNote(secret.size()));
    }
    return clean;
}

QByteArray Redaction::cleaned(const QByteArray &text) const
{
    const QByteArray clean = scrubbed(text);
    return clean.constData() == text.constData() ? text : clean;
}

} // namespace agent0
