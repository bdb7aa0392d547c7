#include "chat/shownchat.h"
#include "support/testmain.h"
#include "views/arrangement.h"
#include "views/snackbar.h"

#include <QAction>
#include <QLineEdit>

using namespace agent0;
using namespace agent0::test;

/// The conversations at the side.
class ConversationListTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_shown.emplace();
        for (const QString &text : {u"buy milk"_s, u"dentist"_s}) {
            m_shown->chat().startNew();
            m_shown->type(text);
            m_shown->script.now += Seconds(60);
        }
        QCOMPARE(list()->model()->rowCount(), 2);
    }

    void cleanup() { m_shown.reset(); }

    void oneIsOpenedByMouseAndByKeyboard()
    {
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, placeOf(1));
        QCOMPARE(m_shown->chat().title(), u"buy milk"_s);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Up);
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(m_shown->chat().title(), u"dentist"_s);
        QVERIFY(m_shown->text().contains(u"You said: dentist"_s));
    }

    void theyAreSearched_data() { withKeyboardAndMouse(); }
    void theyAreSearched()
    {
        QFETCH(By, by);
        auto *search = widgetNamed<QLineEdit>(&*m_shown->view, u"Search the conversations"_s);
        if (by == By::Keyboard)
            QTest::keyClick(m_shown->field(), Qt::Key_F, Qt::ControlModifier);
        else
            QTest::mouseClick(search, Qt::LeftButton);
        QVERIFY(search->hasFocus());
        QTest::keyClicks(search, u"milk"_s);
        QTRY_COMPARE(list()->model()->rowCount(), 1);
        QTest::keyClicks(search, u"xyz"_s);
        QTRY_VERIFY(shownText(&*m_shown->view).contains(u"No conversation has these words."_s));
    }

    void theyGiveWayInANarrowWindowUntilTheyAreSearched()
    {
        m_shown->view->resize(500, 600);
        m_shown->settle();
        QVERIFY(!list()->isVisible());
        QTest::keyClick(m_shown->field(), Qt::Key_F, Qt::ControlModifier);
        m_shown->settle();
        QVERIFY(list()->isVisible());
    }

    void oneIsRenamedInPlace_data() { withKeyboardAndMouse(); }
    void oneIsRenamedInPlace()
    {
        QFETCH(By, by);
        list()->setFocus();
        list()->setCurrentIndex(list()->model()->index(0, 0));
        if (by == By::Keyboard)
            QTest::keyClick(list(), Qt::Key_F2);
        else
            useEntry(menuOf(list(), 0, by), u"Rename"_s, by);
        auto *editor = list()->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, u"teeth"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(list()->model()->index(0, 0).data().toString(), u"teeth"_s);
        QCOMPARE(m_shown->chat().title(), u"teeth"_s);
    }

    void oneIsDeletedAndBroughtBack_data() { withKeyboardAndMouse(); }
    void oneIsDeletedAndBroughtBack()
    {
        QFETCH(By, by);
        list()->setFocus();
        list()->setCurrentIndex(list()->model()->index(0, 0));
        if (by == By::Keyboard)
            QTest::keyClick(list(), Qt::Key_Delete);
        else
            useEntry(menuOf(list(), 0, by), u"Delete"_s, by);
        m_shown->hand = by;
        QCOMPARE(list()->model()->rowCount(), 1);
        auto *bar = m_shown->view->findChild<Snackbar *>();
        QVERIFY(bar->text().contains(u"dentist"_s));
        m_shown->press(u"Undo"_s);
        QCOMPARE(list()->model()->rowCount(), 2);
        QCOMPARE(m_shown->chat().title(), u"dentist"_s);
    }

    void aNewOneIsBegun_data() { withKeyboardAndMouse(); }
    void aNewOneIsBegun()
    {
        QFETCH(By, by);
        m_shown->hand = by;
        m_shown->press(u"New conversation"_s);
        QCOMPARE(m_shown->chat().rowCount(), 0);
        QVERIFY(!list()->currentIndex().isValid());
        QVERIFY(m_shown->button(u"Add buy milk"_s));
    }

    void theOneThatWasOpenIsRemembered()
    {
        m_shown->chat().open(m_shown->desk->conversations().idAt(1));
        const QVariantMap kept = arrangementOf(*m_shown->view);
        m_shown->view.reset();
        m_shown->desk.emplace(sourceOf(m_shown->script));
        m_shown->view.emplace(*m_shown->desk);
        arrange(*m_shown->view, kept);
        m_shown->view->show();
        QCOMPARE(m_shown->chat().title(), u"buy milk"_s);
    }

private:
    QListView *list() { return widgetNamed<QListView>(&*m_shown->view, u"Conversations"_s); }
    QPoint placeOf(int row) { return list()->visualRect(list()->model()->index(row, 0)).center(); }
    std::optional<ShownChat> m_shown;
};

AGENT0_TEST(ConversationListTest)
#include "tst_conversationlist.moc"
