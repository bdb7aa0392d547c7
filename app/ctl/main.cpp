#include "composition/hardening.h"
#include "session.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    agent0::hardenProcess();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("agent0"));
    QCoreApplication::setApplicationVersion(QStringLiteral(AGENT0_VERSION));
    return agent0::ctl::runSession(application.arguments().mid(1));
}
