#include "base/displaytext.h"
#include "commands.h"
#include "mcpaccess.h"

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

Task<Result<>> runMcpTools(Context &context)
{
    const auto mcp = co_await meetMcpServer(context);
    if (!mcp)
        co_return failed(mcp);
    const auto tools = co_await mcp->client().tools();
    if (!tools)
        co_return failed(tools);
    QJsonArray json;
    QList<QStringList> rows;
    for (const McpTool &tool : *tools) {
        json << toJson(tool);
        rows << QStringList{shown(tool.name), doing(tool.hints),
            firstLineOf(tool.description.isEmpty() ? tool.title : tool.description)};
    }
    QJsonObject document = mcp->document();
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

} // namespace

const Command mcpToolsCommand{
    .name = "mcp tools",
    .synopsis = "mcp tools [--connection ID]",
    .summary = "list the tools of an MCP server",
    .description = "A line for each: its name, what it says it does (a hint of the server, not a promise), its "
                   "description. With --json "
                   "the schemas too. Tools that are wrong or there twice are left out with a warning.",
    .options = {whichMcpServer},
    .arguments = {},
    .examples = {{"mcp tools", "what there is to call"}, {"mcp tools --json", "with their schemas"}},
    .exits = {1, 3, 4, 5, 6, 7, 8},
    .starts = Starts::Servers,
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
        {"input", "JSON|@FILE", "all arguments: JSON, a file, or @- for standard input", Words::File}, whichMcpServer},
    .arguments = {{"TOOL", "its name, as in mcp tools"}},
    .examples = {{"mcp call list_todos --arg filter=open", "with one argument"},
        {"mcp call add_todo --input '{\"task\":\"Buy milk\"}'", "with JSON"}},
    .exits = {1, 3, 4, 5, 6, 7, 8},
    .starts = Starts::Servers,
    .run = runMcpCall,
};

} // namespace agent0::ctl
