#include "views.h"

#include "administration.h"
#include "views/todosview.h"
#include "workspace.h"

#include <QCoreApplication>

namespace agent0::desktop {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Views)
};

} // namespace

ViewList viewsOf(Workspace &workspace)
{
    ViewList views{
        {u"todos"_s, Words::tr("Todos"), u"todos"_s, Qt::CTRL | Qt::Key_1,
            [&workspace] { return new TodosView(workspace.todos()); }},
    };
    if (Administration *administration = workspace.administration()) {
        for (View &view : administration->views())
            views.push_back(std::move(view));
    }
    return views;
}

} // namespace agent0::desktop
