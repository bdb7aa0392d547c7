#include "model/amazonframes.h"
#include "model/bedrock.h"
#include "providertest.h"
#include "support/testmain.h"

#include <QtEndian>

#include <zlib.h>

using namespace agent0;
using namespace agent0::test;

namespace {

QByteArray number(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}
QByteArray sum(const QByteArray &bytes)
{
    return number(quint32(crc32(0, reinterpret_cast<const Bytef *>(bytes.constData()), uInt(bytes.size()))));
}
QByteArray header(const QByteArray &name, const QByteArray &value)
{
    QByteArray size(2, '\0');
    qToBigEndian(quint16(value.size()), size.data());
    return char(name.size()) + name + '\x07' + size + value;
}
QByteArray frame(const QByteArray &headers, const QByteArray &payload)
{
    const QByteArray lengths = number(quint32(16 + headers.size() + payload.size())) + number(quint32(headers.size()));
    const QByteArray all = lengths + sum(lengths) + headers + payload;
    return all + sum(all);
}
QByteArray sent(const QByteArray &type, const QByteArray &json)
{
    return frame(
        header(":event-type", type) + header(":content-type", "application/json") + header(":message-type", "event"),
        json);
}
QByteArray exception(const QByteArray &type, const QByteArray &json)
{
    return frame(header(":exception-type", type) + header(":content-type", "application/json")
            + header(":message-type", "exception"),
        json);
}
QByteArray stopped(const QByteArray &reason) { return sent("messageStop", R"({"stopReason":")" + reason + R"("})"); }
QByteArray ended(const QByteArray &reason)
{
    return stopped(reason)
        + sent(
            "metadata", R"({"usage":{"inputTokens":20,"outputTokens":15,"totalTokens":35},"metrics":{"latencyMs":5}})");
}
QByteArray text(const QByteArray &piece)
{
    return sent("contentBlockDelta", R"({"contentBlockIndex":0,"delta":{"text":")" + piece + R"("}})");
}
QByteArray callBegun(const QByteArray &index, const SaidCall &call)
{
    return sent("contentBlockStart",
        R"({"contentBlockIndex":)" + index + R"(,"start":{"toolUse":{"toolUseId":")" + call.id + R"(","name":")"
            + call.name + R"("}}})");
}
QByteArray callPiece(const QByteArray &index, const QByteArray &piece)
{
    return sent("contentBlockDelta",
        R"({"contentBlockIndex":)" + index + R"(,"delta":{"toolUse":{"input":")" + piece + R"("}}})");
}
const QByteArray Begun = sent("messageStart", R"({"role":"assistant"})");

class BedrockWire final : public ProviderWire {
public:
    std::unique_ptr<LanguageModel> model(ProviderStage &stage) const override
    {
        return std::make_unique<BedrockModel>(
            stage.ports(), u"eu-central-1"_s, stage.base(), u"anthropic.test-v1:0"_s, Secret("bedrock-api-key"));
    }
    QByteArray streamType() const override { return "application/vnd.amazon.eventstream"; }
    QByteArray streamed(const Said &said) const override
    {
        QByteArray all = Begun;
        for (const QByteArray &piece : said.text)
            all += text(piece);
        all += sent("contentBlockStop", R"({"contentBlockIndex":0})");
        for (qsizetype i = 0; i < said.calls.size(); ++i) {
            const QByteArray index = QByteArray::number(i + 1);
            all += callBegun(index, said.calls[i]);
            for (const QByteArray &piece : said.calls[i].pieces)
                all += callPiece(index, piece);
        }
        return said.stop.isEmpty() ? all : all + ended(said.stop);
    }
    QByteArray withoutCounts(const QByteArray &piece) const override
    {
        return Begun + text(piece) + stopped("end_turn");
    }
    QByteArray busyInTheMiddle() const override { return exception("throttlingException", busy()); }
    QByteArray pathOfAnswer() const override { return "POST /model/anthropic.test-v1%3A0/converse-stream HTTP/1.1"; }
    QByteArray keyHeader() const override { return "Authorization: Bearer bedrock-api-key"; }
    QList<Stop> stops() const override
    {
        return {{"end_turn", StopReason::Finished}, {"stop_sequence", StopReason::Finished},
            {"tool_use", StopReason::ToolUse}, {"max_tokens", StopReason::Length},
            {"model_context_window_exceeded", StopReason::Length}, {"guardrail_intervened", StopReason::Refused},
            {"content_filtered", StopReason::Refused}};
    }
    QList<Refusal> refusals() const override
    {
        return {{"busy", 429, R"({"message":"Too many requests"})", u"model_busy"_s},
            {"key", 403, R"({"message":"The security token included in the request is invalid."})", u"model_key"_s},
            {"too long", 400, R"({"message":"Input is too long for requested model."})", u"model_context"_s},
            {"model", 404, R"({"message":"Could not resolve the model"})", u"model_unknown"_s},
            {"other", 400, R"({"message":"Malformed input request"})", u"model_refused"_s}};
    }
    QList<Malformed> malformed() const override
    {
        return {{"no json", Begun + sent("contentBlockDelta", "{\"delta\":")},
            {"a piece of no call", Begun + callPiece("4", "{}")},
            {"arguments that are none",
                Begun + callBegun("1", {"t", "n", {}}) + callPiece("1", "[1,2") + ended("tool_use")},
            {"a member twice", Begun + sent("messageStop", R"({"stopReason":"end_turn","stopReason":"max_tokens"})")}};
    }
    Models models() const override
    {
        return {"/foundation-models",
            R"({"modelSummaries":[{"modelId":"a","responseStreamingSupported":true},{"modelId":"b","responseStreamingSupported":false},{"modelId":"c"}]})",
            {u"a"_s, u"c"_s}};
    }
    QStringList shapeOf(const QJsonObject &body) const override
    {
        return shapeOfTurns(body, [](const QJsonObject &one) {
            return std::pair(
                one["toolUse"_L1]["toolUseId"_L1].toString(), one["toolResult"_L1]["toolUseId"_L1].toString());
        });
    }
};

} // namespace

/// Amazon Bedrock's ConverseStream, in its binary framing.
class BedrockTest : public ProviderTest {
    Q_OBJECT

public:
    BedrockTest() : ProviderTest(std::make_unique<BedrockWire>()) { }

private slots:
    void aRequestIsAsTheApiWantsIt()
    {
        ProviderStage stage;
        stage.answers(wire().streamType(), Begun + ended("end_turn"));

        (void)stage.ask(*wire().model(stage));

        QCOMPARE(stage.sentBody(), jsonOf(R"({"system":[{"text":"Be brief."}],"inferenceConfig":{"maxTokens":100},
            "messages":[{"role":"user","content":[{"text":"What is open?"}]},
                {"role":"assistant","content":[{"text":"I look."},{"toolUse":{"toolUseId":"t1","name":"todo0_list_todos","input":{"filter":"open"}}}]},
                {"role":"user","content":[{"toolResult":{"toolUseId":"t1","content":[{"text":"[]"}],"status":"success"}},{"text":"And done?"}]}],
            "toolConfig":{"tools":[{"toolSpec":{"name":"todo0_list_todos","description":"Lists","inputSchema":{"json":{"type":"object"}}}}]}})"));
    }

    void withAmazonsKeysARequestIsSigned()
    {
        ProviderStage stage;
        const auto keys = amazonKeysIn(Secret("AKIAIOSFODNN7EXAMPLE:wJalrXUtnFEMIsecret:session-token"));
        QVERIFY(keys);
        BedrockModel model(stage.ports(), u"eu-central-1"_s, stage.base(), u"m"_s, keys->copy());
        stage.answers(wire().streamType(), Begun + ended("end_turn"));

        (void)stage.ask(model);

        const QByteArray head = stage.sentHead();
        QVERIFY2(head.contains("Authorization: AWS4-HMAC-SHA256 "
                               "Credential=AKIAIOSFODNN7EXAMPLE/20260921/eu-central-1/bedrock/aws4_request, "
                               "SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, Signature="),
            head);
        QVERIFY(head.contains("X-Amz-Security-Token: session-token"));
        QVERIFY(!stage.server.requests.first().contains("wJalrXUtnFEMIsecret"));
    }

    void aSumThatIsWrongEndsTheAnswer_data()
    {
        QTest::addColumn<int>("at");
        QTest::newRow("the beginning") << 1;
        QTest::newRow("its sum") << 9;
        QTest::newRow("a header") << 14;
        QTest::newRow("the end") << -1;
    }
    void aSumThatIsWrongEndsTheAnswer()
    {
        QFETCH(int, at);
        QByteArray bytes = text("Two");
        const qsizetype index = at < 0 ? bytes.size() + at : at;
        bytes[index] = char(bytes[index] ^ 0x01);
        ProviderStage stage;
        stage.answers(wire().streamType(), Begun + bytes + ended("end_turn"));

        const auto answer = stage.ask(*wire().model(stage));

        QCOMPARE(codeOf(answer), u"model_answer"_s);
        QCOMPARE(answer.error().fault, Fault::Malformed);
    }

    void aLengthBeyondReasonIsRefused()
    {
        AmazonFrames frames;
        const QByteArray lengths = number(0x7fffffff) + number(0);
        QCOMPARE(codeOf(frames.feed(lengths + sum(lengths))), u"model_answer"_s);
        AmazonFrames others;
        const QByteArray headersTooLong = number(20) + number(200);
        QCOMPARE(codeOf(others.feed(headersTooLong + sum(headersTooLong) + QByteArray(8, 'x'))), u"model_answer"_s);
    }

    void anExceptionInTheMiddleEndsTheAnswer_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QString>("code");
        QTest::newRow("throttling") << QByteArray("throttlingException") << u"model_busy"_s;
        QTest::newRow("unavailable") << QByteArray("serviceUnavailableException") << u"model_busy"_s;
        QTest::newRow("validation") << QByteArray("validationException") << u"model_refused"_s;
    }
    void anExceptionInTheMiddleEndsTheAnswer()
    {
        QFETCH(QByteArray, type);
        QFETCH(QString, code);
        ProviderStage stage;
        stage.answers(wire().streamType(), Begun + text("Half") + exception(type, R"({"message":"in its words"})"));

        const auto answer = stage.ask(*wire().model(stage));

        QCOMPARE(codeOf(answer), code);
        QVERIFY(answer.error().message.contains(u"in its words"_s));
    }
};

AGENT0_TEST(BedrockTest)
#include "tst_bedrock.moc"
