#include "mcpcaller.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace agent0::sandbox;
using namespace agent0::test;

/// The MCP server of Todo0, request by request.
class McpServerTest : public QObject {
    Q_OBJECT
private slots:
    void init() { m_company = std::make_unique<Company>(); }

    void withoutATokenItSaysWhereToGetOne()
    {
        McpCaller caller(*m_company, QByteArray());
        const Received answer = caller.stateless("server/discover", "{}");
        QCOMPARE(answer.status(), 401);
        QVERIFY(answer.header("WWW-Authenticate").contains("resource_metadata=\""));
        const Received metadata =
            m_company->get(m_company->box.resourceOf("todo0") + ".well-known/oauth-protected-resource/mcp");
        QCOMPARE(member(metadata.json(), "resource"), m_company->box.resourceOf("todo0"));
    }

    void theStatelessRevision()
    {
        McpCaller caller(*m_company);
        const Received found = caller.stateless("server/discover", "{}");
        QCOMPARE(found.status(), 200);
        const QJsonObject result = found.json().value("result"_L1).toObject();
        QVERIFY(result.value("supportedVersions"_L1).toArray().contains("2026-07-28"_L1));
        QCOMPARE(result.value("resultType"_L1).toString(), u"complete"_s);
        const Received tools = caller.stateless("tools/list", "{}");
        QCOMPARE(tools.json().value("result"_L1)[u"tools"].toArray().size(), 5);
        const Received listed =
            caller.stateless("tools/call", "{\"name\":\"list_todos\",\"arguments\":{}}", "list_todos");
        QCOMPARE(listed.json().value("result"_L1)[u"structuredContent"][u"todos"].toArray().size(), 3);
    }

    void headersMustSayWhatTheBodySays_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("version") << QByteArray("MCP-Protocol-Version") << QByteArray("2025-11-25");
        QTest::newRow("method") << QByteArray("Mcp-Method") << QByteArray("tools/list");
        QTest::newRow("name") << QByteArray("Mcp-Name") << QByteArray("add_todo");
        QTest::newRow("parameter") << QByteArray("Mcp-Param-Filter") << QByteArray("done");
    }
    void headersMustSayWhatTheBodySays()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        McpCaller caller(*m_company);
        caller.instead = {name, value};
        const Received answer = caller.stateless(
            "tools/call", "{\"name\":\"list_todos\",\"arguments\":{\"filter\":\"open\"}}", "list_todos");
        QCOMPARE(answer.status(), 400);
        QCOMPARE(answer.json().value("error"_L1)[u"code"].toInt(), -32020);
    }

    void anUnknownRevisionIsAnsweredWithThoseItHas()
    {
        McpCaller caller(*m_company);
        caller.revision = "2030-01-01";
        const Received answer = caller.stateless("server/discover", "{}");
        QCOMPARE(answer.status(), 400);
        QCOMPARE(answer.json().value("error"_L1)[u"code"].toInt(), -32022);
        QVERIFY(answer.json().value("error"_L1)[u"data"][u"supported"].toArray().contains("2026-07-28"_L1));
    }

    void anUnknownMethodIs404InTheStatelessRevision()
    {
        McpCaller caller(*m_company);
        QCOMPARE(caller.stateless("logging/setLevel", "{}").status(), 404);
    }

    void aSessionIsBegunUsedAndEnded()
    {
        McpCaller caller(*m_company);
        const Received begun = caller.inSession(
            "initialize", "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},\"clientInfo\":{}}");
        QCOMPARE(begun.status(), 200);
        QCOMPARE(begun.json().value("result"_L1)[u"protocolVersion"].toString(), u"2025-06-18"_s);
        caller.session = begun.header("Mcp-Session-Id");
        QVERIFY(!caller.session.isEmpty());
        QCOMPARE(caller.notify("notifications/initialized").status(), 202);
        QCOMPARE(caller.inSession("ping", "{}").status(), 200);
        QCOMPARE(caller.remove().status(), 200);
        QCOMPARE(caller.inSession("ping", "{}").status(), 404);
    }

    void withoutASessionThereIsNoAnswer()
    {
        McpCaller caller(*m_company);
        QCOMPARE(caller.inSession("tools/list", "{}").status(), 400);
        caller.session = "made-up";
        QCOMPARE(caller.inSession("tools/list", "{}").status(), 404);
    }

    void theServerSaysNothingOnItsOwn()
    {
        McpCaller caller(*m_company);
        QCOMPARE(caller.get({}).status(), 405);
    }

    void clearingAsksFirst()
    {
        m_company->box.todos("todo0").update(u"00uada"_s, u"1"_s, {}, true, {});
        McpCaller caller(*m_company);
        caller.capabilities = "{\"elicitation\":{}}";
        const QByteArray call = "{\"name\":\"clear_completed\",\"arguments\":{}";
        const QJsonObject asked =
            caller.stateless("tools/call", call + "}", "clear_completed").json().value("result"_L1).toObject();
        QCOMPARE(asked.value("resultType"_L1).toString(), u"input_required"_s);
        QVERIFY(asked.value("requestState"_L1).isString());
        const Received done = caller.stateless("tools/call",
            call + ",\"inputResponses\":{\"question\":{\"action\":\"accept\",\"content\":{\"confirm\":true}}}}",
            "clear_completed");
        QVERIFY(done.body().contains("Removed"));
    }

    void aClientThatCannotAskRemovesNothing()
    {
        McpCaller caller(*m_company);
        const Received answer =
            caller.stateless("tools/call", "{\"name\":\"clear_completed\",\"arguments\":{}}", "clear_completed");
        QVERIFY(answer.json().value("result"_L1)[u"isError"].toBool());
    }

    void progressGoesBeforeItsResult()
    {
        McpCaller caller(*m_company);
        caller.progressToken = "7";
        const Received answer = caller.stateless(
            "tools/call", "{\"name\":\"import_todos\",\"arguments\":{\"tasks\":[\"a\",\"b\"]}}", "import_todos");
        QCOMPARE(answer.header("Content-Type"), QByteArray("text/event-stream"));
        QCOMPARE(answer.body().count("notifications/progress"), 2);
        QVERIFY(answer.body().indexOf("Imported 2") > answer.body().lastIndexOf("notifications/progress"));
    }

    void resourcesAndPrompts()
    {
        McpCaller caller(*m_company);
        QVERIFY(caller.stateless("resources/read", "{\"uri\":\"todo://all\"}", "todo://all")
                .body()
                .contains("Connect Agent0"));
        QCOMPARE(caller.stateless("resources/read", "{\"uri\":\"todo://x\"}", "todo://x")
                     .json()
                     .value("error"_L1)[u"code"]
                     .toInt(),
            -32002);
        QVERIFY(caller.stateless("prompts/get", "{\"name\":\"plan_day\",\"arguments\":{\"focus\":\"F\"}}", "plan_day")
                .body()
                .contains("Plan my day"));
        const Received completed = caller.stateless("completion/complete",
            "{\"ref\":{\"type\":\"ref/"
            "prompt\",\"name\":\"plan_day\"},\"argument\":{\"name\":\"focus\",\"value\":\"conn\"}}");
        QCOMPARE(completed.json().value("result"_L1)[u"completion"][u"values"].toArray().size(), 1);
    }

private:
    std::unique_ptr<Company> m_company;
};

AGENT0_TEST(McpServerTest)
#include "tst_mcpserver.moc"
