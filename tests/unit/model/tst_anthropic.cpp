#include "model/anthropic.h"
#include "providertest.h"
#include "support/testmain.h"

using namespace agent0;
using namespace agent0::test;

namespace {

QByteArray sent(const QByteArray &type, const QByteArray &data)
{
    return "event: " + type + "\ndata: " + data + "\n\n";
}

QByteArray begun()
{
    return sent("message_start",
               R"({"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","content":[],"model":"m","stop_reason":null,"usage":{"input_tokens":12,"cache_creation_input_tokens":3,"cache_read_input_tokens":5,"output_tokens":1}}})")
        + sent("ping", R"({"type":"ping"})");
}

QByteArray ended(const QByteArray &reason, const QByteArray &usage = R"("usage":{"output_tokens":15})")
{
    return sent("message_delta",
               R"({"type":"message_delta","delta":{"stop_reason":")" + reason + R"(","stop_sequence":null},)" + usage
                   + "}")
        + sent("message_stop", R"({"type":"message_stop"})");
}

QByteArray block(
    const QByteArray &index, const QByteArray &start, const QByteArray &delta, const QByteArrayList &pieces)
{
    QByteArray all = sent("content_block_start",
        R"({"type":"content_block_start","index":)" + index + R"(,"content_block":)" + start + "}");
    for (const QByteArray &piece : pieces)
        all += sent("content_block_delta",
            R"({"type":"content_block_delta","index":)" + index + R"(,"delta":)"
                + QByteArray(delta).replace("PIECE", piece) + "}");
    return all + sent("content_block_stop", R"({"type":"content_block_stop","index":)" + index + "}");
}

QByteArray textBlock(const QByteArrayList &pieces)
{
    return block("0", R"({"type":"text","text":""})", R"({"type":"text_delta","text":"PIECE"})", pieces);
}

QByteArray toolBlock(const QByteArray &index, const SaidCall &call)
{
    return block(index, R"({"type":"tool_use","id":")" + call.id + R"(","name":")" + call.name + R"(","input":{}})",
        R"({"type":"input_json_delta","partial_json":"PIECE"})", call.pieces);
}

class AnthropicWire final : public ProviderWire {
public:
    std::unique_ptr<LanguageModel> model(ProviderStage &stage) const override
    {
        return std::make_unique<AnthropicModel>(
            stage.ports(), stage.base(), u"claude-test"_s, Secret("sk-ant-test-key"));
    }
    QByteArray streamType() const override { return "text/event-stream; charset=utf-8"; }
    QByteArray streamed(const Said &said) const override
    {
        QByteArray all = begun() + textBlock(said.text);
        for (qsizetype i = 0; i < said.calls.size(); ++i)
            all += toolBlock(QByteArray::number(i + 1), said.calls[i]);
        return said.stop.isEmpty() ? all : all + ended(said.stop);
    }
    QByteArray withoutCounts(const QByteArray &text) const override
    {
        return sent("message_start", R"({"type":"message_start","message":{"role":"assistant"}})") + textBlock({text})
            + ended("end_turn", R"("usage":{})");
    }
    QByteArray busyInTheMiddle() const override { return sent("error", busy()); }
    QByteArray pathOfAnswer() const override { return "POST /v1/messages HTTP/1.1"; }
    QByteArray keyHeader() const override { return "x-api-key: sk-ant-test-key"; }
    QList<Stop> stops() const override
    {
        return {{"end_turn", StopReason::Finished}, {"stop_sequence", StopReason::Finished},
            {"tool_use", StopReason::ToolUse}, {"max_tokens", StopReason::Length},
            {"model_context_window_exceeded", StopReason::Length}, {"refusal", StopReason::Refused}};
    }
    QList<Refusal> refusals() const override
    {
        const auto error = [](const char *type, const char *message) {
            return QByteArray(R"({"type":"error","error":{"type":")") + type + R"(","message":")" + message + R"("}})";
        };
        return {{"busy", 529, error("overloaded_error", "Overloaded"), u"model_busy"_s},
            {"key", 401, error("authentication_error", "invalid x-api-key"), u"model_key"_s},
            {"too long", 400, error("invalid_request_error", "prompt is too long: 210000 tokens"), u"model_context"_s},
            {"too large", 413, error("request_too_large", "Request exceeds the maximum size"), u"model_context"_s},
            {"model", 404, error("not_found_error", "model: x"), u"model_unknown"_s},
            {"other", 400, error("invalid_request_error", "max_tokens"), u"model_refused"_s}};
    }
    QList<Malformed> malformed() const override
    {
        return {{"no json", sent("message_start", "{\"type\":")},
            {"a piece of no call",
                begun()
                    + sent("content_block_delta",
                        R"({"type":"content_block_delta","index":3,"delta":{"type":"input_json_delta","partial_json":"{}"}})")},
            {"arguments that are none", begun() + toolBlock("0", {"t", "n", {"[1,2"}}) + ended("tool_use")},
            {"a member twice", sent("message_start", R"({"type":"message_start","type":"message_stop"})")}};
    }
    Models models() const override
    {
        return {"/v1/models",
            R"({"data":[{"type":"model","id":"claude-b"},{"type":"model","id":"claude-a"}],"has_more":false})",
            {u"claude-b"_s, u"claude-a"_s}};
    }
    QStringList shapeOf(const QJsonObject &body) const override
    {
        return shapeOfTurns(body, [](const QJsonObject &one) {
            return std::pair(one["type"_L1] == "tool_use"_L1 ? one["id"_L1].toString() : QString(),
                one["tool_use_id"_L1].toString());
        });
    }
};

} // namespace

/// The Anthropic Messages API.
class AnthropicTest : public ProviderTest {
    Q_OBJECT

public:
    AnthropicTest() : ProviderTest(std::make_unique<AnthropicWire>()) { }

private slots:
    void aRequestIsAsTheApiWantsIt()
    {
        ProviderStage stage;
        stage.answers(wire().streamType(), begun() + ended("end_turn"));

        (void)stage.ask(*wire().model(stage));

        QVERIFY(stage.sentHead().contains("anthropic-version: 2023-06-01"));
        QCOMPARE(stage.sentBody(), jsonOf(R"({"model":"claude-test","max_tokens":100,"stream":true,"system":"Be brief.",
            "messages":[{"role":"user","content":[{"type":"text","text":"What is open?"}]},
                {"role":"assistant","content":[{"type":"text","text":"I look."},{"type":"tool_use","id":"t1","name":"todo0_list_todos","input":{"filter":"open"}}]},
                {"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":"[]","is_error":false},{"type":"text","text":"And done?"}]}],
            "tools":[{"name":"todo0_list_todos","description":"Lists","input_schema":{"type":"object"}}]})"));
    }
};

AGENT0_TEST(AnthropicTest)
#include "tst_anthropic.moc"
