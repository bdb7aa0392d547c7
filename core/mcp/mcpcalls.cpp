#include "base/jsonslice.h"
#include "mcp/mcpclient.h"
#include "mcp/mcpreading.h"

#include "base/displaytext.h"
#include "base/strictjson.h"

#include <QJsonDocument>
#include <QSet>

namespace agent0 {

namespace {

constexpr int MostPages = 100;
constexpr qsizetype MostEntries = 10'000;
constexpr qsizetype LongestCursor = 64 * 1024;
constexpr qsizetype LongestName = 256;

QJsonObject objectOf(const QByteArray &text) { return QJsonDocument::fromJson(text).object(); }

template<typename T>
Result<QList<T>> readEach(const QByteArrayList &texts, Result<T> (*read)(const QJsonObject &))
{
    QList<T> all;
    for (const QByteArray &text : texts) {
        auto one = read(objectOf(text));
        if (!one)
            return fail(one.error());
        all.append(std::move(*one));
    }
    return all;
}

} // namespace

Task<Result<QByteArrayList>> McpClient::askForAll(QByteArray method, QByteArray member)
{
    QByteArrayList all;
    QSet<QByteArray> cursors;
    for (QByteArray cursor; cursors.size() < MostPages;) {
        McpAsk page(method);
        if (!cursor.isEmpty())
            page.params.append({"cursor", cursor});
        const auto answer = co_await ask(std::move(page));
        if (!answer)
            co_return fail(answer.error());
        const QByteArrayView result = jsonMember(answer->text, "result");
        for (const QByteArrayView entry : jsonEntries(jsonMember(result, member)))
            all << entry.toByteArray();
        if (all.size() > MostEntries)
            co_return brokenByServer("too_many_entries"_L1,
                u"The MCP server's list of %1 has more than %2 entries."_s.arg(QString::fromLatin1(member))
                    .arg(MostEntries));
        const QJsonValue next = answer->result.value("nextCursor"_L1);
        if (!next.isString() || next.toString().isEmpty())
            co_return all;
        cursor = jsonMember(result, "nextCursor").toByteArray();
        if (cursors.contains(cursor) || cursor.size() > LongestCursor)
            break;
        cursors.insert(cursor);
    }
    co_return brokenByServer("endless_cursor"_L1,
        u"The MCP server's list of %1 goes round in circles or never ends."_s.arg(QString::fromLatin1(member)));
}

Task<Result<QList<McpTool>>> McpClient::tools()
{
    const auto texts = co_await askForAll("tools/list", "tools");
    if (!texts)
        co_return fail(texts.error());
    QList<McpTool> tools;
    QSet<QString> names;
    for (const QByteArray &text : *texts) {
        auto tool = readMcpTool(text);
        if (tool && (names.contains(tool->name) || tool->name.size() > LongestName))
            tool = brokenByServer("mcp_tool"_L1,
                u"The tool \"%1\" is left out: there is another of that name, or the name is too long."_s.arg(
                    displayText(tool->name, 80)));
        if (!tool) {
            warn(tool.error());
            continue;
        }
        names.insert(tool->name);
        tools.append(std::move(*tool));
    }
    co_return tools;
}

Task<Result<McpToolResult>> McpClient::call(McpTool tool, QByteArray arguments, ProgressSink progress)
{
    const auto object = parseJsonObject(arguments.isEmpty() ? QByteArray("{}") : arguments);
    if (!object)
        co_return fail(Fault::Usage, Leg::Resource, "arguments_invalid"_L1,
            u"The arguments of the tool are not a JSON object: %1."_s.arg(object.error().message));
    McpAsk call = McpAsk("tools/call").withText("name", tool.name).about(tool.name);
    call.params.append({"arguments", arguments.isEmpty() ? QByteArray("{}") : arguments});
    call.headers = parameterHeaderLines(tool.headers, *object);
    call.progress = std::move(progress);
    const auto answer = co_await ask(std::move(call));
    if (!answer)
        co_return fail(answer.error());
    co_return readMcpToolResult(answer->result, jsonMember(answer->text, "result"));
}

Task<Result<QList<McpResource>>> McpClient::resources()
{
    const auto texts = co_await askForAll("resources/list", "resources");
    if (!texts)
        co_return fail(texts.error());
    co_return readEach<McpResource>(*texts, readMcpResource);
}

Task<Result<QList<McpResourceTemplate>>> McpClient::resourceTemplates()
{
    const auto texts = co_await askForAll("resources/templates/list", "resourceTemplates");
    if (!texts)
        co_return fail(texts.error());
    co_return readEach<McpResourceTemplate>(*texts, readMcpResourceTemplate);
}

Task<Result<QList<McpContent>>> McpClient::read(QString uri)
{
    McpAsk read = McpAsk("resources/read").withText("uri", uri).about(uri);
    const auto answer = co_await ask(std::move(read));
    if (!answer)
        co_return fail(answer.error());
    co_return readMcpResourceContents(answer->result);
}

Task<Result<QList<McpPrompt>>> McpClient::prompts()
{
    const auto texts = co_await askForAll("prompts/list", "prompts");
    if (!texts)
        co_return fail(texts.error());
    co_return readEach<McpPrompt>(*texts, readMcpPrompt);
}

Task<Result<McpPromptText>> McpClient::prompt(QString name, QJsonObject arguments)
{
    McpAsk prompt = McpAsk("prompts/get").withText("name", name).about(name);
    if (!arguments.isEmpty())
        prompt.params.append({"arguments", compactJson(arguments)});
    const auto answer = co_await ask(std::move(prompt));
    if (!answer)
        co_return fail(answer.error());
    co_return readMcpPromptText(answer->result);
}

Task<Result<McpCompletion>> McpClient::complete(QJsonObject reference, QString argument, QString typed)
{
    McpAsk complete("completion/complete");
    complete.params.append({"ref", compactJson(reference)});
    const QJsonObject half{{u"name"_s, argument}, {u"value"_s, typed}};
    complete.params.append({"argument", compactJson(half)});
    const auto answer = co_await ask(std::move(complete));
    if (!answer)
        co_return fail(answer.error());
    co_return readMcpCompletion(answer->result);
}

Task<Result<>> McpClient::setLogLevel(QString level)
{
    McpAsk set = McpAsk("logging/setLevel").withText("level", level);
    const auto answer = co_await ask(std::move(set));
    if (!answer)
        co_return fail(answer.error());
    co_return Result<>();
}

} // namespace agent0
