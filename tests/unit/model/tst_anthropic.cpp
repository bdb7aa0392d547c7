#include "model/anthropic.h"
#include "providerstage.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

constexpr auto Stream = "text/event-stream; charset=utf-8";

QByteArray sent(const QByteArray &type, const QByteArray &data)
{
    return "event: " + type + "\ndata: " + data + "\n\n";
}

QByteArray begun()
{
    return sent("message_start",
               R"({"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","content":[],"model":"m","stop_reason":null,"usage":{"input_tokens":20,"cache_read_input_tokens":5,"output_tokens":1}}})")
        + sent("ping", R"({"type":"ping"})");
}

QByteArray ended(const QByteArray &reason)
{
    return sent("message_delta",
               R"({"type":"message_delta","delta":{"stop_reason":")" + reason
                   + R"(","stop_sequence":null},"usage":{"output_tokens":15}})")
        + sent("message_stop", R"({"type":"message_stop"})");
}

QByteArray textBlock(const QByteArray &index, const QByteArrayList &pieces)
{
    QByteArray all = sent("content_block_start",
        R"({"type":"content_block_start","index":)" + index + R"(,"content_block":{"type":"text","text":""}})");
    for (const QByteArray &piece : pieces)
        all += sent("content_block_delta",
            R"({"type":"content_block_delta","index":)" + index + R"(,"delta":{"type":"text_delta","text":")" + piece
                + R"("}})");
    return all + sent("content_block_stop", R"({"type":"content_block_stop","index":)" + index + "}");
}

QByteArray toolBlock(
    const QByteArray &index, const QByteArray &id, const QByteArray &name, const QByteArrayList &pieces)
{
    QByteArray all = sent("content_block_start",
        R"({"type":"content_block_start","index":)" + index + R"(,"content_block":{"type":"tool_use","id":")" + id
            + R"(","name":")" + name + R"(","input":{}}})");
    for (const QByteArray &piece : pieces)
        all += sent("content_block_delta",
            R"({"type":"content_block_delta","index":)" + index
                + R"(,"delta":{"type":"input_json_delta","partial_json":")" + piece + R"("}})");
    return all + sent("content_block_stop", R"({"type":"content_block_stop","index":)" + index + "}");
}

struct Stage : ProviderStage {
    AnthropicModel model{ports(), base(), u"claude-test"_s, Secret("sk-ant-test-key")};
};

} // namespace

/// The Anthropic Messages API.
class AnthropicTest : public QObject {
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
            begun() + textBlock("0", {"Two are ", "open: \\u201emilk\\u201c", " \\ud83d\\ude00."}) + ended("end_turn"),
            piece);

        const auto answer = stage.ask(stage.model);

        QVERIFY2(answer, qPrintable(codeOf(answer)));
        QCOMPARE(answer->text, u"Two are open: \u201emilk\u201c \U0001F600."_s);
        QCOMPARE(stage.heard, answer->text);
        QCOMPARE(answer->stop, StopReason::Finished);
        QCOMPARE(answer->used.input, 25);
        QCOMPARE(answer->used.output, 15);
    }

    void toolsAreCalledInParallel()
    {
        Stage stage;
        stage.answers(Stream,
            begun() + textBlock("0", {"I look."})
                + toolBlock("1", "toolu_1", "todo0_list_todos", {"", "{\\\"filter\\\"", ":\\\"open\\\"}"})
                + toolBlock("2", "toolu_2", "notes0_list_todos", {}) + ended("tool_use"),
            5);

        const auto answer = stage.ask(stage.model);

        QVERIFY2(answer, qPrintable(codeOf(answer)));
        QCOMPARE(shownCalls(*answer),
            (QStringList{u"toolu_1 todo0_list_todos {\"filter\":\"open\"}"_s, u"toolu_2 notes0_list_todos {}"_s}));
        QCOMPARE(answer->stop, StopReason::ToolUse);
    }

    void aRequestIsAsTheApiWantsIt()
    {
        Stage stage;
        stage.answers(Stream, begun() + ended("end_turn"));

        (void)stage.ask(stage.model);

        QVERIFY(stage.sentHead().startsWith("POST /v1/messages HTTP/1.1"));
        QVERIFY(stage.sentHead().contains("x-api-key: sk-ant-test-key"));
        QVERIFY(stage.sentHead().contains("anthropic-version: 2023-06-01"));
        QCOMPARE(stage.sentBody(), jsonOf(R"({"model":"claude-test","max_tokens":100,"stream":true,"system":"Be brief.",
            "messages":[{"role":"user","content":[{"type":"text","text":"What is open?"}]},
                {"role":"assistant","content":[{"type":"text","text":"I look."},{"type":"tool_use","id":"t1","name":"todo0_list_todos","input":{"filter":"open"}}]},
                {"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":"[]","is_error":false},{"type":"text","text":"And done?"}]}],
            "tools":[{"name":"todo0_list_todos","description":"Lists","input_schema":{"type":"object"}}]})"));
    }

    void overloadIsWaitedForAsTheProviderSays()
    {
        Stage stage;
        stage.refuses(529, R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})",
            "Retry-After: 7\r\n");
        stage.refuses(429, R"({"type":"error","error":{"type":"rate_limit_error","message":"Slow down"}})");
        stage.answers(Stream, begun() + textBlock("0", {"Here."}) + ended("end_turn"));

        const auto answer = stage.ask(stage.model);

        QCOMPARE(codeOf(answer), u"good"_s);
        QCOMPARE(stage.clock.slept.front(), Milliseconds(7000));
        QCOMPARE(stage.clock.slept.size(), 2U);
    }

    void overloadIsNotWaitedForForever()
    {
        Stage stage;
        for (int i = 0; i < 4; ++i)
            stage.refuses(529, R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})");

        const auto answer = stage.ask(stage.model);

        QCOMPARE(codeOf(answer), u"model_busy"_s);
        QCOMPARE(answer.error().fault, Fault::Network);
        QCOMPARE(stage.server.requests.size(), 4);
    }

    void aRefusalIsSaidInTheProvidersWords_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::newRow("key")
            << 401
            << QByteArray(R"({"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}})")
            << u"model_key"_s;
        QTest::newRow("too long")
            << 400
            << QByteArray(
                   R"({"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 210000 tokens"}})")
            << u"model_context"_s;
        QTest::newRow("model") << 404
                               << QByteArray(
                                      R"({"type":"error","error":{"type":"not_found_error","message":"model: x"}})")
                               << u"model_unknown"_s;
        QTest::newRow("other")
            << 400 << QByteArray(R"({"type":"error","error":{"type":"invalid_request_error","message":"max_tokens"}})")
            << u"model_refused"_s;
        QTest::newRow("no json") << 400 << QByteArray("<html>no</html>") << u"model_refused"_s;
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
        QCOMPARE(answer.error().leg, Leg::Model);
        const QString words = QJsonDocument::fromJson(body)["error"_L1]["message"_L1].toString();
        QVERIFY2(answer.error().message.contains(words), qPrintable(answer.error().message));
        QVERIFY(!answer.error().message.contains(u"sk-ant"_s));
    }

    void anErrorInTheMiddleEndsTheAnswer()
    {
        Stage stage;
        stage.answers(Stream,
            begun() + textBlock("0", {"Half"})
                + sent("error", R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})"));

        QCOMPARE(codeOf(stage.ask(stage.model)), u"model_busy"_s);
    }

    void aStreamThatIsCutIsNoAnswer()
    {
        Stage stage;
        stage.answers(Stream, begun() + textBlock("0", {"Half"}));
        stage.breaksOff(Stream, begun() + textBlock("0", {"Half"}));

        QCOMPARE(codeOf(stage.ask(stage.model)), u"model_cut"_s);
        QCOMPARE(codeOf(stage.ask(stage.model)), u"model_cut"_s);
    }

    void whatIsNoEventOfTheApiIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no json") << sent("message_start", "{\"type\":");
        QTest::newRow("a piece of no call") << begun()
                + sent("content_block_delta",
                    R"({"type":"content_block_delta","index":3,"delta":{"type":"input_json_delta","partial_json":"{}"}})");
        QTest::newRow("arguments that are none") << begun() + toolBlock("0", "t", "n", {"[1,2"}) + ended("tool_use");
        QTest::newRow("a member twice") << sent("message_start", R"({"type":"message_start","type":"message_stop"})");
    }
    void whatIsNoEventOfTheApiIsRefused()
    {
        QFETCH(QByteArray, body);
        Stage stage;
        stage.answers(Stream, body);

        const auto answer = stage.ask(stage.model);

        QCOMPARE(codeOf(answer), u"model_answer"_s);
        QCOMPARE(answer.error().fault, Fault::Malformed);
    }

    void whatIsNoStreamIsRefused()
    {
        Stage stage;
        stage.answers("text/html", "<html>sign in to the proxy</html>");
        QCOMPARE(codeOf(stage.ask(stage.model)), u"model_answer"_s);
    }

    void anAnswerAtItsLengthKeepsWhatWasFinished()
    {
        Stage stage;
        stage.answers(Stream,
            begun() + textBlock("0", {"Long"}) + toolBlock("1", "t1", "n", {"{\\\"task\\\":\\\"ha"})
                + ended("max_tokens"));

        const auto answer = stage.ask(stage.model);

        QCOMPARE(codeOf(answer), u"good"_s);
        QCOMPARE(answer->stop, StopReason::Length);
        QVERIFY(answer->calls.isEmpty());
    }

    void theModelsAreThoseOfTheProvider()
    {
        Stage stage;
        stage.server.answer(RawServer::ok(
            R"({"data":[{"type":"model","id":"claude-b"},{"type":"model","id":"claude-a"}],"has_more":false})"));

        const auto names = await(stage.model.choices());

        QCOMPARE(names.value(), (QStringList{u"claude-b"_s, u"claude-a"_s}));
        QVERIFY(stage.sentHead().startsWith("GET /v1/models"));
    }
};

AGENT0_TEST(AnthropicTest)
#include "tst_anthropic.moc"
