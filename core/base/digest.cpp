#include "base/digest.h"

#include <openssl/evp.h>

namespace agent0 {

QByteArray sha256(QByteArrayView text)
{
    // Looking it up costs as much as hashing some kilobytes with it.
    static const EVP_MD *const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    QByteArray digest(32, Qt::Uninitialized);
    auto *out = reinterpret_cast<unsigned char *>(digest.data());
    if (EVP_Digest(text.data(), size_t(text.size()), out, nullptr, algorithm, nullptr) != 1)
        qFatal("OpenSSL has no SHA-256");
    return digest;
}

} // namespace agent0
