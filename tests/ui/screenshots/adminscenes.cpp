#include "scenes.h"

#include "activity/flowrecorder.h"
#include "config/profilejson.h"
#include "http/curlhttpclient.h"
#include "models/connectionsdesk.h"
#include "views/activityview.h"
#include "views/connectionform.h"
#include "views/connectionsview.h"
#include "views/flowinspector.h"

#include <QLineEdit>
#include <QToolButton>

namespace agent0::screenshots {

namespace {

using test::await;
using test::WindowStage;

/// What the administrator's views show, over the window's own profile; goes with the window.
class Office final : public QObject {
public:
    explicit Office(WindowStage &stage)
        : QObject(&stage.window),
          folder(stage.chain.folder.filePath(u"activity"_s)),
          log(stage.chain.clock, folder, u"test"_s),
          recorder(log, stage.chain.clock, systemRandomBytes),
          entries(folder),
          changes(*stage.chain.agent, placeOf(stage), Policy()),
          desk(*stage.chain.agent, changes, stage.chain.clock, entries)
    {
    }

    /// As the program would, recorded.
    void connectTo(WindowStage &stage, const QString &id)
    {
        const auto flow = recorder.begin(u"connect"_s, id);
        CurlHttpClient http(stage.chain.clock, HttpSettings(), recorder.sink());
        Agent agent(Ports{http, stage.chain.secrets, stage.chain.clock, systemRandomBytes}, stage.chain.profile,
            stage.chain.folder.filePath(u"data"_s));
        const auto token = await(agent.access(id, true));
        ActivityEvent event;
        event.kind = token ? ActivityKind::AccessGranted : ActivityKind::AccessRefused;
        event.leg = token ? Leg::Redemption : token.error().leg;
        event.connection = id;
        if (!token)
            event.failure = failure = token.error();
        recorder.event(event);
        log.flush();
    }

    QString folder;
    ActivityLog log;
    FlowRecorder recorder;
    ActivityEntries entries;
    ConnectionChanges changes;
    ConnectionsDesk desk;
    std::optional<Error> failure;

private:
    static ProfilePlace placeOf(WindowStage &stage)
    {
        const QString folder = stage.chain.folder.path();
        ProfilePlace place = ProfileStore(folder, folder).placeOfFile(folder + u"/profile.json"_s).value();
        if (const auto written = ProfileStore::write(place, profileToJson(stage.chain.profile)); !written)
            qFatal("the profile was not written: %s", qPrintable(written.error().message));
        return place;
    }
};

/// Todo0 connected; Notes0 refused, for its ID-JAG names an audience with a slash too many.
Office *busyOffice(WindowStage &stage)
{
    stage.refreshes = false; // no token is at hand yet
    stage.signIn();
    auto *office = new Office(stage);
    office->connectTo(stage, u"todo0"_s);
    stage.fault(u"idjag-aud-slash"_s);
    office->connectTo(stage, u"notes0"_s);
    return office;
}

ConnectionsView *showConnections(WindowStage &stage, Office *office)
{
    auto *view = new ConnectionsView(office->desk);
    put(stage, u"connections"_s, view);
    (void)stage.waitFor([&] { return !office->entries.reading() && office->desk.model().total() > 0; });
    if (office->failure)
        office->desk.model().setFailure(u"notes0"_s, office->failure);
    return view;
}

void connections(WindowStage &stage) { showConnections(stage, busyOffice(stage)); }

void details(WindowStage &stage, const QString &id)
{
    showConnections(stage, busyOffice(stage))->select(id);
    QTest::qWait(100); // what is known of it is read from the disk
}

void grouped(WindowStage &stage)
{
    showConnections(stage, busyOffice(stage));
    stage.find<QToolButton>(u"Group by state"_s)->click();
}

void nothingConnected(WindowStage &stage)
{
    stage.signIn();
    stage.chain.agent->setConnections({});
    auto *office = new Office(stage);
    auto *view = new ConnectionsView(office->desk);
    put(stage, u"connections"_s, view);
}

void form(WindowStage &stage)
{
    auto *office = busyOffice(stage);
    auto *view = showConnections(stage, office);
    auto *dialog = new ConnectionForm(office->desk, {}, view);
    dialog->open();
    auto *address = dialog->findChild<QLineEdit *>(u"address"_s);
    address->setText(stage.chain.profile.connection(u"todo0"_s)->resource);
    QTest::keyClick(address, Qt::Key_Return);
    (void)stage.waitFor([&] { return !dialog->findChild<QLineEdit *>(u"resource"_s)->text().isEmpty(); });
}

void flows(WindowStage &stage, int newest)
{
    auto *office = busyOffice(stage);
    auto *view = new FlowInspector(office->entries, stage.chain.clock);
    put(stage, u"flows"_s, view);
    (void)stage.waitFor([&] { return office->entries.size() > 0 && !office->entries.reading(); });
    const qsizetype row = newest == 0 ? 0 : office->entries.size() - 1;
    view->showFlow(office->entries.text(office->entries.at(row).flow));
}

void activity(WindowStage &stage)
{
    auto *office = busyOffice(stage);
    auto *view = new ActivityView(office->entries);
    put(stage, u"activity"_s, view);
    (void)stage.waitFor([&] { return office->entries.size() > 0 && !office->entries.reading(); });
}

} // namespace

Scenes adminScenes()
{
    return {
        {u"connections"_s, connections},
        {u"connections-details"_s, [](WindowStage &stage) { details(stage, u"todo0"_s); }},
        {u"connections-failure"_s, [](WindowStage &stage) { details(stage, u"notes0"_s); }},
        {u"connections-grouped"_s, grouped},
        {u"connections-none"_s, nothingConnected},
        {u"connections-form"_s, form},
        {u"flows-failed"_s, [](WindowStage &stage) { flows(stage, 0); }},
        {u"flows"_s, [](WindowStage &stage) { flows(stage, 1); }},
        {u"activity"_s, activity},
    };
}

} // namespace agent0::screenshots
