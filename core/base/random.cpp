#include "base/random.h"

#include <openssl/rand.h>

namespace agent0 {

QByteArray systemRandomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    if (RAND_bytes(reinterpret_cast<unsigned char *>(bytes.data()), int(count)) != 1)
        qFatal("the operating system gave no random bytes");
    return bytes;
}

} // namespace agent0
