#include "scenes.h"

#include "views/todosview.h"

#include <QCoreApplication>

namespace agent0::screenshots {

namespace {

/// As the program has it, and by whom it is called so there.
struct Place {
    const char *id;
    const char *context;
    const char *title;
    const char *icon;
    View::For people = View::For::SignedIn;
};
constexpr Place Places[] = {
    {"chat", "Views", "Chat", "chat"},
    {"todos", "Views", "Todos", "todos"},
    {"tools", "Views", "Tools", "tools"},
    {"connections", "agent0::desktop::Administration", "Connections", "connections"},
    {"flows", "agent0::desktop::Administration", "Flow inspector", "flow"},
    {"activity", "agent0::desktop::Administration", "Activity", "activity"},
    {"check", "agent0::desktop::Guidance", "Check", "checklist"},
    {"help", "agent0::desktop::Guidance", "Help", "help", View::For::Everybody},
    {"settings", "Views", "Settings", "settings", View::For::Everybody},
};

ViewList viewsWith(test::WindowStage &stage, const QString &id, QWidget *view)
{
    ViewList all;
    for (const Place &one : Places) {
        const QString here = QString::fromLatin1(one.id);
        const auto make = [&stage, here, id, view]() -> QWidget * {
            if (here == id)
                return view;
            return here == u"todos"_s ? new TodosView(*stage.todos) : new QWidget;
        };
        const bool isLast = all.size() == std::size(Places) - 1;
        all.push_back({here, QCoreApplication::translate(one.context, one.title), QString::fromLatin1(one.icon),
            Qt::CTRL | (isLast ? Qt::Key_Comma : Qt::Key(Qt::Key_1 + int(all.size()))), make, one.people});
    }
    return all;
}

} // namespace

void furnish(test::WindowStage &stage)
{
    stage.window.setViews(viewsWith(stage, {}, nullptr));
    stage.window.preferView(u"todos"_s);
}

void put(test::WindowStage &stage, const QString &id, QWidget *view)
{
    stage.window.setViews(viewsWith(stage, id, view));
    stage.window.showView(id);
}

} // namespace agent0::screenshots
