#pragma once

#include <QStringList>

namespace agent0::ctl {

/// One run of agent0ctl: understands the words, does the command, shows what went wrong. Gives the exit code; when
/// it returns everything the command started has been torn down.
int runSession(const QStringList &words);

} // namespace agent0::ctl
