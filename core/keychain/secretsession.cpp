#include "keychain/secretsession.h"

#include <QMessageAuthenticationCode>

#include <openssl/bn.h>
#include <openssl/evp.h>

#include <memory>

namespace agent0 {

namespace {

constexpr int GroupBytes = 128;
/// Twice what breaking a 1024-bit group costs, and a fourth of the time that as long an exponent as the group would take.
constexpr qsizetype ExponentBytes = 32;
constexpr qsizetype KeyBytes = 16;

struct Free {
    void operator()(BIGNUM *number) const { BN_clear_free(number); }
    void operator()(BN_CTX *context) const { BN_CTX_free(context); }
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
};
using Number = std::unique_ptr<BIGNUM, Free>;
using Context = std::unique_ptr<EVP_CIPHER_CTX, Free>;

const unsigned char *raw(const QByteArray &bytes) { return reinterpret_cast<const unsigned char *>(bytes.constData()); }
unsigned char *raw(QByteArray &bytes) { return reinterpret_cast<unsigned char *>(bytes.data()); }

/// base to the secret exponent, as long as the group's numbers. "" where OpenSSL fails.
QByteArray power(const BIGNUM *base, const Secret &exponent)
{
    const std::unique_ptr<BN_CTX, Free> context(BN_CTX_new());
    const Number prime(BN_get_rfc2409_prime_1024(nullptr));
    const Number secret(BN_bin2bn(raw(exponent.reveal()), int(exponent.reveal().size()), nullptr));
    const Number result(BN_new());
    QByteArray bytes(GroupBytes, Qt::Uninitialized);
    if (BN_mod_exp_mont_consttime(result.get(), base, secret.get(), prime.get(), context.get(), nullptr) != 1
        || BN_bn2binpad(result.get(), raw(bytes), GroupBytes) != GroupBytes)
        return {};
    return bytes;
}

// Qt's own: OpenSSL would first have to look for the algorithm.
QByteArray hmac(const QByteArray &key, const QByteArray &text)
{
    return QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256);
}

} // namespace

SecretSession::SecretSession(const RandomBytes &random) : m_private(random(ExponentBytes))
{
    const Number generator(BN_new());
    BN_set_word(generator.get(), 2);
    m_public = power(generator.get(), m_private);
}

void SecretSession::prepare()
{
    if (!m_cipher)
        m_cipher.reset(EVP_CIPHER_fetch(nullptr, "AES-128-CBC", nullptr), &EVP_CIPHER_free);
}

bool SecretSession::agree(const QByteArray &theirs)
{
    const Number other(BN_bin2bn(raw(theirs), int(theirs.size()), nullptr));
    const Number last(BN_get_rfc2409_prime_1024(nullptr));
    BN_sub_word(last.get(), 1);
    // 0, 1 and p-1 would make the shared value one that everybody knows.
    if (theirs.size() > GroupBytes || BN_cmp(other.get(), BN_value_one()) <= 0 || BN_cmp(other.get(), last.get()) >= 0)
        return false;
    const Secret shared(power(other.get(), m_private));
    // RFC 5869, no salt and no info: one block is enough.
    const Secret extracted(hmac(QByteArray(32, '\0'), shared.reveal()));
    m_key = Secret(hmac(extracted.reveal(), QByteArray(1, '\1')).first(KeyBytes));
    return !shared.isEmpty();
}

std::optional<Secret> SecretSession::open(const QByteArray &iv, const QByteArray &cipherText) const
{
    if (m_key.isEmpty() || !m_cipher || iv.size() != KeyBytes || cipherText.isEmpty())
        return std::nullopt;
    const Context context(EVP_CIPHER_CTX_new());
    QByteArray plain(cipherText.size() + KeyBytes, Qt::Uninitialized);
    int length = 0;
    int rest = 0;
    const bool good = EVP_DecryptInit_ex2(context.get(), m_cipher.get(), raw(m_key.reveal()), raw(iv), nullptr) == 1
        && EVP_DecryptUpdate(context.get(), raw(plain), &length, raw(cipherText), int(cipherText.size())) == 1
        && EVP_DecryptFinal_ex(context.get(), raw(plain) + length, &rest) == 1;
    Secret whole(std::move(plain));
    if (!good)
        return std::nullopt;
    return Secret(whole.reveal().first(length + rest));
}

} // namespace agent0
