#include "builtin/grammar.h"

#include "builtin/places.h"

#include <QRegularExpression>

namespace agent0::builtin {

using namespace Qt::StringLiterals;

namespace {

/// "what can you do", "thanks": about the conversation itself.
Command aside(const QString &clause)
{
    static const QRegularExpression tools =
        caseless(u"^(?:(?:what|which|list|show)(?: me)?(?: all)?(?: the| your| my)? tools\\b.*|tools)$"_s);
    static const QRegularExpression help = caseless(
        u"^(?:help(?: me)?|\\?|what (?:else )?(?:can|could|do) (?:you|i) (?:do|say|ask)(?: for me| here| with (?:my "
        u")?(?:todos|you))?|how does this work|how do(?:es)? (?:i|you|one) .*|"
        "what are you(?: able to do)?|who are you|commands|what commands.*|what do you (?:understand|know)|usage|instructions|how can you help.*|what are my options)$"_s);
    static const QRegularExpression greeting = caseless(
        u"^(?:hi|hello|hey|good (?:morning|afternoon|evening|day|night)|yo|howdy|greetings|thanks?(?: you)?(?: "
        u"(?:so|very) much| a lot)?|thx|cheers|ok(?:ay)?|great|perfect|nice|cool|"
        "bye|goodbye|see you(?: later)?|yes|yeah|how are you(?: doing)?|well done|good job|that's all|that is all)(?: (?:there|agent ?0?|everyone|all))?$"_s);
    static const QRegularExpression nothing =
        caseless(u"^(?:never ?mind|forget it|nothing|no|nope|no thanks|stop|cancel that)$"_s);
    Command command;
    if (tools.match(clause).hasMatch())
        command.verb = Verb::ListTools;
    else if (help.match(clause).hasMatch())
        command.verb = Verb::Help;
    else if (greeting.match(clause).hasMatch())
        command.verb = Verb::Greet;
    else if (nothing.match(clause).hasMatch())
        command.verb = Verb::Nothing;
    return command;
}

/// "call todo0_add_todo with task=Buy milk"
Command toolUse(const QString &clause, const Surround &around)
{
    static const QRegularExpression use = caseless(
        u"^(?:(?:call|run|use|invoke|execute|try)\\s+(?:the\\s+)?(?:tool\\s+)?)?(?<name>[a-z0-9][a-z0-9_.-]*)(?:\\s+tool)?(?:\\s*[:,]?\\s*(?:with|using|and|where)?\\s*(?<rest>.*))?$"_s);
    const auto match = use.match(clause);
    Command command;
    if (!match.hasMatch() || !toolNamed(around, match.captured(u"name"_s)))
        return command;
    // A name that is a word of the language is none, unless it is called so.
    if (!match.captured(u"name"_s).contains(u'_') && match.capturedStart(u"name"_s) == 0)
        return command;
    command.verb = Verb::UseTool;
    command.what = match.captured(u"name"_s);
    command.to = match.captured(u"rest"_s).trimmed();
    return command;
}

Command moving(const QString &clause, const Surround &around)
{
    const QRegularExpression move = caseless(
        u"^(?<verb>move|transfer|copy|shift|send|duplicate)\\s+(?<what>.+?)(?:\\s+(?:from|in|on)\\s+(?:my |the )?(?<from>%1))?\\s+(?:over )?(?:to|into|onto|in)\\s+(?:my |the )?(?<to>%1)(?: list)?$"_s
            .arg(placeNames(around)));
    const auto match = move.match(clause);
    Command command;
    if (!match.hasMatch())
        return command;
    const QString verb = match.captured(u"verb"_s).toLower();
    command.verb = verb == "copy"_L1 || verb == "duplicate"_L1 ? Verb::Copy : Verb::Move;
    command.what = match.captured(u"what"_s);
    command.target = placeNamed(match.captured(u"to"_s), around);
    if (const QString from = placeNamed(match.captured(u"from"_s), around); !from.isEmpty())
        command.where << from;
    return command;
}

bool isQuestion(const QString &clause)
{
    static const QRegularExpression asks = caseless(
        u"^(?:what|what's|whats|which|who|when|where|how|is|are|was|were|do i|does|did i|have i|has|am i|anything|any|"
        "list(?! down\\b)|show|see|view|display|find|search|look|count|print|tell me|read me|read out|read my|read "
        "the|recap|summar|give me (?:my|the|a list|an overview|all|everything|a summary)|"
        "(?:my|all|all my|all the|open|done|completed|finished) (?:todos?|to-dos?|tasks?|lists?|items)$|(?:todos?|tasks?|list|agenda)$)"_s);
    return asks.match(clause).hasMatch();
}

Command understoodClause(QString clause, const Surround &around, const QStringList &everywhere)
{
    const QString said = clause;
    clause = withoutCourtesy(clause);
    Command command = aside(clause);
    if (command.verb == Verb::Unknown)
        command = toolUse(clause, around);
    if (command.verb == Verb::Unknown)
        command = moving(clause, around);
    if (command.verb == Verb::Unknown) {
        const QStringList where = takePlaces(clause, around);
        clause = withoutCourtesy(clause);
        if (isQuestion(clause))
            command = questionOf(clause, around);
        if (command.verb == Verb::Unknown) {
            QString shorter = clause;
            const bool onList = takeListWords(shorter);
            command = commandOf(withoutCourtesy(shorter), around, onList);
        }
        if (command.verb == Verb::Unknown)
            command = questionOf(clause, around);
        // Nothing but the name of a list is left of "show me notes0".
        if (command.verb == Verb::Unknown && !where.isEmpty() && clause.count(u' ') < 2)
            command.verb = Verb::List;
        command.where = where.isEmpty() ? everywhere : where;
    }
    command.said = said;
    return command;
}

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
    return mark.startsWith(u'.') || mark.startsWith(u'!') || mark.startsWith(u'?');
}

/// "eggs to notes0", after "add milk to todo0".
bool goesOnAdding(const QString &before, const QString &rest, const Surround &around)
{
    const QString next = rest.section(caseless(u",|\\band\\b"_s), 0, 0);
    return namesPlace(before, around) && namesPlace(next, around);
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
        const bool adding = sofar.verb == Verb::Add && goesOnAdding(before, rest, around);
        const bool alone = sofar.verb == Verb::Greet || sofar.verb == Verb::Nothing;
        if (!endsSentence(cut.captured()) && !beginsCommand(rest, sofar.verb, around) && !adding && !alone)
            continue;
        clauses << before;
        from = cut.capturedEnd();
        if (adding)
            return clauses + clausesOf(u"add "_s + text.mid(from), around);
    }
    return clauses << text.mid(from);
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
    for (const QString &clause : clausesOf(text, around)) {
        const Command command = understoodClause(clause, around, everywhere);
        commands << command;
    }
    // Who greets and then wants something wants no greeting.
    if (commands.size() > 1)
        commands.removeIf([](const Command &one) { return one.verb == Verb::Greet; });
    if (commands.isEmpty())
        commands << Command{Verb::Greet, spoken.text(), {}, {}, {}, {}, {}, {}};
    return commands;
}

} // namespace agent0::builtin
