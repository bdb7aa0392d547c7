#pragma once

#include "flow/support/chain.h"
#include "models/sessionmodel.h"
#include "models/todomodel.h"
#include "support/manualclock.h"
#include "ui/support/interpreter.h"
#include "views/mainwindow.h"

#include <QTest>

namespace agent0::test {

/// The window over the whole program and the sandbox, with a browser that signs in by itself.
class WindowStage {
public:
    explicit WindowStage(sandbox::SandboxOptions options = {});
    ~WindowStage();

    /// Shows the window, signed out.
    void open();
    /// By the session, as the button would; waits until the todos are there.
    void signIn();
    void settle(); ///< until no request of the todos is under way
    void fault(const QString &name);

    /// The one child of that class and that accessible name in English; fails the test where there is none.
    template<typename Widget>
    Widget *find(const QString &name) const
    {
        QCoreApplication::processEvents(); // what a layout was just given is shown in the next turn
        const auto all = window.findChildren<Widget *>();
        for (Widget *one : all) {
            const auto isCalled = [&](const QString &text) { return Interpreter::inEnglish(text) == name; };
            if (one->isVisible() && (isCalled(one->accessibleName()) || isCalled(one->property("text").toString())))
                return one;
        }
        qFatal("nothing visible is called %s", qPrintable(name));
    }

    bool waitFor(const std::function<bool()> &reached) { return QTest::qWaitFor(reached, 20'000); }

    Chain chain;
    ManualClock clock{chain.clock.now()};
    bool refreshes = true; ///< the todos, when somebody has signed in
    bool browses = true;
    bool browserStarts = true;
    QByteArrayList opened;
    std::unique_ptr<TodoModel> todos;
    SessionModel session;
    MainWindow window;
};

} // namespace agent0::test
