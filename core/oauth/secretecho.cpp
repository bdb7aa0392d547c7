#include "oauth/secretecho.h"

#include "http/tokenshape.h"

#include <QRegularExpression>

#include <algorithm>

namespace agent0 {

namespace {

/// Shorter ones occur in any sentence.
constexpr qsizetype ShortestSecret = 4;

} // namespace

SecretEcho::SecretEcho(const QList<FormField> &fields, const QList<HttpHeader> &headers)
{
    for (const FormField &field : fields) {
        if (visibilityOf(field.name) == Visibility::Secret)
            add(field.value);
    }
    for (const HttpHeader &header : headers) {
        if (header.name.compare("Authorization", Qt::CaseInsensitive) != 0)
            continue;
        const QByteArray credentials = header.value.mid(header.value.indexOf(' ') + 1);
        const QByteArray pair = QByteArray::fromBase64(credentials);
        add(credentials);
        add(QByteArray::fromPercentEncoding(pair.mid(pair.indexOf(':') + 1)));
    }
    // The longest first: one may be part of another.
    std::ranges::sort(m_secrets, std::greater(), [](const Secret &one) { return one.reveal().size(); });
}

void SecretEcho::add(const QByteArray &value)
{
    if (value.size() < ShortestSecret)
        return;
    m_secrets.emplace_back(value);
    if (const QByteArray encoded = value.toPercentEncoding(); encoded != value)
        m_secrets.emplace_back(encoded);
}

QString SecretEcho::removedFrom(QString text) const
{
    static const QString removed = u"(removed)"_s;
    for (const Secret &secret : m_secrets)
        text.replace(QString::fromUtf8(secret.reveal()), removed);
    static const QRegularExpression jwt(u"eyJ[A-Za-z0-9_-]{8,}(\\.[A-Za-z0-9_-]*)*"_s);
    return text.replace(jwt, removed);
}

} // namespace agent0
