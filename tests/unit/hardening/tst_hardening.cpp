#include "hardening/hardening.h"
#include "hardening/wipedmemory.h"
#include "inachild.h"
#include "support/testmain.h"

#include <QCoreApplication>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>

using namespace agent0;
using test::inAChild;
using test::makeCode;

namespace {

#if defined(AGENT0_SANITIZED)
constexpr bool hardened = false; // sanitizers look into the process and make code
#else
constexpr bool hardened = true;
#endif

/// Linux 6.7 can keep programs that are started out of it.
bool kernelKeepsWhatWasWrittenFromBeingRun()
{
    return inAChild([] { return ::prctl(65, 3UL, 0UL, 0UL, 0UL) == 0 ? 0 : 1; }) == 0;
}

} // namespace

class HardeningTest : public QObject {
    Q_OBJECT

private slots:
    void noOtherProgramOfThePersonMayLookIntoOurMemory()
    {
        hardenProcess();
        QCOMPARE(::prctl(PR_GET_DUMPABLE), hardened ? 0 : 1);
    }

    void thereIsNoCoreDump()
    {
        hardenProcess();
        rlimit core = {};
        QCOMPARE(::getrlimit(RLIMIT_CORE, &core), 0);
        QCOMPARE(core.rlim_cur, rlim_t(0));
        QCOMPARE(core.rlim_max, rlim_t(0));
    }

    void whatWasWrittenIsNotRun()
    {
        const int expected = hardened && kernelKeepsWhatWasWrittenFromBeingRun() ? EACCES : 0;
        QCOMPARE(inAChild(makeCode), 0);
        QCOMPARE(inAChild([] {
            hardenProcess();
            return makeCode();
        }),
            expected);
    }

    void programsThatAreStartedMayMakeCode()
    {
        const QByteArray self = QCoreApplication::applicationFilePath().toLocal8Bit();
        QCOMPARE(inAChild([] {
            hardenProcess();
            return inAChild(makeCode);
        }),
            0);
        QCOMPARE(inAChild([&self] {
            hardenProcess();
            return ::execl(self.constData(), self.constData(), "CodeMakingTest", nullptr);
        }),
            0);
    }

    void whatIsFreedIsWiped()
    {
#if defined(__GLIBC__)
        QCOMPARE(wipeFreedMemory(), hardened);
#endif
    }

    void aReaderThatWentAwayDoesNotEndUs()
    {
        hardenProcess();
        struct sigaction action = {};
        QCOMPARE(::sigaction(SIGPIPE, nullptr, &action), 0);
        QVERIFY(action.sa_handler == SIG_IGN);
    }
};

/// Started by the other: a program as a browser is.
class CodeMakingTest : public QObject {
    Q_OBJECT

private slots:
    void itMayMakeCode() { QCOMPARE(makeCode(), 0); }
};

AGENT0_TEST(HardeningTest)
AGENT0_TEST(CodeMakingTest)
#include "tst_hardening.moc"
