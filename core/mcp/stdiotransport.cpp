#include "mcp/stdiotransport.h"

#include "base/displaytext.h"
#include "base/race.h"
#include "mcp/processgroup.h"

#include <QProcessEnvironment>

namespace agent0 {

namespace {

constexpr qsizetype LongestLine = 64 * 1024 * 1024;
constexpr qsizetype KeptErrors = 16 * 1024;
constexpr Milliseconds EndingPatience{2'000};

Task<Result<RpcAnswer>> received(OneShot<Result<RpcAnswer>>::Receiver receiver)
{
    auto answer = co_await receiver;
    co_return answer;
}

Task<bool> happened(OneShot<bool>::Receiver receiver)
{
    const bool value = co_await receiver;
    co_return value;
}

QProcessEnvironment environmentOf(const McpCommand &command)
{
    const QProcessEnvironment ours = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment theirs;
    for (const QString &name : plainEnvironment()) {
        if (ours.contains(name))
            theirs.insert(name, ours.value(name));
    }
    for (const QString &entry : command.environment)
        theirs.insert(entry.section(u'=', 0, 0), entry.section(u'=', 1));
    return theirs;
}

} // namespace

StdioTransport::StdioTransport(Clock &clock, McpCommand command) : m_clock(clock), m_command(std::move(command)) { }

StdioTransport::~StdioTransport()
{
    if (!m_process)
        return;
    m_process->disconnect();
    endProcessGroup(m_group, GroupEnd::Kill);
}

Result<> StdioTransport::start()
{
    m_process.reset(new QProcess());
    m_process->setProgram(m_command.program);
    m_process->setArguments(m_command.arguments);
    m_process->setProcessEnvironment(environmentOf(m_command));
    if (!m_command.folder.isEmpty())
        m_process->setWorkingDirectory(m_command.folder);
    beginProcessGroup(*m_process);
    QProcess *process = m_process.get();
    QObject::connect(
        process, &QProcess::readyReadStandardOutput, process, [this] { readOutput(); }, Qt::QueuedConnection);
    QObject::connect(
        process, &QProcess::readyReadStandardError, process, [this] { readErrors(); }, Qt::QueuedConnection);
    QObject::connect(process, &QProcess::finished, process, [this] { ended(); }, Qt::QueuedConnection);
    process->start();
    // Starting takes a fork: whether there is such a program is known at once.
    if (process->waitForStarted(10'000)) {
        m_group = process->processId();
        return {};
    }
    const QString why = process->errorString();
    m_process.reset();
    return fail(Fault::Configuration, Leg::Resource, "process_failed"_L1,
        u"The MCP server \"%1\" cannot be started: %2."_s.arg(displayText(m_command.program, 200), displayText(why)),
        u"Check the connection's api.command, and that the program is installed and in the PATH."_s);
}

Result<> StdioTransport::write(const QByteArray &body)
{
    if (!m_process) {
        if (const auto started = start(); !started)
            return fail(started.error());
    }
    if (m_process->state() == QProcess::NotRunning)
        return fail(endedError());
    m_process->write(body + '\n');
    return {};
}

Task<Result<RpcAnswer>> StdioTransport::request(McpMessage message)
{
    if (const auto written = write(message.body); !written)
        co_return fail(written.error());
    const Milliseconds began = m_heard = m_clock.ticks();
    Waiting waiting;
    m_waiting.erase(*message.id);
    m_waiting.emplace(*message.id, waiting.sender);
    Task<Result<RpcAnswer>> answer = received(std::move(waiting.receiver));
    auto came = co_await before(quiet(message.patience, began + message.longest), std::move(answer));
    m_waiting.erase(*message.id);
    if (came)
        co_return std::move(*came);
    co_return fail(Fault::Network, Leg::Resource,
        message.method == "server/discover" ? "process_silent"_L1 : "timeout"_L1,
        u"The MCP server \"%1\" does not answer."_s.arg(displayText(m_command.program, 200)),
        u"Try again, or allow more time with --timeout."_s);
}

/// Ends when nothing was heard for that long though nobody waits for us, or it is that late.
Task<> StdioTransport::quiet(Milliseconds patience, Milliseconds latest)
{
    for (;;) {
        const Milliseconds now = m_clock.ticks();
        const Milliseconds until = m_inbox->isAsked() ? latest : std::min(m_heard + patience, latest);
        if (now >= until)
            co_return;
        co_await m_clock.sleep(until - now);
    }
}

Task<Result<>> StdioTransport::send(McpMessage message)
{
    m_heard = m_clock.ticks(); // its turn begins now
    co_return write(message.body);
}

void StdioTransport::readOutput()
{
    m_heard = m_clock.ticks();
    const QByteArray piece = m_process->readAllStandardOutput();
    const std::weak_ptr<bool> alive = m_alive;
    qsizetype from = 0;
    for (qsizetype end; (end = piece.indexOf('\n', from)) >= 0; from = end + 1) {
        m_line.append(QByteArrayView(piece).sliced(from, end - from));
        take(std::exchange(m_line, {}));
        if (alive.expired())
            return;
    }
    m_line.append(QByteArrayView(piece).sliced(from));
    if (m_line.size() > LongestLine) {
        m_line.clear();
        endProcessGroup(m_group, GroupEnd::Kill);
        failAll(fail(Fault::Malformed, Leg::Resource, "event_too_large"_L1,
            u"The MCP server sent a line of more than %1 bytes."_s.arg(LongestLine),
            u"Tell whoever wrote the server."_s)
                .error());
    }
}

void StdioTransport::take(QByteArray line)
{
    // What is no message at all is talk that belongs on standard error: many servers mix them up.
    if (!line.startsWith('{') && !line.startsWith('[')) {
        keepErrors(line + '\n');
        return;
    }
    auto message = parseRpcMessage(line);
    if (!message)
        return failAll(message.error()); // whichever it was for will not be answered
    if (auto *told = std::get_if<RpcNotification>(&*message)) {
        m_inbox->told(std::move(*told));
    } else if (auto *asked = std::get_if<RpcRequest>(&*message)) {
        m_inbox->asked(std::move(*asked));
    } else if (auto *answer = std::get_if<RpcAnswer>(&*message)) {
        // An answer that nobody waits for any more was cancelled: no fault of the server.
        const auto waiting = m_waiting.extract(answer->id.toInteger(-1));
        if (waiting)
            waiting.mapped().send(std::move(*answer));
    }
}

void StdioTransport::readErrors() { keepErrors(m_process->readAllStandardError()); }

void StdioTransport::keepErrors(const QByteArray &text)
{
    m_errors.append(text);
    if (m_errors.size() > KeptErrors)
        m_errors = m_errors.last(KeptErrors);
}

QStringList StdioTransport::lastWords() const
{
    QStringList lines;
    for (const QString &line : QString::fromUtf8(m_errors).split(u'\n', Qt::SkipEmptyParts))
        lines << displayText(line, 300);
    return lines.last(std::min<qsizetype>(lines.size(), 20));
}

void StdioTransport::failAll(const Error &error)
{
    for (const auto &[id, waiting] : std::exchange(m_waiting, {}))
        waiting.send(fail(error));
}

Error StdioTransport::endedError() const
{
    const QStringList words = lastWords();
    const QString said = words.isEmpty() ? u"It said nothing."_s : u"It said: %1"_s.arg(words.constLast());
    return fail(Fault::Network, Leg::Resource, "process_ended"_L1,
        u"The MCP server \"%1\" ended by itself. %2"_s.arg(displayText(m_command.program, 200), said),
        u"Start it by hand to see what is wrong with it."_s)
        .error();
}

void StdioTransport::ended()
{
    readErrors();
    // What it left behind; its number may be another's from now on.
    endProcessGroup(std::exchange(m_group, 0), GroupEnd::Kill);
    const std::weak_ptr<bool> alive = m_alive;
    failAll(endedError());
    if (alive.expired())
        return;
    if (const auto told = std::exchange(m_onEnd, {}))
        told->send(true);
}

/// Whether it has ended before that time is over.
Task<bool> StdioTransport::gone(Milliseconds patience)
{
    if (m_process->state() == QProcess::NotRunning)
        co_return true;
    OneShot<bool> over;
    m_onEnd = over.sender;
    Task<bool> ending = happened(std::move(over.receiver));
    const auto came = co_await before(m_clock.sleep(patience), std::move(ending));
    co_return came.has_value();
}

Task<> StdioTransport::close()
{
    if (!m_process)
        co_return;
    m_process->closeWriteChannel();
    if (co_await gone(EndingPatience))
        co_return;
    endProcessGroup(m_group, GroupEnd::Ask);
    if (co_await gone(EndingPatience))
        co_return;
    endProcessGroup(m_group, GroupEnd::Kill);
    const bool killed = co_await gone(EndingPatience);
    Q_UNUSED(killed)
}

} // namespace agent0
