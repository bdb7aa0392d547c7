// What a program with a window costs, seen from outside, on the display that $DISPLAY names:
//   first COMMAND …         milliseconds until its window is mapped, milliseconds of CPU in its first two seconds, and the
//                           kilobytes of memory that are its own then (PSS)
//   idle SECONDS COMMAND …  once its window is there and it has come to rest: milliseconds of CPU in so many seconds, and each
//                           thread that woke up meanwhile, how often
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <poll.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <xcb/xcb.h>

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr auto Span = std::chrono::seconds(2);
constexpr auto Patience = std::chrono::seconds(30);
constexpr auto Settling = std::chrono::seconds(10);
constexpr uint16_t LeastSize = 200; // what is smaller is no window that people see

[[noreturn]] void give(const char *why)
{
    std::fprintf(stderr, "agent0-bench-windowlap: %s\n", why);
    std::exit(1);
}

/// Told of every window that appears on the display.
class Screen {
public:
    Screen() : m_display(xcb_connect(nullptr, nullptr))
    {
        if (xcb_connection_has_error(m_display))
            give("there is no display");
        const uint32_t events = XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY;
        const xcb_window_t root = xcb_setup_roots_iterator(xcb_get_setup(m_display)).data->root;
        xcb_change_window_attributes(m_display, root, XCB_CW_EVENT_MASK, &events);
        xcb_flush(m_display);
    }
    ~Screen() { xcb_disconnect(m_display); }
    Screen(const Screen &) = delete;
    Screen &operator=(const Screen &) = delete;

    void waitForWindow()
    {
        const auto until = Clock::now() + Patience;
        while (!mappedMeanwhile()) {
            pollfd ready{xcb_get_file_descriptor(m_display), POLLIN, 0};
            const Milliseconds left = until - Clock::now();
            if (left.count() <= 0 || poll(&ready, 1, int(left.count())) < 0)
                give("no window appeared");
        }
    }

private:
    bool mappedMeanwhile()
    {
        bool mapped = false;
        while (xcb_generic_event_t *event = xcb_poll_for_event(m_display)) {
            if ((event->response_type & 0x7f) == XCB_MAP_NOTIFY)
                mapped = mapped || isBig(reinterpret_cast<xcb_map_notify_event_t *>(event)->window);
            std::free(event);
        }
        return mapped;
    }
    bool isBig(xcb_window_t window)
    {
        auto *size = xcb_get_geometry_reply(m_display, xcb_get_geometry(m_display, window), nullptr);
        const bool big = size && size->width >= LeastSize && size->height >= LeastSize;
        std::free(size);
        return big;
    }

    xcb_connection_t *m_display;
};

pid_t started(char **command)
{
    const pid_t child = fork();
    if (child < 0)
        give("no process can be started");
    if (child > 0)
        return child;
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    execvp(command[0], command);
    std::perror(command[0]);
    _exit(127);
}

long ownKilobytes(pid_t process)
{
    std::ifstream file("/proc/" + std::to_string(process) + "/smaps_rollup");
    std::string line;
    while (std::getline(file, line)) {
        if (line.starts_with("Pss:"))
            return std::atol(line.c_str() + std::strlen("Pss:"));
    }
    give("it ended by itself");
}

/// What all of it took, threads that have ended too.
double end(pid_t process)
{
    kill(process, SIGKILL);
    rusage usage{};
    wait4(process, nullptr, 0, &usage);
    const auto milliseconds = [](const timeval &time) {
        return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3;
    };
    return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
}

struct Thread {
    std::string name;
    double cpu = 0; // milliseconds
    long wakeUps = 0;
};

std::map<std::string, Thread> threadsOf(pid_t process)
{
    std::map<std::string, Thread> threads;
    for (const auto &task : std::filesystem::directory_iterator("/proc/" + std::to_string(process) + "/task")) {
        Thread &thread = threads[task.path().filename()];
        double nanoseconds = 0;
        std::ifstream(task.path() / "schedstat") >> nanoseconds;
        thread.cpu = nanoseconds / 1e6;
        std::ifstream status(task.path() / "status");
        for (std::string word; status >> word;) {
            if (word == "Name:")
                status >> thread.name;
            else if (word == "voluntary_ctxt_switches:")
                status >> thread.wakeUps;
        }
    }
    return threads;
}

int first(char **command)
{
    Screen screen;
    const auto began = Clock::now();
    const pid_t process = started(command);
    screen.waitForWindow();
    const Milliseconds mapped = Clock::now() - began;
    std::this_thread::sleep_until(began + Span);
    const long own = ownKilobytes(process);
    std::printf("%.3f %.3f %ld\n", mapped.count(), end(process), own);
    return 0;
}

int idle(int seconds, char **command)
{
    Screen screen;
    const pid_t process = started(command);
    screen.waitForWindow();
    std::this_thread::sleep_for(Settling);
    const auto before = threadsOf(process);
    std::this_thread::sleep_for(std::chrono::seconds(seconds));
    const auto after = threadsOf(process);
    end(process);
    double cpu = 0;
    std::string woken;
    for (const auto &[id, thread] : after) {
        const auto was = before.contains(id) ? before.at(id) : Thread();
        cpu += thread.cpu - was.cpu;
        if (thread.wakeUps > was.wakeUps)
            woken += ' ' + thread.name + ' ' + std::to_string(thread.wakeUps - was.wakeUps);
    }
    std::printf("%.3f%s\n", cpu, woken.c_str());
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const std::string what = argc > 2 ? argv[1] : "";
    if (what == "first")
        return first(argv + 2);
    if (what == "idle" && argc > 3)
        return idle(std::atoi(argv[2]), argv + 3);
    return 2;
}
