#include "base/digest.h"

#include <openssl/evp.h>

namespace agent0 {

namespace {

/// Kept for the next: looking the algorithm up costs as much as hashing some kilobytes with it, and a context as much as one.
struct Sha256 {
    EVP_MD *algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    ~Sha256()
    {
        EVP_MD_CTX_free(context);
        EVP_MD_free(algorithm);
    }
};

} // namespace

QByteArray sha256(QByteArrayView text, QByteArrayView more)
{
    thread_local const Sha256 kept;
    QByteArray digest(32, Qt::Uninitialized);
    if (EVP_DigestInit_ex2(kept.context, kept.algorithm, nullptr) != 1
        || EVP_DigestUpdate(kept.context, text.data(), size_t(text.size())) != 1
        || EVP_DigestUpdate(kept.context, more.data(), size_t(more.size())) != 1
        || EVP_DigestFinal_ex(kept.context, reinterpret_cast<unsigned char *>(digest.data()), nullptr) != 1)
        qFatal("OpenSSL has no SHA-256");
    return digest;
}

} // namespace agent0
