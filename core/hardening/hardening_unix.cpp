#include "hardening/hardening.h"

#include "hardening/wipedmemory.h"

#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#if defined(__linux__)
#include <sys/prctl.h>
#endif

namespace agent0 {

namespace {

/// Where a standard stream was closed, the next file that is opened would take its place, and get what is printed.
void occupyStandardStreams()
{
    for (int stream = 0; stream < 3; ++stream) {
        if (::fcntl(stream, F_GETFD) < 0)
            (void)!::open("/dev/null", O_RDONLY); // takes the lowest free number; writing to it fails
    }
}

void keepOutOfOthersSight()
{
    const rlimit none = {0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#if defined(__linux__) && !defined(AGENT0_SANITIZED)
    // No dump by a crash collector either, and no debugger of the same person's other programs. (The leak check of the
    // address sanitizer is one.)
    ::prctl(PR_SET_DUMPABLE, 0);
#endif
}

/// Browsers and MCP servers that we start make code while they run: they are not meant, and where the kernel cannot tell them
/// apart (before Linux 6.7) nothing is done.
void runNothingThatWasWritten()
{
#if defined(__linux__) && !defined(AGENT0_SANITIZED)
    constexpr int setRule = 65; // PR_SET_MDWE, younger than Debian 12's headers
    constexpr unsigned long refuseExecGain = 1, notInherited = 2;
    ::prctl(setRule, refuseExecGain | notInherited, 0UL, 0UL, 0UL);
#endif
}

} // namespace

void hardenProcess()
{
    occupyStandardStreams();
    std::signal(SIGPIPE, SIG_IGN);
    keepOutOfOthersSight();
    runNothingThatWasWritten();
    wipeFreedMemory();
}

} // namespace agent0
