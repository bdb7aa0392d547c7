#include "model/bedrock.h"

#include "base/strictjson.h"
#include "model/amazonframes.h"
#include "model/wirejson.h"

#include <QJsonDocument>

namespace agent0 {

namespace {

QJsonArray textBlock(const QString &text) { return {QJsonObject{{"text"_L1, text}}}; }

QJsonArray bedrockContent(const ModelMessage &message)
{
    QJsonArray content;
    for (const ToolResult &result : message.results)
        content.append(QJsonObject{{"toolResult"_L1,
            QJsonObject{{"toolUseId"_L1, result.callId},
                {"content"_L1, textBlock(result.text.isEmpty() ? u"(nothing)"_s : result.text)},
                {"status"_L1, result.failed ? u"error"_s : u"success"_s}}}});
    if (!message.text.trimmed().isEmpty())
        content.append(QJsonObject{{"text"_L1, message.text}});
    for (const ToolCall &call : message.calls)
        content.append(QJsonObject{{"toolUse"_L1,
            QJsonObject{{"toolUseId"_L1, call.id}, {"name"_L1, call.name}, {"input"_L1, objectIn(call.arguments)}}}});
    return content;
}

QByteArray bedrockBody(const ModelRequest &request)
{
    QJsonArray tools;
    for (const ToolDefinition &tool : request.tools)
        tools.append(QJsonObject{{"toolSpec"_L1,
            QJsonObject{{"name"_L1, tool.name},
                {"description"_L1, tool.description.isEmpty() ? tool.name : tool.description},
                {"inputSchema"_L1, QJsonObject{{"json"_L1, objectIn(tool.inputSchema)}}}}}});
    QJsonObject body{{"messages"_L1, takingTurns(request.messages, bedrockContent)},
        {"inferenceConfig"_L1, QJsonObject{{"maxTokens"_L1, request.maxTokens}}}};
    if (!request.system.isEmpty())
        body["system"_L1] = textBlock(request.system);
    if (!tools.isEmpty())
        body["toolConfig"_L1] = QJsonObject{{"tools"_L1, tools}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

StopReason bedrockStop(const QString &name)
{
    if (name == "tool_use"_L1)
        return StopReason::ToolUse;
    if (name == "max_tokens"_L1 || name == "model_context_window_exceeded"_L1)
        return StopReason::Length;
    return name == "guardrail_intervened"_L1 || name == "content_filtered"_L1 ? StopReason::Refused
                                                                              : StopReason::Finished;
}

Result<> takeBedrockDelta(AnswerParts &parts, int index, const QJsonObject &delta)
{
    parts.text(delta.value("text"_L1).toString());
    const QJsonObject use = delta.value("toolUse"_L1).toObject();
    if (use.isEmpty())
        return {};
    if (!parts.hasCall(index))
        return malformedAnswer(u"a piece of a call came before its beginning."_s);
    parts.callInput(index, use.value("input"_L1).toString().toUtf8());
    return {};
}

Result<> takeBedrock(AnswerParts &parts, const AmazonMessage &message)
{
    const auto object = parseJsonObject(message.payload);
    if (!object)
        return malformedAnswer(object.error().message);
    if (message.header(":message-type") != "event") {
        const QByteArray type = message.header(":exception-type") + message.header(":error-code");
        const QString said = object->value("message"_L1).toString(QString::fromUtf8(message.header(":error-message")));
        return fail(providerError(0, QString::fromUtf8(type), said));
    }
    const QByteArray type = message.header(":event-type");
    const int index = object->value("contentBlockIndex"_L1).toInt();
    if (type == "contentBlockStart") {
        const QJsonObject use = object->value("start"_L1)["toolUse"_L1].toObject();
        if (!use.isEmpty())
            parts.beginCall(index, use.value("toolUseId"_L1).toString(), use.value("name"_L1).toString());
    }
    if (type == "contentBlockDelta")
        return takeBedrockDelta(parts, index, object->value("delta"_L1).toObject());
    if (type == "messageStop")
        parts.stopped(bedrockStop(object->value("stopReason"_L1).toString()));
    if (type == "metadata") {
        const QJsonObject usage = object->value("usage"_L1).toObject();
        if (usage.contains("inputTokens"_L1))
            parts.used = {usage.value("inputTokens"_L1).toInteger(), usage.value("outputTokens"_L1).toInteger()};
    }
    return {};
}

/// What comes after "messageStop" counts the tokens: the end is that of the stream.
Result<bool> takePiece(AmazonFrames &frames, AnswerParts &parts, QByteArrayView bytes)
{
    const auto messages = frames.feed(bytes);
    if (!messages)
        return fail(messages.error());
    for (const AmazonMessage &message : *messages) {
        if (const auto taken = takeBedrock(parts, message); !taken)
            return fail(taken.error());
    }
    return false;
}

} // namespace

std::optional<AmazonKeys> amazonKeysIn(const Secret &kept)
{
    const QByteArrayList parts = kept.reveal().split(':');
    const bool isPair = parts.size() >= 2 && parts.size() <= 3 && parts[0].size() >= 16 && parts[0].size() <= 128
        && parts[0].startsWith('A');
    if (!isPair)
        return std::nullopt;
    return AmazonKeys{parts[0], Secret(parts[1]), Secret(parts.value(2))};
}

BedrockModel::BedrockModel(ModelPorts ports, QString region, QString base, QString model, Secret apiKey)
    : m_ports(std::move(ports)),
      m_region(std::move(region)),
      m_base(std::move(base)),
      m_model(std::move(model)),
      m_apiKey(std::move(apiKey))
{
}

BedrockModel::BedrockModel(ModelPorts ports, QString region, QString base, QString model, AmazonKeys keys)
    : m_ports(std::move(ports)),
      m_region(std::move(region)),
      m_base(std::move(base)),
      m_model(std::move(model)),
      m_keys(std::move(keys))
{
}

QString BedrockModel::address(QLatin1StringView service) const
{
    return m_base.isEmpty() ? u"https://%1.%2.amazonaws.com"_s.arg(service, m_region) : m_base;
}

HttpRequest BedrockModel::prepared(HttpRequest request) const
{
    request.leg = Leg::Model;
    request.limits = answerLimits();
    if (!m_apiKey.isEmpty())
        return std::move(request).authorize("Bearer", m_apiKey);
    return signedByV4(std::move(request), m_keys, m_region.toLatin1(), "bedrock", m_ports.clock.now());
}

Task<Result<ModelAnswer>> BedrockModel::answer(ModelRequest request, TextSink text)
{
    const QByteArray body = bedrockBody(request);
    const QByteArray url =
        address("bedrock-runtime"_L1).toUtf8() + "/model/" + m_model.toUtf8().toPercentEncoding() + "/converse-stream";
    const MakeRequest make = [this, body, url] { return prepared(HttpRequest::post(url).json(body)); };
    const auto frames = std::make_shared<AmazonFrames>();
    const PieceTaker taker = [frames](
                                 AnswerParts &parts, QByteArrayView bytes) { return takePiece(*frames, parts, bytes); };
    co_return co_await streamedAnswer(m_ports, make, "application/vnd.amazon.eventstream", std::move(text), taker);
}

Task<Result<QStringList>> BedrockModel::choices()
{
    const QByteArray url = address("bedrock"_L1).toUtf8() + "/foundation-models";
    const MakeRequest make = [this, url] { return prepared(HttpRequest::get(url)); };
    const auto all = co_await fetchList(m_ports, make, u"modelSummaries"_s);
    if (!all)
        co_return fail(all.error());
    QStringList names;
    for (const QJsonObject &one : *all) {
        if (one.value("responseStreamingSupported"_L1).toBool(true))
            names << one.value("modelId"_L1).toString();
    }
    co_return names;
}

} // namespace agent0
