#include "views.h"

#include "administration.h"
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

QWidget *settingsOf(Workspace &workspace, const AroundViews &around)
{
    Composition &composition = workspace.composition();
    const auto place = composition.place();
    const auto effective = composition.effective();
    // Where nobody keeps the profile there is no other to choose.
    const QStringList all =
        composition.surroundings().configFile.isEmpty() ? composition.profiles().names() : QStringList();
    auto settings = std::make_unique<SettingList>(effective ? effective->settings : QList<Setting>());
    auto *view = new SettingsView(around.preferences,
        {place ? place->name : QString(), all, place ? place->file : QString()}, std::move(settings));
    QObject::connect(view, &SettingsView::profileChosen, view, around.chooseProfile);
    QObject::connect(view, &SettingsView::newProfileWanted, view, around.setUpProfile);
    return view;
}

} // namespace

ViewList viewsOf(Workspace &workspace, AroundViews around)
{
    ViewList views;
    if (workspace.agent()) {
        views.push_back({u"todos"_s, Words::tr("Todos"), u"todos"_s, Qt::CTRL | Qt::Key_1,
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
