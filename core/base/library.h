#pragma once

#include <QFunctionPointer>
#include <QString>

namespace agent0 {

/// That function of a library of ours, which is loaded when it is first asked for and stays: from the program's own folder or
/// from ../lib/agent0, never from a path that somebody else may set. nullptr, and why, where it is not there, or of another build: a
/// package may be replaced while its program runs, and the two share more than functions. Linux only.
QFunctionPointer functionBeside(const QString &library, const char *name, QString &problem);

} // namespace agent0

/// Which build a library of ours is of.
extern "C" Q_DECL_EXPORT const char *agent0LibraryBuild();
