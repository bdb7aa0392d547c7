#include "builtin/grammar.h"

#include "builtin/places.h"
#include "builtin/typos.h"

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
        caseless(u"^(?:never ?mind|forget it|nothing|(?:oh|actually|wait|no)?,? ?no|nope|no thanks|stop|cancel that|"
                 u"(?:no,? )?(?:wait|hold on))$"_s);
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

/// "can you tick things off?": nobody says which.
Command capability(const QString &said)
{
    static const QRegularExpression asked = caseless(
        u"^(?:can|could|do|are) you (?:also |even )?(?:able to |know how to )?\\w+(?: off| out| away)? (?:things|todos|to-dos|tasks|items|stuff|entries|reminders|dates|lists)(?: off| out| away)?(?: too| as well)?\\s*\\?*$"_s);
    Command command;
    if (asked.match(said.trimmed()).hasMatch())
        command.verb = Verb::Help;
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

/// "no, I meant the other one": the place that it was meant for may be all that is said.
Command correcting(QString clause, const Surround &around)
{
    static const QRegularExpression meant = caseless(
        u"^(?:(?:i|we) (?:actually |really )?(?:meant|mean|was talking about)(?: to say)?|(?:that|it) (?:should have been|was supposed to be|was meant to be))(?: in| on| to| for)? (?<what>.+)$"_s);
    const auto match = meant.match(clause);
    Command command;
    if (!match.hasMatch())
        return command;
    command.verb = Verb::Correct;
    command.what = match.captured(u"what"_s);
    static const QRegularExpression frame(u"^(?:my |the )|(?: list)$"_s);
    const QString place = placeNamed(QString(command.what).remove(frame), around);
    if (place.isEmpty())
        return command;
    command.what.clear();
    command.where << place;
    return command;
}

/// What a clause wants once the places are out of it.
Command inPlace(const QString &clause, const Surround &around, bool toPlace)
{
    Command command;
    if (isQuestion(clause))
        command = questionOf(clause, around);
    if (command.verb == Verb::Unknown) {
        QString shorter = clause;
        const bool onList = takeListWords(shorter) || toPlace;
        command = commandOf(withoutCourtesy(shorter), around, onList);
    }
    return command.verb == Verb::Unknown ? questionOf(clause, around) : command;
}

/// The same with its verb as it was probably meant.
Command mendedIn(const QString &clause, const Surround &around, bool toPlace)
{
    const auto other = mended(clause);
    if (!other)
        return {};
    QString shorter = *other;
    const bool onList = takeListWords(shorter) || toPlace;
    Command command = inPlace(*other, around, toPlace);
    return mayBeMeant(command, *other, onList) ? command : Command();
}

/// "put it in notes0": it goes there; "the one in notes0" is only there.
bool goesToPlace(const QString &clause, const Surround &around)
{
    const QRegularExpression to =
        caseless(u"\\b(?:to|on|onto|in|into) (?:(?:the|my|our) )?(?:%1)\\b"_s.arg(placeNames(around)));
    return to.match(clause).hasMatch();
}

/// "milk done?" asks; "remove milk?" may do so. "Can you remove the milk?" does not.
void heedQuestionMark(Command &command)
{
    static const QRegularExpression request =
        caseless(u"\\b(?:can|could|would|will|may|please|pls|ok|okay|alright)\\b"_s);
    if (!command.said.trimmed().endsWith(u'?') || request.match(command.said).hasMatch())
        return;
    if (command.verb == Verb::Done || command.verb == Verb::Reopen)
        command.verb = Verb::IsDone;
    if (command.verb == Verb::Remove)
        command.guessed = true;
}

} // namespace

Command understoodClause(QString clause, const Surround &around, const QStringList &everywhere)
{
    const QString said = clause;
    clause = withoutCourtesy(clause);
    Command command = capability(said);
    if (command.verb == Verb::Unknown)
        command = aside(clause);
    if (command.verb == Verb::Unknown)
        command = toolUse(clause, around);
    if (command.verb == Verb::Unknown)
        command = moving(clause, around);
    if (command.verb == Verb::Unknown)
        command = correcting(clause, around);
    if (command.verb == Verb::Unknown) {
        const bool toPlace = goesToPlace(clause, around);
        const QStringList where = takePlaces(clause, around);
        clause = withoutCourtesy(clause);
        command = inPlace(clause, around, toPlace);
        if (command.verb == Verb::Unknown)
            command = mendedIn(clause, around, toPlace);
        // Nothing but the name of a list is left of "show me notes0".
        if (command.verb == Verb::Unknown && !where.isEmpty() && clause.count(u' ') < 2)
            command.verb = Verb::List;
        command.where = where.isEmpty() ? everywhere : where;
    }
    command.said = said;
    heedQuestionMark(command);
    return command;
}

} // namespace agent0::builtin
