#include "ui/support/stage.h"

#include "views/todosview.h"

namespace agent0::test {

WindowStage::WindowStage(sandbox::SandboxOptions options)
    : chain(std::move(options)),
      todos(std::make_unique<TodoModel>(*chain.agent, clock)),
      session(
          [this, browser = chain.browser()](const QByteArray &url) {
              opened << url;
              if (browses)
                  browser(url);
              return browserStarts;
          },
          chain.clock),
      window(session)
{
    clock.autoAdvance = false;
    QObject::connect(&session, &SessionModel::signedIn, todos.get(), [this] {
        if (refreshes)
            todos->refresh();
    });
    window.setViews(
        {{u"todos"_s, u"Todos"_s, u"todos"_s, Qt::CTRL | Qt::Key_1, [this] { return new TodosView(*todos); }},
            {u"other"_s, u"Other"_s, u"notes"_s, Qt::CTRL | Qt::Key_2, [] { return new QWidget; }}});
}

WindowStage::~WindowStage() { window.setViews({}); }

void WindowStage::open()
{
    session.use(*chain.agent);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QVERIFY(waitFor([this] { return !std::holds_alternative<Opening>(session.state()); }));
}

void WindowStage::signIn()
{
    session.signIn();
    QVERIFY(waitFor([this] { return std::holds_alternative<SignedInSession>(session.state()); }));
    settle();
}

void WindowStage::settle()
{
    QCoreApplication::processEvents(); // an editor hands its text over in the next turn
    QVERIFY(waitFor([this] {
        bool busy = std::ranges::any_of(todos->sources(), &TodoSource::asking);
        for (int row = 0; row < todos->rowCount(); ++row)
            busy = busy || todos->index(row).data(TodoModel::UnsavedRole).toBool();
        return !busy;
    }));
}

void WindowStage::fault(const QString &name) { QVERIFY(chain.servers.faults().set(name).has_value()); }

} // namespace agent0::test
