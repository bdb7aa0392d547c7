#include "support/testmain.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    return agent0::test::runTestClasses(QCoreApplication::arguments());
}
