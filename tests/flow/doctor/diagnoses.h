#pragma once

#include <QList>

namespace agent0::test {

/// What the doctor says first, and the faults of the sandbox of which it is the right cause.
struct Diagnosis {
    const char *first; ///< id and code
    QList<const char *> faults;
};

const QList<Diagnosis> &diagnoses();

} // namespace agent0::test
