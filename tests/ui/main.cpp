#include "support/testmain.h"
#include "views/theme.h"

#include <QApplication>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    agent0::dress(application, agent0::Appearance::Light);
    return agent0::test::runTestClasses(QApplication::arguments());
}
