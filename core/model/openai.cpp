#include "model/openai.h"

#include "base/strictjson.h"
#include "model/wirejson.h"

#include <QJsonDocument>

#include <algorithm>

namespace agent0 {

namespace {

constexpr OpenAiKind Kinds[] = {
    {"openai"_L1, "https://api.openai.com/v1", "", "max_completion_tokens"_L1, true, true},
    {"azure"_L1, "", "api-key", "max_completion_tokens"_L1, true, true},
    {"ollama"_L1, "http://127.0.0.1:11434/v1", "", "max_tokens"_L1, true, false},
    {"vllm"_L1, "http://127.0.0.1:8000/v1", "", "max_tokens"_L1, true, false},
    {"llama.cpp"_L1, "http://127.0.0.1:8080/v1", "", "max_tokens"_L1, true, false},
    {"openai-compatible"_L1, "", "", "max_tokens"_L1, false, false},
};

void append(QJsonArray &all, const ModelMessage &message)
{
    for (const ToolResult &result : message.results)
        all.append(
            QJsonObject{{"role"_L1, u"tool"_s}, {"tool_call_id"_L1, result.callId}, {"content"_L1, result.text}});
    if (message.role == ModelMessage::Role::Person)
        all.append(QJsonObject{{"role"_L1, u"user"_s}, {"content"_L1, message.text}});
    if (message.role != ModelMessage::Role::Model)
        return;
    QJsonArray calls;
    for (const ToolCall &call : message.calls)
        calls.append(QJsonObject{{"id"_L1, call.id}, {"type"_L1, u"function"_s},
            {"function"_L1, QJsonObject{{"name"_L1, call.name}, {"arguments"_L1, QString::fromUtf8(call.arguments)}}}});
    QJsonObject said{{"role"_L1, u"assistant"_s}, {"content"_L1, message.text}};
    if (!calls.isEmpty())
        said["tool_calls"_L1] = calls;
    all.append(said);
}

QByteArray openAiBody(const ModelRequest &request, const OpenAiKind &kind, const QString &model)
{
    QJsonArray messages;
    if (!request.system.isEmpty())
        messages.append(QJsonObject{{"role"_L1, u"system"_s}, {"content"_L1, request.system}});
    for (const ModelMessage &message : request.messages)
        append(messages, message);
    QJsonArray tools;
    for (const ToolDefinition &tool : request.tools)
        tools.append(QJsonObject{{"type"_L1, u"function"_s},
            {"function"_L1,
                QJsonObject{{"name"_L1, tool.name}, {"description"_L1, tool.description},
                    {"parameters"_L1, objectIn(tool.inputSchema)}}}});
    QJsonObject body{
        {"model"_L1, model}, {"messages"_L1, messages}, {"stream"_L1, true}, {kind.lengthMember, request.maxTokens}};
    if (!tools.isEmpty())
        body["tools"_L1] = tools;
    if (kind.countsOnRequest)
        body["stream_options"_L1] = QJsonObject{{"include_usage"_L1, true}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

StopReason openAiStop(const QString &name)
{
    if (name == "tool_calls"_L1 || name == "function_call"_L1)
        return StopReason::ToolUse;
    if (name == "length"_L1)
        return StopReason::Length;
    return name == "content_filter"_L1 ? StopReason::Refused : StopReason::Finished;
}

/// Some servers send each call whole and without an index: then an id begins another one.
Result<> takeCall(AnswerParts &parts, const QJsonObject &call, int *last)
{
    const QString id = call.value("id"_L1).toString();
    const QJsonObject function = call.value("function"_L1).toObject();
    const QString name = function.value("name"_L1).toString();
    const bool numbered = call.contains("index"_L1);
    const int index = numbered ? call.value("index"_L1).toInt() : name.isEmpty() ? *last : *last + 1;
    if (!parts.hasCall(index)) {
        if (name.isEmpty())
            return malformedAnswer(u"a piece of a call came before its beginning."_s);
        parts.beginCall(index, id, name);
    }
    *last = index;
    const QJsonValue arguments = function.value("arguments"_L1);
    parts.callInput(index,
        arguments.isObject() ? QJsonDocument(arguments.toObject()).toJson(QJsonDocument::Compact)
                             : arguments.toString().toUtf8());
    return {};
}

Result<> takeChoice(AnswerParts &parts, const QJsonObject &choice, int *last)
{
    const QJsonObject delta = choice.value("delta"_L1).toObject();
    parts.text(delta.value("content"_L1).toString());
    parts.text(delta.value("refusal"_L1).toString());
    for (const QJsonValue &call : delta.value("tool_calls"_L1).toArray()) {
        if (const auto taken = takeCall(parts, call.toObject(), last); !taken)
            return taken;
    }
    if (const QString stop = choice.value("finish_reason"_L1).toString(); !stop.isEmpty())
        parts.stopped(openAiStop(stop));
    return {};
}

/// True at the end of the answer.
Result<bool> takeOpenAi(AnswerParts &parts, const ServerSentEvent &event, int *last)
{
    if (event.data.trimmed() == "[DONE]")
        return true;
    const auto object = parseJsonObject(event.data);
    if (!object)
        return malformedAnswer(object.error().message);
    if (const QJsonValue error = object->value("error"_L1); !error.isUndefined() && !error.isNull()) {
        const QString message = error.isString() ? error.toString() : error["message"_L1].toString();
        return fail(providerError(
            error["code"_L1].toInt(), error["type"_L1].toString() + error["code"_L1].toString(), message));
    }
    for (const QJsonValue &choice : object->value("choices"_L1).toArray()) {
        if (choice["index"_L1].toInt() != 0)
            continue;
        if (const auto taken = takeChoice(parts, choice.toObject(), last); !taken)
            return fail(taken.error());
    }
    if (const QJsonObject usage = object->value("usage"_L1).toObject(); !usage.isEmpty()) {
        parts.used.input = usage.value("prompt_tokens"_L1).toInteger();
        parts.used.output = usage.value("completion_tokens"_L1).toInteger();
    }
    return false;
}

} // namespace

std::span<const OpenAiKind> openAiKinds() { return Kinds; }

const OpenAiKind *openAiKindNamed(const QString &name)
{
    const auto found = std::ranges::find_if(Kinds, [&](const OpenAiKind &kind) { return kind.name == name; });
    return found == std::end(Kinds) ? nullptr : &*found;
}

OpenAiModel::OpenAiModel(ModelPorts ports, const OpenAiKind &kind, QString base, QString model, Secret key)
    : m_ports(std::move(ports)), m_kind(kind), m_base(std::move(base)), m_model(std::move(model)), m_key(std::move(key))
{
}

HttpRequest OpenAiModel::prepared(HttpRequest request) const
{
    request.leg = Leg::Model;
    request.limits = answerLimits();
    if (m_key.isEmpty())
        return request;
    if (*m_kind.keyHeader)
        return std::move(request).header(m_kind.keyHeader, m_key.reveal());
    return std::move(request).authorize("Bearer", m_key);
}

Task<Result<ModelAnswer>> OpenAiModel::answer(ModelRequest request, TextSink text)
{
    const QByteArray body = openAiBody(request, m_kind, m_model);
    const QByteArray url = (m_base + u"/chat/completions"_s).toUtf8();
    const MakeRequest make = [this, body, url] { return prepared(HttpRequest::post(url).json(body)); };
    const auto last = std::make_shared<int>(-1);
    const EventTaker taker = [last](AnswerParts &parts, const ServerSentEvent &event) {
        return takeOpenAi(parts, event, last.get());
    };
    co_return co_await eventsAnswer(m_ports, make, std::move(text), taker);
}

Task<Result<QStringList>> OpenAiModel::choices()
{
    const QByteArray url = (m_base + u"/models"_s).toUtf8();
    const MakeRequest make = [this, url] { return prepared(HttpRequest::get(url)); };
    co_return co_await fetchIds(m_ports, make);
}

} // namespace agent0
