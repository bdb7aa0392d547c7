#pragma once

#include <QByteArray>

#include <optional>

namespace agent0 {

/// RFC 7515 section 2: base64url without padding.
QByteArray toBase64Url(QByteArrayView bytes);

/// Strict: only the URL alphabet, no padding, no blanks, no impossible length, no stray bits in the last
/// character.
std::optional<QByteArray> fromBase64Url(QByteArrayView text);

} // namespace agent0
