#include "composition/hardening.h"
#include "support/testmain.h"

#include <QTest>

#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>

using namespace agent0;

class HardeningTest : public QObject {
    Q_OBJECT

private slots:
    void noOtherProgramOfThePersonMayLookIntoOurMemory()
    {
        hardenProcess();
#if defined(AGENT0_SANITIZED)
        QCOMPARE(::prctl(PR_GET_DUMPABLE), 1);
#else
        QCOMPARE(::prctl(PR_GET_DUMPABLE), 0);
#endif
    }

    void thereIsNoCoreDump()
    {
        hardenProcess();
        rlimit core = {};
        QCOMPARE(::getrlimit(RLIMIT_CORE, &core), 0);
        QCOMPARE(core.rlim_cur, rlim_t(0));
        QCOMPARE(core.rlim_max, rlim_t(0));
    }

    void aReaderThatWentAwayDoesNotEndUs()
    {
        hardenProcess();
        struct sigaction action = {};
        QCOMPARE(::sigaction(SIGPIPE, nullptr, &action), 0);
        QVERIFY(action.sa_handler == SIG_IGN);
    }
};

AGENT0_TEST(HardeningTest)
#include "tst_hardening.moc"
