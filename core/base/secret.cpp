#include "base/secret.h"

#include <QDebug>

#include <openssl/crypto.h>

namespace agent0 {

Secret::Secret(QByteArray bytes) : m_bytes(std::move(bytes))
{
    // Our own buffer: wiping a shared one would clear somebody else's bytes, or leave ours behind.
    m_bytes.detach();
}

Secret::Secret(Secret &&other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) { }

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

Secret::~Secret() { wipe(); }

void Secret::wipe()
{
    if (!m_bytes.isEmpty() && m_bytes.isDetached())
        OPENSSL_cleanse(m_bytes.data(), size_t(m_bytes.size()));
}

Secret Secret::copy() const { return Secret(QByteArray(m_bytes.constData(), m_bytes.size())); }

bool Secret::equals(const QByteArray &other) const
{
    return m_bytes.size() == other.size()
        && CRYPTO_memcmp(m_bytes.constData(), other.constData(), size_t(other.size())) == 0;
}

QDebug operator<<(QDebug out, const Secret &secret)
{
    return out << (secret.isEmpty() ? "(no secret)" : "(secret)");
}

} // namespace agent0
