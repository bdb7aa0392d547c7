#pragma once

#include <QString>

namespace agent0 {

/// How two identifiers differ that should be the same, for people who compare what two administrators typed.
struct IdentifierDifference {
    /// Stable: trailing_slash, scheme, admin_host, okta_server_path, host_case, case, port, blank, path, host, other;
    /// "" when they are equal.
    QLatin1String kind;
    QString sentence; ///< "They differ only in the slash at the end."; "" when they are equal
    qsizetype first = -1; ///< the first character that differs, -1 when they are equal
    QString marked; ///< both, the place in brackets: "https://a.example[] / https://a.example[/]"
};

/// Identifiers are compared byte for byte (RFC 8414 3.3, RFC 3986 6.2.1): nothing is normalised, only explained.
IdentifierDifference identifierDifference(const QString &expected, const QString &actual);

} // namespace agent0
