#include "base/random.h"

#include <algorithm>

#ifdef Q_OS_WIN
#include <openssl/rand.h>
#else
#include <unistd.h>
#endif

namespace agent0 {

namespace {

#ifdef Q_OS_WIN
bool fill(char *bytes, qsizetype count)
{
    return RAND_bytes(reinterpret_cast<unsigned char *>(bytes), int(count)) == 1;
}
#else
// OpenSSL's generator would be seeded from here as well, and takes a millisecond to begin.
bool fill(char *bytes, qsizetype count)
{
    constexpr qsizetype AtOnce = 256;
    for (qsizetype at = 0; at < count; at += AtOnce) {
        if (getentropy(bytes + at, size_t(std::min(AtOnce, count - at))) != 0)
            return false;
    }
    return true;
}
#endif

} // namespace

QByteArray systemRandomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    if (!fill(bytes.data(), count))
        qFatal("the operating system gave no random bytes");
    return bytes;
}

} // namespace agent0
