#include "builtin/grammar.h"

#include "builtin/forms.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace agent0::builtin {

using namespace Qt::StringLiterals;

QString deedOf(const QString &past)
{
    const QString word = past.toLower();
    if (const QString present = presentOf(word); !present.isEmpty())
        return present;
    if (!word.endsWith("ed"_L1))
        return {};
    QStringList maybe{word.chopped(2), word.chopped(1)};
    if (word.endsWith("ied"_L1))
        maybe << word.chopped(3) + u'y';
    if (word.size() > 4 && word[word.size() - 3] == word[word.size() - 4])
        maybe << word.chopped(3); // "mopped"
    const auto known = std::ranges::find_if(maybe, isDeed);
    return known == maybe.end() ? QString() : *known;
}

namespace {

/// "I bought the milk", "paid the rent": what is over may be done.
std::optional<Command> pastDeed(const QString &clause)
{
    static const QRegularExpression past(
        u"^(?<who>(?:i|we)(?: have|'ve|ve)?(?: just| already| now| finally)* )?(?:already |just |finally )*(?<verb>[a-z]+) (?<rest>.+?)(?: already| now| today| just now| yesterday| earlier| this morning| last night)*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = past.match(clause);
    if (!match.hasMatch())
        return std::nullopt;
    const QString verb = match.captured(u"verb"_s).toLower();
    const QString deed = deedOf(verb);
    // "put", "cut", "read" may be what is wanted now: who did it has to be said.
    const bool hasWho = !match.captured(u"who"_s).isEmpty();
    if (hasWho ? deed.isEmpty() && !(verb.endsWith("ed"_L1) && verb.size() > 3) : deed.isEmpty() || deed == verb)
        return std::nullopt;
    Command command;
    command.verb = Verb::Done;
    command.what = (deed.isEmpty() ? verb : deed) + u' ' + match.captured(u"rest"_s);
    // "made the call": the deed is in the noun.
    static const QSet<QString> empty{u"make"_s, u"have"_s, u"take"_s, u"give"_s, u"do"_s};
    const QString rest = match.captured(u"rest"_s);
    if (empty.contains(deed))
        command.what = rest;
    if (deed == "go"_L1 && rest.startsWith("to "_L1, Qt::CaseInsensitive))
        command.what = rest.sliced(3);
    return command;
}

} // namespace

std::optional<Wanted::State> stateNamed(const QString &words)
{
    static const QRegularExpression open(
        u"\\b(?:open|left|undone|outstanding|pending|remaining|remains?|unfinished|incomplete|uncompleted|unticked|"
        u"active|still|"
        "not (?:yet )?(?:done|finish(?:ed)?|completed?)|have to|need to|should|to be done|(?<!todo )to do(?! list)|next|plate|must|waiting)\\b|n't (?:done|finished|completed)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression done(
        u"\\b(?:done|completed?|finished|ticked|checked|crossed|closed|accomplished|achieved)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (open.match(words).hasMatch())
        return Wanted::State::Open;
    if (done.match(words).hasMatch())
        return Wanted::State::Done;
    return std::nullopt;
}

Command commandOf(const QString &clause, const Surround &around, bool onList)
{
    if (const auto command = formed(clause, around.today))
        return *command;
    if (const auto deed = pastDeed(clause))
        return *deed;
    return onList ? formedOnList(clause, around.today).value_or(Command()) : Command();
}

bool beginsCommand(const QString &words, Verb before, const Surround &around)
{
    static const QRegularExpression surely(
        u"^(?:(?:tick|cross|check|strike|knock) off|(?:tick|cross|check|strike) .+ (?:off|out)$|tick "
        u"|untick|uncheck|mark .+ (?:as )?(?:done|complete|completed|finished|not done|undone|open)|"
        "remove |delete |erase |get rid of |rename |reopen |re-open |undo|show |list(?: |$)|add |remind me |what(?:'s| "
        "is| are| do) |how many |tell me |"
        "(?:take|throw) .+ (?:off|out|away)|put .+ on |(?:it|that|this|they|that one|this one|those)(?:'s| is| are) (?:now |already |still |all )*(?:done|finished|open|closed)|don't |do not |never ?mind|(?:leave|keep) .+ (?:alone|as (?:it is|they are)|out|untouched)$|(?:keep|leave) (?:it|them|that|everything)|not the |i meant |scratch (?:that|it)$|cancel that$|forget (?:it|that)$|create an? |make an? (?:todo|task|note)|give me |read me |display |clear (?:the |all )|move .+ to )"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression maybe(
        u"^(?:complete|finish|close|drop|scrap|cancel|change|replace|update|edit|move|copy|postpone|reschedule|clear|"
        u"forget|open|print|discard|count|search|find|"
        "trash|bin|purge|wipe|mark|check|which|is|are|do i|have i|did i|i(?:'ve| have) |restore|uncheck|note |insert "
        "|create |make |new |set |read|help|look|look for|i (?:need|have|must|should)|"
        "remember|jot|write down|put|take|call \\w+_|run|use|correct|reword|turn|dump|ditch|throw|cross|strike|leave|throw)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (surely.match(words).hasMatch())
        return true;
    if (before == Verb::Add || before == Verb::Rename)
        return false;
    if (maybe.match(words).hasMatch())
        return true;
    // "2 and 3 as done" goes on with the "mark 1" before it.
    if (before == Verb::Unknown)
        return false;
    const Verb verb = commandOf(words, around, false).verb;
    return verb == Verb::Done || verb == Verb::Reopen;
}

} // namespace agent0::builtin
