#include "session.h"

#include <QCoreApplication>

#include <unistd.h>

/// agent0ctl on a machine whose policy is the file that AGENT0_TEST_POLICY names and whose administrator is whoever runs the
/// tests. The real program takes its policy from nowhere but the system's place.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("agent0"));
    return agent0::ctl::runSession(
        application.arguments().mid(1), {qEnvironmentVariable("AGENT0_TEST_POLICY"), unsigned(::geteuid())});
}
