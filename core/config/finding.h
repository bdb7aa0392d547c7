#pragma once

#include "base/result.h"

#include <QList>

namespace agent0 {

/// One thing that is wrong, or doubtful, in a profile or a policy.
struct Finding {
    QString path;                        ///< "connections[1].clientId"; "" for the whole file
    QString code;                        ///< stable, for programs: "unknown_key"
    QString message;                     ///< what is wrong, without the path; never a value that could be secret
    QString hint;                        ///< what to do, "" when the message says it
    Fault fault = Fault::Configuration;  ///< Refused where the administrator's policy says no

    QString text() const { return path.isEmpty() ? message : path + u": "_s + message; }
    bool operator==(const Finding &) const = default;
};

/// All problems of one file as one failure at Leg::Configuration, with the code and hint of the first.
/// what begins the sentence: "The profile /home/…/default.json".
Error failureOf(const QString &what, const QList<Finding> &problems);

} // namespace agent0
