#include "mcp/processgroup.h"

#include <qt_windows.h>

namespace agent0 {

void beginProcessGroup(QProcess &process)
{
    process.setCreateProcessArgumentsModifier(
        [](QProcess::CreateProcessArguments *arguments) { arguments->flags |= CREATE_NEW_PROCESS_GROUP; });
}

void endProcessGroup(qint64 processId, GroupEnd how)
{
    if (how == GroupEnd::Ask) {
        GenerateConsoleCtrlEvent(CTRL_BREAK_EVENT, DWORD(processId));
        return;
    }
    if (HANDLE process = OpenProcess(PROCESS_TERMINATE, FALSE, DWORD(processId))) {
        TerminateProcess(process, 1);
        CloseHandle(process);
    }
}

QStringList plainEnvironment()
{
    return {QStringLiteral("PATH"), QStringLiteral("PATHEXT"), QStringLiteral("SYSTEMROOT"),
        QStringLiteral("SYSTEMDRIVE"), QStringLiteral("USERPROFILE"), QStringLiteral("USERNAME"),
        QStringLiteral("APPDATA"), QStringLiteral("LOCALAPPDATA"), QStringLiteral("PROGRAMFILES"),
        QStringLiteral("HOMEDRIVE"), QStringLiteral("HOMEPATH"), QStringLiteral("TEMP"), QStringLiteral("TMP")};
}

} // namespace agent0
