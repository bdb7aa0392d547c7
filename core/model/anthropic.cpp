#include "model/anthropic.h"

#include "base/strictjson.h"
#include "model/wirejson.h"

#include <QJsonDocument>

namespace agent0 {

namespace {

QJsonArray anthropicContent(const ModelMessage &message)
{
    QJsonArray content;
    for (const ToolResult &result : message.results)
        content.append(QJsonObject{{"type"_L1, u"tool_result"_s}, {"tool_use_id"_L1, result.callId},
            {"content"_L1, result.text}, {"is_error"_L1, result.failed}});
    if (!message.text.isEmpty())
        content.append(QJsonObject{{"type"_L1, u"text"_s}, {"text"_L1, message.text}});
    for (const ToolCall &call : message.calls)
        content.append(QJsonObject{{"type"_L1, u"tool_use"_s}, {"id"_L1, call.id}, {"name"_L1, call.name},
            {"input"_L1, objectIn(call.arguments)}});
    return content;
}

QByteArray anthropicBody(const ModelRequest &request, const QString &model)
{
    QJsonArray tools;
    for (const ToolDefinition &tool : request.tools)
        tools.append(QJsonObject{{"name"_L1, tool.name}, {"description"_L1, tool.description},
            {"input_schema"_L1, objectIn(tool.inputSchema)}});
    QJsonObject body{{"model"_L1, model}, {"max_tokens"_L1, request.maxTokens}, {"stream"_L1, true},
        {"messages"_L1, takingTurns(request.messages, anthropicContent)}};
    if (!request.system.isEmpty())
        body["system"_L1] = request.system;
    if (!tools.isEmpty())
        body["tools"_L1] = tools;
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

StopReason anthropicStop(const QString &name)
{
    if (name == "tool_use"_L1)
        return StopReason::ToolUse;
    if (name == "max_tokens"_L1 || name == "model_context_window_exceeded"_L1)
        return StopReason::Length;
    return name == "refusal"_L1 ? StopReason::Refused : StopReason::Finished;
}

void countInput(AnswerParts &parts, const QJsonObject &usage)
{
    qint64 input = 0;
    for (const auto member : {"input_tokens"_L1, "cache_creation_input_tokens"_L1, "cache_read_input_tokens"_L1})
        input += usage.value(member).toInteger();
    if (usage.contains("input_tokens"_L1))
        parts.used.input = input;
    if (usage.contains("output_tokens"_L1))
        parts.used.output = usage.value("output_tokens"_L1).toInteger();
}

/// True at the end of the answer.
Result<bool> takeAnthropic(AnswerParts &parts, const ServerSentEvent &event)
{
    const auto object = parseJsonObject(event.data);
    if (!object)
        return malformedAnswer(object.error().message);
    const QString type = object->value("type"_L1).toString();
    const int index = object->value("index"_L1).toInt();
    if (type == "message_start"_L1)
        countInput(parts, object->value("message"_L1)["usage"_L1].toObject());
    const QJsonObject block = object->value("content_block"_L1).toObject();
    if (type == "content_block_start"_L1 && block.value("type"_L1) == "tool_use"_L1)
        parts.beginCall(index, block.value("id"_L1).toString(), block.value("name"_L1).toString());
    const QJsonObject delta = object->value("delta"_L1).toObject();
    if (type == "content_block_delta"_L1 && delta.value("type"_L1) == "text_delta"_L1)
        parts.text(delta.value("text"_L1).toString());
    if (type == "content_block_delta"_L1 && delta.value("type"_L1) == "input_json_delta"_L1) {
        if (!parts.hasCall(index))
            return malformedAnswer(u"a piece of a call came before its beginning."_s);
        parts.callInput(index, delta.value("partial_json"_L1).toString().toUtf8());
    }
    if (type == "message_delta"_L1) {
        countInput(parts, object->value("usage"_L1).toObject());
        if (const QString stop = delta.value("stop_reason"_L1).toString(); !stop.isEmpty())
            parts.stopped(anthropicStop(stop));
    }
    if (type == "error"_L1) {
        const QJsonObject error = object->value("error"_L1).toObject();
        return fail(providerError(0, error.value("type"_L1).toString(), error.value("message"_L1).toString()));
    }
    return type == "message_stop"_L1;
}

} // namespace

AnthropicModel::AnthropicModel(ModelPorts ports, QString base, QString model, Secret key)
    : m_ports(std::move(ports)), m_base(std::move(base)), m_model(std::move(model)), m_key(std::move(key))
{
}

HttpRequest AnthropicModel::prepared(HttpRequest request) const
{
    return std::move(request)
        .header("x-api-key", m_key.reveal())
        .header("anthropic-version", "2023-06-01")
        .on(Leg::Model)
        .within(answerLimits());
}

Task<Result<ModelAnswer>> AnthropicModel::answer(ModelRequest request, TextSink text)
{
    const QByteArray body = anthropicBody(request, m_model);
    const QByteArray url = (m_base + u"/v1/messages"_s).toUtf8();
    const MakeRequest make = [this, body, url] { return prepared(HttpRequest::post(url).json(body)); };
    co_return co_await eventsAnswer(m_ports, make, std::move(text), takeAnthropic);
}

Task<Result<QStringList>> AnthropicModel::choices()
{
    const QByteArray url = (m_base + u"/v1/models?limit=1000"_s).toUtf8();
    const MakeRequest make = [this, url] { return prepared(HttpRequest::get(url)); };
    co_return co_await fetchIds(m_ports, make);
}

} // namespace agent0
