#include "errands.h"

#include "mcp/skills.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace agent0::conformance {

namespace {

constexpr auto SkillsExtension = "io.modelcontextprotocol/skills"_L1;

QJsonObject schemaOf(const McpTool &tool) { return QJsonDocument::fromJson(tool.inputSchema).object(); }

/// A value that fits a simple schema. An object that is called a schema is one: that of another tool.
QJsonValue sampleOf(const QString &name, const QJsonObject &schema, const QJsonObject &foreignSchema)
{
    const QString type = schema.value("type"_L1).toString();
    if (schema.contains("default"_L1))
        return schema.value("default"_L1);
    if (schema.contains("enum"_L1))
        return schema.value("enum"_L1).toArray().first();
    if (type == "number"_L1 || type == "integer"_L1)
        return name.size() == 1 && name >= u"b"_s ? 3 : 5;
    if (type == "boolean"_L1)
        return true;
    if (type == "array"_L1)
        return QJsonArray();
    if (type == "object"_L1)
        return name == "schema"_L1 ? foreignSchema : QJsonObject();
    return u"text"_s;
}

QJsonObject argumentsFor(const McpTool &tool, const QList<McpTool> &all)
{
    QJsonObject foreign;
    for (const McpTool &other : all) {
        if (other.name != tool.name && foreign.isEmpty())
            foreign = schemaOf(other);
    }
    const QJsonObject properties = schemaOf(tool).value("properties"_L1).toObject();
    const QJsonArray required = schemaOf(tool).value("required"_L1).toArray();
    QJsonObject arguments;
    for (const QString &name : properties.keys()) {
        if (required.isEmpty() || required.contains(name))
            arguments.insert(name, sampleOf(name, properties.value(name).toObject(), foreign));
    }
    return arguments;
}

Task<ElicitationReply> acceptsTheDefaults(Elicitation)
{
    co_return ElicitationReply{ElicitationReply::Action::Accept, {}};
}

} // namespace

McpHost hostOf(QByteArray revision)
{
    McpHost host;
    host.elicit = acceptsTheDefaults;
    host.roots = QJsonArray();
    host.extensions = {u"io.modelcontextprotocol/enterprise-managed-authorization"_s, QString(SkillsExtension)};
    host.revision = std::move(revision);
    host.warned = [](const Error &error) {
        qInfo("warning: %s: %s", qPrintable(error.code), qPrintable(error.message));
    };
    return host;
}

Errands::Errands(McpClient &client, QJsonObject context, bool loadsSkills)
    : m_client(client), m_context(std::move(context)), m_loadsSkills(loadsSkills)
{
}

Task<Result<>> Errands::run()
{
    const auto server = co_await m_client.connect();
    if (!server)
        co_return fail(server.error());
    if (server->can("tools"_L1)) {
        const auto tools = co_await m_client.tools();
        if (!tools)
            co_return fail(tools.error());
        const auto called = co_await callTools(*tools);
        if (!called)
            co_return called;
    }
    if (server->hasExtension(SkillsExtension))
        co_return co_await loadSkills();
    if (server->can("resources"_L1)) {
        const auto read = co_await readResources();
        if (!read)
            co_return read;
    }
    if (server->can("prompts"_L1))
        co_return co_await getPrompts();
    co_return Result<>();
}

Task<Result<>> Errands::callTools(QList<McpTool> tools)
{
    const QJsonArray wanted = m_context.value("toolCalls"_L1).toArray();
    for (const McpTool &tool : tools) {
        QList<QJsonObject> calls;
        for (const QJsonValue &one : wanted) {
            if (one["name"_L1].toString() == tool.name)
                calls << one["arguments"_L1].toObject();
        }
        if (wanted.isEmpty())
            calls << argumentsFor(tool, tools);
        for (const QJsonObject &arguments : calls) {
            const auto done = co_await call(tool, arguments);
            if (!done)
                co_return done;
        }
    }
    co_return Result<>();
}

Task<Result<>> Errands::call(McpTool tool, QJsonObject arguments)
{
    const auto result = co_await m_client.call(tool, QJsonDocument(arguments).toJson(QJsonDocument::Compact));
    // A server that has no such call has said so: the host goes on with what else there is.
    if (!result && !result.error().code.startsWith("mcp_"_L1))
        co_return fail(result.error());
    co_return Result<>();
}

Task<Result<>> Errands::readResources()
{
    const auto resources = co_await m_client.resources();
    if (!resources)
        co_return fail(resources.error());
    for (const McpResource &one : *resources) {
        const auto content = co_await m_client.read(one.uri);
        if (!content)
            co_return fail(content.error());
    }
    co_return Result<>();
}

Task<Result<>> Errands::getPrompts()
{
    const auto prompts = co_await m_client.prompts();
    if (!prompts)
        co_return fail(prompts.error());
    for (const McpPrompt &one : *prompts) {
        QJsonObject arguments;
        for (const McpPromptArgument &argument : one.arguments)
            arguments.insert(argument.name, u"text"_s);
        const auto text = co_await m_client.prompt(one.name, arguments);
        if (!text)
            co_return fail(text.error());
    }
    co_return Result<>();
}

Task<Result<>> Errands::loadSkills()
{
    Skills skills(m_client);
    const auto listed = co_await skills.list();
    if (!listed)
        co_return fail(listed.error());
    for (const Skill &skill : m_loadsSkills ? *listed : QList<Skill>()) {
        const auto text = co_await skills.load(skill);
        if (!text)
            co_return fail(text.error());
    }
    co_return Result<>();
}

} // namespace agent0::conformance
