#include "builtin/grammar.h"

#include "builtin/dates.h"

#include <QRegularExpression>

namespace agent0::builtin {

using namespace Qt::StringLiterals;

namespace {

struct Form {
    Verb verb;
    const char16_t *pattern; ///< (?<what>…) and (?<to>…)
};

// Words for a todo, and for the states of one.
#define THING u"(?:todos?|to-dos?|to dos?|tasks?|items?|entry|entries|reminders?|things?|notes?|points?)"
#define IS_DONE                                                                                                        \
    u"(?:done|completed?|finished|ticked(?: off)?|checked(?: off)?|crossed(?: off)?|closed|resolved|sorted|taken "     \
    u"care of|handled|dealt with|over)"
#define IS_OPEN                                                                                                        \
    u"(?:not (?:yet )?(?:done|completed?|finished)(?: yet)?|undone|open(?: "                                           \
    u"again)?|incomplete|uncompleted|unfinished|to do|todo|pending|active|outstanding|unticked|unchecked)"
#define IS_NOT                                                                                                         \
    u"(?:is not|isn't|isnt|was not|wasn't|are not|aren't|were not|weren't|has not been|hasn't been|have not "          \
    u"been|haven't been)"

/// In this order: the first that fits.
constexpr Form Forms[] = {
    // Undo what was done last.
    {Verb::UndoLast,
        u"^(?:undo|revert|reverse|roll back|take back|cancel|un-?do)(?: (?:that|it|this|the last "
        u"(?:one|thing|action|change|step|command)|my last (?:one|action|change|command)|last|what you (?:just "
        u")?did|the (?:last |previous )?(?:action|change)))?$"},
    {Verb::UndoLast,
        u"^(?:take (?:that|it) back|roll (?:that|it) back|put (?:it|that) back the way it was|go back|undo the "
        u"change|undo that last (?:one|change|thing|action)|scratch that)$"},
    // Not to forget is to add.
    {Verb::Add,
        u"^(?:don't|do not|dont|never)(?: let me)? forget (?:to |about |that i (?:have|need) to )?(?<what>.+)$"},
    {Verb::Nothing, u"^(?:don't|do not|dont|never|no need to|stop|leave)\\b(?! let).*$"},
    {Verb::Nothing, u"^(?:forget (?:it|that|about it)|nothing|no|nope|stop|cancel that)$"},
    // Open again.
    {Verb::Reopen, u"^mark (?<what>.+?) (?:as |to |back to |back as )?" IS_OPEN u"$"},
    {Verb::Reopen, u"^mark as " IS_OPEN u"[: ]+(?<what>.+)$"},
    {Verb::Reopen,
        u"^(?:undo|untick|uncheck|un-tick|un-check|unmark|uncross|reopen|re-open|reactivate|restore|uncomplete|"
        u"unfinish)(?: off)? (?:(?:the )?(?:tick|completion|check) (?:on|of|off|from)|ticking off|checking "
        u"off|completing|marking) (?<what>.+?)(?: (?:as )?" IS_DONE u")?$"},
    {Verb::Reopen,
        u"^(?:undo|untick|uncheck|un-tick|un-check|unmark|uncross|reopen|re-open|reactivate|restore|uncomplete|"
        u"unfinish)(?: off)? (?<what>.+?)(?: again)?$"},
    {Verb::Reopen, u"^(?:open|set) (?<what>.+?) (?:up )?(?:again|back to " IS_OPEN u"|to " IS_OPEN u")$"},
    {Verb::Reopen, u"^(?:put|bring|set) (?<what>.+?) (?:back|back again)(?: (?:to|as) " IS_OPEN u")?$"},
    {Verb::Reopen, u"^(?<what>.+?) " IS_NOT u" (?:actually |really |quite )?" IS_DONE u"(?: yet| after all)?$"},
    {Verb::Reopen, u"^(?<what>.+?) (?:is|are|was|should be) (?:actually |really |still )?" IS_OPEN u"(?: after all)?$"},
    {Verb::Reopen,
        u"^i (?:have not|haven't|havent|did not|didn't|didnt) (?:actually |really |quite )?(?:done |do |finished "
        u"|finish |completed? )?(?<what>.+?)(?: yet| after all)?$"},
    {Verb::Reopen, u"^i still (?:have|need) to (?<what>.+)$"},
    // Another text.
    {Verb::Replace,
        u"^(?:in|on|for) (?<what>.+?),? (?:change|replace|swap) (?<part>.+?) (?:to|with|by|for|into) (?<to>.+)$"},
    {Verb::Replace,
        u"^(?:change|replace|swap) (?:the )?words? (?<part>.+?) (?:to|with|by|for|into) (?<to>.+?) (?:in|on|of) "
        u"(?<what>.+)$"},
    {Verb::Redate,
        u"^(?:move|postpone|reschedule|push(?: back)?|delay|defer|shift|put off|bring forward)(?: back)? "
        u"(?<what>.+?)(?: back)? "
        u"(?:to|until|till|for|by|onto) (?<to>.+)$"},
    {Verb::Rename,
        u"^(?:rename|retitle|relabel|change|replace|edit|update|correct|reword|rephrase|modify|turn|fix|amend|alter)(?:"
        u" the (?:name|text|title|wording) of)? (?<what>.+?) (?:to say|to read|so (?:that )?it (?:says|reads)|so that "
        u"it says|to|into|with|as|by|->|=>) (?<to>.+)$"},
    {Verb::Rename, u"^make (?<what>.+?) (?:say|read|into) (?<to>.+)$"},
    {Verb::Rename,
        u"^(?<what>.+?) (?:should|must|needs to|ought to) (?:actually |really |rather )?(?:be|say|read|be called|be "
        u"renamed to|become) (?<to>.+)$"},
    {Verb::Rename, u"^(?:rename|retitle|relabel|reword|rephrase) (?<what>.+)$"},
    // Done.
    {Verb::Done,
        u"^(?:tick|check|cross|strike|scratch|mark|knock|ticking|checking) (?:off|out)(?: "
        u"as " IS_DONE u")?:? (?<what>.+?)(?: as " IS_DONE u")?$"},
    {Verb::Done, u"^(?:tick|check|cross|strike|scratch|knock|mark) (?<what>.+?) (?:off|out)(?: as " IS_DONE u")?$"},
    {Verb::Done, u"^(?:mark|set|flag|put|log|count|treat|record) (?<what>.+?)(?: as| to| down as)? " IS_DONE u"$"},
    {Verb::Done, u"^mark (?:as )?" IS_DONE u"[: ]+(?<what>.+)$"},
    {Verb::Done, u"^(?:done|completed|finished|ticked off)\\s*:\\s*(?<what>.+)$"},
    {Verb::Done,
        u"^(?:mark|set) (?<what>.+?)(?: as| "
        u"to)? " IS_DONE u",? (?<more>(?:except|but|apart from|other than|besides)\\b.+)$"},
    {Verb::Done, u"^tick (?<what>.+)$"},
    {Verb::Done,
        u"^(?:complete|finish|close|resolve|check|conclude) (?!if\\b|whether\\b|my (?:list|todos)|the "
        u"list)(?<what>.+)$"},
    {Verb::Done,
        u"^(?:i(?:'m| am)|we(?:'re| are)|am|all) (?:now |already |all )?(?:done|finished|through) with (?<what>.+)$"},
    {Verb::Done,
        u"^(?:(?:i|we)(?: have|'ve|ve)? )?(?:just |already |now |finally )*(?:done|finished|completed|did|ticked "
        u"off|crossed off|handled|sorted(?: out)?|dealt with|took care of|taken care of)(?: with| doing)? "
        u"(?<what>.+?)(?: already| now| today| just now)?$"},
    {Verb::Done,
        u"^(?<what>it|that|this|they|both|those|these|all of them|.+?)(?: is|'s| are|'re| was| were| has been| have "
        u"been| got)(?: now| already| all| finally| both)* " IS_DONE u"(?: now| already| today)?$"},
    // Away with it.
    {Verb::Remove,
        u"^(?:remove|delete|erase|drop|scrap|discard|trash|bin|kill|clear(?: out| up| off)?|purge|wipe(?: out)?|get "
        u"rid of|throw (?:away|out)|cancel|forget(?: about)?|dump|ditch|eliminate|clean (?:up|out)|empty|take "
        u"(?:off|out)|strike out|del|rm) (?<what>.+?)(?: (?:off|out|away))?(?: completely| entirely| altogether)?$"},
    {Verb::Remove, u"^(?:take|throw|get|strike|chuck) (?<what>.+?) (?:off|out|away)$"},
    {Verb::Remove,
        u"^(?:i|we) (?:don't|do not|dont|no longer) (?:need|want|have)(?: to)? (?<what>.+?)(?: any ?more| any "
        u"longer)?$"},
    {Verb::Remove,
        u"^(?<what>.+?) (?:is|are) (?:no longer|not) (?:needed|necessary|relevant|required|wanted)(?: any ?more)?$"},
    {Verb::Remove, u"^(?<what>.+?) can (?:go|be (?:deleted|removed|dropped))$"},
    {Verb::Reopen, u"^(?<what>.+?)(?: as| back to| to)? (?:not (?:yet )?(?:done|completed?|finished)|undone)$"},
    {Verb::Done, u"^(?<what>.+?)(?:,|:| as| -)? (?:done|completed|finished|ticked off|checked off)$"},
    // One more.
    {Verb::Add,
        u"^(?:add|create|make|insert|enter|set up|start|put(?: in| down)?|append|open|give me|log|new)(?: me| us)?(?: up)?(?: (?:a|an|one|another|the|two|three|four|five|some|these|new|more|following|additional|further|quick|both))* (?:open )?" THING u"(?: (?:called|named|titled|labell?ed|saying|that says|which says|with the (?:text|title|name)|for me|for|to|about|of))*\\s*[:,-]?\\s+(?<what>.+)$"},
    {Verb::Add, u"^(?:new|another)(?: one)?(?::| -)? (?<what>.+)$"},
    {Verb::Add, u"^(?:" THING u"|also)\\s*(?::| -)\\s*(?<what>.+)$"},
    {Verb::Add,
        u"^(?:add|insert|append|jot down|write down|note down|put down|pop|stick|jot|note)(?: to (?:self|myself))?(?: "
        u"that| this| the "
        u"following| another one| one more| another)?(?: in| down)?\\s*[:,]?\\s+(?:that i (?:need|have|must|should)(?: "
        u"to)? |down )?(?<what>.+)$"},
    {Verb::Add,
        u"^(?:remind me|remember|make sure i remember|i (?:must|should|have to|need to|mustn't) (?:not "
        u"forget|remember)) "
        u"(?<when>(?!to\\b|about\\b|of\\b|that\\b).{2,40}?) (?:to|about|that i (?:need|have) to|that) (?<what>.+)$"},
    {Verb::Add,
        u"^(?:remind me|remember|make sure i remember|i (?:must|should|have to|need to|mustn't) (?:not "
        u"forget|remember))"
        u"(?: to| about| of| that i (?:need|have) to| that)?:? (?<what>.+)$"},
    {Verb::Add, u"^(?:make|take) (?:a |another )?(?:mental )?note(?: to| of| that| about|:)? (?<what>.+)$"},
    {Verb::Add,
        u"^(?:i|we)(?: also| really| still)? (?:need to|have to|have got to|gotta|got to|must|should|ought to|'ve got "
        u"to)(?: also| really)? (?<what>.+)$"},
    {Verb::Add, u"^(?:i|we)'ve got to (?<what>.+)$"},
};

// "put the milk" alone is nothing; "put the milk on my list" is one more.
constexpr Form OnListForms[] = {
    {Verb::Add,
        u"^(?:put|have|get|stick|pop|place|write|set|enter|want|i (?:want|need)|i'd like)(?: down)? (?<what>.+)$"},
};

Command filled(Verb verb, const QRegularExpressionMatch &match)
{
    Command command;
    command.verb = verb;
    const auto group = [&](const QString &name) {
        return match.regularExpression().namedCaptureGroups().contains(name) ? match.captured(name).trimmed()
                                                                             : QString();
    };
    command.what = group(u"what"_s);
    command.to = group(u"to"_s);
    command.part = group(u"part"_s);
    for (const QString &more : {group(u"when"_s), group(u"more"_s)}) {
        if (!more.isEmpty())
            command.what += u' ' + more;
    }
    return command;
}

struct Compiled {
    Verb verb;
    QRegularExpression pattern;
};

template<std::size_t N>
std::vector<Compiled> compiled(const Form (&forms)[N])
{
    std::vector<Compiled> all;
    for (const Form &form : forms)
        all.push_back({form.verb, caseless(QStringView(form.pattern).toString())});
    return all;
}

std::optional<Command> firstOf(const std::vector<Compiled> &forms, const QString &clause, const QDate &today)
{
    for (const Compiled &form : forms) {
        const auto match = form.pattern.match(clause);
        if (!match.hasMatch())
            continue;
        Command command = filled(form.verb, match);
        if (form.verb == Verb::Redate && !findDate(command.to, today))
            continue;
        static const QRegularExpression time(u"^(?:at|around|by|before|after|in the|every|later|soon|tonight)\\b"_s,
            QRegularExpression::CaseInsensitiveOption);
        const bool timed =
            match.regularExpression().namedCaptureGroups().contains(u"when"_s) && !match.captured(u"when"_s).isEmpty();
        if (timed && !findDate(match.captured(u"when"_s), today) && !time.match(match.captured(u"when"_s)).hasMatch())
            continue;
        return command;
    }
    return std::nullopt;
}

/// "I bought the milk": what is over may be done.
std::optional<Command> pastDeed(const QString &clause)
{
    static const QRegularExpression past(
        u"^(?:i|we)(?: have|'ve|ve)?(?: just| already| now| finally)* (?<verb>[a-z]+) (?<rest>.+?)(?: already| now| today| just now| yesterday| earlier)?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = past.match(clause);
    if (!match.hasMatch())
        return std::nullopt;
    const QString verb = match.captured(u"verb"_s).toLower();
    if (presentOf(verb).isEmpty() && !(verb.endsWith("ed"_L1) && verb.size() > 3))
        return std::nullopt;
    Command command;
    command.verb = Verb::Done;
    command.what = (presentOf(verb).isEmpty() ? verb : presentOf(verb)) + u' ' + match.captured(u"rest"_s);
    return command;
}

} // namespace

std::optional<Wanted::State> stateNamed(const QString &words)
{
    static const QRegularExpression open(
        u"\\b(?:open|left|undone|outstanding|pending|remaining|remains?|unfinished|incomplete|uncompleted|unticked|"
        u"active|still|"
        "not (?:yet )?(?:done|finished|completed?)|have to|need to|should|to be done|(?<!todo )to do(?! list)|next|plate|must|waiting)\\b|n't (?:done|finished|completed)"_s,
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
    static const std::vector<Compiled> forms = compiled(Forms);
    if (const auto command = firstOf(forms, clause, around.today))
        return *command;
    if (const auto deed = pastDeed(clause))
        return *deed;
    static const std::vector<Compiled> onListForms = compiled(OnListForms);
    return onList ? firstOf(onListForms, clause, around.today).value_or(Command()) : Command();
}

bool beginsCommand(const QString &words, Verb before, const Surround &around)
{
    static const QRegularExpression surely(
        u"^(?:(?:tick|cross|check|strike|knock) off|(?:tick|cross|check|strike) .+ (?:off|out)$|tick "
        u"|untick|uncheck|mark .+ (?:as )?(?:done|complete|completed|finished|not done|undone|open)|"
        "remove |delete |erase |get rid of |rename |reopen |re-open |undo|show |list(?: |$)|add |remind me |what(?:'s| "
        "is| are| do) |how many |tell me |"
        "(?:take|throw) .+ (?:off|out|away)|put .+ on |(?:it|that|this|they)(?:'s| is| are) (?:done|finished)|don't |do not |create an? |make an? (?:todo|task|note)|give me |read me |display |clear (?:the |all )|move .+ to )"_s,
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
