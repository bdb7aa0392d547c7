#pragma once

#include "base/moment.h"
#include "base/result.h"

#include <QFunctionPointer>

namespace agent0 {

/// That function of a library of ours, which is loaded when it is first asked for and stays: from the program's own folder or
/// from ../lib/agent0, never from a path that somebody else may set. nullptr, and why, where it is not there, or of another build: a
/// package may be replaced while its program runs, and the two share more than functions. Linux only.
QFunctionPointer functionBeside(const QString &library, const char *name, QString &problem);

/// What that library holds for others, as its one function fills it in. Fails with Fault::Failed, code "library_missing".
template<typename Parts>
Result<Parts> partsBeside(const QString &library, const char *fillParts, Leg leg)
{
    QString problem;
    const auto fill = reinterpret_cast<void (*)(Parts &)>(functionBeside(library, fillParts, problem));
    if (!fill)
        return fail(Fault::Failed, leg, "library_missing"_L1,
            u"A part of this program cannot be loaded: %1"_s.arg(problem), u"Install Agent0 again."_s);
    Parts parts{};
    fill(parts);
    return parts;
}

} // namespace agent0

/// Which build a library of ours is of. From then on it goes by the program's moments.
extern "C" Q_DECL_EXPORT const char *agent0LibraryJoins(agent0::MomentOfThread program);
