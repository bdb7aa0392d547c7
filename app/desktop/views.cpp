#include "views.h"

#include "administration.h"
#include "chat.h"
#include "tools.h"
#include "views/settingsview.h"
#include "views/todosview.h"
#include "workspace.h"

#include <QCoreApplication>

namespace agent0::desktop {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Views)
};

std::unique_ptr<ProfileDesk> deskOf(Workspace &workspace)
{
    Composition &composition = workspace.composition();
    const auto place = composition.place();
    const auto policy = composition.policy();
    const auto recording = composition.recording();
    const auto &agent = workspace.agent();
    if (!agent || !place || !policy || !recording)
        return {};
    return std::make_unique<ProfileDesk>(**agent,
        ProfileChanges(**agent, *place, *policy, [record = *recording](const QString &what, const Result<> &changed) {
            record->configurationChanged(what, {}, changed);
        }));
}

QWidget *settingsOf(Workspace &workspace, const AroundViews &around)
{
    Composition &composition = workspace.composition();
    const auto place = composition.place();
    const auto effective = composition.effective();
    // Where nobody keeps the profile there is no other to choose.
    const QStringList all =
        composition.surroundings().configFile.isEmpty() ? composition.profiles().names() : QStringList();
    auto settings = std::make_unique<SettingList>(effective ? effective->settings() : QList<Setting>());
    auto *view =
        new SettingsView(around.preferences, {place ? place->name : QString(), all, place ? place->file : QString()},
            std::move(settings), deskOf(workspace));
    QObject::connect(view, &SettingsView::profileChanged, view, around.reopenProfile);
    QObject::connect(view, &SettingsView::profileRemoved, view, around.leaveProfile);
    QObject::connect(view, &SettingsView::profileChosen, view, around.chooseProfile);
    QObject::connect(view, &SettingsView::newProfileWanted, view, around.setUpProfile);
    return view;
}

} // namespace

ViewList viewsOf(Workspace &workspace, AroundViews around)
{
    ViewList views;
    if (workspace.agent()) {
        views.push_back(chatViewOf(workspace, around.showView));
        views.push_back({u"todos"_s, Words::tr("Todos"), u"todos"_s, Qt::CTRL | Qt::Key_2,
            [&workspace] { return new TodosView(workspace.todos()); }});
        views.push_back(toolsViewOf(workspace));
    }
    if (Administration *administration = workspace.administration()) {
        for (View &view : administration->views())
            views.push_back(std::move(view));
    }
    for (View &view : workspace.guidance().views())
        views.push_back(std::move(view));
    views.push_back({u"settings"_s, Words::tr("Settings"), u"settings"_s, Qt::CTRL | Qt::Key_Comma,
        [&workspace, around] { return settingsOf(workspace, around); }, View::For::Everybody});
    return views;
}

} // namespace agent0::desktop
