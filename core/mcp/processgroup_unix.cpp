#include "mcp/processgroup.h"

#include <csignal>
#include <unistd.h>

namespace agent0 {

void beginProcessGroup(QProcess &process)
{
    process.setChildProcessModifier([] { setpgid(0, 0); });
}

void endProcessGroup(qint64 processId, GroupEnd how)
{
    if (processId > 1)
        ::kill(pid_t(-processId), how == GroupEnd::Ask ? SIGTERM : SIGKILL);
}

QStringList plainEnvironment()
{
    return {QStringLiteral("PATH"), QStringLiteral("HOME"), QStringLiteral("USER"), QStringLiteral("LOGNAME"),
        QStringLiteral("SHELL"), QStringLiteral("LANG"), QStringLiteral("LC_ALL"), QStringLiteral("LC_CTYPE"),
        QStringLiteral("TZ"), QStringLiteral("TMPDIR"), QStringLiteral("XDG_RUNTIME_DIR")};
}

} // namespace agent0
