#include "builtin/grammar.h"

#include "builtin/places.h"

#include <QRegularExpression>

#include <algorithm>

namespace agent0::builtin {

using namespace Qt::StringLiterals;

namespace {

/// Where one sentence or half of it ends and another may begin.
QRegularExpression joint()
{
    return caseless(
        u"\\s*;\\s*|(?<!\\bdr)(?<!\\bmr)(?<!\\bms)(?<!\\bmrs)(?<!\\bst)(?<!\\bno)\\.\\s+|[!?]+\\s+|\\s*\\n\\s*|,\\s*(?:"
        u"(?:and|then|but|also|plus)\\s+)*|"
        "\\s+(?:and then|and also|then also|and|then|but also|but|plus|also|&|as well as|before you|after that)\\s+"_s);
}

bool endsSentence(const QString &separator)
{
    const QString mark = separator.trimmed();
    return separator.contains(u'\n') || mark.startsWith(u'.') || mark.startsWith(u'!') || mark.startsWith(u'?');
}

/// "eggs to notes0", after "add milk to todo0".
bool goesOnAdding(const QString &before, const QString &rest, const Surround &around)
{
    const QString next = rest.section(caseless(u",|\\band\\b"_s), 0, 0);
    return namesPlace(before, around) && namesPlace(next, around);
}

/// "the second one to “oat milk”", after "change the first one to “rye bread”".
bool goesOnRenaming(const QString &rest)
{
    static const QRegularExpression another =
        caseless(u"^(?:the|my|number|#?\\d).{0,80}? (?:to|into|as) [\\x{E000}-\\x{E3FF}](?:\\s|[,.;!]|$)"_s);
    return another.match(rest).hasMatch();
}

QStringList clausesOf(const QString &text, const Surround &around)
{
    QStringList clauses;
    qsizetype from = 0;
    static const QRegularExpression pattern = joint();
    for (auto joints = pattern.globalMatch(text); joints.hasNext();) {
        const auto cut = joints.next();
        if (cut.capturedStart() < from)
            continue;
        const QString before = text.mid(from, cut.capturedStart() - from);
        const QString rest = withoutCourtesy(text.mid(cut.capturedEnd()));
        if (before.trimmed().isEmpty() || rest.isEmpty())
            continue;
        const Command sofar = understoodClause(before, around, {});
        const bool begins = beginsCommand(rest, sofar.verb, around);
        const bool adding = sofar.verb == Verb::Add && !begins && goesOnAdding(before, rest, around);
        const bool alone = sofar.verb == Verb::Greet || (sofar.verb == Verb::Nothing && sofar.what.isEmpty());
        const bool renaming = sofar.verb == Verb::Rename && !begins && goesOnRenaming(rest);
        const bool ends = endsSentence(cut.captured()) || (cut.captured().contains(u';') && sofar.verb != Verb::Add);
        if (!ends && !begins && !adding && !renaming && !alone)
            continue;
        clauses << (cut.captured().contains(u'?') ? before + u'?' : before);
        from = cut.capturedEnd();
        if (renaming)
            return clauses + clausesOf(u"rename "_s + text.mid(from), around);
        if (adding)
            return clauses + clausesOf(u"add "_s + text.mid(from), around);
    }
    return clauses << text.mid(from);
}

Command commandOnly(Verb verb, const QString &said)
{
    Command command;
    command.verb = verb;
    command.said = said;
    return command;
}

bool changes(const Command &command)
{
    switch (command.verb) {
    case Verb::Add:
    case Verb::Done:
    case Verb::Reopen:
    case Verb::Rename:
    case Verb::Replace:
    case Verb::Redate:
    case Verb::Remove:
    case Verb::Move:
    case Verb::Copy:
    case Verb::UndoLast:
    case Verb::UseTool: return true;
    default: return false;
    }
}

/// "There is a typo: please correct it": what comes before is no command, and what follows is all of it.
QString withoutPreface(const QString &text, const Surround &around)
{
    static const QRegularExpression preface =
        caseless(u"^(?<before>[^\\n]+?)[:;,.!-]\\s+(?=(?:so |and |but |could you |can you |would you )*please\\b)"_s);
    const auto match = preface.match(text);
    if (!match.hasMatch())
        return text;
    for (const QString &clause : clausesOf(match.captured(u"before"_s), around)) {
        const Verb verb = understoodClause(clause, around, {}).verb;
        if (verb != Verb::Unknown && verb != Verb::Greet)
            return text;
    }
    return text.mid(match.capturedEnd());
}

/// "Stamps and a parcel. Put those on my list": what comes before is to be added.
QString withListFirst(const QString &text, const Surround &around)
{
    static const QRegularExpression afterwards = caseless(
        u"^(?<what>[^\\n]+?)\\s*(?:-|:|,|;|\\.)\\s+(?:please )?(?:put|add|write|note) (?:those|these|them|that|it|this|all of (?:it|that|them)) (?:all )?(?:down )?(?:on|to|onto|in)(?: to)? (?:(?:my|the) )?(?:list|todos|tasks|todo list|to-do list)(?: please)?[.!]?$"_s);
    const auto match = afterwards.match(text);
    const QString what = match.captured(u"what"_s);
    const bool commands = !match.hasMatch() || understoodClause(what, around, {}).verb != Verb::Unknown
        || beginsCommand(what, Verb::Greet, around);
    return commands ? text : u"add "_s + what;
}

/// What is to be left alone is so in all of the sentence; a bare "no, leave it" takes back what was said just before.
void heedNos(QList<Command> &commands)
{
    static const QRegularExpression pronoun = caseless(u"^(?:it|that|this|them|those|everything|all|so|anything)?$"_s);
    QStringList spared;
    for (qsizetype i = 0; i < commands.size(); ++i) {
        // "add milk, scratch that": nothing of an earlier turn is meant.
        if (commands[i].verb == Verb::UndoLast && i > 0 && changes(commands[i - 1]))
            commands[i] = commandOnly(Verb::Nothing, commands[i].said);
        // "remove all, but not the rent"
        const bool spares = commands[i].verb == Verb::Except && i > 0 && changes(commands[i - 1]);
        if (spares)
            spared << commands.takeAt(i--).what;
        if (spares || commands[i].verb != Verb::Nothing)
            continue;
        if (!pronoun.match(commands[i].what).hasMatch()) {
            spared << commands[i].what;
            continue;
        }
        commands[i].what.clear();
        while (i > 0 && !changes(commands[i - 1]))
            commands.removeAt(--i);
        if (i > 0)
            commands.removeAt(--i);
    }
    for (Command &command : commands) {
        if (changes(command))
            command.spared = spared;
    }
}

/// Who greets, or begins with a "no", and then wants something wants no word on that.
void dropAsides(QList<Command> &commands)
{
    const auto isAside = [](const Command &one) {
        return one.verb == Verb::Greet || (one.verb == Verb::Nothing && one.what.isEmpty());
    };
    if (!std::ranges::all_of(commands, isAside))
        commands.removeIf(isAside);
    else if (commands.size() > 1)
        commands = {commands.last()};
}

} // namespace

const ToolDefinition *toolNamed(const Surround &around, const QString &name)
{
    const ToolDefinition *found = nullptr;
    for (const ToolDefinition &tool : around.tools) {
        if (tool.name == name)
            return &tool;
        if (tool.tool == name && found)
            return nullptr;
        if (tool.tool == name)
            found = &tool;
    }
    return found;
}

QList<Command> understood(const Spoken &spoken, const Surround &around)
{
    QString text = spoken.text();
    // "In notes0, add this and tick off that": for all of it.
    QStringList everywhere;
    const QRegularExpression first =
        caseless(u"^(?:in|on|for|at) (?:my |the )?(?:%1)(?: list)?\\s*[,:]\\s*"_s.arg(placeNames(around)));
    if (const auto match = first.match(text); match.hasMatch()) {
        QString opening = match.captured().trimmed().chopped(1);
        everywhere = takePlaces(opening, around);
        text = text.mid(match.capturedEnd());
    }
    QList<Command> commands;
    for (const QString &clause : clausesOf(withListFirst(withoutPreface(text, around), around), around))
        commands << understoodClause(clause, around, everywhere);
    heedNos(commands);
    dropAsides(commands);
    if (commands.isEmpty())
        commands << commandOnly(Verb::Greet, spoken.text());
    return commands;
}

} // namespace agent0::builtin
