#include "helptext.h"

#include "base/displaytext.h"
#include "base/nearest.h"
#include "commands.h"
#include "commandtable.h"
#include "context.h"

namespace agent0::ctl {

namespace {

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
    QStringList names = firstWords();
    for (const Command *one : commands())
        names << text(one->name);
    const QString nearest = nearestWord(topic, names);
    co_return fail(Fault::Usage, Leg::None, "command_unknown"_L1,
        u"There is no command \"%1\"."_s.arg(displayText(topic, 80)),
        nearest.isEmpty() ? u"agent0ctl help lists them all."_s : u"Did you mean %1?"_s.arg(nearest));
}

} // namespace

const Command helpCommand{
    .name = "help",
    .synopsis = "help [COMMAND]",
    .summary = "tell how to use agent0ctl, or one command",
    .description = "With --json the whole command table is printed for programs: every command with its options, "
                   "arguments, examples and exit codes.",
    .options = {},
    .arguments = {{"COMMAND", "what to tell about, such as \"todo add\"", Words::Command, "", Need::Repeats}},
    .examples = {{"help todo add", "all about adding a todo"}},
    .exits = {},
    .run = runHelp,
};

} // namespace agent0::ctl
