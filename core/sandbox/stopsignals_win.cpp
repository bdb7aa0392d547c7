#include "sandbox/stopsignals.h"

#include <QCoreApplication>

#include <windows.h>

#include <thread>

namespace agent0::sandbox {

namespace {

std::function<void()> *stopNow = nullptr;

void stopOnEventLoop()
{
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [] {
            if (stopNow)
                (*stopNow)();
        },
        Qt::QueuedConnection);
}

BOOL WINAPI onControl(DWORD)
{
    stopOnEventLoop();
    return TRUE;
}

} // namespace

struct StopSignals::Private {
    std::function<void()> stop;
};

StopSignals::StopSignals(std::function<void()> stop, bool stdinToo) : m_private(new Private{std::move(stop)})
{
    stopNow = &m_private->stop;
    SetConsoleCtrlHandler(onControl, TRUE);
    if (!stdinToo)
        return;
    // Windows cannot wait for a pipe beside its messages: this thread does nothing else, and ends with the program.
    std::thread([] {
        char ignored[256];
        DWORD count = 0;
        while (ReadFile(GetStdHandle(STD_INPUT_HANDLE), ignored, sizeof ignored, &count, nullptr) && count > 0) { }
        stopOnEventLoop();
    }).detach();
}

StopSignals::~StopSignals()
{
    SetConsoleCtrlHandler(onControl, FALSE);
    stopNow = nullptr;
}

} // namespace agent0::sandbox
