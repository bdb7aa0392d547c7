#include "base/displaytext.h"
#include "commands.h"
#include "mcp/skills.h"
#include "mcpaccess.h"
#include "terminal.h"

namespace agent0::ctl {

namespace {

Task<Result<>> runMcpResources(Context &context)
{
    const auto mcp = co_await meetMcpServer(context);
    if (!mcp)
        co_return failed(mcp);
    const auto resources = co_await mcp->client().resources();
    if (!resources)
        co_return failed(resources);
    // Not every server that has resources knows templates.
    const auto templates = co_await mcp->client().resourceTemplates();
    QJsonArray json;
    QJsonArray templateJson;
    QList<QStringList> rows;
    for (const McpResource &one : *resources) {
        json << QJsonObject{{"uri"_L1, one.uri}, {"name"_L1, one.name}, {"title"_L1, one.title},
            {"description"_L1, one.description}, {"mimeType"_L1, one.mimeType}};
        rows << QStringList{
            shown(one.uri), shown(one.mimeType), firstLineOf(one.title.isEmpty() ? one.name : one.title)};
    }
    for (const McpResourceTemplate &one : templates.value_or(QList<McpResourceTemplate>())) {
        templateJson << QJsonObject{
            {"uriTemplate"_L1, one.uriTemplate}, {"name"_L1, one.name}, {"mimeType"_L1, one.mimeType}};
        rows << QStringList{
            shown(one.uriTemplate), shown(one.mimeType), firstLineOf(one.title.isEmpty() ? one.name : one.title)};
    }
    QJsonObject document = mcp->document();
    document["resources"_L1] = json;
    document["resourceTemplates"_L1] = templateJson;
    context.out.document(document);
    if (rows.isEmpty())
        context.out.remark(u"No resources."_s);
    context.out.lines(columns(rows));
    co_return Result<>();
}

/// As they are; on a terminal without what could harm it.
void showBytes(Context &context, const QByteArray &bytes)
{
    if (context.out.json())
        return;
    if (!outputIsTerminal())
        return context.out.raw(bytes);
    for (const QString &line : QString::fromUtf8(bytes).split(u'\n'))
        context.out.line(displayText(line, line.size()));
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

Task<Result<>> runOnePrompt(Context &context)
{
    const auto arguments = textArguments(context.line);
    if (!arguments)
        co_return failed(arguments);
    const auto mcp = co_await meetMcpServer(context);
    if (!mcp)
        co_return failed(mcp);
    const auto prompt = co_await mcp->client().prompt(context.line.argument(), *arguments);
    if (!prompt)
        co_return failed(prompt);
    QJsonArray messages;
    for (const McpPromptMessage &one : prompt->messages) {
        messages << QJsonObject{{"role"_L1, one.role}, {"content"_L1, toJson(one.content)}};
        context.out.line(shown(one.role) + u':');
        context.out.lines(contentLines(one.content));
    }
    QJsonObject document = mcp->document();
    document["prompt"_L1] = context.line.argument();
    document["description"_L1] = prompt->description;
    document["messages"_L1] = messages;
    context.out.document(document);
    co_return Result<>();
}

Task<Result<>> runMcpPrompts(Context &context)
{
    if (!context.line.argument().isEmpty())
        co_return co_await runOnePrompt(context);
    const auto mcp = co_await meetMcpServer(context);
    if (!mcp)
        co_return failed(mcp);
    const auto prompts = co_await mcp->client().prompts();
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
        rows << QStringList{shown(one.name), shown(names.join(u' ')), firstLineOf(one.description)};
    }
    QJsonObject document = mcp->document();
    document["prompts"_L1] = json;
    context.out.document(document);
    if (rows.isEmpty())
        context.out.remark(u"No prompts."_s);
    context.out.lines(columns(rows));
    co_return Result<>();
}

/// By its name or the address of its SKILL.md.
Result<Skill> skillNamed(const QList<Skill> &skills, const QString &name)
{
    for (const Skill &skill : skills) {
        if (skill.name == name || skill.uri == name)
            return skill;
    }
    return fail(Fault::Usage, Leg::Resource, "skill_unknown"_L1, u"The server has no skill \"%1\"."_s.arg(shown(name)),
        u"agent0ctl mcp skills lists them."_s);
}

void listSkills(Context &context, const McpMeeting &mcp, const QList<Skill> &skills)
{
    QJsonArray json;
    QList<QStringList> rows;
    for (const Skill &skill : skills) {
        QJsonArray files;
        for (const SkillFile &file : skill.files)
            files << QJsonObject{
                {"uri"_L1, file.uri}, {"size"_L1, file.size}, {"sha256"_L1, QString::fromLatin1(file.digest.toHex())}};
        json << QJsonObject{
            {"name"_L1, skill.name}, {"uri"_L1, skill.uri}, {"description"_L1, skill.description}, {"files"_L1, files}};
        rows << QStringList{shown(skill.name), u"%1 files"_s.arg(skill.files.size()), firstLineOf(skill.description)};
    }
    QJsonObject document = mcp.document();
    document["skills"_L1] = json;
    context.out.document(document);
    if (rows.isEmpty())
        context.out.remark(u"No skills."_s);
    context.out.lines(columns(rows));
}

/// Its SKILL.md, or another of its files, checked against what the list said of it.
Task<Result<QByteArray>> skillText(McpClient *client, Skill skill, QString file)
{
    Skills skills(*client);
    if (!file.isEmpty())
        co_return co_await skills.read(std::move(skill), std::move(file));
    const auto text = co_await skills.load(std::move(skill));
    if (!text)
        co_return failed(text);
    co_return text->toUtf8();
}

Task<Result<>> runMcpSkills(Context &context)
{
    const auto mcp = co_await meetMcpServer(context);
    if (!mcp)
        co_return failed(mcp);
    Skills skills(mcp->client());
    const auto listed = co_await skills.list();
    if (!listed)
        co_return failed(listed);
    const QStringList words = context.line.arguments();
    if (words.isEmpty()) {
        listSkills(context, *mcp, *listed);
        co_return Result<>();
    }
    const auto skill = skillNamed(*listed, words.constFirst());
    if (!skill)
        co_return failed(skill);
    const auto text = co_await skillText(&mcp->client(), *skill, words.value(1));
    if (!text)
        co_return failed(text);
    QJsonObject document = mcp->document();
    document["skill"_L1] = skill->name;
    document["text"_L1] = QString::fromUtf8(*text);
    context.out.document(document);
    showBytes(context, *text);
    co_return Result<>();
}

} // namespace

const Command mcpResourcesCommand{
    .name = "mcp resources",
    .synopsis = "mcp resources [--connection ID]",
    .summary = "list the resources of an MCP server, and its templates",
    .description = "",
    .options = {whichMcpServer},
    .arguments = {},
    .examples = {{"mcp resources", "what there is to read"}},
    .exits = {1, 3, 4, 5, 6, 7, 8},
    .starts = Starts::Servers,
    .run = runMcpResources,
};

const Command mcpReadCommand{
    .name = "mcp read",
    .synopsis = "mcp read URI [--connection ID]",
    .summary = "read a resource of an MCP server",
    .description = "Its bytes as they come; on a terminal without what could harm it.",
    .options = {whichMcpServer},
    .arguments = {{"URI", "its address, as in mcp resources"}},
    .examples = {{"mcp read todo://all", "what it holds"}},
    .exits = {1, 3, 4, 5, 6, 7, 8},
    .starts = Starts::Servers,
    .run = runMcpRead,
};

const Command mcpPromptsCommand{
    .name = "mcp prompts",
    .synopsis = "mcp prompts [NAME [--arg NAME=VALUE …]] [--connection ID]",
    .summary = "list the prompts of an MCP server, or get one",
    .description = "",
    .options = {{"arg", "NAME=VALUE", "one argument", Words::Any, "", true}, whichMcpServer},
    .arguments = {{"NAME", "of the prompt to get; without it they are listed", Words::Any, {}, Need::Optional}},
    .examples = {{"mcp prompts", "with their arguments, those in brackets optional"},
        {"mcp prompts plan_day --arg focus=Milk", "what to say to a model"}},
    .exits = {1, 3, 4, 5, 6, 7, 8},
    .starts = Starts::Servers,
    .run = runMcpPrompts,
};

const Command mcpSkillsCommand{
    .name = "mcp skills",
    .synopsis = "mcp skills [NAME [FILE]] [--connection ID]",
    .summary = "list the skills of an MCP server, or read one",
    .description =
        "Nothing of a skill is read before it is asked for. What is read must have the size, the SHA-256 and the "
        "front matter that the list said; else nothing of it is given out.",
    .options = {whichMcpServer},
    .arguments = {{"NAME", "of the skill whose SKILL.md to read; without it they are listed", Words::Any, {},
                      Need::Optional},
        {"FILE", "the address of another of its files, as in mcp skills --json", Words::Any, {}, Need::Optional}},
    .examples = {{"mcp skills", "what there is to learn"}, {"mcp skills greeting", "its SKILL.md"}},
    .exits = {1, 3, 4, 5, 6, 7, 8},
    .starts = Starts::Servers,
    .run = runMcpSkills,
};

} // namespace agent0::ctl
