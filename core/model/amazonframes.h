#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>

#include <map>

namespace agent0 {

/// One message of a stream in the framing application/vnd.amazon.eventstream.
struct AmazonMessage {
    std::map<QByteArray, QByteArray> headers; ///< those whose value is a text
    QByteArray payload;
    QByteArray header(const char *name) const
    {
        const auto found = headers.find(name);
        return found == headers.end() ? QByteArray() : found->second;
    }
};

/// Takes such a stream apart as it arrives, wherever it is cut. Each message is
///
///     total length (4) · headers length (4) · CRC-32 of these (4) · headers · payload · CRC-32 of all before (4)
///
/// Both sums are checked, before anything of a message is used.
class AmazonFrames {
public:
    /// The messages that these bytes complete. Fault::Malformed, code "model_answer", when a sum is wrong, a length does not fit or is beyond 16
    /// MiB; it is then of no more use.
    Result<QList<AmazonMessage>> feed(QByteArrayView bytes);
    /// Whether the stream may end here.
    bool atEnd() const { return m_begun.isEmpty(); }

private:
    QByteArray m_begun;
};

} // namespace agent0
