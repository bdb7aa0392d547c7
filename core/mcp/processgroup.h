#pragma once

#include <QProcess>

namespace agent0 {

/// Makes the process the first of a group of its own, so that what it starts ends with it. Call before start().
void beginProcessGroup(QProcess &process);

enum class GroupEnd { Ask, Kill };
/// To all of its group. Nothing when it never ran.
void endProcessGroup(qint64 processId, GroupEnd how);

/// The names of the environment that a program needs to run at all.
QStringList plainEnvironment();

} // namespace agent0
