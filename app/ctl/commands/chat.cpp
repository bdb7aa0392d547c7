#include "chathost.h"

#include "base/random.h"
#include "commands.h"
#include "composition/models.h"
#include "stepup.h"
#include "terminal.h"

namespace agent0::ctl {

namespace {

/// All that one run of the command holds. Goes in the order in which each needs the ones before.
struct ChatRun {
    ChatRun(Context &context, Agent &agent, Asked asked) : context(context), tools(agent), host(context, agent, asked)
    {
    }
    Context &context;
    Toolbox tools;
    CtlChatHost host;
    AgentSettings settings;
    std::unique_ptr<LanguageModel> model;
    std::optional<ConversationStore> store; ///< nothing is kept without one
    std::optional<Chat> chat;
    TaskScope scope;
};

/// Who says yes to changes: the person at a terminal or behind standard input, nobody, or they have said it with the command.
Result<Asked> whoIsAsked(Context &context)
{
    const QString given = context.line.value("approve"_L1);
    if (given == "no"_L1)
        return Asked::Nobody;
    if (given == "ask"_L1)
        return Asked::Person;
    if (given.isEmpty())
        return inputIsTerminal() || context.out.json() ? Asked::Person : Asked::Nobody;
    const auto policy = context.composition.policy();
    if (!policy)
        return failed(policy);
    const auto ceiling = approvalModeNamed(policy->approval());
    if (ceiling && *ceiling != ApprovalMode::NeverAsk)
        return fail(Fault::Refused, Leg::Configuration, "policy_fixed"_L1,
            u"The administrator's policy wants you to be asked about each change."_s, u"Leave --approve yes out."_s);
    return Asked::Beforehand;
}

ChatSettings settingsOf(Context &context, const Agent &agent)
{
    ChatSettings settings;
    settings.mode = approvalModeNamed(agent.profile().agent.approval).value_or(ApprovalMode::Writes);
    settings.dryRun = context.line.has("dry-run"_L1);
    return settings;
}

void tellBeginning(ChatRun &run)
{
    QJsonArray absent;
    for (const Toolbox::Absent &one : run.tools.absent()) {
        absent.append(QJsonObject{{"connection"_L1, one.connection}, {"error"_L1, errorJson(one.why)}});
        run.context.out.note(u"%1 is not at hand: %2"_s.arg(shown(one.connection), shown(one.why.message)));
    }
    run.context.out.event("begin"_L1,
        {{"conversation"_L1, run.chat->conversation().id},
            {"model"_L1,
                run.settings.provider == "builtin"_L1 ? run.settings.provider
                                                      : run.settings.provider + u'/' + run.settings.model},
            {"tools"_L1, run.tools.definitions().size()}, {"absent"_L1, absent}});
}

QLatin1StringView nameOf(StopReason stop)
{
    switch (stop) {
    case StopReason::Finished: return "finished"_L1;
    case StopReason::ToolUse: return "tool_use"_L1;
    case StopReason::Length: return "length"_L1;
    case StopReason::Refused: return "refused"_L1;
    }
    Q_UNREACHABLE();
}

/// What is not kept is lost with this run, and no more than that.
Task<> keep(ChatRun &run)
{
    if (!run.store)
        co_return;
    const auto saved = co_await run.store->save(run.chat->conversation());
    if (!saved && saved.error().code == "signed_out"_L1)
        run.context.out.note(u"The conversation is not kept: nobody is signed in."_s);
    else if (!saved)
        run.context.out.warn(u"The conversation is not kept: %1"_s.arg(shown(saved.error().message)));
}

Task<> allowAlways(ChatRun &run, QByteArray permission)
{
    const auto kept = co_await run.store->allowAlways(std::move(permission));
    if (!kept)
        run.context.out.warn(shown(kept.error().message));
}

/// A new conversation, or the one that is to be gone on with.
Task<Result<Conversation>> conversationOf(ChatRun &run)
{
    const auto wanted = run.context.line.given("continue"_L1);
    if (!wanted)
        co_return newConversation(run.context.composition.clock().now(), systemRandomBytes);
    if (!run.store)
        co_return fail(
            usageError("not_kept"_L1, u"With secrets in memory no conversation is kept."_s, run.context.line.command));
    if (*wanted != "last"_L1)
        co_return co_await run.store->load(*wanted);
    const auto all = co_await run.store->list();
    if (!all)
        co_return failed(all);
    if (all->isEmpty())
        co_return fail(Fault::Usage, Leg::None, "conversation_unknown"_L1, u"There is no conversation yet."_s,
            u"Begin one: agent0ctl chat"_s);
    co_return co_await run.store->load(all->constFirst().id);
}

/// The model, what was always allowed, and the conversation.
Task<Result<>> prepare(ChatRun &run)
{
    Composition &composition = run.context.composition;
    const auto settings = withModel(run.settings, run.context.line.value("model"_L1));
    if (run.context.line.has("model"_L1) && !settings)
        co_return failed(settings);
    if (run.context.line.has("model"_L1))
        run.settings = *settings;
    auto model = co_await composition.model(run.settings);
    if (!model)
        co_return failed(model);
    run.model = std::move(*model);
    auto store = composition.conversations();
    if (!store)
        co_return failed(store);
    if (!composition.surroundings().secretsInMemory)
        run.store.emplace(std::move(*store));
    co_return Result<>();
}

Task<Result<>> listModels(ChatRun &run)
{
    const auto names = co_await run.model->choices();
    if (!names)
        co_return failed(names);
    run.context.out.event(
        "models"_L1, {{"provider"_L1, run.settings.provider}, {"models"_L1, QJsonArray::fromStringList(*names)}});
    for (const QString &name : *names)
        run.context.out.line(shown(name));
    co_return Result<>();
}

Task<Result<>> takeTurn(ChatRun &run, QString text)
{
    const int before = run.host.unasked();
    const auto stop = co_await run.chat->say(std::move(text));
    run.host.endOfText();
    co_await keep(run);
    if (!stop)
        co_return failed(stop);
    const TokenCount &used = run.chat->conversation().used;
    QJsonObject end{{"stop"_L1, nameOf(*stop)}};
    if (used.input)
        end["inputTokens"_L1] = *used.input;
    if (used.output)
        end["outputTokens"_L1] = *used.output;
    run.context.out.event("end"_L1, end);
    if (run.host.unasked() > before)
        co_return fail(Fault::Refused, Leg::Model, "approval_needed"_L1,
            u"A change needs your yes, and nobody could be asked."_s,
            u"Run it on a terminal, answer with --json, or say yes beforehand with --approve yes."_s);
    co_return Result<>();
}

Task<Result<>> takeBack(ChatRun &run, QString callId)
{
    const QString id = callId.isEmpty() ? run.chat->undoable() : callId;
    const auto undone = co_await run.chat->undo(id);
    co_await keep(run);
    if (undone)
        run.context.out.remark(u"Undone: %1"_s.arg(shown(run.chat->conversation().card(id)->words)));
    co_return undone;
}

/// What was typed or written next: a turn, or a word to the conversation itself. False at the end.
Task<Result<bool>> takeLine(ChatRun &run)
{
    Output &out = run.context.out;
    if (inputIsTerminal() && !out.json())
        out.note(u"Say what to do (/undo takes the last change back, an empty line ends):"_s);
    const auto line = co_await run.host.input().next();
    if (!line || (line->isEmpty() && inputIsTerminal()) || *line == "/quit" || *line == "exit")
        co_return false;
    const QJsonObject json = out.json() ? programsLine(out, *line) : QJsonObject();
    const QString said = out.json() ? json.value("say"_L1).toString() : QString::fromUtf8(*line);
    const bool undoes = out.json() ? json.contains("undo"_L1) : said == "/undo"_L1;
    if (said.isEmpty() && !undoes)
        co_return true;
    const auto done = undoes ? co_await takeBack(run, json.value("undo"_L1).toString()) : co_await takeTurn(run, said);
    if (done)
        co_return true;
    // At a terminal a turn that failed is not the end of the conversation.
    if (!inputIsTerminal() || out.json() || done.error().fault == Fault::Interrupted)
        co_return failed(done);
    out.warn(shown(done.error().message));
    co_return true;
}

Task<> putAway(std::shared_ptr<ChatRun> run) { co_await run->tools.close(); }

Task<Result<>> runChat(Context &context)
{
    const auto agent = context.composition.agent();
    if (!agent)
        co_return failed(agent);
    const auto asked = whoIsAsked(context);
    if (!asked)
        co_return failed(asked);
    letThePersonStepUp(context, **agent);
    const auto run = std::make_shared<ChatRun>(context, **agent, *asked);
    run->settings = (*agent)->profile().agent;
    const auto prepared = co_await prepare(*run);
    if (!prepared)
        co_return prepared;
    if (context.line.has("list-models"_L1))
        co_return co_await listModels(*run);
    const auto chosen = modelIsChosen(run->settings);
    if (!chosen)
        co_return chosen;
    auto conversation = co_await conversationOf(*run);
    if (!conversation)
        co_return failed(conversation);
    context.afterwards = [run] { return putAway(run); };
    co_await run->tools.open();
    Clock &clock = context.composition.clock();
    run->chat.emplace(
        run->tools, *run->model, run->host, clock, settingsOf(context, **agent), std::move(*conversation));
    if (run->store) {
        run->chat->permissions.always = (co_await run->store->alwaysAllowed()).value_or(QSet<QByteArray>());
        run->host.onAlways = [run = run.get()](
                                 const QByteArray &permission) { run->scope.start(allowAlways(*run, permission)); };
    }
    tellBeginning(*run);
    const QString text = context.line.argument();
    if (!text.isEmpty())
        co_return co_await takeTurn(*run, text);
    for (;;) {
        const auto more = co_await takeLine(*run);
        if (!more)
            co_return failed(more);
        if (!*more)
            co_return Result<>();
    }
}

} // namespace

const Command chatCommand{
    .name = "chat",
    .synopsis = "chat [TEXT] [--model PROVIDER/MODEL] [--list-models] [--continue ID] [--dry-run] "
                "[--approve ask|no|yes]",
    .summary = "say what is to be done, in words",
    .description =
        "One turn with TEXT, or a conversation: a line is a turn. It reads and changes what the profile's connections "
        "give "
        "access to, as you, and every call is in the activity log.\n\nReading is free. A change is made only with your "
        "yes: on a terminal you are "
        "asked, with what exactly it changes; without one the answer is no. --approve yes says yes to every change of "
        "this run "
        "beforehand, where the administrator's policy allows that; --dry-run tells what would be changed and changes "
        "nothing.\n\nThe model that is built in needs no account: it understands list, show, find, count, add, tick "
        "off, undo, rename, move and "
        "remove, several in one sentence, and calls any tool by its name. Models of others (agent.provider in the "
        "profile) get what you say and what tools give back; their key is in the "
        "keychain (secret set --model). A change that such a model wants after it has read what others wrote is always "
        "asked for, and only yes to that very change counts.\n\n"
        "What an MCP server asks you in the middle of a call is shown with its form, and sent when you say yes to it; "
        "where nobody can be asked it is declined, also with --approve yes.\n\n"
        "Conversations are kept for whoever is signed in, sealed with the key of the token vault (chats list).\n\nWith "
        "--json each line of "
        "standard output "
        "is an event (begin, text, "
        "call, approval, elicitation, sign_in, result, end), and each line of standard input an answer: "
        "{\"approval\":ID,\"answer\":\"once|conversation|"
        "always|deny\",\"word\":…}, "
        "{\"elicitation\":ID,\"action\":\"accept|decline|cancel\",\"values\":{…}} to what its schema wants, "
        "{\"signIn\":true}, {\"say\":TEXT}, {\"undo\":CALL}.",
    .options = {{"model", "NAME", "another model than the profile's: builtin, or PROVIDER/MODEL"},
        {"list-models", "", "the models that the provider says it has"},
        {"continue", "ID", "go on with that conversation, or the last one"},
        {"dry-run", "", "tell what would change, and change nothing"},
        {"approve", "WHO", "who says yes to a change: you are asked, nobody, or you say it with this", Words::Choice,
            "ask|no|yes"}},
    .arguments = {{"TEXT", "what is to be done", Words::Any, {}, Need::Optional}},
    .examples = {{"chat \"what is on my plate today?\"", "read"},
        {"chat \"add buy milk and tick off the dentist\"", "two changes, each with your yes"},
        {"chat --approve yes \"remove everything that is done\"", "in a script"}},
    .exits = {1, 3, 4, 5, 6, 7, 8},
    .events = true,
    .starts = Starts::Both,
    .run = runChat,
};

} // namespace agent0::ctl
