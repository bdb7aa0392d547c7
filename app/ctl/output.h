#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QJsonObject>
#include <QStringList>

#include <functional>

namespace agent0::ctl {

/// The only way out to the terminal. Text for people or JSON for programs, never both: a command says both and
/// the wrong one is dropped. A reader that went away is no
/// failure, and ends the run; a full disk is one.
///
/// Nothing here looks for harmful characters in lines: text from outside passes shown() first. JSON is safe by itself.
class Output {
public:
    enum class Shape { Text, Document, Events };
    Output(Shape shape, bool quiet);

    bool json() const { return m_shape != Shape::Text; }
    bool tellsEvents() const { return m_shape == Shape::Events; }
    bool quiet() const { return m_quiet; }

    // For people.
    void line(const QString &result);          ///< what was asked for
    void lines(const QStringList &results);
    void remark(const QString &text);          ///< pleasant to know; not with --quiet
    void note(const QString &text);            ///< the same on standard error
    void warn(const QString &text);            ///< standard error, always, with --json too

    // For programs.
    void document(const QJsonObject &result);  ///< the one JSON document
    void event(QLatin1StringView name, QJsonObject members = {}); ///< one object, at once

    /// A member that goes with the "error" object should the command fail.
    void aside(QLatin1StringView name, const QJsonValue &value) { m_aside[name] = value; }

    /// Called once, when standard output takes no more: with nothing when its reader went away, else with what to say.
    void whenItEnds(std::function<void(Result<>)> call) { m_ended = std::move(call); }
    /// What became of all that was written.
    const Result<> &written() const { return m_written; }

    /// Bytes as they are, to standard output.
    void raw(const QByteArray &bytes);
    void failure(const Error &error);
    /// From here on an interruption is the ordinary end, and not shown.
    void expectInterruption() { m_interruptionExpected = true; }

private:
    void print(const QByteArray &bytes);

    Shape m_shape;
    bool m_quiet;
    bool m_interruptionExpected = false;
    QJsonObject m_aside;
    Result<> m_written;
    std::function<void(Result<>)> m_ended;
};

/// The error as programs get it: {"code","leg","message","hint","oauth_error"…}.
QJsonObject errorJson(const Error &error);
/// JSON text in which no character can harm a terminal.
QByteArray terminalSafeJson(const QJsonObject &object, bool indented);

/// Text from outside, for one line.
QString shown(const QString &foreign);
/// "2026-10-01T12:00:00Z".
QString isoTime(Instant when);
/// "in 52 min", "3 h ago"
QString relativeTime(Instant when, Instant now);
/// Rows of cells as lines with straight columns.
QStringList columns(const QList<QStringList> &rows, const QString &indent = {});

/// Words that stand out where colour is wanted: a terminal, and no NO_COLOR.
QString good(const QString &word);
QString bad(const QString &word);
QString faint(const QString &word);

} // namespace agent0::ctl
