#include "output.h"

#include "base/displaytext.h"

#include <QJsonDocument>

#include <cstdio>

namespace agent0::ctl {

namespace {

void write(FILE *where, const QByteArray &bytes)
{
    // A closed pipe is noticed by nobody here, on purpose: "agent0ctl … | head -1" is no failure.
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), where);
    std::fflush(where);
}

void writeLine(FILE *where, const QString &text) { write(where, text.toUtf8() + '\n'); }

} // namespace

Output::Output(Shape shape, bool quiet) : m_shape(shape), m_quiet(quiet) { }

void Output::line(const QString &result)
{
    if (!json())
        writeLine(stdout, result);
}

void Output::lines(const QStringList &results)
{
    if (!json() && !results.isEmpty())
        writeLine(stdout, results.join(u'\n'));
}

void Output::remark(const QString &text)
{
    if (!m_quiet)
        line(text);
}

void Output::note(const QString &text)
{
    if (!m_quiet && !json())
        writeLine(stderr, text);
}

void Output::warn(const QString &text) { writeLine(stderr, text); }

void Output::document(const QJsonObject &result)
{
    if (m_shape == Shape::Document)
        write(stdout, terminalSafeJson(result, true));
}

void Output::event(QLatin1StringView name, QJsonObject members)
{
    if (m_shape != Shape::Events)
        return;
    members["event"_L1] = name;
    write(stdout, terminalSafeJson(members, false));
}

void Output::raw(const QByteArray &bytes) { write(stdout, bytes); }

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
    if (json())
        return;
    writeLine(stderr, displayText(error.message, 2000));
    if (!error.hint.isEmpty())
        writeLine(stderr, u"Hint: "_s + displayText(error.hint, 2000));
}

} // namespace agent0::ctl
