#include "mcpworld.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using test::await;
using test::McpWorld;
using test::ScriptedMcp;
using Asked = ScriptedMcp::Asked;

Q_DECLARE_METATYPE(agent0::test::ScriptedMcp::Answer)

namespace {

constexpr auto Call = "tools/call"_L1;

QByteArray said(const QByteArray &data) { return "data: " + data + "\n\n"; }

Task<Result<RpcAnswer>> call(McpWorld *world)
{
    McpAsk ask("tools/call");
    ask.params.append({QByteArray("name"), QByteArray("\"t\"")});
    co_return co_await world->client().ask(std::move(ask));
}

Task<bool> closed(McpClient *client)
{
    co_await client->close();
    co_return true;
}

Task<> callAndNote(McpWorld *world, bool *done)
{
    const auto answer = co_await call(world);
    *done = answer.has_value();
}

} // namespace

/// Streamable HTTP as revisions with sessions and the stateless one speak it.
class StreamableHttpTest : public QObject {
    Q_OBJECT

private slots:
    void theSessionIsNamedFromThenOnAndEnded()
    {
        McpWorld world;
        world.server.withHandshake("2025-11-25", {{"Mcp-Session-Id", "s-1"}}).result("tools/call", "{}");
        QVERIFY(await(call(&world)));
        QCOMPARE(world.server.last(u"initialize"_s).header("Mcp-Session-Id"), QByteArray());
        QCOMPARE(world.server.last(u"notifications/initialized"_s).header("Mcp-Session-Id"), QByteArray("s-1"));
        QCOMPARE(world.server.last(Call).header("Mcp-Session-Id"), QByteArray("s-1"));
        QCOMPARE(world.server.last(Call).header("MCP-Protocol-Version"), QByteArray("2025-11-25"));
        QVERIFY(await(closed(&world.client())));
        QCOMPARE(world.server.asked.back().request.method, QByteArray("DELETE"));
        QCOMPARE(world.server.asked.back().header("Mcp-Session-Id"), QByteArray("s-1"));
    }

    void aSessionIdThatNoHeaderCarriesIsRefused()
    {
        McpWorld world;
        world.server.withHandshake("2025-11-25", {{"Mcp-Session-Id", "s 1"}});
        const auto answer = await(call(&world));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, u"not_mcp"_s);
    }

    void aLostSessionIsBegunAnewOnce()
    {
        McpWorld world;
        int session = 0;
        world.server.withHandshake();
        world.server.on("initialize", [&](const Asked &one) {
            return ScriptedMcp::given(one, "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{}}",
                {{"Mcp-Session-Id", "s-" + QByteArray::number(++session)}});
        });
        world.server.on("tools/call", [](const Asked &one) {
            if (one.header("Mcp-Session-Id") == "s-1")
                return ScriptedMcp::failure(one, -32001, "Session not found", 404);
            return ScriptedMcp::given(one, "{}");
        });
        QVERIFY(await(call(&world)));
        QCOMPARE(session, 2);
        QCOMPARE(world.server.last(u"initialize"_s).header("Mcp-Session-Id"), QByteArray());
    }

    void aSessionThatIsLostAgainIsAnError()
    {
        McpWorld world;
        world.server.withHandshake("2025-11-25", {{"Mcp-Session-Id", "s"}});
        world.server.on("tools/call", [](const Asked &) { return ScriptedMcp::status(404); });
        const auto answer = await(call(&world));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, u"session_lost"_s);
        QCOMPARE(world.server.count(u"initialize"_s), 2);
    }

    void anAnswerComesOnAnEventStreamInAnyPieces()
    {
        const QByteArray stream = said("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/"
                                       "progress\",\"params\":{\"progressToken\":1,\"progress\":1}}")
            + said("{\"jsonrpc\":\"2.0\",\"id\":ID,\"result\":{\"ok\":true}}");
        for (qsizetype cut = 0; cut < stream.size(); cut += 7) {
            McpWorld world;
            world.server.stateless().on("tools/call", [&](const Asked &one) {
                const QByteArray text = QByteArray(stream).replace("ID", ScriptedMcp::idOf(one));
                QByteArrayList pieces{text.first(cut), text.sliced(cut)};
                pieces.removeAll(QByteArray());
                return ScriptedMcp::events(pieces);
            });
            const auto answer = await(call(&world));
            QVERIFY(answer);
            QVERIFY(answer->result.value("ok"_L1).toBool());
        }
    }

    void aStreamThatWasCutIsTakenUpAgainAsTheServerAsked()
    {
        McpWorld world;
        QByteArray id;
        world.server.withHandshake("2025-11-25", {{"Mcp-Session-Id", "s"}});
        world.server.on("tools/call", [&](const Asked &one) {
            id = ScriptedMcp::idOf(one);
            return ScriptedMcp::events({"id: e-1\nretry: 1234\ndata: \n\n", "data: {\"json"});
        });
        world.server.on("GET", [&](const Asked &one) {
            if (one.header("Last-Event-ID").isEmpty())
                return ScriptedMcp::status(405);
            return ScriptedMcp::events({said("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{}}")});
        });
        QVERIFY(await(call(&world)));
        const Asked &again = world.server.asked.back();
        QCOMPARE(again.header("Last-Event-ID"), QByteArray("e-1"));
        QCOMPARE(again.header("Accept"), QByteArray("text/event-stream"));
        QCOMPARE(again.header("Mcp-Session-Id"), QByteArray("s"));
        QVERIFY(std::ranges::count(world.clock.slept, Milliseconds(1234)) == 1);
    }

    void aStreamIsNotTakenUpForEver()
    {
        McpWorld world;
        world.server.withHandshake();
        const auto cut = [](const Asked &one) {
            return one.method().isEmpty() && one.header("Last-Event-ID").isEmpty()
                ? ScriptedMcp::status(405)
                : ScriptedMcp::events({"id: 1\ndata: \n\n"});
        };
        world.server.on("tools/call", cut).on("GET", cut);
        const auto answer = await(call(&world));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, u"stream_cut"_s);
        QCOMPARE(
            std::ranges::count_if(world.server.asked, [](const Asked &one) { return one.request.method == "GET"; }), 6);
    }

    void anAnswerThatNeverEndsIsBoundedByTheTimeOfTheWholeCall_data()
    {
        QTest::addColumn<ScriptedMcp::Answer>("answer");
        const HttpResponse json{200, {{"Content-Type", "application/json"}}, {}};
        QTest::newRow("JSON") << ScriptedMcp::Answer{json, {"{", "\"json", "rpc"}, true};
        QTest::newRow("event stream") << ScriptedMcp::events({"id: 1\n", "data: {", "\"json"}, true);
        QTest::newRow("event stream of comments") << ScriptedMcp::events({": still", " at it\n"}, true);
    }
    void anAnswerThatNeverEndsIsBoundedByTheTimeOfTheWholeCall()
    {
        QFETCH(ScriptedMcp::Answer, answer);
        McpWorld world;
        world.server.withHandshake().on("tools/call", [&](const Asked &) { return answer; });
        const auto outcome = await(call(&world));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, u"timeout"_s);
        QCOMPARE(outcome.error().fault, Fault::Network);
        QVERIFY(std::ranges::count(world.clock.slept, McpMessage({}, {}).longest) >= 1);
    }

    void oneSizeBoundsAnAnswerHoweverOftenItIsTakenUp()
    {
        McpWorld world;
        const QByteArray chatter = "id: 1\ndata: \n\n" + QByteArray(": so on and so forth\n").repeated(600'000);
        int streams = 0;
        const auto talk = [&](const Asked &one) {
            if (one.method().isEmpty() && one.header("Last-Event-ID").isEmpty())
                return ScriptedMcp::status(405);
            ++streams;
            return ScriptedMcp::events({chatter, chatter});
        };
        world.server.withHandshake().on("tools/call", talk).on("GET", talk);
        const auto outcome = await(call(&world));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, u"answer_too_large"_s);
        QCOMPARE(streams, 3); // 25 MB each
    }

    void withoutAnIdOrWithoutSessionsACutStreamIsLost_data()
    {
        QTest::addColumn<bool>("stateless");
        QTest::newRow("stateless") << true;
        QTest::newRow("no id") << false;
    }
    void withoutAnIdOrWithoutSessionsACutStreamIsLost()
    {
        QFETCH(bool, stateless);
        McpWorld world;
        if (stateless)
            world.server.stateless();
        else
            world.server.withHandshake();
        world.server.on("tools/call",
            [&](const Asked &) { return ScriptedMcp::events({stateless ? "id: 1\ndata: \n\n" : "data: \n\n"}); });
        const auto answer = await(call(&world));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, u"stream_cut"_s);
        QCOMPARE(answer.error().fault, Fault::Network);
        QCOMPARE(world.server.count(Call), 1);
    }

    void brokenAnswers_data()
    {
        QTest::addColumn<ScriptedMcp::Answer>("answer");
        QTest::addColumn<QString>("code");
        QTest::newRow("a page") << ScriptedMcp::Answer{{200, {{"Content-Type", "text/html"}}, {}}, {"<html>"}, false}
                                << u"not_mcp"_s;
        QTest::newRow("accepted and nothing more") << ScriptedMcp::status(202) << u"not_mcp"_s;
        QTest::newRow("wrong id") << ScriptedMcp::text(200, "{\"jsonrpc\":\"2.0\",\"id\":4711,\"result\":{}}")
                                  << u"rpc_wrong_id"_s;
        QTest::newRow("the id as text") << ScriptedMcp::text(200, "{\"jsonrpc\":\"2.0\",\"id\":\"2\",\"result\":{}}")
                                        << u"rpc_wrong_id"_s;
        QTest::newRow("a request instead")
            << ScriptedMcp::text(200, "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}") << u"rpc_wrong_id"_s;
        QTest::newRow("no JSON") << ScriptedMcp::text(200, "{") << u"rpc_invalid"_s;
        QTest::newRow("batch") << ScriptedMcp::text(200, "[]") << u"rpc_batch"_s;
        QTest::newRow("wrong id on the stream")
            << ScriptedMcp::events({said("{\"jsonrpc\":\"2.0\",\"id\":4711,\"result\":{}}")}) << u"rpc_wrong_id"_s;
        QTest::newRow("garbage on the stream") << ScriptedMcp::events({said("hello")}) << u"rpc_invalid"_s;
        QTest::newRow("redirect") << ScriptedMcp::status(307) << u"redirected"_s;
        QTest::newRow("server error") << ScriptedMcp::status(500) << u"server_error"_s;
        QTest::newRow("too many requests") << ScriptedMcp::status(429) << u"rate_limited"_s;
        QTest::newRow("not there") << ScriptedMcp::status(404) << u"mcp_status"_s;
        QTest::newRow("a result of no known type")
            << ScriptedMcp::text(200, "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{\"resultType\":\"odd\"}}")
            << u"mcp_member"_s;
        QTest::newRow("input without a question")
            << ScriptedMcp::text(200, "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{\"resultType\":\"input_required\"}}")
            << u"mcp_member"_s;
    }
    void brokenAnswers()
    {
        QFETCH(ScriptedMcp::Answer, answer);
        QFETCH(QString, code);
        McpWorld world;
        world.server.stateless().on("tools/call", [&](const Asked &) { return answer; });
        const auto got = await(call(&world));
        QVERIFY(!got);
        QCOMPARE(got.error().code, code);
        QCOMPARE(got.error().leg, Leg::Resource);
        QVERIFY(!got.error().hint.isEmpty());
        QCOMPARE(world.server.count(Call), 1);
    }

    void rfc9110_10_2_3_howLongToWaitMayBeADate_data()
    {
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("seconds") << QByteArray("7");
        QTest::newRow("a date, by the server's own clock") << QByteArray("Fri, 01 Jan 2100 00:00:07 GMT");
    }
    void rfc9110_10_2_3_howLongToWaitMayBeADate()
    {
        QFETCH(QByteArray, after);
        McpWorld world;
        ScriptedMcp::Answer answer = ScriptedMcp::status(429);
        answer.head.headers = {{"Date", "Fri, 01 Jan 2100 00:00:00 GMT"}, {"Retry-After", after}};
        world.server.stateless().on("tools/call", [&](const Asked &) { return answer; });
        const auto got = await(call(&world));
        QVERIFY(!got);
        QCOMPARE(got.error().retryAfterSeconds, std::optional<qint64>(7));
    }

    void aMethodNotFoundBehindA404IsTheServersWord()
    {
        McpWorld world;
        world.server.stateless().on(
            "tools/call", [](const Asked &one) { return ScriptedMcp::failure(one, -32601, "no such method", 404); });
        const auto got = await(call(&world));
        QVERIFY(!got);
        QCOMPARE(got.error().code, u"mcp_unknown_method"_s);
        QVERIFY(got.error().message.contains(u"no such method"_s));
    }

    void droppingACallTellsAServerWithSessions()
    {
        McpWorld world;
        world.server.withHandshake().on("tools/call", [](const Asked &) { return ScriptedMcp::events({}, true); });
        bool done = false;
        {
            TaskScope scope;
            scope.start(callAndNote(&world, &done));
            QCOMPARE(world.server.count(Call), 1);
        }
        const Asked &cancelled = world.server.last(u"notifications/cancelled"_s);
        QCOMPARE(cancelled.params().value("requestId"_L1), world.server.last(Call).message.value("id"_L1));
        QVERIFY(!done);
    }

    void droppingAStatelessCallOnlyEndsItsStream()
    {
        McpWorld world;
        world.server.stateless().on("tools/call", [](const Asked &) { return ScriptedMcp::events({}, true); });
        bool done = false;
        {
            TaskScope scope;
            scope.start(callAndNote(&world, &done));
        }
        QCOMPARE(world.server.count(u"notifications/cancelled"_s), 0);
    }

    void aClientThatGoesLeavesItsCallersUnresumed()
    {
        McpWorld world;
        world.server.withHandshake().on("tools/call", [](const Asked &) { return ScriptedMcp::events({}, true); });
        bool done = false;
        TaskScope scope;
        scope.start(callAndNote(&world, &done));
        world.forget();
        scope.cancel();
        QVERIFY(!done);
    }

    void whatAServerSaysOnItsOwnIsHeard()
    {
        McpWorld world;
        QStringList changed;
        world.host.changed = [&](const QString &list) { changed << list; };
        world.server.withHandshake();
        int gets = 0;
        world.server.on("GET", [&](const Asked &) {
            if (++gets > 1)
                return ScriptedMcp::status(405);
            return ScriptedMcp::events({said("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}"),
                said("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/secrets/list_changed\"}"),
                said("{\"jsonrpc\":\"2.0\",\"id\":\"p\",\"method\":\"ping\"}")});
        });
        QVERIFY(await(world.client().connect()));
        QTRY_COMPARE(changed, QStringList{u"tools"_s});
        QTRY_COMPARE(gets, 2);
        const bool answered = std::ranges::any_of(world.server.asked, [](const Asked &one) {
            return one.message.value("id"_L1).toString() == "p"_L1 && one.message.value("result"_L1).isObject();
        });
        QVERIFY(answered);
    }
};

AGENT0_TEST(StreamableHttpTest)

#include "tst_streamablehttp.moc"
