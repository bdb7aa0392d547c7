#include "chat/context.h"
#include "chatstage.h"
#include "scriptedmodel.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

using TodoList = QList<std::pair<QString, bool>>;

Task<> saying(Chat *chat, bool *ended)
{
    (void)co_await chat->say(u"add buy eggs"_s);
    *ended = true;
}

/// As the desktop does it where the connections are others than before.
Task<> askedAnew(Toolbox *tools, bool *found)
{
    co_await tools->close();
    co_await tools->open(Milliseconds(60'000));
    *found = true;
}

/// Wants two calls made, and then says nothing any more, as long as it is stuck; or says nothing at all.
class StuckModel final : public LanguageModel {
public:
    Task<Result<ModelAnswer>> answer(ModelRequest request, TextSink) override
    {
        requests.push_back(request);
        OneShot<bool> never;
        if (stuckAt == int(requests.size()))
            co_await never.receiver;
        ModelAnswer given;
        if (requests.size() == 1)
            given.calls = {{u"x"_s, u"todo0_list_todos"_s, "{}"}, {u"y"_s, u"todo0_add_todo"_s, R"({"task":"new"})"}};
        co_return given;
    }
    Task<Result<QStringList>> choices() override { co_return QStringList(); }
    bool canBeSteered() const override { return true; }

    int stuckAt = 0; ///< at which request
    std::vector<ModelRequest> requests;
};

/// As every provider wants it: each call is answered in the next message, and nothing else is.
bool isWellFormed(const QList<ModelMessage> &messages)
{
    using Role = ModelMessage::Role;
    if (messages.isEmpty() || messages.first().role != Role::Person || messages.last().role == Role::Model)
        return false;
    for (qsizetype i = 0; i < messages.size(); ++i) {
        QStringList called, answered;
        for (const ToolCall &call : messages[i].calls)
            called << call.id;
        const bool answers = i + 1 < messages.size() && messages[i + 1].role == Role::Tools;
        for (const ToolResult &result : answers ? messages[i + 1].results : QList<ToolResult>())
            answered << result.callId;
        if (called != answered || answers != !called.isEmpty())
            return false;
    }
    return true;
}

/// A person who is asked and says nothing.
class SilentPerson final : public ChatHost {
public:
    Task<Verdict> ask(ProposedCall) override
    {
        isAsked = true;
        OneShot<bool> never;
        co_await never.receiver;
        co_return Verdict();
    }
    Task<bool> signIn(Error) override { co_return false; }
    void said(const QString &) override { }
    void called(const CallCard &) override { }
    void record(const CallRecord &) override { }
    void alwaysAllowed(const QByteArray &) override { }
    bool isAsked = false;
};

} // namespace

/// One turn of a conversation: what is asked for, what is carried out, where it ends.
class TurnTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_stage = std::make_unique<ChatStage>();
        m_stage->put(u"todo0"_s, {{u"Buy milk"_s, false}, {u"Call the dentist"_s, false}});
    }

    void readingIsFreeAndAChangeIsAskedForInWords()
    {
        const auto chat = m_stage->chat(m_stage->builtin);
        VERIFY_DONE(await(chat->say(u"list my todos"_s)));
        QVERIFY(m_stage->person.asked.empty());
        VERIFY_DONE(await(chat->say(u"rename milk to oat milk"_s)));
        QCOMPARE(m_stage->person.asked.size(), 1U);
        QCOMPARE(m_stage->person.asked[0].words, u"Rename \u201cBuy milk\u201d to \u201cOat milk\u201d in Todo0"_s);
    }

    void whereEverythingIsAskedForReadingIsToo()
    {
        ChatSettings settings;
        settings.mode = ApprovalMode::Reads;
        const auto chat = m_stage->chat(m_stage->builtin, settings);
        VERIFY_DONE(await(chat->say(u"list my todos"_s)));
        QCOMPARE(m_stage->person.asked.size(), 1U);
        QCOMPARE(m_stage->person.asked[0].words, u"List the todos of Todo0"_s);
    }

    void aNoLeavesItAsItIsAndTellsTheModelWhy()
    {
        m_stage->person.answer = [](const ProposedCall &) {
            return Verdict{Verdict::Kind::Deny, u"Not before Monday"_s};
        };
        ScriptedModel model;
        model.calls({{u"todo0_add_todo"_s, R"({"task":"x"})"}});
        const auto chat = m_stage->chat(model);

        VERIFY_DONE(await(chat->say(u"go"_s)));

        QCOMPARE(m_stage->todos(u"todo0"_s).size(), 2);
        const ToolResult result = model.requests.back().messages.last().results.constFirst();
        QVERIFY(result.failed);
        QCOMPARE(result.text, u"The person said no. They say: Not before Monday"_s);
        QCOMPARE(chat->conversation().cards.constFirst().state, CallCard::State::Denied);
    }

    void aYesForTheConversationIsNotAskedForAgain()
    {
        m_stage->person.answer = [](const ProposedCall &) { return Verdict{Verdict::Kind::Conversation, {}}; };
        const auto chat = m_stage->chat(m_stage->builtin);
        VERIFY_DONE(await(chat->say(u"add buy eggs"_s)));
        VERIFY_DONE(await(chat->say(u"add buy bread"_s)));
        QCOMPARE(m_stage->person.asked.size(), 1U);
        VERIFY_DONE(await(chat->say(u"remove the eggs"_s)));
        QCOMPARE(m_stage->person.asked.size(), 2U);
        QVERIFY(m_stage->person.always.isEmpty());
    }

    void aYesForEverIsRemembered()
    {
        m_stage->person.answer = [](const ProposedCall &) { return Verdict{Verdict::Kind::Always, {}}; };
        const auto chat = m_stage->chat(m_stage->builtin);
        VERIFY_DONE(await(chat->say(u"add buy eggs"_s)));
        QCOMPARE(m_stage->person.always.size(), 1);
        const auto other = m_stage->chat(m_stage->builtin);
        other->permissions.always << m_stage->person.always.constFirst();
        VERIFY_DONE(await(other->say(u"add buy bread"_s)));
        QCOMPARE(m_stage->person.asked.size(), 1U);
    }

    void aDryRunChangesNothing()
    {
        ChatSettings settings;
        settings.dryRun = true;
        const auto chat = m_stage->chat(m_stage->builtin, settings);
        VERIFY_DONE(await(chat->say(u"add buy eggs and remove the milk"_s)));
        QCOMPARE(m_stage->todos(u"todo0"_s).size(), 2);
        QVERIFY(m_stage->person.asked.empty());
        QVERIFY2(m_stage->person.heard.contains(u"It would: Remove \u201cBuy milk\u201d from Todo0"_s),
            qPrintable(m_stage->person.heard));
    }

    void aTurnEndsAtItsLimitOfCalls()
    {
        ScriptedModel model;
        for (int i = 0; i < 10; ++i)
            model.calls({{u"todo0_list_todos"_s, "{}"}});
        ChatSettings settings;
        settings.mostCalls = 3;
        const auto chat = m_stage->chat(model, settings);
        const auto turn = await(chat->say(u"go"_s));
        QCOMPARE(turn.error().code, u"turn_calls"_s);
        QCOMPARE(model.requests.size(), 4U);
    }

    void aTurnEndsAtItsLimitOfTime()
    {
        ChatSettings settings;
        settings.longest = Milliseconds(0);
        const auto chat = m_stage->chat(m_stage->builtin, settings);
        const auto turn = await(chat->say(u"add buy eggs"_s));
        QCOMPARE(turn.error().code, u"turn_time"_s);
        QCOMPARE(m_stage->todos(u"todo0"_s).size(), 2);
    }

    void toolsThatAreAskedForInTheMiddleOfATurnTakeTheirPlaceAfterIt_data()
    {
        QTest::addColumn<QString>("connection");
        QTest::addColumn<QString>("tool");
        QTest::newRow("of a todo list") << u"todo0"_s << u"add_todo"_s;
        QTest::newRow("of an MCP server, in its session") << u"todo0-mcp"_s << u"add_todo"_s;
    }
    void toolsThatAreAskedForInTheMiddleOfATurnTakeTheirPlaceAfterIt()
    {
        QFETCH(QString, connection);
        QFETCH(QString, tool);
        m_stage->choose({connection});
        Toolbox *tools = m_stage->tools.get();
        const ChatTool *before = tools->of(connection, tool);
        QVERIFY(before);
        bool found = false;
        TaskScope scope;
        const ChatTool *during = nullptr;
        m_stage->person.answer = [&](const ProposedCall &) {
            scope.start(askedAnew(tools, &found));
            during = tools->of(connection, tool);
            return Verdict{Verdict::Kind::Once, {}};
        };
        ScriptedModel model;
        for (int i = 0; i < 2; ++i)
            model.calls({{connection + u'_' + tool, R"({"task":"x"})"}});
        const auto chat = m_stage->chat(model);

        VERIFY_DONE(await(chat->say(u"go"_s)));

        QCOMPARE(during, before);
        for (const CallCard &card : chat->conversation().cards)
            QVERIFY2(card.state == CallCard::State::Done, qPrintable(card.result));
        QTRY_VERIFY(found);
        QVERIFY(tools->of(connection, tool));
        QVERIFY(tools->of(connection, tool) != before);
    }

    void aToolThatIsNotThereIsSaid()
    {
        ScriptedModel model;
        model.calls({{u"todo0_format_disk"_s, "{}"}, {u"todo0_add_todo"_s, "{\"text\":1}"}});
        const auto chat = m_stage->chat(model);
        VERIFY_DONE(await(chat->say(u"go"_s)));
        const auto results = model.requests.back().messages.last().results;
        QCOMPARE(results[0].text, u"There is no tool called todo0_format_disk."_s);
        QVERIFY(results[1].failed);
        QVERIFY(m_stage->person.asked.empty());
    }

    void whatIsWantedAtOnceIsDoneInItsOrder()
    {
        ScriptedModel model;
        model.calls({{u"todo0_add_todo"_s, R"({"task":"one"})"}, {u"todo0_list_todos"_s, "{}"},
            {u"todo0_list_todos"_s, "{}"}, {u"todo0_add_todo"_s, R"({"task":"two"})"}});
        const auto chat = m_stage->chat(model);
        VERIFY_DONE(await(chat->say(u"go"_s)));
        const auto results = model.requests.back().messages.last().results;
        QCOMPARE(results.size(), 4);
        QVERIFY(results[1].text.contains(u"one"_s) && !results[1].text.contains(u"two"_s));
        const TodoList now{
            {u"Buy milk"_s, false}, {u"Call the dentist"_s, false}, {u"one"_s, false}, {u"two"_s, false}};
        QCOMPARE(m_stage->todos(u"todo0"_s), now);
    }

    void signInNeededPausesTheTurnAndItGoesOn()
    {
        VERIFY_DONE(await(m_stage->chain.agent->signOut(false)));
        m_stage->person.onSignIn = [this] { return m_stage->chain.signIn().has_value(); };
        const auto chat = m_stage->chat(m_stage->builtin);

        VERIFY_DONE(await(chat->say(u"list my todos"_s)));

        QCOMPARE(m_stage->person.signIns.size(), 1);
        QVERIFY(m_stage->person.heard.contains(u"Buy milk"_s));
        QVERIFY(m_stage->person.states.contains(u"list_todos waiting_for_sign_in"_s));
    }

    void whoDoesNotSignInIsToldWhatIsMissing()
    {
        VERIFY_DONE(await(m_stage->chain.agent->signOut(false)));
        const auto chat = m_stage->chat(m_stage->builtin);
        VERIFY_DONE(await(chat->say(u"list my todos"_s)));
        QVERIFY2(m_stage->person.heard.contains(u"not at hand"_s), qPrintable(m_stage->person.heard));
    }

    void aStrongerSignInIsAskedForInTheMiddle()
    {
        VERIFY_DONE(m_stage->chain.servers.faults().set(u"api-step-up-once"_s));
        m_stage->chain.agent->allowStepUp(m_stage->chain.browser());
        const auto chat = m_stage->chat(m_stage->builtin);
        VERIFY_DONE(await(chat->say(u"add buy eggs"_s)));
        QCOMPARE(m_stage->todos(u"todo0"_s).size(), 3);
    }

    void aConnectionThatIsDownCostsOnlyItsOwnTools()
    {
        Connection gone = *m_stage->chain.profile.connection(u"todo0-mcp"_s);
        gone.apiBaseUrl = u"http://127.0.0.1:9/mcp"_s;
        QList<Connection> all{*m_stage->chain.profile.connection(u"todo0"_s), gone};
        m_stage->chain.agent->setConnections(all);
        (void)await(opened(m_stage->tools.get()));

        QCOMPARE(m_stage->tools->absent().size(), 1);
        QCOMPARE(m_stage->tools->absent()[0].connection, u"todo0-mcp"_s);
        const auto chat = m_stage->chat(m_stage->builtin);
        VERIFY_DONE(await(chat->say(u"add buy eggs"_s)));
        QCOMPARE(m_stage->todos(u"todo0"_s).size(), 3);
    }

    void namesOfToolsAreUniqueAndFitForProviders()
    {
        m_stage->choose({u"todo0"_s, u"notes0"_s, u"todo0-mcp"_s});
        QStringList names;
        static const QRegularExpression fit(u"^[A-Za-z0-9_-]{1,64}$"_s);
        for (const ToolDefinition &tool : m_stage->tools->definitions()) {
            QVERIFY2(fit.match(tool.name).hasMatch(), qPrintable(tool.name));
            names << tool.name;
        }
        QCOMPARE(names.size(), 17);
        QCOMPARE(names.removeDuplicates(), 0);
    }

    void oddNamesOfToolsAreMadeFit()
    {
        VERIFY_DONE(m_stage->chain.servers.faults().set(u"mcp-tool-odd-name"_s));
        m_stage->choose({u"todo0-mcp"_s});
        static const QRegularExpression fit(u"^[A-Za-z0-9_-]{1,64}$"_s);
        for (const ToolDefinition &tool : m_stage->tools->definitions())
            QVERIFY2(fit.match(tool.name).hasMatch(), qPrintable(tool.name));
    }

    void theLastChangeCanBeTakenBack_data()
    {
        QTest::addColumn<QString>("said");
        QTest::newRow("add") << u"add buy eggs"_s;
        QTest::newRow("tick") << u"tick off the milk"_s;
        QTest::newRow("rename") << u"rename milk to oat milk"_s;
        QTest::newRow("reopen") << u"reopen the tax"_s;
        QTest::newRow("remove a done one") << u"remove the tax"_s;
    }
    void theLastChangeCanBeTakenBack()
    {
        QFETCH(QString, said);
        const TodoList before{{u"Buy milk"_s, false}, {u"File tax"_s, true}};
        m_stage->put(u"todo0"_s, before);
        const auto chat = m_stage->chat(m_stage->builtin);
        VERIFY_DONE(await(chat->say(said)));
        QVERIFY(m_stage->todos(u"todo0"_s) != before);

        const QString id = chat->undoable();
        VERIFY_DONE(await(chat->undo(id)));

        QCOMPARE(m_stage->todos(u"todo0"_s), before);
        QCOMPARE(chat->conversation().card(id)->state, CallCard::State::Undone);
        QCOMPARE(await(chat->undo(id)).error().code, u"not_undoable"_s);
    }

    void aTurnThatIsDroppedIsGoneOnWithAfterwards()
    {
        SilentPerson silent;
        bool ended = false;
        Chat chat(*m_stage->tools, m_stage->builtin, silent, m_stage->clock, {},
            newConversation(m_stage->clock.at, systemRandomBytes));
        {
            TaskScope scope;
            scope.start(saying(&chat, &ended));
            QTRY_VERIFY(silent.isAsked);
        }
        QVERIFY(!ended);
        VERIFY_DONE(await(chat.say(u"list my todos"_s)));
        QCOMPARE(m_stage->todos(u"todo0"_s).size(), 2);
        for (const CallCard &card : chat.conversation().cards)
            QVERIFY(card.state >= CallCard::State::Done);
    }

    void whatWasDroppedGoesOnValidly_data()
    {
        QTest::addColumn<int>("stuckAt");
        QTest::newRow("while the model reads") << 1;
        QTest::newRow("while the person is asked") << 0;
        QTest::newRow("after the calls") << 2;
    }
    void whatWasDroppedGoesOnValidly()
    {
        QFETCH(int, stuckAt);
        StuckModel model;
        model.stuckAt = stuckAt;
        SilentPerson silent;
        ChatHost &host = stuckAt == 0 ? static_cast<ChatHost &>(silent) : m_stage->person;
        Chat chat(
            *m_stage->tools, model, host, m_stage->clock, {}, newConversation(m_stage->clock.at, systemRandomBytes));
        bool ended = false;
        {
            TaskScope scope;
            scope.start(saying(&chat, &ended));
            QTRY_VERIFY(stuckAt == 0 ? silent.isAsked : int(model.requests.size()) == stuckAt);
        }
        QVERIFY(!ended);
        model.stuckAt = 0;
        model.requests.resize(1); // it wants no more calls

        VERIFY_DONE(await(chat.say(u"go on"_s)));

        QVERIFY(isWellFormed(model.requests.back().messages));
        QCOMPARE(model.requests.back().messages.last().text, u"go on"_s);
        QCOMPARE(m_stage->todos(u"todo0"_s).size(), stuckAt == 2 ? 3 : 2);
    }

    void whatWasSaidIsSaidAgainInOtherWords()
    {
        const auto chat = m_stage->chat(m_stage->builtin);
        VERIFY_DONE(await(chat->say(u"list my todoss"_s)));
        VERIFY_DONE(await(chat->sayAgain(u"how many todos are there"_s)));
        QCOMPARE(chat->conversation().messages.constFirst().text, u"how many todos are there"_s);
        QVERIFY(ChatStage::answer(*chat).contains(u"2"_s));
    }

    void aConversationThatIsTooLongIsShortenedByWholeTurns()
    {
        QList<ModelMessage> messages;
        for (int i = 0; i < 10; ++i) {
            messages.append({ModelMessage::Role::Person, u"question %1"_s.arg(i), {}, {}});
            messages.append({ModelMessage::Role::Model, {}, {{u"c%1"_s.arg(i), u"t"_s, "{}"}}, {}});
            messages.append({ModelMessage::Role::Tools, {}, {}, {{u"c%1"_s.arg(i), QString(1000, u'x'), false}}});
        }
        const auto some = fitting(messages, 4000);
        QVERIFY(some.size() < messages.size());
        QCOMPARE(some.constFirst().role, ModelMessage::Role::Person);
        QCOMPARE(some.last().results.constFirst().callId, u"c9"_s);
        QCOMPARE(some.size() % 3, 0);
        const auto last = fitting(messages.mid(27), 500);
        QCOMPARE(last.size(), 3);
    }

    void howeverItIsShortenedCallsAndResultsStayTogether()
    {
        QList<ModelMessage> messages;
        for (int turn = 0; turn < 12; ++turn) {
            messages.append({ModelMessage::Role::Person, QString(turn * 7, u'q'), {}, {}});
            for (int round = 0; round < turn % 4; ++round) {
                ModelMessage calls{ModelMessage::Role::Model, {}, {}, {}};
                ModelMessage results{ModelMessage::Role::Tools, {}, {}, {}};
                for (int call = 0; call <= round; ++call) {
                    const QString id = u"c%1_%2_%3"_s.arg(turn).arg(round).arg(call);
                    calls.calls.append({id, u"t"_s, "{}"});
                    results.results.append({id, QString(turn * 300, u'r'), false});
                }
                messages << calls << results;
            }
            messages.append({ModelMessage::Role::Model, u"done"_s, {}, {}});
        }
        messages.append({ModelMessage::Role::Person, u"and now?"_s, {}, {}});
        for (qsizetype characters = 0; characters < 60'000; characters += 997) {
            const auto some = fitting(messages, characters);
            QVERIFY2(isWellFormed(some), qPrintable(QString::number(characters)));
            QCOMPARE(some.last().text, u"and now?"_s);
        }
    }

    void aModelThatSaysItIsTooLongGetsLess()
    {
        ScriptedModel model;
        model.fails({Fault::Refused, Leg::Model, u"model_context"_s, u"too long"_s, {}, {}, {}});
        const auto chat = m_stage->chat(model);
        VERIFY_DONE(await(chat->say(u"go"_s)));
        QCOMPARE(model.requests.size(), 2U);
    }

    void aFailureOfTheModelEndsTheTurnWithItsWords()
    {
        ScriptedModel model;
        model.fails({Fault::Network, Leg::Model, u"model_busy"_s, u"busy"_s, {}, {}, {}});
        const auto chat = m_stage->chat(model);
        QCOMPARE(await(chat->say(u"go"_s)).error().code, u"model_busy"_s);
        VERIFY_DONE(await(chat->say(u"again"_s)));
    }

    void everyCallIsRecordedWithItsConversation()
    {
        const auto chat = m_stage->chat(m_stage->builtin);
        VERIFY_DONE(await(chat->say(u"tick off the milk"_s)));
        QCOMPARE(m_stage->person.records.size(), 2U);
        QCOMPARE(m_stage->person.records[0].word, u"free"_s);
        QCOMPARE(m_stage->person.records[1].word, u"once"_s);
        for (const CallRecord &record : m_stage->person.records)
            QCOMPARE(record.conversation, chat->conversation().id);
    }

    void aConversationIsReadBackAsItWas()
    {
        const auto chat = m_stage->chat(m_stage->builtin);
        VERIFY_DONE(await(chat->say(u"add buy eggs and tick it off"_s)));
        const auto back = Conversation::fromJson(chat->conversation().toJson());
        VERIFY_DONE(back);
        QCOMPARE(back->messages, chat->conversation().messages);
        QCOMPARE(back->toJson(), chat->conversation().toJson());
    }

private:
    static Task<bool> opened(Toolbox *tools)
    {
        co_await tools->open(Milliseconds(60'000)); // shorter ones are pauses to the clock of the chain
        co_return true;
    }
    std::unique_ptr<ChatStage> m_stage;
};

AGENT0_TEST(TurnTest)
#include "tst_turn.moc"
