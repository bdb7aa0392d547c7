#include "administration.h"

#include "composition/composition.h"
#include "views/activityview.h"
#include "views/connectionsview.h"
#include "views/flowinspector.h"

namespace agent0::desktop {

Result<std::unique_ptr<Administration>> Administration::of(Composition &composition)
{
    const auto agent = composition.agent();
    if (!agent)
        return fail(agent.error());
    const auto recording = composition.recording();
    if (!recording)
        return fail(recording.error());
    auto place = composition.place();
    if (!place)
        return fail(place.error());
    auto policy = composition.policy();
    if (!policy)
        return fail(policy.error());
    return std::unique_ptr<Administration>(
        new Administration(**agent, **recording, composition.clock(), std::move(*place), std::move(*policy)));
}

Administration::Administration(Agent &agent, Recording &recording, Clock &clock, ProfilePlace place, Policy policy)
    : m_clock(clock),
      m_entries(place.dataFolder + u"/activity"_s),
      m_changes(agent, place, std::move(policy),
          [&recording](const QString &what, const QString &connection, const Result<> &changed) {
              recording.configurationChanged(what, connection, changed);
          }),
      m_desk(agent, m_changes, clock, m_entries,
          [&recording](QString action, QString connection) -> std::shared_ptr<void> {
              return std::make_shared<FlowRecorder::Flow>(
                  recording.flows().begin(std::move(action), std::move(connection)));
          })
{
}

ViewList Administration::views()
{
    return {
        {u"connections"_s, tr("Connections"), u"connections"_s, Qt::CTRL | Qt::Key_4,
            [this] { return makeConnections(); }},
        {u"flows"_s, tr("Flow inspector"), u"flow"_s, Qt::CTRL | Qt::Key_5, [this] { return makeInspector(); }},
        {u"activity"_s, tr("Activity"), u"activity"_s, Qt::CTRL | Qt::Key_6, [this] { return makeActivity(); }},
    };
}

QWidget *Administration::makeConnections()
{
    auto *view = new ConnectionsView(m_desk);
    connect(view, &ConnectionsView::flowWanted, this, &Administration::showFlow);
    connect(view, &ConnectionsView::checkWanted, this, &Administration::checkWanted);
    m_connectionsView = view;
    if (!m_connection.isEmpty())
        view->select(m_connection);
    return view;
}

QWidget *Administration::makeInspector()
{
    auto *view = new FlowInspector(m_entries, m_clock);
    m_inspector = view;
    view->showFlow(m_flow);
    return view;
}

QWidget *Administration::makeActivity()
{
    auto *view = new ActivityView(m_entries);
    connect(view, &ActivityView::flowWanted, this, &Administration::showFlow);
    return view;
}

void Administration::showFlow(const QString &flowId)
{
    m_flow = flowId;
    if (m_inspector)
        m_inspector->showFlow(flowId);
    emit viewWanted(u"flows"_s);
}

void Administration::addConnection(const QString &address)
{
    emit viewWanted(u"connections"_s); // makes it, where it was never shown
    if (m_connectionsView)
        m_connectionsView->addFrom(address);
}

void Administration::showConnection(const QString &id)
{
    m_connection = id;
    if (m_connectionsView)
        m_connectionsView->select(id);
    emit viewWanted(u"connections"_s);
}

} // namespace agent0::desktop
