// One message of an MCP server, and all that is read from it.
#include "mcp/jsonrpc.h"
#include "base/jsonslice.h"
#include "fuzztarget.h"
#include "mcp/elicitation.h"
#include "mcp/mcpreading.h"

#include <QJsonDocument>

using namespace agent0;

namespace {

QJsonValue parsed(QByteArrayView slice)
{
    return QJsonDocument::fromJson('[' + slice.toByteArray() + ']').array().at(0);
}

void readTool(const QByteArray &text)
{
    const auto tool = readMcpTool(text);
    if (!tool)
        return;
    fuzz::promise(parsed(tool->inputSchema).isObject(), "an input schema is an object");
    const QList<HttpHeader> lines = parameterHeaderLines(tool->headers, parsed(tool->inputSchema).toObject());
    for (const HttpHeader &line : lines)
        fuzz::promise(!line.value.contains('\n') && !line.value.contains('\r'), "a header is one line");
    fuzz::promise(tool->fingerprint() == readMcpTool(text)->fingerprint(), "a fingerprint stays");
}

void readResult(const RpcAnswer &answer)
{
    (void)readMcpToolResult(answer.result, jsonMember(answer.text, "result"));
    (void)readMcpResourceContents(answer.result);
    (void)readMcpPromptText(answer.result);
    (void)readMcpCompletion(answer.result);
    for (const QByteArrayView tool : jsonEntries(jsonMember(jsonMember(answer.text, "result"), "tools")))
        readTool(tool.toByteArray());
    for (const QJsonValue &one : answer.result.value("resources"_L1).toArray())
        (void)readMcpResource(one.toObject());
    for (const QJsonValue &one : answer.result.value("resourceTemplates"_L1).toArray())
        (void)readMcpResourceTemplate(one.toObject());
    for (const QJsonValue &one : answer.result.value("prompts"_L1).toArray())
        (void)readMcpPrompt(one.toObject());
}

void readParams(const QJsonObject &params, const QByteArray &message)
{
    (void)readMcpProgress(params);
    (void)readMcpLogMessage(params);
    const auto form = readElicitation(jsonMember(message, "params").toByteArray());
    if (!form)
        return;
    ElicitationReply reply;
    reply.action = ElicitationReply::Action::Accept;
    (void)elicitationResult(*form, reply);
    const QJsonObject properties = params["requestedSchema"_L1]["properties"_L1].toObject();
    fuzz::promise(
        !form->address.isEmpty() || form->fields.size() == properties.size(), "no field is lost, and none comes twice");
    for (const ElicitationField &field : form->fields)
        (void)elicitationValue(field, field.title);
}

} // namespace

AGENT0_FUZZ_TARGET(jsonrpc)
{
    const auto message = parseRpcMessage(bytes);
    if (!message)
        return;
    if (const auto *answer = std::get_if<RpcAnswer>(&*message)) {
        fuzz::promise(answer->text == bytes, "an answer is kept byte for byte");
        if (!answer->error)
            fuzz::promise(
                parsed(jsonMember(answer->text, "result")) == QJsonValue(answer->result), "a slice is its member");
        readResult(*answer);
    } else if (const auto *request = std::get_if<RpcRequest>(&*message)) {
        fuzz::promise(request->id.isString() || request->id.isDouble(), "an id is a text or a number");
        fuzz::promise(parseRpcMessage(rpcResult(request->id, {})).has_value(), "what we answer can be read");
        readParams(request->params, bytes);
    } else {
        readParams(std::get<RpcNotification>(*message).params, bytes);
    }
}
