#pragma once

#include <functional>

#include <cerrno>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace agent0::test {

/// What cannot be taken back is done in a process of its own. Gives what the deed gives, below 256; -1 where it crashed.
inline int inAChild(const std::function<int()> &deed)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(deed());
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child || !WIFEXITED(status))
        return -1;
    return WEXITSTATUS(status);
}

/// 0, or why memory cannot be had that can be written and run.
inline int makeCode()
{
    void *page = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return page == MAP_FAILED ? errno : 0;
}

} // namespace agent0::test
