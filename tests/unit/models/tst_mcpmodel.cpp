#include "models/mcpmodel.h"

#include "flow/support/chain.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace agent0;
using test::Chain;

namespace {

Task<Result<>> help(QStringList *helped, QString connection)
{
    if (helped)
        *helped << connection;
    co_return Result<>();
}

McpSource sourceOf(Chain &chain, QStringList *helped = nullptr)
{
    Agent *agent = chain.agent.get();
    return {
        .connections = [agent] { return agent->profile().connections; },
        .open = [agent](QString id, McpHost host) { return agent->mcp(std::move(id), std::move(host)); },
        .help = [helped](QString connection) { return help(helped, std::move(connection)); },
    };
}

/// A model that has loaded.
struct Loaded {
    explicit Loaded(const QStringList &faults = {})
    {
        if (const auto in = chain.signIn(); !in)
            qFatal("no sign-in: %s", qPrintable(in.error().message));
        for (const QString &fault : faults)
            (void)chain.servers.faults().set(fault);
        model.emplace(sourceOf(chain, &helped));
        model->use(u"todo0-mcp"_s);
        (void)QTest::qWaitFor([this] { return !std::holds_alternative<McpModel::Loading>(model->state()); }, 10'000);
    }
    bool ready() const { return std::holds_alternative<McpModel::Ready>(model->state()); }
    McpTool tool(const QString &name)
    {
        for (const McpTool &one : model->tools()) {
            if (one.name == name)
                return one;
        }
        qFatal("no tool %s", qPrintable(name));
    }
    const McpErrand::Done *done(McpErrand &errand)
    {
        (void)QTest::qWaitFor([&] { return !errand.running(); }, 10'000);
        return std::get_if<McpErrand::Done>(&errand.state());
    }
    void call(McpErrand &errand, const QString &name, const QByteArray &arguments = "{}")
    {
        model->begin(errand, McpSubject(tool(name)), arguments, {});
    }

    Chain chain;
    QStringList helped;
    std::optional<McpModel> model; // before the chain goes
};

} // namespace

class McpModelTest : public QObject {
    Q_OBJECT

private slots:
    void listsWhatTheServerOffers()
    {
        Loaded mcp;
        QVERIFY(mcp.ready());
        QCOMPARE(mcp.model->toolItems().rowCount(), int(mcp.model->tools().size()));
        QVERIFY(mcp.model->tools().size() >= 4);
        QCOMPARE(mcp.model->resourceItems().rowCount(), 2); // with a template
        QCOMPARE(mcp.model->promptItems().rowCount(), 1);
        QCOMPARE(mcp.model->serverName(), u"Todo0 (sandbox)"_s);
    }

    void onlyEnabledMcpConnectionsCanBeChosen()
    {
        Loaded mcp;
        for (const Connection &one : mcp.model->choices())
            QVERIFY(one.enabled && one.apiType == ApiType::Mcp);
        QCOMPARE(mcp.model->choices().size(), 1);
    }

    void aServerThatSaysNoIsAFailureWithItsReason()
    {
        Loaded mcp({u"mcp-page"_s});
        const auto *failed = std::get_if<McpModel::Failed>(&mcp.model->state());
        QVERIFY(failed);
        QCOMPARE(failed->why.leg, Leg::Resource);
        QVERIFY(mcp.model->tools().isEmpty());
    }

    void callsReadsAndPromptsGiveParts()
    {
        Loaded mcp;
        McpErrand errand;
        mcp.call(errand, u"list_todos"_s);
        QVERIFY(errand.running());
        QVERIFY(mcp.done(errand));
        QCOMPARE(mcp.done(errand)->parts[0].kind, ResultPart::Kind::Table);
        mcp.model->begin(errand, McpSubject(mcp.model->resources()[0]), "{}", {});
        QVERIFY(mcp.done(errand) && !mcp.done(errand)->parts.isEmpty());
        mcp.model->begin(errand, McpSubject(mcp.model->templates()[0]), "{}", {{u"id"_s, u"1"_s}});
        QVERIFY(mcp.done(errand) && !mcp.done(errand)->parts.isEmpty());
        mcp.model->begin(errand, McpSubject(mcp.model->prompts()[0]), "{}", {{u"focus"_s, u"Milk"_s}});
        QVERIFY(mcp.done(errand) && mcp.done(errand)->parts[0].text.contains(u"Milk"_s));
    }

    void aRefusedCallSaysWhy()
    {
        Loaded mcp;
        McpErrand errand;
        mcp.model->begin(errand, McpSubject(mcp.model->templates()[0]), "{}", {{u"id"_s, u"999"_s}});
        QVERIFY(!mcp.done(errand));
        QVERIFY(std::holds_alternative<McpErrand::Failed>(errand.state()));
    }

    void thePersonsHelpComesBeforeTheCall()
    {
        Loaded mcp;
        McpErrand errand;
        mcp.model->begin(errand, McpSubject(mcp.tool(u"list_todos"_s)), "{}", {}, McpModel::Help::First);
        QVERIFY(mcp.done(errand));
        QCOMPARE(mcp.helped, QStringList{u"todo0-mcp"_s});
    }

    void aCallCanBeCancelled()
    {
        Loaded mcp;
        McpErrand errand;
        mcp.call(errand, u"list_todos"_s);
        errand.cancel();
        QVERIFY(std::holds_alternative<McpErrand::Cancelled>(errand.state()));
        mcp.call(errand, u"list_todos"_s); // and the server is still there
        QVERIFY(mcp.done(errand));
    }

    void whatWritesIsAskedForOnceAsItIs()
    {
        Loaded mcp;
        const McpTool reads = mcp.tool(u"list_todos"_s);
        McpTool writes = mcp.tool(u"add_todo"_s);
        QVERIFY(!mcp.model->mustAsk(reads));
        QVERIFY(mcp.model->mustAsk(writes));
        mcp.model->allow(writes);
        QVERIFY(!mcp.model->mustAsk(writes));
        writes.description += u"!"_s; // it says something else of itself
        QVERIFY(mcp.model->mustAsk(writes));
    }

    void aQuestionOfTheServerIsAnsweredByThePerson()
    {
        Loaded mcp;
        McpErrand errand;
        mcp.call(errand, u"complete_todo"_s, "{\"id\":1}");
        QVERIFY(mcp.done(errand));
        mcp.call(errand, u"clear_completed"_s);
        QTRY_VERIFY(mcp.model->question());
        QCOMPARE(mcp.model->question()->server, u"Todo0 (sandbox)"_s);
        QVERIFY(!mcp.model->question()->form.schema.isEmpty());
        ElicitationReply reply;
        reply.action = ElicitationReply::Action::Accept;
        reply.values[mcp.model->question()->form.fields[0].name] = true;
        mcp.model->answer(reply);
        QVERIFY(!mcp.model->question());
        QVERIFY(mcp.done(errand) && !mcp.done(errand)->saysFailed);
    }

    void aQuestionGoesWithTheCallThatAskedIt()
    {
        Loaded mcp({u"mcp-no-sessions"_s});
        McpErrand errand;
        mcp.call(errand, u"clear_completed"_s);
        QTRY_VERIFY(mcp.model->question());
        errand.cancel();
        QVERIFY(!mcp.model->question());
    }

    void anotherConnectionEndsWhatWasUnderWay()
    {
        Loaded mcp;
        McpErrand errand;
        mcp.call(errand, u"list_todos"_s);
        mcp.model->use(QString());
        QVERIFY(std::holds_alternative<McpErrand::Idle>(errand.state()));
        QVERIFY(std::holds_alternative<McpModel::NoneChosen>(mcp.model->state()));
        QVERIFY(mcp.model->tools().isEmpty());
    }

    void aModelMayGoWhileItLoads()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        {
            McpModel model(sourceOf(chain));
            model.use(u"todo0-mcp"_s);
            QTest::qWait(1);
        }
        QCoreApplication::processEvents();
    }
};

AGENT0_TEST(McpModelTest)

#include "tst_mcpmodel.moc"
