#include "builtin/followup.h"

namespace agent0::builtin {

using namespace Qt::StringLiterals;

namespace {

bool isYes(const QString &words)
{
    static const QRegularExpression yes = caseless(
        u"^(?:y|yes|yeah|yep|yup|sure|ok(?:ay)?|correct|exactly|right|that's right|that is right|do it|do that|go ahead|of course)(?: do(?: it| that)?)?$"_s);
    return yes.match(words).hasMatch();
}

/// "both", "the first one": none of them is a command, though one may be taken for a question.
bool isChoice(const QString &words)
{
    static const QRegularExpression choice = caseless(
        u"^(?:both|all|everything|either)(?: of (?:them|those|these))?$|^(?:all (?:two|three|four|five)|the (?:first|second|third|fourth|fifth|last|other)(?: one)?|(?:number )?\\d{1,3})$"_s);
    return choice.match(words).hasMatch();
}

/// What was chosen by those words, done as it was asked.
Command chosen(const Question &question, const Command &answer, const QString &words)
{
    static const QRegularExpression before = caseless(u"^(?:i (?:mean|meant) |it(?:'s| is) |that(?:'s| is) )"_s);
    Command command = question.command;
    command.what = answer.verb == Verb::Correct && !answer.what.isEmpty() ? answer.what : QString(words).remove(before);
    command.said = words;
    command.among = question.candidates;
    return command;
}

std::optional<Command> answered(const QList<Command> &commands, const Spoken &spoken, const Question &question)
{
    const QString words = withoutCourtesy(spoken.text());
    if (question.candidates.isEmpty())
        return isYes(words) ? std::optional(question.command) : std::nullopt;
    if (commands.size() != 1)
        return std::nullopt;
    const Command &only = commands.first();
    const bool isNoCommand = only.verb == Verb::Unknown || only.verb == Verb::Correct || only.unsure || isChoice(words);
    return isNoCommand ? std::optional(chosen(question, only, words)) : std::nullopt;
}

/// "also buy bread" after one was added, "and the rent" after one was ticked off.
std::optional<Command> continued(const QString &text, const Reverse &change)
{
    static const QRegularExpression more =
        caseless(u"^(?:and |oh |ah |plus )*(?:and|also|plus|as well as|\\+|&)[,:]?\\s+(?<rest>.+)$"_s);
    const auto match = more.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    Command command;
    command.verb = change.verb;
    command.said = text;
    command.what = withoutCourtesy(match.captured(u"rest"_s));
    const bool isDeedNow = isDeed(command.what.section(u' ', 0, 0));
    static const QRegularExpression thing = caseless(
        u"^(?:the|my|that|this|those|number|#?\\d+|first|second|third|last|it|[\\x{E000}-\\x{E3FF}])\\b.*|^[\\x{E000}-\\x{E3FF}]$"_s);
    switch (change.verb) {
    case Verb::Add: command.where << change.connection; return command;
    case Verb::Done:
    case Verb::Reopen: return isDeedNow ? std::nullopt : std::optional(command);
    case Verb::Remove: return thing.match(command.what).hasMatch() ? std::optional(command) : std::nullopt;
    default: return std::nullopt;
    }
}

} // namespace

QList<Command> goingOn(QList<Command> commands, const Spoken &spoken, const Earlier &earlier)
{
    if (earlier.question) {
        if (const auto answer = answered(commands, spoken, *earlier.question))
            return {*answer};
    }
    const bool isOne = commands.size() == 1 && commands.first().verb == Verb::Unknown;
    if (isOne && earlier.change) {
        if (const auto more = continued(spoken.text(), *earlier.change))
            return {*more};
    }
    return commands;
}

} // namespace agent0::builtin
