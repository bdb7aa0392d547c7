#include "mcpaccess.h"

#include "base/displaytext.h"
#include "base/strictjson.h"
#include "elicitationprompt.h"
#include "inputfile.h"
#include "terminal.h"

#include <QJsonDocument>

namespace agent0::ctl {

namespace {

constexpr qint64 MaxInput = 16 * 1024 * 1024;

Result<Connection> mcpConnection(const Profile &profile, const CommandLine &line)
{
    if (const auto id = line.given("connection"_L1)) {
        const auto named = Context::connection(profile, *id);
        if (!named || named->apiType == ApiType::Mcp)
            return named;
        return fail(Fault::Configuration, Leg::Configuration, "not_mcp_connection"_L1,
            u"The connection \"%1\" is no MCP server."_s.arg(shown(*id)),
            u"Its api.type must be \"mcp\": agent0ctl connections edit %1 --set api.type=mcp"_s.arg(shown(*id)));
    }
    for (const Connection &one : profile.connections) {
        if (one.enabled && one.apiType == ApiType::Mcp)
            return one;
    }
    return fail(Fault::Configuration, Leg::Configuration, "connection_missing"_L1,
        u"No enabled connection of this profile is an MCP server."_s,
        u"Add one whose api.type is \"mcp\" (agent0ctl connections add), or name one with --connection."_s);
}

McpHost hostOf(Context &context)
{
    McpHost host;
    Output *out = &context.out;
    host.warned = [out](const Error &error) { out->warn(error.message); };
    host.log = [out](const McpLogMessage &message) { out->note(u"%1: %2"_s.arg(message.level, message.text)); };
    host.logLevel = u"warning"_s;
    if (inputIsTerminal())
        host.elicit = [out, lines = std::make_shared<TypedLines>()](
                          Elicitation form) { return askOnTerminal(out, lines.get(), std::move(form)); };
    if (const auto seconds = context.line.number("timeout"_L1, 1, 7 * 24 * 3600); seconds && *seconds)
        host.patience = Seconds(**seconds);
    return host;
}

QString typeOf(const McpTool &tool, const QString &name)
{
    const QJsonObject schema = QJsonDocument::fromJson(tool.inputSchema).object();
    return schema.value("properties"_L1)[name][u"type"].toString();
}

/// The JSON of one typed value: a text as it is where the schema wants a text or nothing clear.
Result<QJsonValue> typedValue(const QString &typed, const QString &type)
{
    if (type == "string"_L1)
        return typed;
    const QByteArray list = '[' + typed.toUtf8() + ']';
    const bool isJson = jsonProblem(list).isEmpty();
    const QJsonArray parsed = isJson ? QJsonDocument::fromJson(list).array() : QJsonArray();
    if (parsed.size() == 1)
        return parsed.first();
    if (type.isEmpty())
        return typed;
    return fail(Fault::Usage, Leg::None, "argument_invalid"_L1, u"is to be of the type %1"_s.arg(shown(type)));
}

Result<QByteArray> wholeInput(const CommandLine &line)
{
    const QString input = line.value("input"_L1);
    const Result<QByteArray> bytes = !input.startsWith(u'@') ? Result<QByteArray>(input.toUtf8())
        : input == "@-"_L1                                   ? readStandardInput(MaxInput)
                                                             : readInputFile(input.mid(1), MaxInput);
    if (!bytes)
        return failed(bytes);
    if (const auto object = parseJsonObject(*bytes); !object)
        return fail(usageError(
            "argument_invalid"_L1, u"--input is not a JSON object: %1."_s.arg(object.error().message), line.command));
    return bytes;
}

QJsonValue jsonOf(const QByteArray &text)
{
    const QJsonArray list = QJsonDocument::fromJson('[' + text + ']').array();
    return list.isEmpty() ? QJsonValue() : list.first();
}

Task<> ended(std::shared_ptr<McpConnection> server) { co_await server->client().close(); }

} // namespace

Result<McpAccess> mcpAccess(Context &context)
{
    const auto agent = context.agentForAccess();
    if (!agent)
        return failed(agent);
    const auto connection = mcpConnection((*agent)->profile(), context.line);
    if (!connection)
        return failed(connection);
    auto server = (*agent)->mcp(connection->id, hostOf(context));
    if (!server)
        return failed(server);
    context.afterwards = [shared = *server] { return ended(shared); };
    return McpAccess{connection->id, std::move(*server)};
}

Task<Result<McpMeeting>> meetMcpServer(Context &context)
{
    const auto access = mcpAccess(context);
    if (!access)
        co_return failed(access);
    const auto server = co_await access->client().connect();
    if (!server)
        co_return failed(server);
    co_return McpMeeting(*access, *server);
}

QJsonObject McpMeeting::document() const
{
    return {{"connection"_L1, access.connection},
        {"server"_L1,
            QJsonObject{{"name"_L1, server.name}, {"title"_L1, server.title}, {"version"_L1, server.version},
                {"protocolVersion"_L1, QString::fromLatin1(server.revision)}}}};
}

Result<QByteArray> toolArguments(const CommandLine &line, const McpTool &tool)
{
    if (line.has("input"_L1) && line.has("arg"_L1))
        return fail(usageError("argument_invalid"_L1, u"Give --input or --arg, not both."_s, line.command));
    if (line.has("input"_L1))
        return wholeInput(line);
    const auto texts = textArguments(line);
    if (!texts)
        return failed(texts);
    QJsonObject arguments;
    for (const QString &name : texts->keys()) {
        const auto value = typedValue(texts->value(name).toString(), typeOf(tool, name));
        if (!value)
            return fail(usageError(
                "argument_invalid"_L1, u"The argument %1 %2."_s.arg(shown(name), value.error().message), line.command));
        arguments[name] = *value;
    }
    return QJsonDocument(arguments).toJson(QJsonDocument::Compact);
}

Result<QJsonObject> textArguments(const CommandLine &line)
{
    QJsonObject arguments;
    for (const QString &given : line.values("arg"_L1)) {
        const QString name = given.section(u'=', 0, 0);
        if (!given.contains(u'=') || name.isEmpty())
            return fail(usageError(
                "argument_invalid"_L1, u"--arg is NAME=VALUE, not \"%1\"."_s.arg(shown(given)), line.command));
        arguments[name] = given.section(u'=', 1);
    }
    return arguments;
}

QString firstLineOf(const QString &text) { return shown(text.section(u'\n', 0, 0)); }

QJsonObject toJson(const McpTool &tool)
{
    QJsonObject hints;
    const auto add = [&](QLatin1StringView name, const std::optional<bool> &hint) {
        if (hint)
            hints[name] = *hint;
    };
    add("readOnlyHint"_L1, tool.hints.readOnly);
    add("destructiveHint"_L1, tool.hints.destructive);
    add("idempotentHint"_L1, tool.hints.idempotent);
    add("openWorldHint"_L1, tool.hints.openWorld);
    QJsonObject json{{"name"_L1, tool.name}, {"title"_L1, tool.title}, {"description"_L1, tool.description},
        {"inputSchema"_L1, jsonOf(tool.inputSchema)}, {"annotations"_L1, hints}};
    if (!tool.outputSchema.isEmpty())
        json["outputSchema"_L1] = jsonOf(tool.outputSchema);
    return json;
}

QJsonObject toJson(const McpContent &content) { return content.json; }

QStringList contentLines(const McpContent &content)
{
    const QString kind = u"[%1 %2]"_s;
    if (!content.data.isEmpty() || content.type == "image"_L1 || content.type == "audio"_L1)
        return {kind.arg(shown(content.type), shown(content.mimeType)) + u" %1 bytes"_s.arg(content.data.size())};
    if (content.type == "resource_link"_L1)
        return {kind.arg(u"link"_s, shown(content.uri)) + u' ' + shown(content.name)};
    if (content.type != "text"_L1 && content.type != "resource"_L1)
        return {kind.arg(shown(content.type), u"not shown"_s)};
    QStringList lines;
    for (const QString &line : content.text.split(u'\n'))
        lines << displayText(line, line.size());
    return lines;
}

} // namespace agent0::ctl
