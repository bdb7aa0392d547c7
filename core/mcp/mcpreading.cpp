#include "mcp/mcpreading.h"

#include "base/displaytext.h"
#include "base/jsonreader.h"
#include "base/jsonslice.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace agent0 {

namespace {

constexpr int MostCompletions = 100;

template<typename T>
Result<T> checked(const JsonReader &json, T value)
{
    if (json.good())
        return value;
    return fail(Fault::Malformed, Leg::Resource, "mcp_member"_L1,
        u"The MCP server's answer is not as the protocol has it: %1."_s.arg(json.problem()),
        u"Tell whoever runs the server."_s);
}

std::optional<bool> hint(const QJsonObject &annotations, QLatin1StringView key)
{
    const QJsonValue value = annotations.value(key);
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

std::unexpected<Error> badTool(const QString &name, const QString &why)
{
    return fail(Fault::Malformed, Leg::Resource, "mcp_tool"_L1,
        u"The tool \"%1\" is left out: %2."_s.arg(displayText(name, 80), why));
}

std::optional<QByteArray> decoded(const QString &base64)
{
    const auto bytes = QByteArray::fromBase64Encoding(base64.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return bytes ? std::optional(*bytes) : std::nullopt;
}

void readBinary(JsonReader &json, QLatin1StringView key, McpContent &content)
{
    const auto bytes = decoded(json.textOr(key));
    if (!bytes)
        json.refuse(key, u"is not base64"_s);
    else
        content.data = *bytes;
}

/// The members that text and blob contents of resources have in common.
void readContents(const QJsonObject &object, McpContent &content, JsonReader &json)
{
    JsonReader inner(object, u"resource"_s);
    content.uri = inner.text("uri"_L1);
    content.mimeType = inner.textOr("mimeType"_L1);
    content.text = inner.textOr("text"_L1);
    if (inner.has("blob"_L1))
        readBinary(inner, "blob"_L1, content);
    if (!inner.good())
        json.refuse("resource"_L1, inner.problem());
}

template<typename T>
Result<QList<T>> each(const QJsonArray &array, Result<T> (*read)(const QJsonObject &))
{
    QList<T> all;
    for (const QJsonValue &entry : array) {
        auto one = read(entry.toObject());
        if (!one)
            return fail(one.error());
        all.append(std::move(*one));
    }
    return all;
}

QString plain(const QJsonValue &value)
{
    if (value.isString())
        return displayText(value.toString(), 2000);
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return displayText(QString::fromUtf8(json.sliced(1, json.size() - 2)), 2000);
}

} // namespace

QByteArray McpTool::fingerprint() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto word = [](const std::optional<bool> &hint) { return !hint ? "-" : *hint ? "y" : "n"; };
    const QByteArray said =
        QByteArray(word(hints.readOnly)) + word(hints.destructive) + word(hints.idempotent) + word(hints.openWorld);
    for (const QByteArray &part :
        {name.toUtf8(), title.toUtf8(), description.toUtf8(), inputSchema, outputSchema, said}) {
        hash.addData(QByteArray::number(part.size()) + ':');
        hash.addData(part);
    }
    return hash.result();
}

Result<McpTool> readMcpTool(QByteArrayView text)
{
    JsonReader json(QJsonDocument::fromJson(text.toByteArray()).object(), u"tool"_s);
    McpTool tool{.name = json.text("name"_L1),
        .title = json.textOr("title"_L1),
        .description = json.textOr("description"_L1),
        .inputSchema = jsonMember(text, "inputSchema").toByteArray(),
        .outputSchema = jsonMember(text, "outputSchema").toByteArray(),
        .hints = {},
        .headers = {}};
    const QJsonObject annotations = json.objectOr("annotations"_L1);
    const QJsonObject schema = json.objectOr("inputSchema"_L1);
    if (!json.good())
        return badTool(tool.name, json.problem());
    if (!tool.inputSchema.startsWith('{'))
        return badTool(tool.name, u"it has no input schema"_s);
    auto headers = parameterHeaders(schema);
    if (!headers)
        return badTool(tool.name, headers.error());
    tool.headers = std::move(*headers);
    tool.hints = {hint(annotations, "readOnlyHint"_L1), hint(annotations, "destructiveHint"_L1),
        hint(annotations, "idempotentHint"_L1), hint(annotations, "openWorldHint"_L1)};
    if (tool.title.isEmpty())
        tool.title = annotations.value("title"_L1).toString();
    return tool;
}

Result<McpContent> readMcpContent(const QJsonObject &object)
{
    JsonReader json(object, u"content"_s);
    McpContent content{.type = json.text("type"_L1),
        .text = {},
        .data = {},
        .mimeType = json.textOr("mimeType"_L1),
        .uri = {},
        .name = {},
        .json = object};
    if (content.type == "text"_L1) {
        content.text = json.textOr("text"_L1);
    } else if (content.type == "image"_L1 || content.type == "audio"_L1) {
        readBinary(json, "data"_L1, content);
    } else if (content.type == "resource_link"_L1) {
        content.uri = json.text("uri"_L1);
        content.name = json.textOr("name"_L1);
        content.text = json.textOr("description"_L1);
    } else if (content.type == "resource"_L1) {
        readContents(json.objectOr("resource"_L1), content, json);
    }
    return checked(json, std::move(content));
}

Result<McpToolResult> readMcpToolResult(const QJsonObject &result, QByteArrayView text)
{
    JsonReader json(result, u"result"_s);
    const bool isError = json.boolOr("isError"_L1, false);
    const QJsonArray array = json.arrayOr("content"_L1);
    if (const auto good = checked(json, true); !good)
        return fail(good.error());
    auto content = each<McpContent>(array, readMcpContent);
    if (!content)
        return fail(content.error());
    return McpToolResult{std::move(*content), jsonMember(text, "structuredContent").toByteArray(), isError};
}

Result<McpResource> readMcpResource(const QJsonObject &object)
{
    JsonReader json(object, u"resource"_s);
    return checked(json,
        McpResource{.uri = json.text("uri"_L1),
            .name = json.textOr("name"_L1),
            .title = json.textOr("title"_L1),
            .description = json.textOr("description"_L1),
            .mimeType = json.textOr("mimeType"_L1),
            .size = json.optionalInteger("size"_L1)});
}

Result<McpResourceTemplate> readMcpResourceTemplate(const QJsonObject &object)
{
    JsonReader json(object, u"template"_s);
    return checked(json,
        McpResourceTemplate{.uriTemplate = json.text("uriTemplate"_L1),
            .name = json.textOr("name"_L1),
            .title = json.textOr("title"_L1),
            .description = json.textOr("description"_L1),
            .mimeType = json.textOr("mimeType"_L1)});
}

Result<McpPrompt> readMcpPrompt(const QJsonObject &object)
{
    JsonReader json(object, u"prompt"_s);
    McpPrompt prompt{.name = json.text("name"_L1),
        .title = json.textOr("title"_L1),
        .description = json.textOr("description"_L1),
        .arguments = {}};
    for (const QJsonValue &entry : json.arrayOr("arguments"_L1)) {
        JsonReader argument(entry.toObject(), u"argument"_s);
        prompt.arguments.append(
            {argument.text("name"_L1), argument.textOr("description"_L1), argument.boolOr("required"_L1, false)});
        if (!argument.good())
            json.refuse("arguments"_L1, argument.problem());
    }
    return checked(json, std::move(prompt));
}

Result<McpPromptText> readMcpPromptText(const QJsonObject &result)
{
    JsonReader json(result, u"result"_s);
    McpPromptText text{json.textOr("description"_L1), {}};
    for (const QJsonValue &entry : json.arrayOr("messages"_L1)) {
        auto content = readMcpContent(entry.toObject().value("content"_L1).toObject());
        if (!content)
            return fail(content.error());
        text.messages.append({entry.toObject().value("role"_L1).toString(), std::move(*content)});
    }
    return checked(json, std::move(text));
}

Result<QList<McpContent>> readMcpResourceContents(const QJsonObject &result)
{
    JsonReader json(result, u"result"_s);
    QList<McpContent> all;
    for (const QJsonValue &entry : json.arrayOr("contents"_L1)) {
        McpContent content;
        content.type = u"resource"_s;
        content.json = entry.toObject();
        readContents(content.json, content, json);
        all.append(std::move(content));
    }
    return checked(json, std::move(all));
}

McpCompletion readMcpCompletion(const QJsonObject &result)
{
    const QJsonObject object = result.value("completion"_L1).toObject();
    McpCompletion completion;
    for (const QJsonValue &value : object.value("values"_L1).toArray()) {
        if (value.isString() && completion.values.size() < MostCompletions)
            completion.values << value.toString();
    }
    if (object.value("total"_L1).isDouble())
        completion.total = object.value("total"_L1).toInteger();
    completion.hasMore = object.value("hasMore"_L1).toBool();
    return completion;
}

McpProgress readMcpProgress(const QJsonObject &params)
{
    McpProgress progress{
        params.value("progress"_L1).toDouble(), {}, displayText(params.value("message"_L1).toString())};
    if (params.value("total"_L1).isDouble())
        progress.total = params.value("total"_L1).toDouble();
    return progress;
}

McpLogMessage readMcpLogMessage(const QJsonObject &params)
{
    return {displayText(params.value("level"_L1).toString(), 20), displayText(params.value("logger"_L1).toString(), 80),
        plain(params.value("data"_L1))};
}

} // namespace agent0
