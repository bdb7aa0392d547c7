#include "helptext.h"

#include "commandtable.h"
#include "wrapping.h"

#include <QJsonArray>

namespace agent0::ctl {

namespace {

/// "  --name VALUE   what it does", the texts under each other.
QString termList(const QList<std::pair<QString, QString>> &terms)
{
    qsizetype widest = 0;
    for (const auto &[term, meaning] : terms)
        widest = qMax(widest, term.size() <= 26 ? term.size() : 0);
    const qsizetype indent = widest + 4;
    QString out;
    for (const auto &[term, meaning] : terms) {
        out += u"  "_s + term;
        out += term.size() > widest ? u'\n' + QString(indent, u' ') : QString(indent - 2 - term.size(), u' ');
        out += wrapped(meaning, indent, indent) + u'\n';
    }
    return out;
}

QString optionTerm(const Option &option)
{
    return u"--"_s + text(option.name) + (option.value.empty() ? QString() : u' ' + text(option.value));
}

QString meaning(std::string_view help, std::string_view choices)
{
    return choices.empty() ? text(help) : text(help) + u": "_s + choicesOf(choices).join(u", "_s);
}

QString optionList(std::span<const Option> options)
{
    QList<std::pair<QString, QString>> terms;
    for (const Option &option : options)
        terms.append({optionTerm(option), meaning(option.help, option.choices)});
    return termList(terms);
}

QString argumentList(const Command &command)
{
    QList<std::pair<QString, QString>> terms;
    for (const Argument &argument : command.arguments)
        terms.append({text(argument.name), meaning(argument.help, argument.choices)});
    return termList(terms);
}

QList<int> exitsOf(const Command &command)
{
    QList<int> all{0, 2, 130};
    all.append(QList<int>(command.exits));
    std::sort(all.begin(), all.end());
    return all;
}

QString exitList(const Command &command)
{
    QList<std::pair<QString, QString>> terms;
    for (const int code : exitsOf(command))
        terms.append({QString::number(code), text(exitMeaning(code))});
    return termList(terms);
}

QString sentence(std::string_view summary)
{
    QString line = text(summary);
    line[0] = line[0].toUpper();
    return line + u".\n"_s;
}

QString paragraphs(std::string_view description)
{
    QString out;
    for (const QString &paragraph : text(description).split(u"\n\n"_s, Qt::SkipEmptyParts))
        out += u'\n' + wrapped(paragraph.simplified(), 0) + u'\n';
    return out;
}

QString section(const QString &title, const QString &body)
{
    return body.isEmpty() ? QString() : u'\n' + title + u":\n"_s + body;
}

} // namespace

QString overviewHelp()
{
    QList<std::pair<QString, QString>> terms;
    QStringList groups;
    for (const Command *one : commands()) {
        const QString first = text(one->name).section(u' ', 0, 0);
        if (subcommandsOf(first).isEmpty())
            terms.append({text(one->name), text(one->summary)});
        else if (!groups.contains(first))
            for (const Command *sub : subcommandsOf(first))
                terms.append({text(sub->name), text(sub->summary)});
        groups << first;
    }
    return u"Sign in once, then reach every connected app.\n\nUsage: agent0ctl [OPTIONS] COMMAND\n"_s
        + section(u"Commands"_s, termList(terms)) + section(u"Options of every command"_s, optionList(globalOptions()))
        + u"\nagent0ctl help COMMAND tells all about one.\n"_s;
}

QString groupHelp(const QString &group)
{
    QList<std::pair<QString, QString>> terms;
    for (const Command *one : subcommandsOf(group))
        terms.append({text(one->name), text(one->summary)});
    return u"Usage: agent0ctl %1 COMMAND\n"_s.arg(group) + section(u"Commands"_s, termList(terms))
        + u"\nagent0ctl help %1 COMMAND tells all about one.\n"_s.arg(group);
}

QString commandHelp(const Command &command)
{
    QString examples;
    for (const Example &example : command.examples)
        examples += u"  agent0ctl "_s + text(example.line) + u"\n      "_s + wrapped(text(example.what), 6, 6) + u'\n';
    QStringList general;
    for (const Option &option : globalOptions())
        general << optionTerm(option);
    return u"Usage: agent0ctl "_s + wrapped(text(command.synopsis), 11, 17) + u"\n\n"_s + sentence(command.summary)
        + paragraphs(command.description) + section(u"Arguments"_s, argumentList(command))
        + section(u"Options"_s, optionList({command.options.begin(), command.options.size()}))
        + section(u"Options of every command"_s, u"  "_s + wrapped(general.join(u", "_s), 2, 2) + u'\n')
        + section(u"Examples"_s, examples) + section(u"Exit codes"_s, exitList(command));
}

namespace {

QJsonArray optionsJson(std::span<const Option> options)
{
    QJsonArray all;
    for (const Option &option : options) {
        QJsonObject one{{"name"_L1, text(option.name)}, {"help"_L1, text(option.help)}, {"value"_L1, text(option.value)}};
        if (!option.choices.empty())
            one["choices"_L1] = QJsonArray::fromStringList(choicesOf(option.choices));
        all << one;
    }
    return all;
}

QJsonObject exitsJson(const QList<int> &codes)
{
    QJsonObject all;
    for (const int code : codes)
        all[QString::number(code)] = text(exitMeaning(code));
    return all;
}

} // namespace

QJsonObject commandJson(const Command &command)
{
    QJsonArray arguments;
    for (const Argument &one : command.arguments) {
        arguments << QJsonObject{{"name"_L1, text(one.name)}, {"help"_L1, text(one.help)},
            {"required"_L1, one.need == Need::Required}, {"repeats"_L1, one.need == Need::Repeats}};
    }
    QJsonArray examples;
    for (const Example &one : command.examples)
        examples << QJsonObject{{"line"_L1, u"agent0ctl "_s + text(one.line)}, {"what"_L1, text(one.what)}};
    return {{"name"_L1, text(command.name)}, {"synopsis"_L1, text(command.synopsis)}, {"summary"_L1, text(command.summary)},
        {"description"_L1, text(command.description)}, {"arguments"_L1, arguments}, {"examples"_L1, examples},
        {"options"_L1, optionsJson({command.options.begin(), command.options.size()})},
        {"exitCodes"_L1, exitsJson(exitsOf(command))}, {"events"_L1, command.events}};
}

QJsonObject overviewJson()
{
    QJsonArray all;
    for (const Command *one : commands())
        all << commandJson(*one);
    return {{"commands"_L1, all}, {"options"_L1, optionsJson(globalOptions())},
        {"exitCodes"_L1, exitsJson({0, 1, 2, 3, 4, 5, 6, 7, 8, 130})}};
}

} // namespace agent0::ctl
