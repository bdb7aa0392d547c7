#include "builtin/grammar.h"

#include "builtin/dates.h"
#include "builtin/places.h"

#include <QRegularExpression>

namespace agent0::builtin {

using namespace Qt::StringLiterals;

namespace {

/// What is left of the words of a question when all that only asks is gone: what the todos have to be about.
QString aboutOf(const QString &phrase, QDate today)
{
    static const QRegularExpression asking = caseless(
        u"\\b(?:what|which|who|where|when|how many|how "
        u"much|is|are|am|was|were|do|does|did|have|has|had|got|get|i|me|my|mine|we|us|our|you|your|the|a|an|of|in|"
        "on|to|for|at|from|there|that|this|these|those|any|anything|something|all|every|everything|each|list|lists|"
        "todos?|to-dos?|tasks?|items?|ones?|things?|"
        "entry|entries|plate|agenda|day|open|left|undone|outstanding|pending|remaining|remain|remains|unfinished|"
        "incomplete|still|not|done|completed?|finish(?:ed)?|"
        "ticked|checked|crossed|off|need|should|must|next|so|far|yet|show|display|print|read|give|tell|see|view|fetch|"
        "bring|pull|up|out|look|through|"
        "them|it|they|be|can|could|would|please|just|only|now|right|currently|already|work|overview|summary|status|"
        "whole|full|entire|complete|again|"
        "both|everywhere|across|connections?|connected|resources?|apps?|here|say|says|already|waiting|closed|active|"
        "today|tonight|first|count|total|number|"
        "in total|exactly|altogether|what's|whats|what're|i've|how|long|busy|want|like|know|about|let|see|current|latest|quick|due|scheduled|dated|planned|well|and|or|with|stand|standing|accomplished|achieved)\\b|'s|'re|'ve|[?,.!:]"_s);
    return QString(withoutDate(phrase, today)).remove(asking).simplified();
}

/// "that mention milk": the words that they have to hold.
QString mentioned(const QString &clause)
{
    static const QRegularExpression mention = caseless(
        u"\\b(?:mention(?:s|ing)?|contain(?:s|ing)?|about|regarding|concerning|related to|to do with|having to do "
        u"with|involv(?:e|es|ing)|includ(?:e|es|ing)|"
        "match(?:es|ing)?|say(?:s|ing)?|with(?: the)?(?: words?)?|(?:has|have)(?: the)? words?|refer(?:s|ring)? to|called|named)\\s+(?<what>.+)$"_s);
    const auto match = mention.match(clause);
    if (!match.hasMatch())
        return {};
    QString what = match.captured(u"what"_s);
    static const QRegularExpression tail =
        caseless(u"\\s+(?:in (?:it|them)|in (?:their|its) (?:name|text)|on (?:it|my list)|anywhere)$"_s);
    return what.remove(tail);
}

Command listing(const QString &clause, const QString &about, const Surround &around)
{
    Command command;
    command.verb = Verb::List;
    command.wanted.about = about;
    command.wanted.state = stateNamed(clause).value_or(Wanted::State::Any);
    // "today" in "what is on my plate today" means now.
    if (const auto date = findDate(clause, around.today); date && date->days.first != around.today)
        command.wanted.when = clause.mid(date->at, date->size);
    else if (date && clause.contains(caseless(u"\\b(?:due|dated|scheduled)\\b"_s)))
        command.wanted.when = clause.mid(date->at, date->size);
    return command;
}

std::optional<Command> search(const QString &clause, const Surround &around)
{
    static const QRegularExpression find = caseless(
        u"^(?:find|search(?: for)?|look(?: for| up)|where(?:'s| is| are)|locate|grep|filter(?: by| for)?|(?:do i "
        u"have|have i got|is there|are there|got|have i)(?: a| an| any| anything| something| some)?"
        "(?: "
        "(?:todos?|tasks?|items?|entry|entries|reminders?|things?))?(?: to| about| for| with| on| that mentions?| "
        "mentioning| containing| regarding)?|anything (?:about|on|with|for|mentioning)|"
        "search my (?:list|todos) for)\\s+(?<what>.+)$"_s);
    const auto match = find.match(clause);
    if (!match.hasMatch())
        return std::nullopt;
    QString what = match.captured(u"what"_s);
    if (const QString inner = mentioned(what); !inner.isEmpty())
        what = inner;
    // "is there anything left": nothing but the state was asked for.
    const QString about = Spoken::holdsQuoted(what) ? what : aboutOf(what, around.today);
    return listing(clause, about, around);
}

std::optional<Command> counting(const QString &clause, const Surround &around)
{
    static const QRegularExpression count = caseless(
        u"^(?:how many|how much|count|what(?:'s| is) the (?:number|count|total) of|number of|tell me how many)\\b(?<what>.*)$"_s);
    const auto match = count.match(clause);
    if (!match.hasMatch())
        return std::nullopt;
    const QString about = mentioned(clause);
    Command command =
        listing(clause, about.isEmpty() ? aboutOf(match.captured(u"what"_s), around.today) : about, around);
    command.verb = Verb::Count;
    return command;
}

/// "is the dentist done", "did I call the dentist"
std::optional<Command> stateOfOne(const QString &clause)
{
    static const QRegularExpression state = caseless(
        u"^(?:is|are|was|were|has|have)\\s+(?<what>.+?)\\s+(?:already |still |been |yet )*(?:done|completed?|finished|ticked(?: off)?|checked(?: off)?|open|closed|outstanding|pending|undone|left)(?: yet| already| now)?$"_s);
    static const QRegularExpression deed = caseless(
        u"^(?:did|have|had) (?:i|we) (?:already |ever )?(?:do |done |finish |finished |complete |completed |tick off |ticked off |check off )?(?<what>.+?)(?: yet| already)?$"_s);
    static const QRegularExpression status =
        caseless(u"^(?:what(?:'s| is) the (?:status|state) of|how about|what about|status of) (?<what>.+)$"_s);
    static const QRegularExpression any = caseless(u"^(?:there|anything|any|everything|all|something|my|i|we)\\b.*"_s);
    for (const QRegularExpression *pattern : {&state, &deed, &status}) {
        const auto match = pattern->match(clause);
        if (!match.hasMatch() || any.match(match.captured(u"what"_s)).hasMatch())
            continue;
        Command command;
        command.verb = Verb::IsDone;
        command.what = match.captured(u"what"_s);
        return command;
    }
    return std::nullopt;
}

std::optional<Command> listed(const QString &clause, const Surround &around)
{
    static const QRegularExpression show = caseless(
        u"^(?:(?:list|show|display|print|read|give|tell|see|view|open|get|fetch|pull up|bring "
        u"up|recap|summari[sz]e|check|look at|go through|run through|and)\\b|"
        "(?:what|what's|whats|which|who|when|anything|any|how(?:'s| is| does| are)|is there|are there|do i|have i|am "
        "i|where do i)\\b|"
        "(?:my |all |the |all my |all the |open |done |completed |finished |remaining |outstanding )*(?:todos?|to-dos?|tasks?|lists?|items|agenda|plate|overview|summary|status|everything)\\b|(?:ls|all|everything)$)"_s);
    static const QRegularExpression other = caseless(u"^who (?:can|could|may|has|is|else|knows|sees)\\b"_s);
    if (!show.match(clause).hasMatch() || other.match(clause).hasMatch())
        return std::nullopt;
    // "what is the weather": questions about something else.
    static const QRegularExpression ours = caseless(
        u"\\b(?:todos?|to-dos?|tasks?|lists?|items?|ones?|entries|plate|agenda|left|open|done|finished|completed?|"
        u"outstanding|remaining|remains?|pending|undone|next|to do|"
        "all|everything|them|again|due|mention(?:s|ing)?|about|contain(?:s|ing)?|waiting|up|due|on today|on (?:for )?(?:today|tomorrow)|have on|first|second|third|last|accomplish(?:ed)?|achieved?)\\b"_s);
    const QString about = mentioned(clause);
    const QString rest = aboutOf(clause, around.today);
    const bool isOurs = ours.match(clause).hasMatch() || rest.isEmpty();
    static const QRegularExpression question = caseless(u"^(?:what|what's|whats|which|who|when|am|where)\\b"_s);
    const bool asks = question.match(clause).hasMatch();
    if (asks && (!isOurs || (about.isEmpty() && rest.count(u' ') > 1)))
        return std::nullopt;
    Command command = listing(clause, about.isEmpty() ? rest : about, around);
    command.unsure = !isOurs;
    return command;
}

/// "am I done?": what is left says it.
std::optional<Command> allDone(const QString &clause)
{
    static const QRegularExpression asked = caseless(
        u"^(?:am i|are we|is (?:everything|all of it|it all|all)|are (?:all|they all|all of them|all (?:my |the )?(?:todos|tasks)))(?: all)? (?:done|finished|completed?)(?: yet| now)?$"_s);
    if (!asked.match(clause).hasMatch())
        return std::nullopt;
    Command command;
    command.verb = Verb::List;
    command.wanted.state = Wanted::State::Open;
    return command;
}

/// "what did I do yesterday": when something was done is in no list.
std::optional<Command> doneWhen(const QString &clause, QDate today)
{
    static const QRegularExpression asked = caseless(
        u"^(?:what|which|how (?:many|much)|list|show)\\b.*\\b(?:did|do|done|finish(?:ed)?|complete[d]?|tick(?:ed)?|accomplish(?:ed)?|achieve[d]?)\\b"_s);
    static const QRegularExpression past = caseless(
        u"\\b(?:yesterday|last (?:night|week|month|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|\\w+ (?:days?|weeks?|months?) ago)\\b"_s);
    const auto date = findDate(clause, today);
    const bool isPast = past.match(clause).hasMatch() || (date && date->days.last < today);
    if (!isPast || !asked.match(clause).hasMatch())
        return std::nullopt;
    Command command;
    command.verb = Verb::WhenDone;
    return command;
}

} // namespace

Command questionOf(const QString &clause, const Surround &around)
{
    if (const auto command = doneWhen(clause, around.today))
        return *command;
    if (const auto command = allDone(clause))
        return *command;
    if (const auto command = counting(clause, around))
        return *command;
    if (const auto command = stateOfOne(clause))
        return *command;
    if (const auto command = search(clause, around))
        return *command;
    return listed(clause, around).value_or(Command());
}

} // namespace agent0::builtin
