#include "support/testmain.h"
#include "ui/support/accessibility.h"
#include "ui/support/stage.h"

#include <QTest>

using namespace agent0;
using test::WindowStage;

class AccessibilityTest : public QObject {
    Q_OBJECT

private slots:
    void everythingThatCanBeUsedHasANameAndARole()
    {
        WindowStage stage;
        stage.open();
        QCOMPARE(test::namelessWidgets(stage.window).join(u'\n'), QString());
        stage.signIn();
        QCOMPARE(test::namelessWidgets(stage.window).join(u'\n'), QString());
        stage.window.showCommands();
        stage.window.showShortcuts();
        QCOMPARE(test::namelessWidgets(stage.window).join(u'\n'), QString());
    }

    void noTextIsMarkup()
    {
        WindowStage stage;
        stage.fault(u"todo-markup@todo0-api"_s);
        stage.open();
        stage.signIn();
        QCOMPARE(test::markupLabels(stage.window).join(u'\n'), QString());
    }

    void everythingThatCanBeUsedIsReachedWithTheTabKey()
    {
        WindowStage stage;
        stage.open();
        stage.signIn();
        QCOMPARE(test::notReachedByTab(stage.window).join(u'\n'), QString());
    }

    void theWindowIsMirroredForThoseWhoReadFromRightToLeft()
    {
        WindowStage stage;
        stage.open();
        stage.signIn();
        QWidget *sidebar = stage.window.findChild<QWidget *>(u"sidebar"_s);
        QCOMPARE(sidebar->mapTo(&stage.window, QPoint(0, 0)).x(), 0);
        stage.window.setLayoutDirection(Qt::RightToLeft);
        QTRY_COMPARE(sidebar->mapTo(&stage.window, QPoint(sidebar->width(), 0)).x(), stage.window.width());
    }
};

AGENT0_TEST(AccessibilityTest)
#include "tst_accessibility.moc"
