#pragma once

#include "command.h"

#include <QHash>
#include <QStringList>

#include <chrono>
#include <optional>

namespace agent0::ctl {

/// A command line, understood.
class CommandLine {
public:
    /// words: without the program's name. Options stand anywhere; "--" ends them. With --help or --version anything
    /// else may be missing. Fails with Fault::Usage; the hint names the nearest word that is known.
    static Result<CommandLine> parse(const QStringList &words);
    /// As far as it can be told whatever is wrong with the rest: how the failure itself is to be shown.
    static bool asksForJson(const QStringList &words);

    const Command *command = nullptr; ///< null: only with --help or --version, or nothing typed at all
    QString group;                    ///< "todo" of "todo --help"

    bool has(QLatin1StringView option) const { return m_values.contains(option); }
    QString value(QLatin1StringView option, const QString &otherwise = {}) const;
    std::optional<QString> given(QLatin1StringView option) const;
    QStringList values(QLatin1StringView option) const { return m_values.value(option); }
    /// A whole number within bounds; nothing when the option is absent.
    Result<std::optional<qint64>> number(QLatin1StringView option, qint64 least, qint64 most) const;
    const QStringList &arguments() const { return m_arguments; }
    QString argument(qsizetype at = 0) const { return m_arguments.value(at); }

private:
    friend class LineReader;
    QHash<QString, QStringList> m_values;
    QStringList m_arguments;
};

/// Fault::Usage, with the way to the command's help.
Error usageError(QLatin1StringView code, const QString &message, const Command *command);

} // namespace agent0::ctl
