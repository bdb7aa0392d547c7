#include "terminal.h"

#include <QSocketNotifier>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace agent0::ctl {

namespace {

volatile std::sig_atomic_t signalCame = 0;
int wakePipe[2] = {-1, -1};

void onSignal(int)
{
    if (signalCame)
        _exit(130);
    signalCame = 1;
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(wakePipe[1], &byte, 1);
}

Error interrupted() { return Error{Fault::Interrupted, Leg::None, u"interrupted"_s, u"Interrupted."_s, {}, {}, {}}; }

/// Keeps what is typed from being shown.
class SilentTerminal {
public:
    SilentTerminal()
    {
        m_changed = ::tcgetattr(STDIN_FILENO, &m_before) == 0;
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        if (m_changed)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~SilentTerminal()
    {
        if (m_changed)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }

private:
    termios m_before = {};
    bool m_changed = false;
};

Result<QByteArray> readUntil(qint64 limit, bool oneLine)
{
    QByteArray bytes;
    while (!oneLine || !bytes.contains('\n')) {
        const auto chunk = readSomeInput();
        if (!chunk)
            return fail(chunk.error());
        if (chunk->isEmpty())
            break;
        bytes += *chunk;
        if (bytes.size() > limit)
            return fail(Fault::Usage, Leg::None, "input_too_large"_L1,
                u"Standard input is larger than %1 bytes."_s.arg(limit));
    }
    return bytes;
}

} // namespace

bool inputIsTerminal() { return ::isatty(STDIN_FILENO) == 1; }
bool outputIsTerminal() { return ::isatty(STDOUT_FILENO) == 1; }

Result<QByteArray> readSomeInput()
{
    char buffer[64 * 1024];
    for (;;) {
        // Polled together with the signal's pipe: one that comes just before a blocking read would not end it.
        pollfd watched[] = {{STDIN_FILENO, POLLIN, 0}, {wakePipe[0], POLLIN, 0}};
        ::poll(watched, 2, -1);
        if (signalCame)
            return fail(interrupted());
        if (watched[0].revents == 0)
            continue;
        const ssize_t count = ::read(STDIN_FILENO, buffer, sizeof buffer);
        if (count >= 0)
            return QByteArray(buffer, count);
        if (errno != EINTR && errno != EAGAIN)
            return fail(Fault::Failed, Leg::None, "input_unreadable"_L1, u"Standard input cannot be read."_s);
    }
}

Result<QByteArray> readStandardInput(qint64 limit) { return readUntil(limit, false); }

Result<Secret> readSecretLine(const char *prompt)
{
    std::optional<SilentTerminal> silence;
    if (inputIsTerminal()) {
        silence.emplace();
        std::fputs(prompt, stderr);
    }
    auto line = readUntil(64 * 1024, true);
    if (silence)
        std::fputc('\n', stderr);
    if (!line)
        return fail(line.error());
    line->truncate(line->contains('\n') ? line->indexOf('\n') : line->size());
    if (line->endsWith('\r'))
        line->chop(1);
    return Secret(std::move(*line));
}

struct Interruption::Parts {
    explicit Parts(std::function<void()> interrupted) : notifier(wakePipe[0], QSocketNotifier::Read)
    {
        QObject::connect(&notifier, &QSocketNotifier::activated, &notifier, [this, call = std::move(interrupted)] {
            notifier.setEnabled(false);
            call();
        });
    }
    QSocketNotifier notifier;
};

Interruption::Interruption(std::function<void()> interrupted)
{
    if (::pipe2(wakePipe, O_CLOEXEC | O_NONBLOCK) != 0)
        qFatal("no pipe for signals");
    m_parts = std::make_unique<Parts>(std::move(interrupted));
    struct sigaction action = {};
    action.sa_handler = onSignal;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

Interruption::~Interruption() = default;

bool Interruption::happened() { return signalCame != 0; }

} // namespace agent0::ctl
