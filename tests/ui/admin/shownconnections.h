#pragma once

#include "adminstage.h"
#include "views/connectiondetailspane.h"
#include "views/connectionsview.h"
#include "views/connectiontable.h"

#include <QToolButton>

namespace agent0::test {

/// The view in a window that has the focus, all connections read.
struct ShownConnections {
    explicit ShownConnections(AdminStage &stage) : view(stage.desk)
    {
        view.resize(1280, 800);
        view.show();
        stage.reload();
        QVERIFY(QTest::qWaitForWindowActive(&view));
    }
    ConnectionTable *table() { return view.findChild<ConnectionTable *>(); }
    ConnectionDetailsPane *details() { return view.findChild<ConnectionDetailsPane *>(); }
    void clickRow(int row, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, modifiers,
            table()->visualRect(table()->model()->index(row, 0)).center());
    }
    /// By its button, or by Ctrl and its key.
    void act(const QString &button, By by, Qt::Key key, Qt::KeyboardModifiers more = {})
    {
        if (by == By::Mouse)
            click(widgetNamed<QToolButton>(&view, button));
        else
            QTest::keyClick(table(), key, Qt::ControlModifier | more);
    }
    ConnectionsView view;
};

} // namespace agent0::test
