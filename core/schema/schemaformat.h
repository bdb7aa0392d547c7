#pragma once

#include <QString>

namespace agent0 {

/// Whether a text has that format of JSON Schema: date, time, date-time, email, uri, uuid, ipv4, ipv6. Any other format
/// says nothing.
bool hasFormat(const QString &text, const QString &format);

/// Whether some part of the text is described by that regular expression of a server. A pattern that cannot be read, or that
/// would take too long, describes everything: the server judges by itself.
bool matchesPattern(const QString &text, const QString &pattern);

} // namespace agent0
