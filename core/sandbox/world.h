#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "base/base64url.h"
#include "sandbox/faults.h"

namespace agent0::sandbox {

/// What the servers of one sandbox share and none of them owns.
struct World {
    std::function<Instant()> now;
    RandomBytes randomBytes;
    FaultSwitch faults;

    /// An unguessable text of 256 bits.
    QByteArray token() const { return toBase64Url(randomBytes(32)); }
    qint64 seconds() const { return unixSeconds(now()); }
};

inline QString text(const QByteArray &bytes) { return QString::fromUtf8(bytes); }

/// The words of a scope parameter, each once.
inline QStringList scopeWords(const QByteArray &scope)
{
    QStringList words = text(scope).split(u' ', Qt::SkipEmptyParts);
    words.removeDuplicates();
    return words;
}

} // namespace agent0::sandbox
