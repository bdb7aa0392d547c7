#include "helptext.h"

#include "base/displaytext.h"
#include "base/nearest.h"
#include "commands.h"
#include "commandtable.h"
#include "context.h"
#include "doctor/refusalpages.h"
#include "markdowntext.h"
#include "output.h"

#include <QJsonArray>

namespace agent0::ctl {

namespace {

/// "topics", a topic, an error code: what the offline help has to say.
bool showPage(Context &context, const QString &topic)
{
    const HelpIndex help = doctor::wholeHelp();
    if (topic == "topics"_L1) {
        QJsonArray all;
        QList<QStringList> rows;
        for (const HelpPage &one : help.pages()) {
            all << QJsonObject{{"topic"_L1, one.topic}, {"title"_L1, one.title},
                {"codes"_L1, QJsonArray::fromStringList(one.codes())}};
            rows << QStringList{one.topic, one.title};
        }
        context.out.document({{"topics"_L1, all}});
        context.out.lines(columns(rows));
        return true;
    }
    const HelpPage *page = help.page(topic);
    const QString text = page ? page->text : help.ofCode(topic);
    if (text.isEmpty())
        return false;
    context.out.document({{"topic"_L1, topic}, {"markdown"_L1, text}});
    context.out.raw(context.out.json() ? QByteArray() : markdownText(text).toUtf8());
    return true;
}

/// Words that are no topic: pages that hold them.
bool showHits(Context &context, const QString &words)
{
    const QList<HelpHit> hits = doctor::wholeHelp().search(words);
    QJsonArray all;
    QStringList lines;
    for (const HelpHit &one : hits) {
        all << QJsonObject{{"topic"_L1, one.topic}, {"title"_L1, one.title}, {"excerpt"_L1, one.excerpt}};
        lines << u"agent0ctl help %1\n    %2"_s.arg(one.topic, one.title);
    }
    if (hits.isEmpty())
        return false;
    context.out.document({{"found"_L1, all}});
    context.out.lines(lines);
    return true;
}

Error unknownTopic(const QString &topic)
{
    QStringList names = firstWords();
    for (const Command *one : commands())
        names << text(one->name);
    const HelpIndex help = doctor::wholeHelp(); // named: a temporary would not outlive the head of the loop
    for (const HelpPage &one : help.pages())
        names << one.topic << one.codes();
    const QString nearest = nearestWord(topic, names);
    return Error{Fault::Usage, Leg::None, u"command_unknown"_s,
        u"There is no command and no topic \"%1\"."_s.arg(displayText(topic, 80)),
        nearest.isEmpty() ? u"agent0ctl help lists the commands, agent0ctl help topics the pages."_s
                          : u"Did you mean %1?"_s.arg(nearest),
        {}, {}};
}

Task<Result<>> runHelp(Context &context)
{
    const QString topic = context.line.arguments().join(u' ');
    if (topic.isEmpty()) {
        context.out.document(overviewJson());
        context.out.raw(context.out.json() ? QByteArray() : overviewHelp().toUtf8());
        co_return Result<>();
    }
    if (const Command *command = commandNamed(topic)) {
        context.out.document(commandJson(*command));
        context.out.raw(context.out.json() ? QByteArray() : commandHelp(*command).toUtf8());
        co_return Result<>();
    }
    if (!subcommandsOf(topic).isEmpty()) {
        context.out.document(overviewJson());
        context.out.raw(context.out.json() ? QByteArray() : groupHelp(topic).toUtf8());
        co_return Result<>();
    }
    const Error unknown = unknownTopic(topic);
    const bool mistyped = unknown.hint.startsWith("Did"_L1);
    if (showPage(context, topic) || (!mistyped && showHits(context, topic)))
        co_return Result<>();
    co_return fail(unknown);
}

} // namespace

const Command helpCommand{
    .name = "help",
    .synopsis = "help [COMMAND | topics | TOPIC]",
    .summary = "tell how to use agent0ctl, one command, or all about a topic",
    .description = "A topic is a page of the offline help (agent0ctl help topics lists them) or the code of an error; "
                   "other words are "
                   "looked for in all pages.\n\nWith --json the whole command table is printed for programs: every "
                   "command with its options, "
                   "arguments, examples and exit codes.",
    .options = {},
    .arguments = {{"COMMAND", "what to tell about: a command such as \"todo add\", a topic, an error's code",
        Words::Command, "", Need::Repeats}},
    .examples = {{"help todo add", "all about adding a todo"}, {"help same-org", "a page of the help"},
        {"help audience_mismatch", "cause and cure of an error"}},
    .exits = {},
    .run = runHelp,
};

} // namespace agent0::ctl
