#include "model/openai.h"
#include "providertest.h"
#include "support/testmain.h"

using namespace agent0;
using namespace agent0::test;

namespace {

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
QByteArray stopped(const QByteArray &reason)
{
    return chunk(R"({"index":0,"delta":{},"finish_reason":")" + reason + R"("})");
}
QByteArray ended(const QByteArray &reason)
{
    return stopped(reason) + chunk("", R"(,"usage":{"prompt_tokens":20,"completion_tokens":15,"total_tokens":35})")
        + "data: [DONE]\n\n";
}

std::unique_ptr<OpenAiModel> modelOf(ProviderStage &stage, const QString &kind)
{
    return std::make_unique<OpenAiModel>(
        stage.ports(), *openAiKindNamed(kind), stage.base() + u"/v1"_s, u"gpt-test"_s, Secret("sk-test-key"));
}

class OpenAiWire final : public ProviderWire {
public:
    std::unique_ptr<LanguageModel> model(ProviderStage &stage) const override { return modelOf(stage, u"openai"_s); }
    QByteArray streamType() const override { return "text/event-stream"; }
    QByteArray streamed(const Said &said) const override
    {
        QByteArray all = chunk(R"({"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null})");
        for (const QByteArray &piece : said.text)
            all += text(piece);
        for (qsizetype i = 0; i < said.calls.size(); ++i)
            all += call(R"({"index":)" + QByteArray::number(i) + R"(,"id":")" + said.calls[i].id
                + R"(","type":"function","function":{"name":")" + said.calls[i].name + R"(","arguments":""}})");
        // The pieces of all calls come mixed.
        for (qsizetype piece = 0; piece < 4; ++piece) {
            for (qsizetype i = 0; i < said.calls.size(); ++i) {
                if (piece < said.calls[i].pieces.size())
                    all += call(R"({"index":)" + QByteArray::number(i) + R"(,"function":{"arguments":")"
                        + said.calls[i].pieces[piece] + R"("}})");
            }
        }
        return said.stop.isEmpty() ? all : all + ended(said.stop);
    }
    QByteArray withoutCounts(const QByteArray &piece) const override
    {
        return text(piece) + stopped("stop") + "data: [DONE]\n\n";
    }
    QByteArray busyInTheMiddle() const override { return "data: " + busy() + "\n\n"; }
    QByteArray pathOfAnswer() const override { return "POST /v1/chat/completions HTTP/1.1"; }
    QByteArray keyHeader() const override { return "Authorization: Bearer sk-test-key"; }
    QList<Stop> stops() const override
    {
        return {{"stop", StopReason::Finished}, {"tool_calls", StopReason::ToolUse}, {"length", StopReason::Length},
            {"content_filter", StopReason::Refused}};
    }
    QList<Refusal> refusals() const override
    {
        return {{"busy", 429, R"({"error":{"message":"Rate limit","type":"requests","code":"rate_limit_exceeded"}})",
                    u"model_busy"_s},
            {"key", 401, R"({"error":{"message":"Incorrect API key provided","type":"invalid_request_error"}})",
                u"model_key"_s},
            {"too long", 400,
                R"({"error":{"message":"The maximum context length is 8192 tokens","code":"context_length_exceeded"}})",
                u"model_context"_s},
            {"model", 404, R"({"error":{"message":"model x not found"}})", u"model_unknown"_s},
            {"text", 400, R"({"error":"bad request"})", u"model_refused"_s}};
    }
    QList<Malformed> malformed() const override
    {
        return {{"no json", "data: {\"choices\":[\n\n"},
            {"a piece of no call", call(R"({"index":4,"function":{"arguments":"{}"}})")},
            {"arguments that are none",
                call(R"({"index":0,"id":"a","function":{"name":"n","arguments":"nonsense"}})") + ended("tool_calls")},
            {"a member twice", chunk(R"({"index":0,"index":1,"delta":{}})")}};
    }
    Models models() const override
    {
        return {"/v1/models", R"({"object":"list","data":[{"id":"b"},{"id":"a"}]})", {u"b"_s, u"a"_s}};
    }
    QStringList shapeOf(const QJsonObject &body) const override
    {
        QStringList shape;
        for (const QJsonValue &one : body["messages"_L1].toArray()) {
            const QString role = one["role"_L1].toString();
            const QString answers = one["tool_call_id"_L1].toString();
            shape << (answers.isEmpty() ? role : role + u'=' + answers);
            for (const QJsonValue &made : one["tool_calls"_L1].toArray())
                shape << role + u':' + made["id"_L1].toString();
        }
        return shape;
    }
};

} // namespace

/// Chat completions as OpenAI and many others speak them.
class OpenAiTest : public ProviderTest {
    Q_OBJECT

public:
    OpenAiTest() : ProviderTest(std::make_unique<OpenAiWire>()) { }

private slots:
    void callsThatComeWholeAndWithoutAnIndexAreTold()
    {
        ProviderStage stage;
        stage.answers(wire().streamType(),
            call(R"({"id":"a","function":{"name":"one","arguments":"{}"}})")
                + call(R"({"id":"b","function":{"name":"two","arguments":{"id":3}}})") + ended("stop"));

        const auto answer = stage.ask(*modelOf(stage, u"ollama"_s));

        QVERIFY2(answer, qPrintable(codeOf(answer)));
        QCOMPARE(shownCalls(*answer), (QStringList{u"a one {}"_s, u"b two {\"id\":3}"_s}));
        QCOMPARE(answer->stop, StopReason::ToolUse);
    }

    void aRequestIsAsTheApiWantsIt()
    {
        ProviderStage stage;
        stage.answers(wire().streamType(), ended("stop"));

        (void)stage.ask(*wire().model(stage));

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
        ProviderStage stage;
        stage.answers(wire().streamType(), ended("stop"));

        (void)stage.ask(*modelOf(stage, kind));

        QVERIFY2(stage.sentHead().contains(header), stage.sentHead());
        QVERIFY(stage.sentBody().contains(length));
    }
};

AGENT0_TEST(OpenAiTest)
#include "tst_openai.moc"
