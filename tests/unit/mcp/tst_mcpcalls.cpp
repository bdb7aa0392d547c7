#include "mcpworld.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using test::await;
using test::McpWorld;
using test::ScriptedMcp;
using Asked = ScriptedMcp::Asked;

namespace {

const QByteArray Form = "{\"message\":\"Sure?\",\"requestedSchema\":{\"type\":\"object\",\"properties\":{\"sure\":{"
                        "\"type\":\"boolean\",\"default\":true}}}}";

McpTool tool(const QString &name)
{
    McpTool one;
    one.name = name;
    return one;
}

struct Gone {
    bool *gone;
    ~Gone() { *gone = true; }
};

Task<ElicitationReply> neverAnswered(bool *gone)
{
    const Gone guard{gone};
    OneShot<ElicitationReply> never;
    ElicitationReply reply = co_await never.receiver;
    co_return reply;
}

Task<ElicitationReply> answeredOn(OneShot<bool>::Receiver receiver)
{
    co_await receiver;
    ElicitationReply reply;
    reply.action = ElicitationReply::Action::Accept;
    co_return reply;
}

Task<> calling(McpWorld *world) { (void)co_await world->client().call(tool(u"t"_s), {}); }

QByteArray question(const QByteArray &id)
{
    return R"(data: {"jsonrpc":"2.0","id":")" + id + R"(","method":"elicitation/create","params":)" + Form + "}\n\n";
}

QByteArray taken(const QByteArray &id)
{
    return R"(data: {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":")" + id + "\"}}\n\n";
}

Task<ElicitationReply> accept(Elicitation) { co_return ElicitationReply{ElicitationReply::Action::Accept, {}}; }

/// A server that wants that of the client, on the way to the result of a call.
void asking(McpWorld &world, bool stateless, const QByteArray &request)
{
    if (stateless) {
        world.server.stateless().on("tools/call", [request](const Asked &one) {
            return ScriptedMcp::given(one,
                one.params().contains("inputResponses"_L1)
                    ? QByteArray(R"({"content":[]})")
                    : R"({"resultType":"input_required","inputRequests":{"q":)" + request + "}}");
        });
        return;
    }
    world.server.withHandshake().on("tools/call", [request](const Asked &one) {
        return ScriptedMcp::events({R"(data: {"jsonrpc":"2.0","id":"q",)" + request.sliced(1) + "\n\n",
            "data: " + ScriptedMcp::resultText(one, R"({"content":[]})") + "\n\n"});
    });
}

/// What the client has answered.
QJsonObject answerOf(const McpWorld &world, bool stateless)
{
    if (stateless)
        return world.server.last(u"tools/call"_s)
            .params()
            .value("inputResponses"_L1)
            .toObject()
            .value("q"_L1)
            .toObject();
    const auto answer = std::ranges::find_if(
        world.server.asked, [](const Asked &one) { return one.message.value("id"_L1).toString() == "q"_L1; });
    return answer == world.server.asked.end() ? QJsonObject() : answer->message.value("result"_L1).toObject();
}

} // namespace

/// Lists, calls, and what servers do to them.
class McpCallsTest : public QObject {
    Q_OBJECT

private slots:
    void toolsKeepTheirSchemasByteForByte()
    {
        McpWorld world;
        const QByteArray schema = "{\"z\":1.0,\"$schema\":\"https://json-schema.org/draft/2020-12/schema\", \"a\" : "
                                  "{\"$ref\":\"http://evil.test/x\"},\"n\":12345678901234567890}";
        world.server.stateless().result("tools/list",
            "{\"tools\":[{\"name\":\"t\",\"title\":\"T\",\"description\":\"D\",\"inputSchema\":" + schema
                + ",\"annotations\":{\"readOnlyHint\":true,\"destructiveHint\":\"yes\"}}]}");
        const auto tools = await(world.client().tools());
        QVERIFY(tools);
        QCOMPARE(tools->size(), 1);
        QCOMPARE(tools->constFirst().inputSchema, schema);
        QCOMPARE(tools->constFirst().hints.readOnly, std::optional(true));
        QCOMPARE(tools->constFirst().hints.destructive, std::nullopt);
        QCOMPARE(world.server.asked.size(), 2); // nothing a schema refers to is fetched
    }

    void badToolsAreLeftOut()
    {
        McpWorld world;
        world.server.stateless().result("tools/list",
            "{\"tools\":[{\"name\":\"good\",\"inputSchema\":{}},{\"name\":\"good\",\"inputSchema\":{\"again\":1}},{"
            "\"inputSchema\":{}},{\"name\":\"x\"},\"text\","
            "{\"name\":\"h\",\"inputSchema\":{\"properties\":{\"p\":{\"type\":\"number\",\"x-mcp-header\":\"A\"}}}},{"
            "\"name\":\""
                + QByteArray(300, 'n') + "\",\"inputSchema\":{}}]}");
        const auto tools = await(world.client().tools());
        QVERIFY(tools);
        QCOMPARE(tools->size(), 1);
        QCOMPARE(tools->constFirst().inputSchema, QByteArray("{}"));
        QCOMPARE(world.warnings, QStringList(6, u"mcp_tool"_s));
    }

    void pagesAreFollowed()
    {
        McpWorld world;
        world.server.stateless().on("tools/list", [](const Asked &one) {
            const bool second = one.params().value("cursor"_L1).toString() == "c/\"1"_L1;
            return ScriptedMcp::given(one,
                second ? "{\"tools\":[{\"name\":\"b\",\"inputSchema\":{}}]}"
                       : "{\"tools\":[{\"name\":\"a\",\"inputSchema\":{}}],\"nextCursor\":\"c/\\\"1\"}");
        });
        const auto tools = await(world.client().tools());
        QVERIFY(tools);
        QCOMPARE(tools->size(), 2);
    }

    void endlessListsEnd_data()
    {
        QTest::addColumn<bool>("same");
        QTest::newRow("the same cursor") << true;
        QTest::newRow("new cursors for ever") << false;
    }
    void endlessListsEnd()
    {
        QFETCH(bool, same);
        McpWorld world;
        int pages = 0;
        world.server.stateless().on("tools/list", [&](const Asked &one) {
            ++pages;
            return ScriptedMcp::given(
                one, "{\"tools\":[],\"nextCursor\":\"" + QByteArray::number(same ? 0 : pages) + "\"}");
        });
        const auto tools = await(world.client().tools());
        QVERIFY(!tools);
        QCOMPARE(tools.error().code, u"endless_cursor"_s);
        QCOMPARE(pages, same ? 2 : 100);
    }

    void aCallRepeatsInHeadersWhatItsToolWants()
    {
        McpWorld world;
        world.server.stateless().result("tools/call", "{\"content\":[]}");
        McpTool one = tool(u"日 tool"_s);
        one.headers = {{{u"region"_s}, "Region"}};
        QVERIFY(await(world.client().call(one, "{\"region\":\"us\",\"n\":1.0}")));
        const Asked &call = world.server.last(u"tools/call"_s);
        QCOMPARE(call.header("Mcp-Param-Region"), QByteArray("us"));
        QCOMPARE(call.header("Mcp-Name"), QByteArray("=?base64?5pelIHRvb2w=?="));
        QVERIFY(call.request.body.contains("\"arguments\":{\"region\":\"us\",\"n\":1.0}"));
    }

    void resultsOfEveryKind()
    {
        McpWorld world;
        world.server.stateless().result("tools/call",
            "{\"content\":[{\"type\":\"text\",\"text\":\"hi\"},{\"type\":\"image\",\"data\":\"aGk=\",\"mimeType\":"
            "\"image/png\"},"
            "{\"type\":\"resource\",\"resource\":{\"uri\":\"u:1\",\"text\":\"t\"}},{\"type\":\"resource\",\"resource\":"
            "{\"uri\":\"u:2\",\"blob\":\"aGk=\"}},"
            "{\"type\":\"resource_link\",\"uri\":\"file:///etc/"
            "passwd\",\"name\":\"n\"},{\"type\":\"hologram\",\"x\":1}],"
            "\"structuredContent\":{\"b\":1.50,\"a\":2},\"isError\":true}");
        const auto result = await(world.client().call(tool(u"t"_s), {}));
        QVERIFY(result);
        QVERIFY(result->isError);
        QCOMPARE(result->structured, QByteArray("{\"b\":1.50,\"a\":2}"));
        QCOMPARE(result->content.size(), 6);
        QCOMPARE(result->content[1].data, QByteArray("hi"));
        QCOMPARE(result->content[3].data, QByteArray("hi"));
        QCOMPARE(result->content[4].uri, u"file:///etc/passwd"_s);
        QCOMPARE(result->content[5].type, u"hologram"_s);
    }

    void brokenResults_data()
    {
        QTest::addColumn<QByteArray>("result");
        QTest::newRow("content is text") << QByteArray("{\"content\":\"hi\"}");
        QTest::newRow("content without a type") << QByteArray("{\"content\":[{\"text\":\"hi\"}]}");
        QTest::newRow("not base64") << QByteArray(
            "{\"content\":[{\"type\":\"image\",\"data\":\"%%%\",\"mimeType\":\"image/png\"}]}");
        QTest::newRow("text is a number") << QByteArray("{\"content\":[{\"type\":\"text\",\"text\":1}]}");
        QTest::newRow("a resource without address")
            << QByteArray("{\"content\":[{\"type\":\"resource\",\"resource\":{}}]}");
        QTest::newRow("isError is text") << QByteArray("{\"content\":[],\"isError\":\"no\"}");
    }
    void brokenResults()
    {
        QFETCH(QByteArray, result);
        McpWorld world;
        world.server.stateless().result("tools/call", result);
        const auto got = await(world.client().call(tool(u"t"_s), {}));
        QVERIFY(!got);
        QCOMPARE(got.error().code, u"mcp_member"_s);
        QCOMPARE(got.error().fault, Fault::Malformed);
    }

    void argumentsThatAreNoObjectAreNotSent()
    {
        McpWorld world;
        world.server.stateless();
        const auto got = await(world.client().call(tool(u"t"_s), "[1]"));
        QVERIFY(!got);
        QCOMPARE(got.error().fault, Fault::Usage);
        QVERIFY(world.server.asked.empty());
    }

    void progressIsHeardWhileItsCallRuns()
    {
        McpWorld world;
        world.server.withHandshake().on("tools/call", [](const Asked &one) {
            const QByteArray token =
                QByteArray::number(one.params().value("_meta"_L1).toObject().value("progressToken"_L1).toInteger());
            return ScriptedMcp::events(
                {"data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":"
                        + token
                        + ",\"progress\":1,\"total\":2,\"message\":\"a\\u001bb\"}}\n\ndata: "
                          "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/"
                          "progress\",\"params\":{\"progressToken\":99,\"progress\":7}}\n\n",
                    "data: " + ScriptedMcp::resultText(one, "{}") + "\n\n"});
        });
        QList<McpProgress> heard;
        QVERIFY(await(world.client().call(tool(u"t"_s), {}, [&](const McpProgress &progress) { heard << progress; })));
        QCOMPARE(heard.size(), 1);
        QCOMPARE(heard[0].total, std::optional(2.0));
        QVERIFY(!heard[0].message.contains(u'\x1b'));
    }

    void inputIsGivenAndTheStateGoesBackByteForByte()
    {
        McpWorld world;
        world.host.elicit = accept;
        QList<qint64> ids;
        world.server.stateless().on("tools/call", [&](const Asked &one) {
            ids << one.message.value("id"_L1).toInteger();
            if (!one.params().contains("inputResponses"_L1))
                return ScriptedMcp::given(one,
                    "{\"resultType\":\"input_required\",\"inputRequests\":{\"k\":{\"method\":\"elicitation/"
                    "create\",\"params\":"
                        + Form + "}},\"requestState\":\"a\\u0041\\/\\\"x\"}");
            return ScriptedMcp::given(one, "{\"content\":[]}");
        });
        QVERIFY(await(world.client().call(tool(u"t"_s), "{\"x\":1}")));
        const Asked &again = world.server.last(u"tools/call"_s);
        QVERIFY(again.request.body.contains("\"requestState\":\"a\\u0041\\/\\\"x\""));
        QVERIFY(again.request.body.contains(
            "\"inputResponses\":{\"k\":{\"action\":\"accept\",\"content\":{\"sure\":true}}}"));
        QVERIFY(again.request.body.contains("\"arguments\":{\"x\":1}"));
        QCOMPARE(ids.size(), 2);
        QVERIFY(ids[0] != ids[1]);
    }

    void withoutStateNoneGoesBack()
    {
        McpWorld world;
        world.host.elicit = accept;
        world.server.stateless().on("tools/call", [&](const Asked &one) {
            if (!one.params().contains("inputResponses"_L1))
                return ScriptedMcp::given(one,
                    "{\"resultType\":\"input_required\",\"inputRequests\":{\"k\":{\"method\":\"elicitation/"
                    "create\",\"params\":"
                        + Form + "}}}");
            return ScriptedMcp::given(one, "{\"content\":[]}");
        });
        QVERIFY(await(world.client().call(tool(u"t"_s), {})));
        QVERIFY(!world.server.last(u"tools/call"_s).params().contains("requestState"_L1));
        QVERIFY(await(world.client().call(tool(u"other"_s), {})));
        // What one call was asked is in no other.
        QCOMPARE(world.server.count(u"tools/call"_s), 4);
    }

    void inputWithoutEndEnds()
    {
        McpWorld world;
        world.server.stateless().result("tools/call", "{\"resultType\":\"input_required\",\"requestState\":\"s\"}");
        const auto got = await(world.client().call(tool(u"t"_s), {}));
        QVERIFY(!got);
        QCOMPARE(got.error().code, u"endless_input"_s);
        QCOMPARE(world.server.count(u"tools/call"_s), 10);
    }

    void whatIsNotOfferedIsRefused_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::newRow("sampling") << QByteArray("sampling/createMessage");
        QTest::newRow("elicitation without a person") << QByteArray("elicitation/create");
        QTest::newRow("roots where there are none") << QByteArray("roots/list");
        QTest::newRow("made up") << QByteArray("files/delete");
    }
    void whatIsNotOfferedIsRefused()
    {
        QFETCH(QByteArray, method);
        McpWorld world;
        world.server.withHandshake().on("tools/call", [&](const Asked &one) {
            return ScriptedMcp::events(
                {"data: {\"jsonrpc\":\"2.0\",\"id\":\"q\",\"method\":\"" + method + "\",\"params\":" + Form + "}\n\n",
                    "data: " + ScriptedMcp::resultText(one, "{\"content\":[]}") + "\n\n"});
        });
        QVERIFY(await(world.client().call(tool(u"t"_s), {})));
        const auto refused = std::ranges::find_if(
            world.server.asked, [](const Asked &one) { return one.message.value("id"_L1).toString() == "q"_L1; });
        QVERIFY(refused != world.server.asked.end());
        QCOMPARE(refused->message.value("error"_L1).toObject().value("code"_L1).toInt(), -32601);
    }

    void rootsAreTold_data()
    {
        QTest::addColumn<bool>("stateless");
        QTest::newRow("with a session") << false;
        QTest::newRow("as input of a call") << true;
    }
    void rootsAreTold()
    {
        QFETCH(bool, stateless);
        McpWorld world;
        world.host.roots = QJsonArray{QJsonObject{{u"uri"_s, u"file:///work"_s}, {u"name"_s, u"Work"_s}}};
        asking(world, stateless, R"({"method":"roots/list"})");
        QVERIFY(await(world.client().call(tool(u"t"_s), {})));
        QCOMPARE(answerOf(world, stateless).value("roots"_L1).toArray(), *world.host.roots);
    }

    /// A form has the order of its text on either wire: QJsonObject would sort it.
    void aFormStandsInTheServersOrder_data() { rootsAreTold_data(); }
    void aFormStandsInTheServersOrder()
    {
        QFETCH(bool, stateless);
        McpWorld world;
        QStringList names;
        world.host.elicit = [&](Elicitation form) {
            for (const ElicitationField &field : form.fields)
                names << field.name;
            return accept({});
        };
        asking(world, stateless,
            R"({"method":"elicitation/create","params":{"message":"Where to?","requestedSchema":{"type":"object","properties":{"street":{"type":"string"},"city":{"type":"string"},"age":{"type":"integer"}}}}})");
        QVERIFY(await(world.client().call(tool(u"t"_s), {})));
        QCOMPARE(names, QStringList({u"street"_s, u"city"_s, u"age"_s}));
    }

    void aPasswordIsNeverAskedFor()
    {
        McpWorld world;
        bool shown = false;
        world.host.elicit = [&](Elicitation) {
            shown = true;
            return accept({});
        };
        world.server.withHandshake().on("tools/call", [&](const Asked &one) {
            return ScriptedMcp::events(
                {"data: "
                 "{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"method\":\"elicitation/create\",\"params\":{\"message\":\"Sign "
                 "in\",\"requestedSchema\":{\"type\":\"object\",\"properties\":{\"password\":{\"type\":\"string\"}}}}}"
                 "\n\n",
                    "data: " + ScriptedMcp::resultText(one, "{\"content\":[]}") + "\n\n"});
        });
        QVERIFY(await(world.client().call(tool(u"t"_s), {})));
        QVERIFY(!shown);
        QCOMPARE(world.warnings, QStringList{u"elicitation_unsafe"_s});
        const auto declined = std::ranges::find_if(
            world.server.asked, [](const Asked &one) { return one.message.value("id"_L1).toString() == "q"_L1; });
        QCOMPARE(declined->message.value("result"_L1).toObject().value("action"_L1).toString(), u"decline"_s);
    }

    void aQuestionTakenBackIsAskedNoMore()
    {
        McpWorld world;
        bool gone = false;
        world.host.elicit = [&](Elicitation) { return neverAnswered(&gone); };
        world.server.withHandshake().on("tools/call", [&](const Asked &one) {
            return ScriptedMcp::events(
                {"data: {\"jsonrpc\":\"2.0\",\"id\":\"q\",\"method\":\"elicitation/create\",\"params\":" + Form
                        + "}\n\n",
                    "data: "
                    "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":\"q\"}}\n\n",
                    "data: " + ScriptedMcp::resultText(one, "{\"content\":[]}") + "\n\n"});
        });
        QVERIFY(await(world.client().call(tool(u"t"_s), {})));
        QVERIFY(gone);
        const auto answered = std::ranges::find_if(
            world.server.asked, [](const Asked &one) { return one.message.value("id"_L1).toString() == "q"_L1; });
        QVERIFY(answered == world.server.asked.end()); // nobody waits for an answer
    }

    void aServerMayBeSilentAsLongAsItWaitsForThePerson()
    {
        McpWorld world;
        bool gone = false;
        world.host.elicit = [&](Elicitation) { return neverAnswered(&gone); };
        world.server.withHandshake().on("tools/call", [&](const Asked &one) {
            return ScriptedMcp::events(
                {question("q"), taken("q"), "data: " + ScriptedMcp::resultText(one, "{\"content\":[]}") + "\n\n"});
        });
        QVERIFY(await(world.client().call(tool(u"t"_s), {})));
        const Milliseconds patience = world.host.patience;
        QCOMPARE(world.server.silences.size(), 3U);
        QCOMPARE(world.server.silences[0], patience);
        QVERIFY(world.server.silences[1] > patience);
        QCOMPARE(world.server.silences[2], patience);
    }

    void oneQuestionIsPutAfterTheOther()
    {
        McpWorld world;
        std::vector<OneShot<bool>::Sender> open;
        world.host.elicit = [&](Elicitation) {
            OneShot<bool> answer;
            open.push_back(answer.sender);
            return answeredOn(std::move(answer.receiver));
        };
        world.server.withHandshake().on(
            "tools/call", [&](const Asked &) { return ScriptedMcp::events({question("a"), question("b")}, true); });
        TaskScope scope;
        scope.start(calling(&world));
        QCOMPARE(open.size(), 1U);
        open[0].send(true);
        QCOMPARE(open.size(), 2U);
        open[1].send(true);
        QCOMPARE(std::ranges::count_if(world.server.asked,
                     [](const Asked &one) { return one.message.value("result"_L1)[u"action"] == u"accept"_s; }),
            2);
    }

    void anAddressThatIsNeededFirstIsShown()
    {
        McpWorld world;
        QByteArrayList shown;
        world.host.elicit = [&](Elicitation asked) {
            shown << asked.address;
            return accept({});
        };
        world.server.stateless().on("tools/call", [](const Asked &one) {
            return ScriptedMcp::failure(one, -32042, "sign in there", 200,
                "{\"elicitations\":[{\"mode\":\"url\",\"url\":\"https://a.test/"
                "1\",\"message\":\"m\",\"elicitationId\":\"e\"}]}");
        });
        const auto got = await(world.client().call(tool(u"t"_s), {}));
        QVERIFY(!got);
        QCOMPARE(got.error().code, u"mcp_address_needed"_s);
        QCOMPARE(shown, QByteArrayList{"https://a.test/1"});
    }

    void resourcesPromptsAndCompletion()
    {
        McpWorld world;
        world.server.stateless()
            .result("resources/list", "{\"resources\":[{\"uri\":\"todo://all\",\"name\":\"All\",\"size\":3}]}")
            .result("resources/templates/list",
                "{\"resourceTemplates\":[{\"uriTemplate\":\"todo://{id}\",\"name\":\"One\"}]}")
            .result("resources/read", "{\"contents\":[{\"uri\":\"todo://all\",\"text\":\"x\"}]}")
            .result(
                "prompts/list", "{\"prompts\":[{\"name\":\"p\",\"arguments\":[{\"name\":\"a\",\"required\":true}]}]}")
            .result(
                "prompts/get", "{\"messages\":[{\"role\":\"user\",\"content\":{\"type\":\"text\",\"text\":\"Do\"}}]}")
            .result("completion/complete", "{\"completion\":{\"values\":[\"alpha\",1,\"beta\"],\"hasMore\":true}}");
        McpClient &client = world.client();
        const auto resources = await(client.resources());
        QVERIFY(resources);
        QCOMPARE(resources->constFirst().size, std::optional<qint64>(3));
        QCOMPARE(await(client.resourceTemplates())->constFirst().uriTemplate, u"todo://{id}"_s);
        QCOMPARE(await(client.read(u"todo://all"_s))->constFirst().text, u"x"_s);
        QCOMPARE(world.server.last(u"resources/read"_s).header("Mcp-Name"), QByteArray("todo://all"));
        QVERIFY(await(client.prompts())->constFirst().arguments.constFirst().required);
        QCOMPARE(await(client.prompt(u"p"_s, {{u"a"_s, u"1"_s}}))->messages.constFirst().content.text, u"Do"_s);
        const auto completion =
            await(client.complete({{u"type"_s, u"ref/prompt"_s}, {u"name"_s, u"p"_s}}, u"a"_s, u"a"_s));
        QVERIFY(completion);
        QCOMPARE(completion->values, QStringList({u"alpha"_s, u"beta"_s}));
    }

    void logsAreHarmlessAndHeardOnlyWhereWanted()
    {
        McpWorld world;
        QStringList lines;
        world.host.log = [&](const McpLogMessage &message) { lines << message.level + u':' + message.text; };
        world.server.stateless().on("tools/call", [](const Asked &one) {
            return ScriptedMcp::events(
                {"data: "
                 "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/"
                 "message\",\"params\":{\"level\":\"info\",\"data\":{\"a\":\"\\u001b[2J\"}}}\n\n",
                    "data: " + ScriptedMcp::resultText(one, "{\"content\":[]}") + "\n\n"});
        });
        QVERIFY(await(world.client().call(tool(u"t"_s), {})));
        QCOMPARE(lines.size(), 1);
        QVERIFY(!lines[0].contains(u'\x1b'));
        QCOMPARE(world.server.last(u"tools/call"_s)
                     .params()
                     .value("_meta"_L1)
                     .toObject()
                     .value("io.modelcontextprotocol/logLevel"_L1)
                     .toString(),
            u"info"_s);
    }
};

AGENT0_TEST(McpCallsTest)

#include "tst_mcpcalls.moc"
