#include "base/digest.h"

#include <openssl/evp.h>

namespace agent0 {

QByteArray sha256(QByteArrayView text)
{
    QByteArray digest(32, Qt::Uninitialized);
    auto *out = reinterpret_cast<unsigned char *>(digest.data());
    if (EVP_Q_digest(nullptr, "SHA256", nullptr, text.data(), size_t(text.size()), out, nullptr) != 1)
        qFatal("OpenSSL has no SHA-256");
    return digest;
}

} // namespace agent0
