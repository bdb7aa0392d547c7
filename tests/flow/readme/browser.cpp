#include "sandbox/useragent.h"
#include "support/await.h"

#include <QCoreApplication>

/// What $BROWSER names in the tests: opens the address and signs in as Ada would.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    agent0::sandbox::UserAgent browser;
    const auto visit = agent0::test::await(browser.open(argc > 1 ? argv[1] : "", {"ada", "lovelace"}));
    return visit ? 0 : 1;
}
