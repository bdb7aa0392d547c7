#include "composition/hardening.h"

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

} // namespace

void hardenProcess()
{
    occupyStandardStreams();
    std::signal(SIGPIPE, SIG_IGN);
    keepOutOfOthersSight();
}

} // namespace agent0
