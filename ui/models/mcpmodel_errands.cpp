#include "models/mcpmodel.h"

namespace agent0 {

namespace {

using Work = Task<Result<McpErrand::Done>>;

/// What every one of them needs for as long as it takes.
struct Under {
    Under(std::shared_ptr<McpConnection> server, std::shared_ptr<void> flow)
        : server(std::move(server)), flow(std::move(flow))
    {
    }
    std::shared_ptr<McpConnection> server;
    std::shared_ptr<void> flow;
};

Work called(Under under, McpTool tool, QByteArray arguments, ProgressSink progress)
{
    const auto result =
        co_await under.server->client().call(std::move(tool), std::move(arguments), std::move(progress));
    if (!result)
        co_return fail(result.error());
    co_return McpErrand::Done{resultParts(*result), result->isError};
}

Work readFrom(Under under, QString uri)
{
    const auto contents = co_await under.server->client().read(std::move(uri));
    if (!contents)
        co_return fail(contents.error());
    co_return McpErrand::Done{resultParts(*contents), false};
}

Work prompted(Under under, QString name, QJsonObject arguments)
{
    const auto prompt = co_await under.server->client().prompt(std::move(name), std::move(arguments));
    if (!prompt)
        co_return fail(prompt.error());
    co_return McpErrand::Done{resultParts(*prompt), false};
}

Work afterHelp(Task<Result<>> help, Work work)
{
    const auto helped = co_await help;
    if (!helped)
        co_return fail(helped.error());
    auto done = co_await work;
    co_return done;
}

} // namespace

/// Each once, and none that is gone.
void McpModel::track(McpErrand &errand)
{
    m_errands.removeIf([&](const QPointer<McpErrand> &one) { return !one || one == &errand; });
    m_errands << &errand;
}

Task<Result<McpErrand::Done>> McpModel::workOf(
    McpErrand &errand, const McpSubject &subject, const QByteArray &json, const QJsonObject &arguments)
{
    if (const auto *tool = std::get_if<McpTool>(&subject.what)) {
        const ProgressSink progress = [watched = QPointer(&errand)](const McpProgress &one) {
            if (watched)
                watched->progressed(one);
        };
        return called({m_client, flow(u"mcp call"_s)}, *tool, json, progress);
    }
    if (const auto *prompt = std::get_if<McpPrompt>(&subject.what))
        return prompted({m_client, flow(u"mcp prompts"_s)}, prompt->name, arguments);
    if (const auto *pattern = std::get_if<McpResourceTemplate>(&subject.what))
        return readFrom({m_client, flow(u"mcp read"_s)}, expandedTemplate(pattern->uriTemplate, arguments));
    return readFrom({m_client, flow(u"mcp read"_s)}, std::get<McpResource>(subject.what).uri);
}

void McpModel::begin(
    McpErrand &errand, const McpSubject &subject, const QByteArray &json, const QJsonObject &arguments, Help help)
{
    if (!m_client)
        return;
    track(errand);
    Work work = workOf(errand, subject, json, arguments);
    errand.begin(help == Help::None ? std::move(work) : afterHelp(m_source.help(m_connection), std::move(work)));
}

} // namespace agent0
