#include "model/amazonframes.h"
#include "model/bedrock.h"
#include "providerstage.h"
#include "support/testmain.h"

#include <QTest>
#include <QtEndian>

#include <zlib.h>

using namespace agent0;
using namespace agent0::test;

namespace {

constexpr auto Stream = "application/vnd.amazon.eventstream";

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
QByteArray ended(const QByteArray &reason)
{
    return sent("messageStop", R"({"stopReason":")" + reason + R"("})")
        + sent(
            "metadata", R"({"usage":{"inputTokens":12,"outputTokens":6,"totalTokens":18},"metrics":{"latencyMs":5}})");
}
QByteArray text(const QByteArray &piece)
{
    return sent("contentBlockDelta", R"({"contentBlockIndex":0,"delta":{"text":")" + piece + R"("}})");
}
const QByteArray Begun = sent("messageStart", R"({"role":"assistant"})");

struct Stage : ProviderStage {
    BedrockModel model{ports(), u"eu-central-1"_s, base(), u"anthropic.test-v1:0"_s, Secret("bedrock-api-key")};
};

} // namespace

/// Amazon Bedrock's ConverseStream, in its binary framing.
class BedrockTest : public QObject {
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
            Begun + text("Two ") + text("open.") + sent("contentBlockStop", R"({"contentBlockIndex":0})")
                + ended("end_turn"),
            piece);

        const auto answer = stage.ask(stage.model);

        QVERIFY2(answer, qPrintable(codeOf(answer)));
        QCOMPARE(answer->text, u"Two open."_s);
        QCOMPARE(stage.heard, answer->text);
        QCOMPARE(answer->stop, StopReason::Finished);
        QCOMPARE(answer->used.input, 12);
        QCOMPARE(answer->used.output, 6);
    }

    void toolsAreCalledInParallel()
    {
        Stage stage;
        stage.answers(Stream,
            Begun
                + sent("contentBlockStart",
                    R"({"contentBlockIndex":1,"start":{"toolUse":{"toolUseId":"u1","name":"todo0_add_todo"}}})")
                + sent(
                    "contentBlockDelta", quoted("{'contentBlockIndex':1,'delta':{'toolUse':{'input':'{\\'task\\':'}}}"))
                + sent(
                    "contentBlockDelta", quoted("{'contentBlockIndex':1,'delta':{'toolUse':{'input':'\\'milk\\'}'}}}"))
                + sent("contentBlockStart",
                    R"({"contentBlockIndex":2,"start":{"toolUse":{"toolUseId":"u2","name":"todo0_list_todos"}}})")
                + ended("tool_use"),
            9);

        const auto answer = stage.ask(stage.model);

        QVERIFY2(answer, qPrintable(codeOf(answer)));
        QCOMPARE(shownCalls(*answer),
            (QStringList{u"u1 todo0_add_todo {\"task\":\"milk\"}"_s, u"u2 todo0_list_todos {}"_s}));
        QCOMPARE(answer->stop, StopReason::ToolUse);
    }

    void aRequestIsAsTheApiWantsIt()
    {
        Stage stage;
        stage.answers(Stream, Begun + ended("end_turn"));

        (void)stage.ask(stage.model);

        QVERIFY2(stage.sentHead().startsWith("POST /model/anthropic.test-v1%3A0/converse-stream HTTP/1.1"),
            stage.sentHead());
        QVERIFY(stage.sentHead().contains("Authorization: Bearer bedrock-api-key"));
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
        stage.answers(Stream, Begun + ended("end_turn"));

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
        Stage stage;
        stage.answers(Stream, Begun + bytes + ended("end_turn"));

        const auto answer = stage.ask(stage.model);

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
        Stage stage;
        stage.answers(Stream, Begun + text("Half") + exception(type, R"({"message":"in its words"})"));

        const auto answer = stage.ask(stage.model);

        QCOMPARE(codeOf(answer), code);
        QVERIFY(answer.error().message.contains(u"in its words"_s));
    }

    void overloadIsWaitedFor()
    {
        Stage stage;
        stage.refuses(429, R"({"message":"Too many requests"})");
        stage.answers(Stream, Begun + text("Here.") + ended("end_turn"));
        QCOMPARE(codeOf(stage.ask(stage.model)), u"good"_s);
        QCOMPARE(stage.clock.slept.size(), 1U);
    }

    void aStreamThatIsCutIsNoAnswer()
    {
        Stage stage;
        stage.answers(Stream, Begun + text("Half"));
        stage.breaksOff(Stream, Begun + text("Half") + text("cut").chopped(5));
        QCOMPARE(codeOf(stage.ask(stage.model)), u"model_cut"_s);
        QCOMPARE(codeOf(stage.ask(stage.model)), u"model_cut"_s);
    }

    void aRefusalIsSaidInTheProvidersWords()
    {
        Stage stage;
        stage.refuses(403, R"({"message":"The security token included in the request is invalid."})");
        const auto answer = stage.ask(stage.model);
        QCOMPARE(codeOf(answer), u"model_key"_s);
        QVERIFY(answer.error().message.contains(u"security token"_s));
    }

    void theModelsAreThoseOfTheProvider()
    {
        Stage stage;
        stage.server.answer(RawServer::ok(
            R"({"modelSummaries":[{"modelId":"a","responseStreamingSupported":true},{"modelId":"b","responseStreamingSupported":false}]})"));
        QCOMPARE(await(stage.model.choices()).value(), QStringList{u"a"_s});
        QVERIFY(stage.sentHead().startsWith("GET /foundation-models"));
    }
};

AGENT0_TEST(BedrockTest)
#include "tst_bedrock.moc"
