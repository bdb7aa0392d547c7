#pragma once

#include <QHash>
#include <QList>
#include <QStringList>

namespace agent0::test {

/// What the doctor says first, and the faults of the sandbox of which it is the right cause.
struct Diagnosis {
    const char *first; ///< id and code
    QList<const char *> faults;
};

const QList<Diagnosis> &diagnosesOfProvider(); ///< its documents, its sign-in, this client there
const QList<Diagnosis> &diagnosesOfExchange(); ///< the session and the ID-JAG
const QList<Diagnosis> &diagnosesOfServer();   ///< the resource's server and the API

/// All of them with what goes wrong on the wire: fault, what is said first.
QHash<QString, QString> diagnoses();

/// What the sandbox can do wrong that a client has to bear, or that shows only in a sign-in: nothing to complain of.
QStringList bearable();

} // namespace agent0::test
