#include "mcpchain.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using test::await;
using test::McpChain;

namespace {

Task<ElicitationReply> yes(Elicitation form)
{
    ElicitationReply reply;
    reply.action = ElicitationReply::Action::Accept;
    reply.values[form.fields.constFirst().name] = true;
    co_return reply;
}

Task<bool> closed(McpClient *client)
{
    co_await client->close();
    co_return true;
}

Task<bool> ended(Agent *agent)
{
    co_await agent->endMcpSessions();
    co_return true;
}

} // namespace

/// An MCP server signed in by XAA, in both kinds of revision.
class McpFlowTest : public QObject {
    Q_OBJECT

private slots:
    void kinds_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QByteArray>("revision");
        QTest::newRow("stateless") << u"mcp-no-sessions"_s << QByteArray("2026-07-28");
        QTest::newRow("with sessions") << u"mcp-sessions-only"_s << QByteArray("2025-11-25");
    }

    void everythingThereIs_data() { kinds_data(); }
    void everythingThereIs()
    {
        QFETCH(QString, fault);
        QFETCH(QByteArray, revision);
        McpChain mcp({fault});
        mcp.host.elicit = yes;
        const auto server = await(mcp.client().connect());
        VERIFY_DONE(server);
        QCOMPARE(server->revision, revision);
        QCOMPARE(server->title, u"Todo0 (sandbox)"_s);
        VERIFY_DONE(mcp.call(u"add_todo"_s, "{\"task\":\"From MCP\"}"));
        const auto listed = mcp.call(u"list_todos"_s, "{\"filter\":\"open\"}");
        VERIFY_DONE(listed);
        QVERIFY(listed->structured.contains("From MCP"));
        QVERIFY(await(mcp.client().resources())->constFirst().uri == u"todo://all"_s);
        QVERIFY(await(mcp.client().read(u"todo://all"_s))->constFirst().text.contains(u"From MCP"_s));
        QCOMPARE(await(mcp.client().prompts())->constFirst().name, u"plan_day"_s);
        QCOMPARE(mcp.warnings, QStringList());
        QCOMPARE(mcp.chain.exchanges(), 1);
        QVERIFY(await(closed(&mcp.client())));
    }

    void thePersonIsAskedOnTheWay_data() { kinds_data(); }
    void thePersonIsAskedOnTheWay()
    {
        QFETCH(QString, fault);
        McpChain mcp({fault});
        mcp.host.elicit = yes;
        VERIFY_DONE(mcp.call(u"complete_todo"_s, "{\"id\":1}"));
        const auto cleared = mcp.call(u"clear_completed"_s);
        VERIFY_DONE(cleared);
        QCOMPARE(cleared->content.constFirst().text, u"Removed 1 todos."_s);
    }

    void withoutAPersonNothingIsRemoved_data() { kinds_data(); }
    void withoutAPersonNothingIsRemoved()
    {
        QFETCH(QString, fault);
        McpChain mcp({fault});
        VERIFY_DONE(mcp.call(u"complete_todo"_s, "{\"id\":1}"));
        const auto cleared = mcp.call(u"clear_completed"_s);
        VERIFY_DONE(cleared);
        QVERIFY(cleared->isError);
    }

    void progressIsTold_data() { kinds_data(); }
    void progressIsTold()
    {
        QFETCH(QString, fault);
        McpChain mcp({fault});
        QList<double> heard;
        VERIFY_DONE(mcp.call(u"import_todos"_s, "{\"tasks\":[\"a\",\"b\",\"c\"]}",
            [&](const McpProgress &one) { heard << one.progress; }));
        QCOMPARE(heard, QList<double>({1, 2, 3}));
    }

    void aSecondProcessProbesNoMore()
    {
        McpChain mcp({u"mcp-sessions-only"_s});
        VERIFY_DONE(mcp.call(u"list_todos"_s));
        QVERIFY(await(closed(&mcp.client())));
        const auto probes = [&] {
            const auto &all = mcp.chain.servers.log().entries();
            return std::ranges::count_if(all, [](const auto &one) { return one.status == 400; });
        };
        QCOMPARE(probes(), 1); // the revision that this server does not know
        const auto again = mcp.chain.another();
        const auto other = again->mcp(u"todo0-mcp"_s, mcp.host).value();
        const auto server = await(other->client().connect());
        VERIFY_DONE(server);
        QCOMPARE(server->revision, QByteArray("2025-11-25"));
        QCOMPARE(probes(), 1);
    }

    void whoQuitsEndsEverySessionThatIsThere()
    {
        McpChain mcp({u"mcp-sessions-only"_s});
        VERIFY_DONE(mcp.call(u"list_todos"_s));
        const auto other = mcp.chain.agent->mcp(u"todo0-mcp"_s, mcp.host).value();
        VERIFY_DONE(await(other->client().connect()));
        (void)*mcp.chain.agent->mcp(u"todo0-mcp"_s, mcp.host); // gone at once, and never begun
        QVERIFY(await(ended(mcp.chain.agent.get())));
        const auto farewells = [&] {
            return std::ranges::count(mcp.chain.network->requests, "DELETE", &HttpRequest::method);
        };
        QCOMPARE(farewells(), 2);
        QVERIFY(await(ended(mcp.chain.agent.get())));
        QCOMPARE(farewells(), 2); // nothing was left to be ended
    }

    void aStreamThatWasCutIsTakenUpAgain()
    {
        McpChain mcp({u"mcp-sessions-only"_s, u"mcp-stream-resumes"_s});
        const auto listed = mcp.call(u"list_todos"_s);
        VERIFY_DONE(listed);
        QVERIFY(listed->structured.contains("todos"));
    }

    void aLostSessionIsBegunAnew()
    {
        McpChain mcp({u"mcp-sessions-only"_s});
        VERIFY_DONE(mcp.call(u"list_todos"_s));
        mcp.wrong(u"mcp-session-lost"_s);
        VERIFY_DONE(mcp.call(u"list_todos"_s));
        QCOMPARE(mcp.chain.exchanges(), 1);
    }

    void manyCallsCostOneExchangeAndOneConnection()
    {
        McpChain mcp;
        VERIFY_DONE(mcp.call(u"list_todos"_s));
        const int before = mcp.chain.servers.connections("todo0-api");
        for (int i = 0; i < 20; ++i)
            VERIFY_DONE(mcp.call(u"list_todos"_s));
        QCOMPARE(mcp.chain.exchanges(), 1);
        QCOMPARE(mcp.chain.redemptions(), 1);
        QCOMPARE(mcp.chain.servers.connections("todo0-api"), before);
    }

    void anExpiredTokenIsRenewedOnTheWay()
    {
        McpChain mcp;
        VERIFY_DONE(mcp.call(u"list_todos"_s));
        mcp.chain.servers.expireAccessTokens();
        VERIFY_DONE(mcp.call(u"list_todos"_s));
    }
};

AGENT0_TEST(McpFlowTest)
#include "tst_mcp.moc"
