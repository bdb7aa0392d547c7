#include "mcpworld.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using test::await;
using test::McpWorld;
using test::ScriptedMcp;
using Asked = ScriptedMcp::Asked;

namespace {

Task<QByteArray> known(QByteArray revision) { co_return revision; }
Task<> keep(QByteArrayList *kept, QByteArray revision)
{
    kept->append(revision);
    co_return;
}

} // namespace

/// How client and server agree on a revision.
class McpNegotiationTest : public QObject {
    Q_OBJECT

private slots:
    void theStatelessRevisionIsPreferred()
    {
        McpWorld world;
        world.server.stateless();
        const auto server = await(world.client().connect());
        QVERIFY(server);
        QCOMPARE(server->revision, QByteArray("2026-07-28"));
        QCOMPARE(server->name, u"s"_s);
        QVERIFY(server->can("tools"_L1));
        QCOMPARE(world.server.asked.size(), 1);
        QCOMPARE(world.server.asked[0].header("MCP-Protocol-Version"), QByteArray("2026-07-28"));
    }

    void aRevisionThatIsKnownIsTriedFirst()
    {
        McpWorld world;
        world.server.withHandshake();
        QByteArrayList kept;
        world.host.recall = [] { return known("2025-11-25"); };
        world.host.remember = [&](QByteArray revision) { return keep(&kept, std::move(revision)); };
        QVERIFY(await(world.client().connect()));
        QCOMPARE(world.server.count(u"server/discover"_s), 0);
        QCOMPARE(kept, QByteArrayList{"2025-11-25"});
    }

    void aRevisionThatIsNotSpokenAnyMoreIsAgreedOnAnew()
    {
        McpWorld world;
        world.server.stateless().on(
            "initialize", [](const Asked &one) { return ScriptedMcp::failure(one, -32601, "what"); });
        world.host.recall = [] { return known("2025-11-25"); };
        const auto server = await(world.client().connect());
        QVERIFY(server);
        QCOMPARE(server->revision, QByteArray("2026-07-28"));
    }

    void eachRequestSaysWhoAsks()
    {
        McpWorld world;
        world.host.roots = QJsonArray();
        world.host.elicit = [](Elicitation) -> Task<ElicitationReply> { co_return ElicitationReply{}; };
        world.host.extensions = {u"io.modelcontextprotocol/enterprise-managed-authorization"_s};
        world.server.stateless().result("tools/list", "{\"resultType\":\"complete\",\"tools\":[]}");
        QVERIFY(await(world.client().tools()));
        for (const Asked &one : world.server.asked) {
            const QJsonObject meta = one.params().value("_meta"_L1).toObject();
            QCOMPARE(meta.value("io.modelcontextprotocol/protocolVersion"_L1).toString().toLatin1(),
                one.header("MCP-Protocol-Version"));
            QCOMPARE(meta.value("io.modelcontextprotocol/clientInfo"_L1).toObject().value("name"_L1).toString(),
                u"agent0"_s);
            const QJsonObject can = meta.value("io.modelcontextprotocol/clientCapabilities"_L1).toObject();
            QVERIFY(can.value("roots"_L1).isObject() && can.value("elicitation"_L1).isObject());
            QVERIFY(can.value("extensions"_L1)
                    .toObject()
                    .contains("io.modelcontextprotocol/enterprise-managed-authorization"_L1));
            QVERIFY(!can.contains("sampling"_L1));
            QCOMPARE(one.header("Mcp-Method"), one.method().toUtf8());
            QCOMPARE(one.header("Accept"), QByteArray("application/json, text/event-stream"));
        }
        QCOMPARE(world.server.asked.size(), 2);
    }

    void aRefusedVersionIsTriedOnceMoreWhereItIsListed()
    {
        McpWorld world;
        int times = 0;
        world.server.stateless();
        world.server.on("server/discover", [&](const Asked &one) {
            if (++times == 1)
                return ScriptedMcp::failure(
                    one, -32022, "no", 400, "{\"supported\":[\"2026-07-28\"],\"requested\":\"2026-07-28\"}");
            return ScriptedMcp::given(one, "{\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{}}");
        });
        const auto server = await(world.client().connect());
        QVERIFY(server);
        QCOMPARE(times, 2);
    }

    void handshakeWhereTheServerKnowsNoBetter_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("revision");
        const auto row = [](const char *name, int status, const char *body, const char *revision = "2025-11-25") {
            QTest::newRow(name) << status << QByteArray(body) << QByteArray(revision);
        };
        row("method not found", 200, "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32601,\"message\":\"x\"}}");
        row("not initialized, 400", 400,
            "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32000,\"message\":\"x\"}}");
        row("a page, 404", 404, "<html>");
        row("method not allowed", 405, "");
        row("an empty result", 200, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
        row("older revisions listed", 200,
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"supportedVersions\":[\"2025-06-18\"]}}", "2025-06-18");
        row("refused, older listed", 400,
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32022,\"message\":\"x\",\"data\":{\"supported\":["
            "\"2025-03-26\"]}}}",
            "2025-03-26");
        row("refused, nothing listed", 400,
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32022,\"message\":\"x\"}}");
    }
    void handshakeWhereTheServerKnowsNoBetter()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, revision);
        McpWorld world;
        world.server.withHandshake(revision);
        world.server.on("server/discover", [&](const Asked &) { return ScriptedMcp::text(status, body); });
        const auto server = await(world.client().connect());
        QVERIFY(server);
        QCOMPARE(server->revision, revision);
        const Asked &hello = world.server.last(u"initialize"_s);
        QCOMPARE(hello.params().value("protocolVersion"_L1).toString(), u"2025-11-25"_s);
        QCOMPARE(hello.header("MCP-Protocol-Version"), QByteArray());
        QCOMPARE(hello.header("Mcp-Method"), QByteArray());
        QVERIFY(!hello.params().contains("_meta"_L1));
        QCOMPARE(world.server.last(u"notifications/initialized"_s).header("MCP-Protocol-Version"), revision);
    }

    void aServerOfAnotherRevisionIsRefused_data()
    {
        QTest::addColumn<QByteArray>("revision");
        QTest::newRow("older") << QByteArray("2024-11-05");
        QTest::newRow("made up") << QByteArray("banana");
        QTest::newRow("stateless by handshake") << QByteArray("2026-07-28");
        QTest::newRow("none") << QByteArray("");
    }
    void aServerOfAnotherRevisionIsRefused()
    {
        QFETCH(QByteArray, revision);
        McpWorld world;
        world.server.withHandshake(revision);
        const auto server = await(world.client().connect());
        QVERIFY(!server);
        QCOMPARE(server.error().code, u"mcp_revision"_s);
        QCOMPARE(server.error().fault, Fault::Refused);
        QCOMPARE(world.server.count(u"notifications/initialized"_s), 0);
    }

    void onlyFutureRevisionsAreRefused()
    {
        McpWorld world;
        world.server.withHandshake().result(
            "server/discover", "{\"supportedVersions\":[\"2030-01-01\"],\"capabilities\":{}}");
        const auto server = await(world.client().connect());
        QVERIFY(!server);
        QCOMPARE(server.error().code, u"mcp_revision"_s);
        QCOMPARE(world.server.count(u"initialize"_s), 0);
    }

    void aNamedRevisionIsTheOnlyOneTried()
    {
        McpWorld world;
        world.host.revision = "2025-06-18";
        world.server.withHandshake("2025-06-18");
        QVERIFY(await(world.client().connect()));
        QCOMPARE(world.server.count(u"server/discover"_s), 0);
        QCOMPARE(world.server.last(u"initialize"_s).params().value("protocolVersion"_L1).toString(), u"2025-06-18"_s);
        McpWorld strict;
        strict.host.revision = "2026-07-28";
        strict.server.withHandshake();
        QVERIFY(!await(strict.client().connect()));
        QCOMPARE(strict.server.count(u"initialize"_s), 0);
    }

    void aServerInTroubleIsNotTakenForAnOldOne()
    {
        McpWorld world;
        world.server.withHandshake().on("server/discover", [](const Asked &) { return ScriptedMcp::status(503); });
        const auto server = await(world.client().connect());
        QVERIFY(!server);
        QCOMPARE(server.error().fault, Fault::Network);
        QCOMPARE(world.server.count(u"initialize"_s), 0);
    }

    void manyCallersConnectOnce()
    {
        McpWorld world;
        world.server.withHandshake();
        std::vector<Task<Result<McpServer>>> tasks;
        for (int i = 0; i < 5; ++i)
            tasks.push_back(world.client().connect());
        for (const auto &server : await(whenAll(std::move(tasks))))
            QVERIFY(server);
        QCOMPARE(world.server.count(u"initialize"_s), 1);
    }

    void changesAreListenedForWhereTheServerTellsThem_data()
    {
        QTest::addColumn<QByteArray>("tools");
        QTest::addColumn<int>("listens");
        QTest::newRow("it does") << QByteArray("{\"listChanged\":true}") << 1;
        QTest::newRow("it does not") << QByteArray("{}") << 0;
    }
    void changesAreListenedForWhereTheServerTellsThem()
    {
        QFETCH(QByteArray, tools);
        QFETCH(int, listens);
        McpWorld world;
        QStringList changed;
        world.host.changed = [&](const QString &list) { changed << list; };
        world.server.result(
            "server/discover", "{\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{\"tools\":" + tools + "}}");
        world.server.on("subscriptions/listen", [](const Asked &) {
            return ScriptedMcp::events(
                {"data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}\n\n"}, true);
        });
        QVERIFY(await(world.client().connect()));
        QCOMPARE(world.server.count(u"subscriptions/listen"_s), listens);
        QCOMPARE(changed, QStringList(listens, u"tools"_s));
        if (listens > 0)
            QCOMPARE(world.server.last(u"subscriptions/listen"_s).params().value("notifications"_L1).toObject(),
                (QJsonObject{{u"toolsListChanged"_s, true}}));
    }

    void aServerThatKnowsNoListeningIsNotAskedAgain()
    {
        McpWorld world;
        world.host.changed = [](const QString &) { };
        world.server.result("server/discover",
            "{\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{\"tools\":{\"listChanged\":true}}}");
        world.server.on(
            "subscriptions/listen", [](const Asked &one) { return ScriptedMcp::failure(one, -32601, "no", 404); });
        QVERIFY(await(world.client().connect()));
        QCOMPARE(world.server.count(u"subscriptions/listen"_s), 1);
    }
};

AGENT0_TEST(McpNegotiationTest)

#include "tst_mcpnegotiation.moc"
