#pragma once

#include <QByteArray>

class QDebug;

namespace agent0 {

/// Bytes that must not be seen: a token, a code, a client secret, a private key. Wiped when it goes, read
/// only through reveal(), printed as a placeholder. Copies made by Qt's and libcurl's own buffers, and by
/// JSON while parsing, are wiped as hardening/wipedmemory.h says.
class Secret {
public:
    Secret() = default;
    explicit Secret(QByteArray bytes);
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    ~Secret();

    /// The bytes, for the wire, the keychain and the vault. Search for this name to audit every use.
    const QByteArray &reveal() const { return m_bytes; }
    Secret copy() const; ///< a second owner, said aloud
    bool isEmpty() const { return m_bytes.isEmpty(); }
    bool equals(const QByteArray &other) const; ///< in a time that does not depend on the content

    friend QDebug operator<<(QDebug out, const Secret &);

private:
    void wipe();
    QByteArray m_bytes;
};

} // namespace agent0
