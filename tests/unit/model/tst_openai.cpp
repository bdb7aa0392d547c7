#include "model/openai.h"
#include "providerstage.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

constexpr auto Stream = "text/event-stream";

QByteArray chunk(const QByteArray &choice, const QByteArray &more = {})
{
    return R"(data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[)" + choice + "]"
        + more + "}\n\n";
}
QByteArray text(const QByteArray &piece)
{
    return chunk(R"({"index":0,"delta":{"content":")" + piece + R"("},"finish_reason":null})");
}
QByteArray call(const QByteArray &json)
{
    return chunk(R"({"index":0,"delta":{"tool_calls":[)" + json + R"(]},"finish_reason":null})");
}
QByteArray ended(const QByteArray &reason)
{
    return chunk(R"({"index":0,"delta":{},"finish_reason":")" + reason + R"("})")
        + chunk("", R"(,"usage":{"prompt_tokens":30,"completion_tokens":9,"total_tokens":39})") + "data: [DONE]\n\n";
}

struct Stage : ProviderStage {
    explicit Stage(const QString &kind = u"openai"_s)
        : model(ports(), *openAiKindNamed(kind), base() + u"/v1"_s, u"gpt-test"_s, Secret("sk-test-key"))
    {
    }
    OpenAiModel model;
};

} // namespace

/// Chat completions as OpenAI and many others speak them.
class OpenAiTest : public QObject {
    Q_OBJECT

private slots:
    void anAnswerComesPieceByPieceHoweverItIsCut_data()
    {
        QTest::addColumn<int>("piece");
        for (const int piece : {0, 1, 3, 7, 64})
            QTest::addRow("%d", piece) << piece;
    }
    void anAnswerComesPieceByPieceHoweverItIsCut()
    {
        QFETCH(int, piece);
        Stage stage;
        stage.answers(Stream,
            chunk(R"({"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null})") + text("Two ")
                + text("\\u00fcber.") + ended("stop"),
            piece);

        const auto answer = stage.ask(stage.model);

        QVERIFY2(answer, qPrintable(codeOf(answer)));
        QCOMPARE(answer->text, u"Two \u00fcber."_s);
        QCOMPARE(stage.heard, answer->text);
        QCOMPARE(answer->stop, StopReason::Finished);
        QCOMPARE(answer->used.input, 30);
        QCOMPARE(answer->used.output, 9);
    }

    void toolsAreCalledInParallel()
    {
        Stage stage;
        stage.answers(Stream,
            call(R"({"index":0,"id":"call_a","type":"function","function":{"name":"todo0_add_todo","arguments":""}})")
                + call(quoted("{'index':0,'function':{'arguments':'{\\'task\\':'}}"))
                + call(
                    R"({"index":1,"id":"call_b","type":"function","function":{"name":"todo0_list_todos","arguments":""}})")
                + call(quoted("{'index':0,'function':{'arguments':'\\'milk\\'}'}}")) + ended("tool_calls"),
            5);

        const auto answer = stage.ask(stage.model);

        QVERIFY2(answer, qPrintable(codeOf(answer)));
        QCOMPARE(shownCalls(*answer),
            (QStringList{u"call_a todo0_add_todo {\"task\":\"milk\"}"_s, u"call_b todo0_list_todos {}"_s}));
        QCOMPARE(answer->stop, StopReason::ToolUse);
    }

    void callsThatComeWholeAndWithoutAnIndexAreTold()
    {
        Stage stage(u"ollama"_s);
        stage.answers(Stream,
            call(R"({"id":"a","function":{"name":"one","arguments":"{}"}})")
                + call(R"({"id":"b","function":{"name":"two","arguments":{"id":3}}})") + ended("stop"));

        const auto answer = stage.ask(stage.model);

        QVERIFY2(answer, qPrintable(codeOf(answer)));
        QCOMPARE(shownCalls(*answer), (QStringList{u"a one {}"_s, u"b two {\"id\":3}"_s}));
        QCOMPARE(answer->stop, StopReason::ToolUse);
    }

    void aRequestIsAsTheApiWantsIt()
    {
        Stage stage;
        stage.answers(Stream, ended("stop"));

        (void)stage.ask(stage.model);

        QVERIFY(stage.sentHead().startsWith("POST /v1/chat/completions HTTP/1.1"));
        QVERIFY(stage.sentHead().contains("Authorization: Bearer sk-test-key"));
        QCOMPARE(stage.sentBody(),
            jsonOf(quoted(
                "{'model':'gpt-test','max_completion_tokens':100,'stream':true,'stream_options':{'include_usage':true},"
                "'messages':[{'role':'system','content':'Be brief.'},{'role':'user','content':'What is open?'},"
                "{'role':'assistant','content':'I "
                "look.','tool_calls':[{'id':'t1','type':'function','function':{'name':'todo0_list_todos','arguments':'{"
                "\\'filter\\':\\'open\\'}'}}]},"
                "{'role':'tool','tool_call_id':'t1','content':'[]'},{'role':'user','content':'And done?'}],"
                "'tools':[{'type':'function','function':{'name':'todo0_list_todos','description':'Lists','parameters':{"
                "'type':'object'}}}]}")));
    }

    void theKeyGoesWhereItsProviderWantsIt_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("length");
        QTest::newRow("azure") << u"azure"_s << QByteArray("api-key: sk-test-key") << u"max_completion_tokens"_s;
        QTest::newRow("vllm") << u"vllm"_s << QByteArray("Authorization: Bearer sk-test-key") << u"max_tokens"_s;
        QTest::newRow("llama.cpp") << u"llama.cpp"_s << QByteArray("Authorization: Bearer sk-test-key")
                                   << u"max_tokens"_s;
    }
    void theKeyGoesWhereItsProviderWantsIt()
    {
        QFETCH(QString, kind);
        QFETCH(QByteArray, header);
        QFETCH(QString, length);
        Stage stage(kind);
        stage.answers(Stream, ended("stop"));

        (void)stage.ask(stage.model);

        QVERIFY2(stage.sentHead().contains(header), stage.sentHead());
        QVERIFY(stage.sentBody().contains(length));
    }

    void overloadIsWaitedForAsTheProviderSays()
    {
        Stage stage;
        stage.refuses(429, R"({"error":{"message":"Rate limit","type":"requests","code":"rate_limit_exceeded"}})",
            "Retry-After: 3\r\n");
        stage.refuses(503, R"({"error":{"message":"loading model"}})");
        stage.answers(Stream, text("Here.") + ended("stop"));

        QCOMPARE(codeOf(stage.ask(stage.model)), u"good"_s);
        QCOMPARE(stage.clock.slept.front(), Milliseconds(3000));
    }

    void aLongPauseIsLeftToThePerson()
    {
        Stage stage;
        stage.refuses(429, R"({"error":{"message":"Quota"}})", "Retry-After: 3600\r\n");
        QCOMPARE(codeOf(stage.ask(stage.model)), u"model_busy"_s);
        QVERIFY(stage.clock.slept.empty());
    }

    void aRefusalIsSaidInTheProvidersWords_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::newRow("key")
            << 401 << QByteArray(R"({"error":{"message":"Incorrect API key provided","type":"invalid_request_error"}})")
            << u"model_key"_s;
        QTest::newRow("too long")
            << 400
            << QByteArray(
                   R"({"error":{"message":"The maximum context length is 8192 tokens","code":"context_length_exceeded"}})")
            << u"model_context"_s;
        QTest::newRow("model") << 404 << QByteArray(R"({"error":{"message":"model x not found"}})")
                               << u"model_unknown"_s;
        QTest::newRow("text") << 400 << QByteArray(R"({"error":"bad request"})") << u"model_refused"_s;
    }
    void aRefusalIsSaidInTheProvidersWords()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        Stage stage;
        stage.refuses(status, body);

        const auto answer = stage.ask(stage.model);

        QCOMPARE(codeOf(answer), code);
        QVERIFY(answer.error().message.contains(u"It says: "_s));
        QVERIFY(!answer.error().message.contains(u"sk-test"_s));
    }

    void anErrorInTheMiddleEndsTheAnswer()
    {
        Stage stage;
        stage.answers(Stream,
            text("Half") + "data: {\"error\":{\"message\":\"context length exceeded\",\"type\":\"server_error\"}}\n\n");
        QCOMPARE(codeOf(stage.ask(stage.model)), u"model_context"_s);
    }

    void aStreamThatIsCutIsNoAnswer()
    {
        Stage stage;
        stage.answers(Stream, text("Half"));
        stage.breaksOff(Stream, text("Half"));
        QCOMPARE(codeOf(stage.ask(stage.model)), u"model_cut"_s);
        QCOMPARE(codeOf(stage.ask(stage.model)), u"model_cut"_s);
    }

    void whatIsNoEventOfTheApiIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no json") << QByteArray("data: {\"choices\":[\n\n");
        QTest::newRow("a piece of no call") << call(R"({"index":4,"function":{"arguments":"{}"}})");
        QTest::newRow("arguments that are none")
            << call(R"({"index":0,"id":"a","function":{"name":"n","arguments":"nonsense"}})") + ended("tool_calls");
    }
    void whatIsNoEventOfTheApiIsRefused()
    {
        QFETCH(QByteArray, body);
        Stage stage;
        stage.answers(Stream, body);
        QCOMPARE(codeOf(stage.ask(stage.model)), u"model_answer"_s);
    }

    void whyItStoppedIsTold_data()
    {
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<StopReason>("stop");
        QTest::newRow("length") << QByteArray("length") << StopReason::Length;
        QTest::newRow("filter") << QByteArray("content_filter") << StopReason::Refused;
    }
    void whyItStoppedIsTold()
    {
        QFETCH(QByteArray, reason);
        QFETCH(StopReason, stop);
        Stage stage;
        stage.answers(Stream, text("So far") + ended(reason));
        QCOMPARE(stage.ask(stage.model)->stop, stop);
    }

    void theModelsAreThoseOfTheProvider()
    {
        Stage stage;
        stage.server.answer(RawServer::ok(R"({"object":"list","data":[{"id":"a"},{"id":"b"}]})"));
        QCOMPARE(await(stage.model.choices()).value(), (QStringList{u"a"_s, u"b"_s}));
        QVERIFY(stage.sentHead().startsWith("GET /v1/models"));
    }
};

AGENT0_TEST(OpenAiTest)
#include "tst_openai.moc"
