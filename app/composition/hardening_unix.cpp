#include "composition/hardening.h"

#include <csignal>
#include <sys/resource.h>

namespace agent0 {

void hardenProcess()
{
    std::signal(SIGPIPE, SIG_IGN);
    const rlimit none = {0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
}

} // namespace agent0
