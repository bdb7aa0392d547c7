#include "builtin/forms.h"

#include "builtin/dates.h"
#include "builtin/grammar.h"

#include <QRegularExpression>

#include <vector>

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
    {Verb::Nothing,
        u"^(?:please )?(?:don't|do not|dont|never|no need to|stop)(?: (?:you|ever))?(?: "
        u"(?:tick|cross|check|strike)(?:ing)? off| "
        u"\\w+)? (?<what>.+?)(?: off| out| away| yet| alone)*$"},
    {Verb::Nothing,
        u"^(?:leave|keep|spare)(?: out)? (?<what>.+?)(?: as (?:it is|they are|is)| alone| be| out(?: of it)?| "
        u"untouched| for "
        u"now| there| in)*$"},
    {Verb::Nothing,
        u"^(?:i|we) (?:don't|do not|dont|never) want (?:you|u|anybody|anyone) to \\w+(?: off)? (?<what>.+)$"},
    {Verb::Nothing, u"^never ?mind(?: about)? (?<what>.+)$"},
    {Verb::Nothing, u"^(?:don't|do not|dont|never|no need to|stop|leave|keep)\\b(?! let).*$"},
    {Verb::Nothing,
        u"^(?:forget (?:it|that|about it|everything|all|it all|all of (?:it|that))|nothing|no|nope|stop|cancel that)$"},
    {Verb::Except, u"^(?:but )?not (?<what>(?:the|that|this|my|number|#?\\d)\\b.*|[\\x{E000}-\\x{E3FF}])$"},
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
    {Verb::Reopen, u"^(?<what>.+?) " IS_NOT u" (?:actually |really |quite )?(?<deed>[a-z]+)(?: yet| after all)?$"},
    // Another text.
    {Verb::Replace,
        u"^(?:in|on|for) (?<what>.+?),? (?:change|replace|swap) (?<part>.+?) (?:to|with|by|for|into) (?<to>.+)$"},
    {Verb::Replace,
        u"^(?:change|replace|swap) (?:the )?words? (?<part>.+?) (?:to|with|by|for|into) (?<to>.+?) (?:in|on|of) "
        u"(?<what>.+)$"},
    {Verb::Redate,
        u"^(?:move|postpone|reschedule|push(?: back)?|delay|defer|shift|put off)(?: back)? (?<what>.+?)(?: back)? "
        u"(?<part>by) "
        u"(?<to>(?:an?|one|two|three|four|five|six|\\d{1,3}) (?:days?|weeks?|months?|years?))$"},
    {Verb::Redate,
        u"^(?:move|postpone|reschedule|push(?: back)?|delay|defer|shift|put off|bring forward)(?: back)? "
        u"(?<what>.+?)(?: back)? "
        u"(?:to|until|till|for|by|onto) (?<to>.+)$"},
    {Verb::Rename,
        u"^(?:rename|retitle|relabel|change|replace|edit|update|correct|reword|rephrase|modify|turn|fix|amend|alter)(?:"
        u" the (?:name|text|title|wording) of)? (?<what>.+?) (?:to say|to read|so (?:that )?it (?:says|reads)|so that "
        u"it says|to|into|with|as|by|->|=>) (?<to>.+)$"},
    {Verb::Rename, u"^(?:swap|exchange|substitute)(?: out)? (?<what>.+?) (?:for|with) (?<to>.+)$"},
    {Verb::Rename, u"^make (?<what>.+?) (?:say|read|into) (?<to>.+)$"},
    {Verb::Rename,
        u"^make (?<what>it|that|this|that one|this one) (?!(?:as "
        u")"
        u"?" IS_DONE u"$|(?:as "
        u")?" IS_OPEN u"$|(?:quick|fast|happen|work|stop|go|so|better|short|easy|count)\\b)(?<to>.+)$"},
    {Verb::Rename,
        u"^(?<what>.+?) (?:should|must|needs to|ought to) (?:actually |really |rather )?(?:be|say|read|be called|be "
        u"renamed to|become) (?<to>.+)$"},
    {Verb::Rename, u"^(?:rename|retitle|relabel|reword|rephrase) (?<what>.+)$"},
    // Done.
    {Verb::Done,
        u"^(?:tick|check|cross|strike|scratch|mark|knock|ticking|checking) (?:off|out)(?: "
        u"as " IS_DONE u")?:? (?<what>.+?)(?: as " IS_DONE u")?$"},
    {Verb::Done, u"^(?:tick|check|cross|strike|scratch|knock|mark) (?<what>.+?) (?:off|out)(?: as " IS_DONE u")?$"},
    {Verb::Done, u"^(?:mark|set|flag|put|log|count|treat|record|make) (?<what>.+?)(?: as| to| down as)? " IS_DONE u"$"},
    {Verb::Done, u"^mark (?:as )?" IS_DONE u"[: ]+(?<what>.+)$"},
    {Verb::Done, u"^(?:done|completed|finished|ticked off)\\s*:\\s*(?<what>.+)$"},
    {Verb::Done,
        u"^(?:mark|set) (?<what>.+?)(?: as| "
        u"to)? " IS_DONE u",? (?<more>(?:except|but|apart from|other than|besides)\\b.+)$"},
    {Verb::Done,
        u"^(?<what>all|everything|they|all of them|all of those)(?: is| "
        u"are|'s|'re)? " IS_DONE u",? (?<more>(?:except|but|apart from|other than|besides)\\b.+)$"},
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
    {Verb::Done, u"^(?:i|we) have (?:just |already |now )*(?:finish|complete|do|end)(?: with)? (?<what>.+)$"},
    {Verb::Done,
        u"^(?<what>it|that|this|they|both|those|these|all of them|.+?)(?: is|'s| are|'re| was| were| has been| have "
        u"been| got)(?: now| already| all| finally| both)* " IS_DONE u"(?: now| already| today)?$"},
    {Verb::Done,
        u"^(?<what>.+?)(?: is|'s| are|'re| was| were| has been| have been| got)(?: now| already| all| finally| both)* "
        u"(?<deed>[a-z]+)(?: now| already| today)?$"},
    {Verb::Done,
        u"^(?:(?:i|we)(?: have|'ve|ve| was| were)? )?(?:just |already |now |finally )*been (?:to|at) (?<what>.+)$"},
    // Away with it.
    {Verb::Remove,
        u"^(?:remove|delete|erase|drop|scrap|discard|trash|bin|kill|clear(?: out| up| off)?|purge|wipe(?: out)?|get "
        u"rid of|throw (?:away|out)|cancel|forget(?: about)?|dump|ditch|eliminate|clean (?:up|out)|empty|take "
        u"(?:off|out)|strike out|scratch|del|rm) (?<what>.+?)(?: (?:off|out|away))?(?: completely| entirely| "
        u"altogether)?$"},
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
    {Verb::Add, u"^\\+\\s*(?<what>[^\\s\\d+].*)$"},
    {Verb::Add,
        u"^(?:add|create|make|insert|enter|set up|start|put(?: in| down)?|append|open|give me|log|new)(?: me| us)?(?: up)?(?: (?:a|an|one|another|the|two|three|four|five|some|these|new|more|following|additional|further|quick|both))* (?:open )?" THING u"(?: (?:called|named|titled|labell?ed|saying|that says|which says|with the (?:text|title|name)|for me|for|to|about|of))*\\s*[:,-]?\\s+(?<what>.+)$"},
    {Verb::Add, u"^(?:new|another)(?: one)?(?::| -)? (?<what>.+)$"},
    {Verb::Add, u"^(?:" THING u"|also)\\s*(?::| -)\\s*(?<what>.+)$"},
    {Verb::Add,
        u"^(?:add|insert|append|jot down|write down|note down|put down|pop|stick|jot|note)(?: to (?:self|myself))?(?: "
        u"this one| that one| these ones| these| that| this| the "
        u"following(?: one)?| another one| one more| another)?(?: in| down)?\\s*[:,]?\\s+(?:that i "
        u"(?:need|have|must|should)(?: "
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
        u"to)(?: also| really)? (?!(?:have|not|never|already)\\b)(?<what>.+)$"},
    {Verb::Add, u"^(?:need to|have to|gotta|got to|must) (?<what>.+)$"},
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
        if (match.regularExpression().namedCaptureGroups().contains(u"deed"_s)) {
            const QString deed = deedOf(match.captured(u"deed"_s));
            if (deed.isEmpty())
                continue;
            command.what = deed + u' ' + withoutArticle(command.what);
        }
        if (form.verb == Verb::Redate && command.part.isEmpty() && !findDate(command.to, today))
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

} // namespace

std::optional<Command> formed(const QString &clause, QDate today)
{
    static const std::vector<Compiled> forms = compiled(Forms);
    return firstOf(forms, clause, today);
}

std::optional<Command> formedOnList(const QString &clause, QDate today)
{
    static const std::vector<Compiled> forms = compiled(OnListForms);
    return firstOf(forms, clause, today);
}

} // namespace agent0::builtin
