#include "tools.h"

#include "desktopbrowser.h"
#include "views/toolsview.h"
#include "workspace.h"

#include <QCoreApplication>

namespace agent0::desktop {

namespace {

struct ToolsWords {
    Q_DECLARE_TR_FUNCTIONS(Views)
};

/// Access to that connection, with the person's help where it needs that.
Task<Result<>> helped(Agent *agent, QString connection)
{
    const OpenBrowser browser = openForPerson;
    const auto token = co_await agent->connect(std::move(connection), browser);
    if (!token)
        co_return fail(token.error());
    co_return Result<>();
}

McpSource sourceOf(Workspace &workspace)
{
    Agent *agent = *workspace.agent();
    Composition *composition = &workspace.composition();
    return {
        .connections = [agent] { return agent->profile().connections; },
        .open = [agent](
                    QString connection, McpHost host) { return agent->mcp(std::move(connection), std::move(host)); },
        .help = [agent](QString connection) { return helped(agent, std::move(connection)); },
        .openAddress = openForPerson,
        .beginFlow = [composition](const QString &action, const QString &connection) -> std::shared_ptr<void> {
            const auto recording = composition->recording();
            if (!recording)
                return nullptr;
            return std::make_shared<FlowRecorder::Flow>((*recording)->flows().begin(action, connection));
        },
    };
}

} // namespace

View toolsViewOf(Workspace &workspace)
{
    return {u"tools"_s, ToolsWords::tr("Tools"), u"tools"_s, Qt::CTRL | Qt::Key_3,
        [&workspace] { return new ToolsView(sourceOf(workspace)); }};
}

} // namespace agent0::desktop
