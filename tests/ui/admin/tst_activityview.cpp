#include "views/activityview.h"

#include "adminstage.h"
#include "support/fulldisk.h"
#include "support/testmain.h"
#include "ui/support/accessibility.h"
#include "ui/support/hands.h"
#include "views/datatable.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QToolButton>

using namespace agent0;
using namespace agent0::test;

namespace {

ActivityRecord entry(const QString &connection, const QString &result = u"ok"_s, ActivityKind kind = ActivityKind::Call)
{
    ActivityRecord record;
    record.time = fromUnixSeconds(1'790'000'000);
    record.kind = kind;
    record.flow = u"flow-of-"_s + connection;
    record.subject = u"ada"_s;
    record.connection = connection;
    record.leg = Leg::Resource;
    record.result = result;
    return record;
}

struct ShownLog {
    explicit ShownLog(int before = 3) : view(stage.entries)
    {
        for (int i = 0; i < before; ++i)
            stage.record(entry(u"c%1"_s.arg(i), i == 1 ? u"http_403"_s : u"ok"_s));
        view.resize(1100, 600);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        QTRY_COMPARE(table()->model()->rowCount(), before);
        QTRY_VERIFY(!stage.entries.reading());
    }
    DataTable *table() { return view.findChild<DataTable *>(); }
    QString cell(int row, ActivityModel::Column column)
    {
        return table()->model()->index(row, column).data().toString();
    }
    AdminStage stage;
    ActivityView view;
};

} // namespace

class ActivityViewTest : public QObject {
    Q_OBJECT

private slots:
    void showsWhoWhenAndWithWhatResult()
    {
        ShownLog shown;
        QCOMPARE(shown.cell(0, ActivityModel::Connection), u"c2"_s);
        QCOMPARE(shown.cell(0, ActivityModel::Who), u"ada"_s);
        QCOMPARE(shown.cell(1, ActivityModel::Outcome), u"Forbidden (403)"_s);
    }

    void filtersWhileTyping_data() { withKeyboardAndMouse(); }
    void filtersWhileTyping()
    {
        QFETCH(By, by);
        ShownLog shown;
        shown.table()->setFocus();
        auto *filter = widgetNamed<QLineEdit>(&shown.view, u"Filter activity"_s);
        if (by == By::Keyboard)
            QTest::keyClick(shown.table(), Qt::Key_F, Qt::ControlModifier);
        else
            QTest::mouseClick(filter, Qt::LeftButton);
        QTRY_VERIFY(filter->hasFocus());
        QTest::keyClicks(filter, u"c1"_s);
        QCOMPARE(shown.table()->model()->rowCount(), 1);
        QTest::keyClicks(filter, u"nothing"_s);
        QVERIFY(shownText(&shown.view).contains(u"Nothing matches"_s));
    }

    void filtersByWhatIsChosen_data() { withKeyboardAndMouse(); }
    void filtersByWhatIsChosen()
    {
        QFETCH(By, by);
        ShownLog shown;
        auto *failures = widgetNamed<QCheckBox>(&shown.view, u"Failures only"_s);
        use(failures, by);
        QCOMPARE(shown.table()->model()->rowCount(), 1);
        use(failures, by);
        auto *connections = widgetNamed<QComboBox>(&shown.view, u"Connection"_s);
        QCOMPARE(connections->count(), 4);
        choose(connections, u"c0"_s, by);
        QCOMPARE(shown.cell(0, ActivityModel::Connection), u"c0"_s);
        QCOMPARE(shown.table()->model()->rowCount(), 1);
    }

    void singleRequestsAreLeftOut_data() { withKeyboardAndMouse(); }
    void singleRequestsAreLeftOut()
    {
        QFETCH(By, by);
        ShownLog shown;
        shown.stage.record(entry(u"c0"_s, u"ok"_s, ActivityKind::Exchange));
        QTRY_COMPARE(shown.table()->model()->rowCount(), 4);
        use(widgetNamed<QCheckBox>(&shown.view, u"Single requests"_s), by);
        QCOMPARE(shown.table()->model()->rowCount(), 3);
    }

    void theMenuOfARecordOpensTheWholeFlow_data() { withKeyboardAndMouse(); }
    void theMenuOfARecordOpensTheWholeFlow()
    {
        QFETCH(By, by);
        ShownLog shown;
        const QSignalSpy wanted(&shown.view, &ActivityView::flowWanted);
        useEntry(menuOf(shown.table(), 1, by), u"Show the whole flow"_s, by);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().toString(), u"flow-of-c1"_s);
    }

    void followsTheNewestUnlessToldNotTo()
    {
        ShownLog shown(60);
        QScrollBar *bar = shown.table()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        bar->setValue(bar->maximum());
        auto *follow = widgetNamed<QCheckBox>(&shown.view, u"Follow"_s);
        QVERIFY(follow->isChecked());
        shown.stage.record(entry(u"new"_s));
        QTRY_COMPARE(shown.cell(0, ActivityModel::Connection), u"new"_s);
        QCOMPARE(bar->value(), 0);
        follow->setChecked(false);
        bar->setValue(bar->maximum());
        shown.stage.record(entry(u"newer"_s));
        QTRY_COMPARE(shown.cell(0, ActivityModel::Connection), u"newer"_s);
        QVERIFY(bar->value() > 0);
    }

    void returnOpensTheWholeFlow()
    {
        ShownLog shown;
        const QSignalSpy wanted(&shown.view, &ActivityView::flowWanted);
        shown.table()->setFocus();
        QTest::keyClick(shown.table(), Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClick(shown.table(), Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().toString(), u"flow-of-c2"_s);
    }

    void aDoubleClickOpensTheWholeFlow()
    {
        ShownLog shown;
        const QSignalSpy wanted(&shown.view, &ActivityView::flowWanted);
        const QPoint middle = shown.table()->visualRect(shown.table()->model()->index(1, 0)).center();
        QTest::mouseClick(shown.table()->viewport(), Qt::LeftButton, {}, middle);
        QTest::mouseDClick(shown.table()->viewport(), Qt::LeftButton, {}, middle);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().toString(), u"flow-of-c1"_s);
    }

    void followingIsSwitchedByMouseAndByKeyboard()
    {
        ShownLog shown;
        auto *follow = widgetNamed<QCheckBox>(&shown.view, u"Follow"_s);
        QTest::mouseClick(follow, Qt::LeftButton, {}, QPoint(10, follow->height() / 2));
        QVERIFY(!follow->isChecked());
        follow->setFocus();
        QTest::keyClick(follow, Qt::Key_Space);
        QVERIFY(follow->isChecked());
    }

    void verifyIsPressedByKeyboardToo()
    {
        ShownLog shown;
        auto *verify = widgetNamed<QAbstractButton>(&shown.view, u"Verify"_s);
        verify->setFocus();
        QTest::keyClick(verify, Qt::Key_Space);
        QTRY_VERIFY(shownText(&shown.view).contains(u"as they were written"_s));
    }

    void everythingIsReachedWithTheTabKey()
    {
        ShownLog shown;
        QCOMPARE(notReachedByTab(shown.view), QStringList());
    }

    void exports_data()
    {
        QTest::addColumn<By>("by");
        QTest::addColumn<QString>("entry");
        QTest::addColumn<QByteArray>("ofEach");
        for (const By by : {By::Keyboard, By::Mouse}) {
            const char *hand = by == By::Mouse ? "mouse" : "keyboard";
            QTest::addRow("JSON Lines by %s", hand)
                << by << u"JSON Lines, with the hash chain…"_s << QByteArray("\"flow\"");
            QTest::addRow("OCSF by %s", hand) << by << u"OCSF events…"_s << QByteArray("\"class_uid\"");
            QTest::addRow("CSV by %s", hand) << by << u"CSV…"_s << QByteArray("flow-of-");
        }
    }
    void exports()
    {
        QFETCH(const By, by);
        QFETCH(const QString, entry);
        QFETCH(const QByteArray, ofEach);
        ShownLog shown;
        useEntry(widgetNamed<QToolButton>(&shown.view, u"Export"_s), entry, by);
        auto *dialog = openDialog<QFileDialog>(&shown.view);
        QVERIFY(dialog);
        const QString path = shown.stage.chain.folder.filePath(u"out.jsonl"_s);
        saveAs(dialog, path, by);
        QTRY_VERIFY(shownText(&shown.view).contains(u"3 record(s) exported"_s)
            || shownText(&shown.view).contains(u"exported"_s));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count(ofEach), 3);
    }

    void anExportThatFindsNoRoomIsSaid()
    {
        ShownLog shown;
        auto *button = widgetNamed<QToolButton>(&shown.view, u"Export"_s);
        button->menu()->actions().at(1)->trigger();
        auto *dialog = openDialog<QFileDialog>(&shown.view);
        const QString path = shown.stage.chain.folder.filePath(u"out.jsonl"_s);
        dialog->selectFile(path);
        const test::FullDisk full;
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_VERIFY(shownText(&shown.view).contains(u"could not be written"_s));
        QVERIFY(!QFile::exists(path));
    }

    void verifyTellsThatALineWasChanged()
    {
        ShownLog shown;
        click(widgetNamed<QAbstractButton>(&shown.view, u"Verify"_s));
        QTRY_VERIFY(shownText(&shown.view).contains(u"as they were written"_s));
        QFile file(ActivityFiles(shown.stage.entries.folder()).path(1));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray content = file.readAll();
        content.replace("c1", "cX");
        QVERIFY(file.seek(0) && file.write(content) == content.size() && file.flush());
        click(widgetNamed<QAbstractButton>(&shown.view, u"Verify"_s));
        QTRY_VERIFY(shownText(&shown.view).contains(u"The log was changed"_s));
    }

    void everythingHasANameForScreenReaders()
    {
        ShownLog shown;
        QCOMPARE(nameless(&shown.view), QStringList());
    }
};

AGENT0_TEST(ActivityViewTest)
#include "tst_activityview.moc"
