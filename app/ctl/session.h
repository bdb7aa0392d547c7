#pragma once

#include "config/policysource.h"

#include <QStringList>

namespace agent0::ctl {

/// One run of agent0ctl: understands the words, does the command, shows what went wrong. Gives the exit code; when
/// it returns everything the command started has been torn down. policy: agent0ctl's is the system's.
int runSession(const QStringList &words, const PolicySource &policy = PolicySource::ofTheSystem());

} // namespace agent0::ctl
