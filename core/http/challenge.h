#pragma once

#include "http/httprequest.h"

#include <QHash>

namespace agent0 {

/// One challenge of a WWW-Authenticate header (RFC 9110 11.6.1): its scheme and parameters, names in lower case.
struct Challenge {
    QByteArray scheme;                     ///< in lower case
    QHash<QByteArray, QString> parameters; ///< quoted values unquoted; a parameter given twice keeps the first

    QString parameter(const char *name) const { return parameters.value(QByteArray(name)); }
};

/// The challenges of an answer, in order, over all its WWW-Authenticate lines. What cannot be read is left out.
QList<Challenge> challenges(const HttpResponse &response);

/// The first challenge a bearer or DPoP token could meet (RFC 6750 3, RFC 9449 7.1).
std::optional<Challenge> tokenChallenge(const HttpResponse &response);

} // namespace agent0
