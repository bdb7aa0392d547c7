#include "hardening/confinement.h"
#include "inachild.h"
#include "support/testmain.h"

#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryFile>
#include <QTest>

#include <atomic>
#include <cerrno>
#include <dlfcn.h>
#include <netdb.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <thread>

using namespace agent0;
using namespace Qt::StringLiterals;
using test::inAChild;
using test::makeCode;

namespace {

#if defined(AGENT0_SANITIZED)
constexpr bool confinable = false;
#else
constexpr bool confinable = true;
#endif

int errorOf(long result) { return result == -1 ? errno : 0; }

template<typename... Arguments>
std::function<int()> calling(long number, Arguments... arguments)
{
    return [=] { return errorOf(::syscall(number, arguments...)); };
}

int turnIntoCode()
{
    void *page = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return page == MAP_FAILED ? 255 : errorOf(::mprotect(page, 4096, PROT_READ | PROT_EXEC));
}

int readMemory()
{
    char from = 'x', to = 0;
    const iovec here = {&to, 1}, there = {&from, 1};
    return errorOf(::process_vm_readv(::getpid(), &here, 1, &there, 1, 0));
}

/// 0 when all of it works, else the number of what does not.
int ordinaryWork()
{
    bool ran = false;
    std::thread([&ran] { ran = true; }).join();
    if (!ran)
        return 1;
    QTemporaryFile file;
    if (!file.open() || file.write("x") != 1 || !file.flush())
        return 2;
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        return 3;
    addrinfo *found = nullptr;
    if (::getaddrinfo("localhost", nullptr, nullptr, &found) != 0)
        return 4;
    ::freeaddrinfo(found);
    if (!::dlopen("libresolv.so.2", RTLD_NOW)) // as the library for the keychain is loaded
        return 5;
    const QRegularExpression expression(u"^(a+)+b$"_s); // compiled to code where that is allowed
    for (int i = 0; i < 100; ++i) {
        if (!expression.match(u"aaab"_s).hasMatch())
            return 6;
    }
    return inAChild([] { return 0; }) == 0 ? 0 : 7;
}

} // namespace

/// What a confined process is refused, and what not.
class ConfinementTest : public QObject {
    Q_OBJECT

private slots:
    void itIsRefused_data()
    {
        QTest::addColumn<std::function<int()>>("deed");
        QTest::addColumn<int>("error");
        // Each fails otherwise, or not at all, where it is not refused.
        QTest::newRow("a program") << calling(SYS_execve, "/nowhere", nullptr, nullptr) << EPERM;
        QTest::newRow("a program by its file") << calling(SYS_execveat, -1, "/nowhere", nullptr, nullptr, 0) << EPERM;
        QTest::newRow("to be looked into") << calling(SYS_ptrace, PTRACE_TRACEME, 0, 0, 0) << EPERM;
        QTest::newRow("the memory of a process") << std::function<int()>(readMemory) << EPERM;
        QTest::newRow("a file of another process") << calling(SYS_pidfd_getfd, -1, 0, 0) << EPERM;
        QTest::newRow("page faults") << calling(SYS_userfaultfd, ~0L) << EPERM;
        QTest::newRow("another view of the machine") << calling(SYS_unshare, 0) << EPERM;
        QTest::newRow("the view of another") << calling(SYS_setns, -1, 0) << EPERM;
        QTest::newRow("a tree of mounts") << calling(SYS_open_tree, -1, "", ~0L) << EPERM;
        QTest::newRow("another personality") << calling(SYS_personality, 0xffffffffUL) << EPERM;
        QTest::newRow("keys of the kernel") << calling(SYS_keyctl, -1L, 0, 0, 0, 0) << EPERM;
        QTest::newRow("to type into the terminal") << calling(SYS_ioctl, -1, TIOCSTI, nullptr) << EPERM;
        QTest::newRow("a thread with flags unseen") << calling(SYS_clone3, nullptr, 0L) << ENOSYS;
        QTest::newRow("packets as they are on the wire") << calling(SYS_socket, AF_PACKET, SOCK_RAW, 0) << EAFNOSUPPORT;
        QTest::newRow("memory that can be written and run") << std::function<int()>(makeCode) << EACCES;
        QTest::newRow("to run what was written") << std::function<int()>(turnIntoCode) << EACCES;
    }
    void itIsRefused()
    {
        QFETCH(std::function<int()>, deed);
        QFETCH(int, error);
        QVERIFY(inAChild(deed) != error);
        const int confined = inAChild([&deed] { return confineProcess() == confinable ? deed() : 254; });
        QVERIFY(confined != 254);
        QCOMPARE(confined == error, confinable);
    }

    void whatNobodyButRootMayIsRefusedToRoot_data()
    {
        QTest::addColumn<int>("call");
        for (const int call :
            {SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_kexec_load, SYS_init_module, SYS_finit_module,
                SYS_delete_module, SYS_bpf, SYS_perf_event_open, SYS_io_uring_setup, SYS_reboot, SYS_open_by_handle_at})
            QTest::addRow("%d", call) << call;
    }
    void whatNobodyButRootMayIsRefusedToRoot()
    {
        QFETCH(int, call);
        const int confined = inAChild([call] {
            confineProcess();
            return errorOf(::syscall(call, 0L, 0L, 0L, 0L, 0L, 0L));
        });
        if (confinable)
            QCOMPARE(confined, EPERM);
        else
            QVERIFY(confined >= 0);
    }

    void itIsMeantForThreadsThatAreThereAlready()
    {
        const int error = inAChild([] {
            std::atomic<bool> confined = false;
            int seen = 0;
            std::thread other([&] {
                confined.wait(false);
                seen = errorOf(::syscall(SYS_execve, "/nowhere", nullptr, nullptr));
            });
            confineProcess();
            confined = true;
            confined.notify_one();
            other.join();
            return seen;
        });
        QCOMPARE(error, confinable ? EPERM : ENOENT);
    }

    void whatItForksHasItToo()
    {
        const int error = inAChild([] {
            confineProcess();
            return inAChild([] { return errorOf(::syscall(SYS_execve, "/nowhere", nullptr, nullptr)); });
        });
        QCOMPARE(error, confinable ? EPERM : ENOENT);
    }

    void ordinaryWorkIsNotHindered()
    {
        QCOMPARE(inAChild([] { return confineProcess() == confinable ? ordinaryWork() : 254; }), 0);
    }

    void rightsCannotBeGainedAnyMore()
    {
        const int gained = inAChild([] {
            confineProcess();
            return ::prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0);
        });
        QCOMPARE(gained, confinable ? 1 : 0);
    }
};

AGENT0_TEST(ConfinementTest)
#include "tst_confinement.moc"
