// Runs a command once and says what it cost: milliseconds of wall and of CPU, peak resident kilobytes. A program of its own,
// and a small one: a child begins with the peak memory of whoever started it.
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

[[noreturn]] void become(char **command)
{
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    execvp(command[0], command);
    std::perror(command[0]);
    _exit(127);
}

double milliseconds(const timeval &time) { return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3; }

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    const auto began = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child < 0)
        return 1;
    if (child == 0)
        become(argv + 1);
    int status = 0;
    rusage usage{};
    if (wait4(child, &status, 0, &usage) != child)
        return 1;
    const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - began;
    std::printf(
        "%.4f %.4f %ld\n", wall.count(), milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime), usage.ru_maxrss);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
