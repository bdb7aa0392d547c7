#pragma once

#include "base/random.h"
#include "base/secret.h"

#include <memory>
#include <optional>

struct evp_cipher_st;

namespace agent0 {

/// How the Secret Service carries secrets over the bus (its specification 0.2, "dh-ietf1024-sha256-aes128-cbc-pkcs7"): a key
/// is agreed on once a connection, so that nobody who listens to the bus, or finds its memory in a swap file, reads them.
class SecretSession {
public:
    static constexpr QByteArrayView Algorithm = "dh-ietf1024-sha256-aes128-cbc-pkcs7";

    explicit SecretSession(const RandomBytes &random);
    const QByteArray &publicValue() const { return m_public; } ///< ours, for the service
    /// Looks OpenSSL's cipher up, without which nothing can be opened: the first time in a process this takes a millisecond, for
    /// which there is time while the service gets the secret.
    void prepare();
    /// The service's own. False where it is no value of the group.
    bool agree(const QByteArray &theirs);
    std::optional<Secret> open(const QByteArray &iv, const QByteArray &cipherText) const;

private:
    Secret m_private;
    QByteArray m_public;
    Secret m_key;
    std::shared_ptr<evp_cipher_st> m_cipher;
};

} // namespace agent0
