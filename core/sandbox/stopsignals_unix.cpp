#include "sandbox/stopsignals.h"

#include <QSocketNotifier>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace agent0::sandbox {

namespace {

/// Where the signal's handler writes: it may do little else (signal-safety(7)).
int wakeUpEnd = -1;

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(wakeUpEnd, &byte, 1);
}

} // namespace

struct StopSignals::Private {
    int ends[2] = {-1, -1};
    std::unique_ptr<QSocketNotifier> signalled;
    std::unique_ptr<QSocketNotifier> input;
};

StopSignals::StopSignals(std::function<void()> stop, bool stdinToo) : m_private(std::make_unique<Private>())
{
    if (::pipe2(m_private->ends, O_CLOEXEC | O_NONBLOCK) != 0)
        qFatal("no pipe for signals");
    wakeUpEnd = m_private->ends[1];
    m_private->signalled = std::make_unique<QSocketNotifier>(m_private->ends[0], QSocketNotifier::Read);
    QObject::connect(m_private->signalled.get(), &QSocketNotifier::activated, m_private->signalled.get(), stop);
    struct sigaction action = {};
    action.sa_handler = onSignal;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    if (!stdinToo)
        return;
    m_private->input = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    QSocketNotifier *input = m_private->input.get();
    QObject::connect(input, &QSocketNotifier::activated, input, [input, stop] {
        char ignored[256];
        if (::read(STDIN_FILENO, ignored, sizeof ignored) > 0)
            return;
        input->setEnabled(false);
        stop();
    });
}

StopSignals::~StopSignals()
{
    ::signal(SIGINT, SIG_DFL);
    ::signal(SIGTERM, SIG_DFL);
    m_private->signalled.reset();
    ::close(m_private->ends[0]);
    ::close(m_private->ends[1]);
}

} // namespace agent0::sandbox
