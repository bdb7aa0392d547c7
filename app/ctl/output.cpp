#include "output.h"

#include "base/displaytext.h"

#include <QJsonDocument>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace agent0::ctl {

namespace {

void writeError(const QString &text)
{
    std::fputs((text + u'\n').toUtf8().constData(), stderr);
    std::fflush(stderr);
}

Error outputError(int reason)
{
    return Error{Fault::Failed, Leg::None, u"output_failed"_s,
        u"Standard output cannot be written: %1."_s.arg(QString::fromLocal8Bit(std::strerror(reason))),
        u"The command itself may have been carried out: agent0ctl activity list tells."_s, {}, {}};
}

} // namespace

Output::Output(Shape shape, bool quiet) : m_shape(shape), m_quiet(quiet) { }

void Output::print(const QByteArray &bytes)
{
    if (!m_written)
        return;
    const auto size = std::size_t(bytes.size());
    if (std::fwrite(bytes.constData(), 1, size, stdout) == size && std::fflush(stdout) == 0)
        return;
    // "agent0ctl … | head -1" is no failure, but there is nobody left to go on for.
    const bool gone = errno == EPIPE;
    m_written = fail(outputError(errno));
    if (m_ended)
        std::exchange(m_ended, {})(gone ? Result<>() : m_written);
    if (gone)
        m_written = {};
}

void Output::line(const QString &result)
{
    if (!json())
        print(result.toUtf8() + '\n');
}

void Output::lines(const QStringList &results)
{
    if (!json() && !results.isEmpty())
        print(results.join(u'\n').toUtf8() + '\n');
}

void Output::remark(const QString &text)
{
    if (!m_quiet)
        line(text);
}

void Output::note(const QString &text)
{
    if (!m_quiet && !json())
        writeError(text);
}

void Output::warn(const QString &text) { writeError(text); }

void Output::document(const QJsonObject &result)
{
    if (m_shape == Shape::Document)
        print(terminalSafeJson(result, true));
}

void Output::event(QLatin1StringView name, QJsonObject members)
{
    if (m_shape != Shape::Events)
        return;
    members["event"_L1] = name;
    print(terminalSafeJson(members, false));
}

void Output::raw(const QByteArray &bytes) { print(bytes); }

void Output::failure(const Error &error)
{
    if (error.fault == Fault::Interrupted && m_interruptionExpected)
        return;
    QJsonObject whole = errorJson(error);
    for (auto it = m_aside.begin(); it != m_aside.end(); ++it)
        whole[it.key()] = *it;
    const QJsonObject members{{"error"_L1, whole}};
    document(members);
    event("failed"_L1, members);
    if (json() && m_written)
        return;
    writeError(displayText(error.message, 2000));
    if (!error.hint.isEmpty())
        writeError(u"Hint: "_s + displayText(error.hint, 2000));
}

} // namespace agent0::ctl
