#include "completion.h"

#include "commands.h"
#include "commandtable.h"
#include "context.h"
#include "profilewords.h"

namespace agent0::ctl {

namespace {

Task<Result<>> runCompletion(Context &context)
{
    const QString what = context.line.argument();
    if (what != "words"_L1) {
        context.out.raw(completionScript(what));
        co_return Result<>();
    }
    const CompletionSources sources{connectionWords, profileWords};
    const Candidates found = candidates(context.line.arguments().mid(1), sources);
    QByteArray lines;
    for (const Candidate &one : found.words)
        lines += (one.word + u'\t' + one.meaning + u'\n').toUtf8();
    context.out.raw(found.files ? QByteArray(":\t\n") : lines);
    co_return Result<>();
}

} // namespace

const Command completionCommand{
    .name = "completion",
    .synopsis = "completion bash|zsh | completion words [-- WORD ...]",
    .summary = "print the script that lets a shell complete agent0ctl",
    .description = "For bash put \"source <(agent0ctl completion bash)\" into ~/.bashrc. For zsh write the script "
                   "to a folder of $fpath under the name _agent0ctl.\n\n"
                   "The scripts call \"agent0ctl completion words\" with the words typed so far and get one candidate "
                   "a line with its meaning behind a tab, or a colon where a file name is wanted. Connection ids come from the "
                   "profile file; nothing else is read.",
    .options = {},
    .arguments = {{"SHELL", "which script, or words", Words::Choice, "bash|zsh|words"},
        {"WORD", "with words: what is typed so far, the last one unfinished", Words::Any, "", Need::Repeats}},
    .examples = {{"completion bash > ~/.local/share/bash-completion/completions/agent0ctl", "complete in every new bash"}},
    .exits = {},
    .run = runCompletion,
};

} // namespace agent0::ctl
