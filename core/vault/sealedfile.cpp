#include "vault/sealedfile.h"

#include <QCryptographicHash>

#include <openssl/evp.h>

#include <memory>

namespace agent0::sealed {

namespace {

constexpr QByteArrayView Magic("A0SEAL\0\1", 8);
constexpr qsizetype KeyIdSize = 8;
constexpr qsizetype BoundSize = Magic.size() + KeyIdSize;
constexpr qsizetype NonceSize = 12;
constexpr qsizetype TagSize = 16;
static_assert(BoundSize + NonceSize == HeaderSize);

struct FreeCipher {
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, FreeCipher>;

const unsigned char *raw(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}
unsigned char *raw(QByteArray &bytes) { return reinterpret_cast<unsigned char *>(bytes.data()); }

// The hash of a 256-bit random key tells nothing of the key.
QByteArray keyId(const Secret &key)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData("agent0 key id");
    hash.addData(key.reveal());
    return hash.result().first(KeyIdSize);
}

Error unreadable(const QString &why)
{
    return Error{Fault::Failed, Leg::None, u"vault_unreadable"_s,
        u"The token vault cannot be opened: %1."_s.arg(why),
        u"It is put aside and begun again; tokens are asked for anew."_s, {}, {}};
}

} // namespace

QByteArray seal(const Secret &plain, const Secret &key, const RandomBytes &random)
{
    Q_ASSERT(key.reveal().size() == KeySize);
    const QByteArray bound = Magic.toByteArray() + keyId(key);
    const QByteArray nonce = random(NonceSize);
    QByteArray cipherText(plain.reveal().size(), Qt::Uninitialized);
    QByteArray tag(TagSize, Qt::Uninitialized);
    const Cipher cipher(EVP_CIPHER_CTX_new());
    int written = 0;
    const bool good = cipher
        && EVP_EncryptInit_ex2(cipher.get(), EVP_aes_256_gcm(), raw(key.reveal()), raw(nonce), nullptr) == 1
        && EVP_EncryptUpdate(cipher.get(), nullptr, &written, raw(bound), int(bound.size())) == 1
        && EVP_EncryptUpdate(
               cipher.get(), raw(cipherText), &written, raw(plain.reveal()), int(plain.reveal().size()))
            == 1
        && EVP_EncryptFinal_ex(cipher.get(), raw(tag), &written) == 1
        && EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_GET_TAG, int(TagSize), raw(tag)) == 1;
    if (!good)
        qFatal("OpenSSL cannot encrypt with AES-256-GCM");
    return bound + nonce + cipherText + tag;
}

Result<Secret> open(QByteArrayView bytes, const Secret &key)
{
    if (bytes.size() < HeaderSize + TagSize || !bytes.startsWith(Magic))
        return fail(unreadable(u"it is cut short or not one of ours"_s));
    if (!namesKey(bytes, key))
        return fail(unreadable(u"it was sealed with another key"_s));
    const QByteArrayView bound = bytes.first(BoundSize);
    const QByteArrayView nonce = bytes.sliced(BoundSize, NonceSize);
    const QByteArrayView cipherText = bytes.sliced(HeaderSize, bytes.size() - HeaderSize - TagSize);
    QByteArray tag = bytes.last(TagSize).toByteArray();
    QByteArray plain(cipherText.size(), Qt::Uninitialized);
    const Cipher cipher(EVP_CIPHER_CTX_new());
    int written = 0;
    const bool good = cipher
        && EVP_DecryptInit_ex2(cipher.get(), EVP_aes_256_gcm(), raw(key.reveal()), raw(nonce), nullptr) == 1
        && EVP_DecryptUpdate(cipher.get(), nullptr, &written, raw(bound), int(bound.size())) == 1
        && EVP_DecryptUpdate(cipher.get(), raw(plain), &written, raw(cipherText), int(cipherText.size())) == 1
        && EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_SET_TAG, int(TagSize), raw(tag)) == 1
        && EVP_DecryptFinal_ex(cipher.get(), raw(tag), &written) == 1;
    // Taken over before the check, so that text that was tampered with is wiped too.
    Secret content(std::move(plain));
    if (!good)
        return fail(unreadable(u"its content was changed"_s));
    return content;
}

bool namesKey(QByteArrayView bytes, const Secret &key)
{
    return key.reveal().size() == KeySize && bytes.size() >= BoundSize && bytes.startsWith(Magic)
        && bytes.sliced(Magic.size(), KeyIdSize) == keyId(key);
}

} // namespace agent0::sealed
