#include "hardening/confinement.h"
#include "hardening/hardening.h"
#include "sandbox/runsandbox.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    agent0::hardenProcess();
    agent0::confineProcess();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("agent0-sandbox"));
    const auto command = agent0::sandbox::parseSandboxCommand(QCoreApplication::arguments().mid(1));
    if (command)
        return agent0::sandbox::runSandbox(*command);
    const QString text = command.error().message + QChar(u' ') + command.error().hint + QChar(u'\n');
    std::fputs(text.toUtf8().constData(), stderr);
    return agent0::exitCode(command.error().fault);
}
