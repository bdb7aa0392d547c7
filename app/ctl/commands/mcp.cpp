#include "base/displaytext.h"
#include "commands.h"
#include "mcpaccess.h"
#include "terminal.h"

#include <QJsonDocument>

#include <algorithm>

namespace agent0::ctl {

namespace {

/// What a tool says it does; a hint, not a promise.
QString doing(const McpToolHints &hints)
{
    if (hints.readOnly == true)
        return u"reads"_s;
    return hints.destructive == false ? u"writes"_s : u"may destroy"_s;
}

QString firstLine(const QString &text) { return shown(text.section(u'\n', 0, 0)); }

Task<Result<>> runMcpTools(Context &context)
{
    const auto access = mcpAccess(context);
    if (!access)
        co_return failed(access);
    const auto server = co_await access->client().connect();
    if (!server)
        co_return failed(server);
    const auto tools = co_await access->client().tools();
    if (!tools)
        co_return failed(tools);
    QJsonArray json;
    QList<QStringList> rows;
    for (const McpTool &tool : *tools) {
        json << toJson(tool);
        rows << QStringList{
            shown(tool.name), doing(tool.hints), firstLine(tool.description.isEmpty() ? tool.title : tool.description)};
    }
    QJsonObject document = mcpDocument(*access, *server);
    document["tools"_L1] = json;
    context.out.document(document);
    if (rows.isEmpty())
        context.out.remark(u"No tools."_s);
    context.out.lines(columns(rows));
    co_return Result<>();
}

Result<McpTool> toolNamed(const QList<McpTool> &tools, const QString &name)
{
    const auto found = std::ranges::find(tools, name, &McpTool::name);
    if (found != tools.end())
        return *found;
    QStringList names;
    for (const McpTool &tool : tools)
        names << shown(tool.name);
    return fail(Fault::Usage, Leg::Resource, "tool_unknown"_L1, u"The server has no tool \"%1\"."_s.arg(shown(name)),
        u"It has: %1"_s.arg(names.join(u", "_s)));
}

QJsonObject resultJson(const McpToolResult &result)
{
    QJsonArray content;
    for (const McpContent &one : result.content)
        content << toJson(one);
    QJsonObject json{{"content"_L1, content}, {"isError"_L1, result.isError}};
    if (!result.structured.isEmpty())
        json["structuredContent"_L1] = QJsonDocument::fromJson('[' + result.structured + ']').array().first();
    return json;
}

void showResult(Context &context, const McpToolResult &result)
{
    for (const McpContent &one : result.content)
        context.out.lines(contentLines(one));
    if (result.content.isEmpty() && !result.structured.isEmpty())
        context.out.line(displayText(QString::fromUtf8(result.structured), result.structured.size()));
}

void showProgress(Output *out, const McpProgress &progress)
{
    const QString of = progress.total ? u" of %1"_s.arg(*progress.total) : QString();
    out->note(u"%1%2 %3"_s.arg(progress.progress).arg(of, progress.message));
}

Task<Result<>> runMcpCall(Context &context)
{
    const auto access = mcpAccess(context);
    if (!access)
        co_return failed(access);
    const auto tools = co_await access->client().tools();
    if (!tools)
        co_return failed(tools);
    const auto tool = toolNamed(*tools, context.line.argument());
    if (!tool)
        co_return failed(tool);
    const auto arguments = toolArguments(context.line, *tool);
    if (!arguments)
        co_return failed(arguments);
    const ProgressSink progress = [out = &context.out](const McpProgress &one) { showProgress(out, one); };
    const auto result = co_await access->client().call(*tool, *arguments, progress);
    if (!result)
        co_return failed(result);
    QJsonObject json = resultJson(*result);
    json["connection"_L1] = access->connection;
    json["tool"_L1] = tool->name;
    showResult(context, *result);
    if (!result->isError) {
        context.out.document(json);
        co_return Result<>();
    }
    context.out.aside("result"_L1, json);
    co_return fail(Fault::Failed, Leg::Resource, "tool_failed"_L1,
        u"The tool %1 says that it failed."_s.arg(shown(tool->name)), u"Its own words are in its result."_s);
}

Task<Result<>> runMcpResources(Context &context)
{
    const auto access = mcpAccess(context);
    if (!access)
        co_return failed(access);
    const auto server = co_await access->client().connect();
    if (!server)
        co_return failed(server);
    const auto resources = co_await access->client().resources();
    if (!resources)
        co_return failed(resources);
    // Not every server that has resources knows templates.
    const auto templates = co_await access->client().resourceTemplates();
    QJsonArray json;
    QJsonArray templateJson;
    QList<QStringList> rows;
    for (const McpResource &one : *resources) {
        json << QJsonObject{{"uri"_L1, one.uri}, {"name"_L1, one.name}, {"title"_L1, one.title},
            {"description"_L1, one.description}, {"mimeType"_L1, one.mimeType}};
        rows << QStringList{shown(one.uri), shown(one.mimeType), firstLine(one.title.isEmpty() ? one.name : one.title)};
    }
    for (const McpResourceTemplate &one : templates.value_or(QList<McpResourceTemplate>())) {
        templateJson << QJsonObject{
            {"uriTemplate"_L1, one.uriTemplate}, {"name"_L1, one.name}, {"mimeType"_L1, one.mimeType}};
        rows << QStringList{
            shown(one.uriTemplate), shown(one.mimeType), firstLine(one.title.isEmpty() ? one.name : one.title)};
    }
    QJsonObject document = mcpDocument(*access, *server);
    document["resources"_L1] = json;
    document["resourceTemplates"_L1] = templateJson;
    context.out.document(document);
    if (rows.isEmpty())
        context.out.remark(u"No resources."_s);
    context.out.lines(columns(rows));
    co_return Result<>();
}

Task<Result<>> runMcpRead(Context &context)
{
    const auto access = mcpAccess(context);
    if (!access)
        co_return failed(access);
    const auto contents = co_await access->client().read(context.line.argument());
    if (!contents)
        co_return failed(contents);
    QJsonArray json;
    for (const McpContent &one : *contents) {
        json << toJson(one);
        if (context.out.json())
            continue;
        if (outputIsTerminal())
            context.out.lines(contentLines(one));
        else
            context.out.raw(one.data.isEmpty() ? one.text.toUtf8() : one.data);
    }
    context.out.document({{"connection"_L1, access->connection}, {"contents"_L1, json}});
    co_return Result<>();
}

Task<Result<>> runMcpPrompts(Context &context)
{
    const auto access = mcpAccess(context);
    if (!access)
        co_return failed(access);
    const auto server = co_await access->client().connect();
    if (!server)
        co_return failed(server);
    const auto prompts = co_await access->client().prompts();
    if (!prompts)
        co_return failed(prompts);
    QJsonArray json;
    QList<QStringList> rows;
    for (const McpPrompt &one : *prompts) {
        QJsonArray arguments;
        QStringList names;
        for (const McpPromptArgument &argument : one.arguments) {
            arguments << QJsonObject{{"name"_L1, argument.name}, {"description"_L1, argument.description},
                {"required"_L1, argument.required}};
            names << (argument.required ? argument.name : u'[' + argument.name + u']');
        }
        json << QJsonObject{{"name"_L1, one.name}, {"title"_L1, one.title}, {"description"_L1, one.description},
            {"arguments"_L1, arguments}};
        rows << QStringList{shown(one.name), shown(names.join(u' ')), firstLine(one.description)};
    }
    QJsonObject document = mcpDocument(*access, *server);
    document["prompts"_L1] = json;
    context.out.document(document);
    if (rows.isEmpty())
        context.out.remark(u"No prompts."_s);
    context.out.lines(columns(rows));
    co_return Result<>();
}

constexpr Option whichServer{
    "connection", "ID", "which connection; default: the first whose api.type is mcp", Words::Connection};

} // namespace

const Command mcpToolsCommand{
    .name = "mcp tools",
    .synopsis = "mcp tools [--connection ID]",
    .summary = "list the tools of an MCP server",
    .description = "A line for each: its name, what it says it does (a hint of the server, not a promise), its "
                   "description. With --json "
                   "the schemas too. Tools that are wrong or there twice are left out with a warning.",
    .options = {whichServer},
    .arguments = {},
    .examples = {{"mcp tools", "what there is to call"}, {"mcp tools --json", "with their schemas"}},
    .exits = {1, 3, 4, 5, 6, 7, 8},
    .run = runMcpTools,
};

const Command mcpCallCommand{
    .name = "mcp call",
    .synopsis = "mcp call TOOL [--arg NAME=VALUE …|--input JSON] [--connection ID]",
    .summary = "call a tool of an MCP server",
    .description = "--arg takes its type from the tool's schema: --arg n=3 is a number where the schema says so. "
                   "--input is the whole "
                   "JSON object, a file (@FILE) or standard input (@-), and goes out byte for byte.\n\nA server that "
                   "asks for input on the "
                   "way is answered on a terminal, and refused without one; passwords and the like are never asked "
                   "for. A tool that says it "
                   "failed is a failure (exit 1), its result is shown all the same.",
    .options = {{"arg", "NAME=VALUE", "one argument", Words::Any, "", true},
        {"input", "JSON|@FILE", "all arguments: JSON, a file, or @- for standard input", Words::File}, whichServer},
    .arguments = {{"TOOL", "its name, as in mcp tools"}},
    .examples = {{"mcp call list_todos --arg filter=open", "with one argument"},
        {"mcp call add_todo --input '{\"task\":\"Buy milk\"}'", "with JSON"}},
    .exits = {1, 3, 4, 5, 6, 7, 8},
    .run = runMcpCall,
};

const Command mcpResourcesCommand{
    .name = "mcp resources",
    .synopsis = "mcp resources [--connection ID]",
    .summary = "list the resources of an MCP server, and its templates",
    .description = "",
    .options = {whichServer},
    .arguments = {},
    .examples = {{"mcp resources", "what there is to read"}},
    .exits = {1, 3, 4, 5, 6, 7, 8},
    .run = runMcpResources,
};

const Command mcpReadCommand{
    .name = "mcp read",
    .synopsis = "mcp read URI [--connection ID]",
    .summary = "read a resource of an MCP server",
    .description = "Its bytes as they come; on a terminal without what could harm it.",
    .options = {whichServer},
    .arguments = {{"URI", "its address, as in mcp resources"}},
    .examples = {{"mcp read todo://all", "what it holds"}},
    .exits = {1, 3, 4, 5, 6, 7, 8},
    .run = runMcpRead,
};

const Command mcpPromptsCommand{
    .name = "mcp prompts",
    .synopsis = "mcp prompts [--connection ID]",
    .summary = "list the prompts of an MCP server",
    .description = "",
    .options = {whichServer},
    .arguments = {},
    .examples = {{"mcp prompts", "with their arguments, those in brackets optional"}},
    .exits = {1, 3, 4, 5, 6, 7, 8},
    .run = runMcpPrompts,
};

} // namespace agent0::ctl
