#include "commandline.h"

#include "base/displaytext.h"
#include "base/nearest.h"
#include "commandtable.h"

#include <algorithm>

namespace agent0::ctl {

namespace {

QString didYouMean(const QString &nearest, const Command *command)
{
    if (!nearest.isEmpty())
        return u"Did you mean %1?"_s.arg(nearest);
    return u"agent0ctl help%1 lists what there is."_s.arg(command ? u' ' + text(command->name) : QString());
}

QString quoted(const QString &word) { return u'"' + displayText(word, 80) + u'"'; }

/// Of that command; without one of all of them.
QStringList optionsOf(const Command *command)
{
    QStringList names;
    for (const Command *one : commands()) {
        if (command && command != one)
            continue;
        for (const Option &option : one->options)
            names << u"--"_s + text(option.name);
    }
    for (const Option &option : globalOptions())
        names << u"--"_s + text(option.name);
    return names;
}

} // namespace

Error usageError(QLatin1StringView code, const QString &message, const Command *command)
{
    const QString way = command ? u"Usage: agent0ctl "_s + text(command->synopsis) : u"Try: agent0ctl help"_s;
    return Error{Fault::Usage, Leg::None, QString(code), message, way, {}, {}};
}

/// Takes one command line apart, word by word.
class LineReader {
public:
    explicit LineReader(const QStringList &words) : m_words(words) { }

    Result<CommandLine> read()
    {
        for (const auto step : {&LineReader::split, &LineReader::findCommand, &LineReader::checkOptions, &LineReader::checkArguments}) {
            if (const auto understood = (this->*step)(); !understood)
                return fail(understood.error());
        }
        return m_line;
    }

private:
    Result<> split();
    Result<> takeOption(const QString &word);
    Result<> findCommand();
    Result<> findSubcommand(const QString &group);
    Result<> checkOptions();
    Result<> checkChoice(const QString &name, const QString &value, std::string_view choices) const;
    Result<> checkArguments();
    bool onlyAsks() const { return m_line.has("help"_L1) || m_line.has("version"_L1); }

    QStringList m_words;
    qsizetype m_next = 0;
    QStringList m_plain; ///< what is no option
    CommandLine m_line;
};

Result<> LineReader::split()
{
    while (m_next < m_words.size()) {
        const QString word = m_words[m_next++];
        if (word == "--"_L1) {
            m_plain += m_words.mid(m_next);
            break;
        }
        if (word == "-h"_L1) {
            m_line.m_values[u"help"_s] << QString();
        } else if (word.startsWith(u'-') && word.size() > 1) {
            if (const auto taken = takeOption(word); !taken)
                return taken;
        } else {
            m_plain << word;
        }
    }
    return {};
}

Result<> LineReader::takeOption(const QString &word)
{
    const qsizetype equals = word.indexOf(u'=');
    const QString dashed = word.left(equals < 0 ? word.size() : equals);
    const QString name = dashed.mid(2);
    const Option *option = word.startsWith("--"_L1) ? optionAnywhere(name) : nullptr;
    if (!option) {
        const Command *command = commandNamed(m_plain.mid(0, 2).join(u' '));
        command = command ? command : commandNamed(m_plain.value(0));
        return fail(Fault::Usage, Leg::None, "option_unknown"_L1, u"There is no option %1."_s.arg(quoted(dashed)),
            didYouMean(nearestWord(dashed, optionsOf(command)), command));
    }
    QString value;
    if (option->value.empty()) {
        if (equals >= 0)
            return fail(usageError("option_value"_L1, u"--%1 takes no value."_s.arg(name), nullptr));
    } else if (equals >= 0) {
        value = word.mid(equals + 1);
    } else if (m_next < m_words.size()) {
        value = m_words[m_next++];
    } else {
        return fail(usageError("option_value"_L1, u"--%1 needs a value: %2."_s.arg(name, text(option->value)), nullptr));
    }
    m_line.m_values[name] << value;
    return {};
}

Result<> LineReader::findCommand()
{
    if (m_plain.isEmpty()) {
        if (onlyAsks() || m_words.isEmpty())
            return {};
        return fail(usageError("command_missing"_L1, u"Say what to do."_s, nullptr));
    }
    const QString first = m_plain.takeFirst();
    m_line.command = commandNamed(first);
    if (!m_line.command && !subcommandsOf(first).isEmpty())
        return findSubcommand(first);
    if (!m_line.command) {
        return fail(Fault::Usage, Leg::None, "command_unknown"_L1, u"There is no command %1."_s.arg(quoted(first)),
            didYouMean(nearestWord(first, firstWords()), nullptr));
    }
    m_line.m_arguments = m_plain;
    return {};
}

Result<> LineReader::findSubcommand(const QString &group)
{
    QStringList words;
    for (const Command *one : subcommandsOf(group))
        words << text(one->name).mid(group.size() + 1);
    m_line.group = group;
    if (m_plain.isEmpty()) {
        if (onlyAsks())
            return {};
        return fail(Fault::Usage, Leg::None, "command_missing"_L1, u"Say what to do with %1."_s.arg(group),
            u"One of: "_s + words.join(", "_L1));
    }
    const QString second = m_plain.takeFirst();
    m_line.command = commandNamed(group + u' ' + second);
    m_line.m_arguments = m_plain;
    if (m_line.command)
        return {};
    const QString nearest = nearestWord(second, words);
    return fail(Fault::Usage, Leg::None, "command_unknown"_L1, u"There is no command %1."_s.arg(quoted(group + u' ' + second)),
        nearest.isEmpty() ? u"One of: "_s + words.join(", "_L1) : u"Did you mean %1 %2?"_s.arg(group, nearest));
}

Result<> LineReader::checkOptions()
{
    for (auto it = m_line.m_values.begin(); it != m_line.m_values.end(); ++it) {
        const Option *option = optionNamed(it.key(), m_line.command);
        if (!option && m_line.command) {
            const QString name = u"--"_s + it.key();
            return fail(Fault::Usage, Leg::None, "option_unknown"_L1,
                u"agent0ctl %1 has no option %2."_s.arg(text(m_line.command->name), name),
                didYouMean(nearestWord(name, optionsOf(m_line.command)), m_line.command));
        }
        if (option && it->size() > 1 && !option->repeats && !option->value.empty())
            return fail(usageError("option_twice"_L1, u"--%1 is given twice."_s.arg(it.key()), m_line.command));
        const bool names = option && (option->words == Words::File || option->words == Words::Profile || option->words == Words::Connection);
        for (const QString &value : *it) {
            if (names && value.isEmpty())
                return fail(usageError("option_value"_L1, u"--%1 needs a value: %2."_s.arg(it.key(), text(option->value)), m_line.command));
            const auto checked = option ? checkChoice(u"--"_s + it.key(), value, option->choices) : Result<>();
            if (!checked)
                return checked;
        }
    }
    return {};
}

Result<> LineReader::checkChoice(const QString &name, const QString &value, std::string_view choices) const
{
    const QStringList known = choicesOf(choices);
    if (known.isEmpty() || known.contains(value))
        return {};
    return fail(Fault::Usage, Leg::None, "value_unknown"_L1, u"%1 cannot be %2."_s.arg(name, quoted(value)),
        u"One of: "_s + known.join(", "_L1));
}

Result<> LineReader::checkArguments()
{
    if (!m_line.command || onlyAsks())
        return {};
    qsizetype taken = 0;
    for (const Argument &argument : m_line.command->arguments) {
        const QString name = text(argument.name);
        if (argument.need == Need::Repeats)
            return {};
        if (taken >= m_line.m_arguments.size()) {
            if (argument.need == Need::Optional)
                return {};
            return fail(usageError("argument_missing"_L1, u"%1 is missing: %2."_s.arg(name, text(argument.help)), m_line.command));
        }
        if (const auto checked = checkChoice(name, m_line.m_arguments[taken++], argument.choices); !checked)
            return checked;
    }
    if (taken < m_line.m_arguments.size()) {
        return fail(usageError("argument_unexpected"_L1,
            u"%1 is one word too many."_s.arg(quoted(m_line.m_arguments[taken])), m_line.command));
    }
    return {};
}

Result<CommandLine> CommandLine::parse(const QStringList &words) { return LineReader(words).read(); }

bool CommandLine::asksForJson(const QStringList &words)
{
    return words.mid(0, words.indexOf("--"_L1)).contains("--json"_L1);
}

QString CommandLine::value(QLatin1StringView option, const QString &otherwise) const
{
    return given(option).value_or(otherwise);
}

std::optional<QString> CommandLine::given(QLatin1StringView option) const
{
    const auto it = m_values.find(option);
    return it == m_values.end() ? std::nullopt : std::optional(it->last());
}

Result<std::optional<qint64>> CommandLine::number(QLatin1StringView option, qint64 least, qint64 most) const
{
    const auto typed = given(option);
    if (!typed)
        return std::nullopt;
    bool good = false;
    const qint64 number = typed->toLongLong(&good);
    if (good && number >= least && number <= most)
        return number;
    return fail(usageError("value_unknown"_L1,
        u"--%1 must be a whole number from %2 to %3."_s.arg(option).arg(least).arg(most), command));
}

} // namespace agent0::ctl
