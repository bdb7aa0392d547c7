#include "typedlines.h"

#include <QSocketNotifier>

#include <cerrno>
#include <unistd.h>

namespace agent0::ctl {

namespace {

constexpr qsizetype LongestLine = 1024 * 1024;

} // namespace

struct TypedLines::Watch {
    QSocketNotifier notifier{STDIN_FILENO, QSocketNotifier::Read};
};

TypedLines::TypedLines() : m_watch(std::make_unique<Watch>())
{
    // Nothing is read before somebody asks: what comes after the end belongs to the shell.
    m_watch->notifier.setEnabled(false);
    QObject::connect(&m_watch->notifier, &QSocketNotifier::activated, &m_watch->notifier, [this] { read(); });
}

TypedLines::~TypedLines() = default;

void TypedLines::read()
{
    char buffer[16 * 1024];
    const ssize_t count = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (count > 0)
        m_begun.append(buffer, count);
    for (qsizetype end = m_begun.indexOf('\n'); end >= 0; end = m_begun.indexOf('\n')) {
        m_lines.push_back(m_begun.first(end).trimmed());
        m_begun.remove(0, end + 1);
    }
    m_ended = count <= 0 || m_begun.size() > LongestLine;
    if (m_ended && !m_begun.trimmed().isEmpty())
        m_lines.push_back(std::exchange(m_begun, {}).trimmed());
    if (m_lines.empty() && !m_ended)
        return;
    m_watch->notifier.setEnabled(false);
    if (const auto waiting = std::exchange(m_waiting, {}))
        waiting->send(true);
}

Task<std::optional<QByteArray>> TypedLines::next()
{
    while (m_lines.empty() && !m_ended) {
        OneShot<bool> came;
        m_waiting = came.sender;
        m_watch->notifier.setEnabled(true);
        co_await came.receiver;
    }
    if (m_lines.empty())
        co_return std::nullopt;
    QByteArray line = std::move(m_lines.front());
    m_lines.pop_front();
    co_return line;
}

} // namespace agent0::ctl
