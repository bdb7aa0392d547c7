#include "scenes.h"

#include "ui/support/chatscript.h"
#include "views/chatcomposer.h"
#include "views/chattranscript.h"
#include "views/chatview.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTextBrowser>
#include <QToolButton>

namespace agent0::screenshots {

namespace {

using test::Act;
using test::ChatScript;
using test::WindowStage;

/// A conversation that goes by a script. Goes with its view.
struct ScriptedChat : QObject {
    ChatScript script;
    std::optional<ChatDesk> desk;
};

Act say(const QString &text) { return {Act::Kind::Say, text, {}}; }
Act reading()
{
    return {Act::Kind::Read, u"{\"todos\":[{\"id\":\"1\",\"task\":\"Call the dentist\",\"completed\":false}]}"_s, {}};
}
Act writing(const QString &words) { return {Act::Kind::Write, words, {}}; }
Act resting() { return {Act::Kind::Wait, {}, {}}; }

const QString Added = u"Add “Buy milk” to Todo0"_s;

using Turns = std::deque<QList<Act>>;

ScriptedChat *open(WindowStage &stage, Turns turns, const std::function<void(ChatScript &)> &change = {})
{
    stage.signIn();
    auto *chat = new ScriptedChat;
    chat->script.turns = std::move(turns);
    if (change)
        change(chat->script);
    chat->desk.emplace(test::sourceOf(chat->script));
    for (const QString &earlier :
        {u"Sum up what is still open"_s, u"Tick off everything about the move"_s, u"What did I finish last week?"_s}) {
        chat->script.turns.push_front({say(u"Done."_s)});
        chat->desk->chat().startNew();
        chat->desk->chat().send(earlier);
        chat->script.now += Seconds(40'000);
    }
    chat->desk->chat().startNew();
    auto *view = new ChatView(*chat->desk);
    QObject::connect(view, &QObject::destroyed, chat, [chat] { delete chat; });
    put(stage, u"chat"_s, view);
    QTest::qWait(50);
    return chat;
}

void send(ScriptedChat *chat, const QString &text)
{
    chat->desk->chat().send(text);
    QTest::qWait(120);
}

void allow(ScriptedChat *chat)
{
    chat->desk->chat().answer({Verdict::Kind::Once, {}});
    QTest::qWait(120);
}

void answerStreams(WindowStage &stage)
{
    auto *chat = open(stage,
        {{reading(),
            say(u"There are **three** things on your plate today:\n\n1. Call the dentist before noon\n2. Send the report to *Grace*\n3. Buy mil"_s),
            resting()}});
    send(chat, u"What is on my plate today?"_s);
}

void changeAsked(WindowStage &stage)
{
    auto *chat = open(stage, {{say(u"I add it to Todo0."_s), writing(Added)}});
    send(chat, u"Add buy milk"_s);
}

void askedAfterForeignText(WindowStage &stage)
{
    auto *chat = open(stage, {{reading(), {Act::Kind::ForeignWrite, u"Remove “Quarterly report” from Todo0"_s, {}}}},
        [](ChatScript &script) { script.party = ChatParty{u"anthropic/claude"_s, false, ApprovalMode::Writes, true}; });
    send(chat, u"Tidy up what my todos say"_s);
}

void turnDone(WindowStage &stage)
{
    auto *chat = open(stage,
        {{reading(), say(u"I add the milk, and tick off the dentist."_s), writing(Added),
            writing(u"Tick off “Call the dentist” in Todo0"_s),
            say(u"The milk is on the list; the dentist stays open, as you said. **Two** more are open:\n\n| Todo | Where |\n|---|---|\n| Send the report | Todo0 |\n| Water the plants | Notes0 |\n"_s)}});
    send(chat, u"Add buy milk and tick off the dentist"_s);
    allow(chat);
    chat->desk->chat().answer({Verdict::Kind::Deny, u"not yet"_s});
    QTest::qWait(120);
}

void cardUnfolded(WindowStage &stage)
{
    auto *chat = open(stage, {{writing(Added), say(u"Added."_s)}});
    send(chat, u"Add buy milk"_s);
    allow(chat);
    stage.window.findChild<QToolButton *>(u"details"_s)->click();
    QTest::qWait(120);
}

void turnFailed(WindowStage &stage)
{
    const Error why{Fault::Network, Leg::Model, u"connect_failed"_s,
        u"no connection to 127.0.0.1:11434: nothing listens there"_s,
        u"Start the program that should listen on this computer, or correct the port."_s, {}, {}};
    auto *chat = open(stage, {{say(u"I have looked, and"_s), {Act::Kind::Fail, {}, why}}}, [](ChatScript &script) {
        script.party = ChatParty{u"ollama/llama"_s, false, ApprovalMode::Writes, false};
        script.absent = {{u"Notes0"_s,
            {Fault::Network, Leg::Resource, u"connect_failed"_s, u"no connection to notes0.example: no way to it"_s, {},
                {}, {}}}};
    });
    send(chat, u"What is on my plate today?"_s);
}

void signInWanted(WindowStage &stage)
{
    const Error why{
        Fault::SignInNeeded, Leg::Refresh, u"session_ended"_s, u"The session has ended."_s, u"Sign in."_s, {}, {}};
    auto *chat = open(stage, {{{Act::Kind::SignIn, {}, why}}});
    send(chat, u"What is on my plate today?"_s);
}

void longAnswer(WindowStage &stage)
{
    const QString answer =
        u"## How the two servers differ\n\nThe identity provider **never** talks to the resource. It says who you are, and for whom the assertion is meant:\n\n> The audience of an ID-JAG is the issuer of the resource's authorization server, and nothing else.\n\n```sh\nagent0ctl connect todo0 --json | jq .legs\nagent0ctl doctor todo0\n```\n\n- `Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz`\n- see [the draft](https://datatracker.ietf.org/doc/draft-ietf-oauth-identity-assertion-authz-grant/)\n- <b>not markup</b>, and ![a picture](http://evil.example/x.png)\n\nThen it is said once more, so that the text goes on for a while and the line has to be broken somewhere in its middle."_s;
    auto *chat = open(stage, {{say(answer)}});
    send(chat,
        u"Explain to me, for somebody who has never seen it, why there are two registrations and what goes wrong where people think that there is one"_s);
}

void modelKeyMissing(WindowStage &stage)
{
    open(stage, {}, [](ChatScript &script) {
        script.party =
            fail(Fault::Refused, Leg::Model, "model_key"_L1, u"There is no key for anthropic in the keychain."_s,
                u"Put it there: agent0ctl secret set --model anthropic --secret-stdin"_s);
    });
}

void lastEdited(WindowStage &stage)
{
    auto *chat = open(stage, {{say(u"I do not understand “milc”. Did you mean *milk*?"_s)}});
    send(chat, u"Add buy milc"_s);
    stage.find<QToolButton>(u"Edit and say again"_s)->click();
    QTest::qWait(60);
}

} // namespace

Scenes chatScenes()
{
    return {
        {u"chat-empty"_s, [](WindowStage &stage) { open(stage, {}); }},
        {u"chat-streaming"_s, answerStreams},
        {u"chat-asked"_s, changeAsked},
        {u"chat-asked-foreign"_s, askedAfterForeignText},
        {u"chat-done"_s, turnDone},
        {u"chat-details"_s, cardUnfolded},
        {u"chat-failed"_s, turnFailed},
        {u"chat-sign-in"_s, signInWanted},
        {u"chat-long-text"_s, longAnswer},
        {u"chat-key-missing"_s, modelKeyMissing},
        {u"chat-editing"_s, lastEdited},
        {u"chat-narrow"_s,
            [](WindowStage &stage) {
                stage.window.resize(720, 600);
                changeAsked(stage);
            }},
    };
}

} // namespace agent0::screenshots
