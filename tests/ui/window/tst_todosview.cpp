#include "support/testmain.h"
#include "ui/support/hands.h"
#include "ui/support/stage.h"
#include "views/segments.h"
#include "views/snackbar.h"

#include <QAbstractButton>
#include <QAbstractItemDelegate>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace agent0;

namespace {

/// Somebody is signed in and looks at five todos.
class Todos : public test::WindowStage {
public:
    Todos()
    {
        open();
        signIn();
        list = find<QListView>(u"Todos"_s);
        text = find<QLineEdit>(u"New todo"_s);
    }

    QStringList atServer(const QString &connection)
    {
        QStringList texts;
        const auto listed = test::await(chain.agent->todos(connection).list());
        if (listed) {
            for (const Todo &todo : *listed)
                texts << (todo.completed ? u"[x] "_s : QString()) + todo.task;
        }
        return texts;
    }

    /// Somewhere between the field and the list.
    void drop(const QMimeData &data)
    {
        QWidget *view = text->parentWidget()->parentWidget();
        QDragEnterEvent enter({40, 200}, Qt::CopyAction, &data, Qt::LeftButton, {});
        enter.ignore();
        QCoreApplication::sendEvent(view, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent dropped(QPointF(40, 200), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(view, &dropped);
    }

    void choose(int row)
    {
        list->setCurrentIndex(list->model()->index(row, 0));
        list->setFocus();
    }

    int shown() const { return list->model()->rowCount(); }
    QString textOf(int row) const { return list->model()->index(row, 0).data().toString(); }
    QPoint tickOf(int row) const { return list->visualRect(list->model()->index(row, 0)).topLeft() + QPoint(25, 22); }

    QListView *list = nullptr;
    QLineEdit *text = nullptr;
};

} // namespace

class TodosViewTest : public QObject {
    Q_OBJECT

private slots:
    void aTodoIsAddedByKeyboard()
    {
        Todos todos;
        QTest::keyClick(&todos.window, Qt::Key_N, Qt::ControlModifier);
        QVERIFY(todos.text->hasFocus());
        QTest::keyClicks(todos.text, u"Buy milk"_s);
        QTest::keyClick(todos.text, Qt::Key_Return);
        QCOMPARE(todos.shown(), 6);
        QVERIFY(todos.text->text().isEmpty());
        todos.settle();
        QVERIFY(todos.atServer(u"todo0"_s).contains(u"Buy milk"_s));
    }

    void aTodoIsAddedToTheConnectionThatIsChosen_data() { test::withKeyboardAndMouse(); }
    void aTodoIsAddedToTheConnectionThatIsChosen()
    {
        QFETCH(test::By, by);
        Todos todos;
        auto *add = todos.find<QPushButton>(u"Add"_s);
        QVERIFY(!add->isEnabled());
        test::choose(todos.find<QComboBox>(u"Where to add it"_s), u"Notes0"_s, by);
        test::write(todos.text, u"A note"_s, by);
        test::use(add, by);
        todos.settle();
        QVERIFY(todos.atServer(u"notes0"_s).contains(u"A note"_s));
    }

    void spaceTicks()
    {
        Todos todos;
        todos.choose(0);
        QTest::keyClick(todos.list, Qt::Key_Space);
        todos.settle();
        QVERIFY(todos.atServer(u"todo0"_s).constFirst().startsWith(u"[x]"_s));
    }

    void aClickIntoTheBoxTicks()
    {
        Todos todos;
        QTest::mouseClick(todos.list->viewport(), Qt::LeftButton, {}, todos.tickOf(1));
        todos.settle();
        QVERIFY(todos.atServer(u"todo0"_s).at(1).startsWith(u"[x]"_s));
        QVERIFY(todos.atServer(u"todo0"_s).at(0).startsWith(u"Read"_s));
    }

    void aTextIsEditedInPlace_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("Return") << int(Qt::Key_Return);
        QTest::newRow("F2") << int(Qt::Key_F2);
    }
    void aTextIsEditedInPlace()
    {
        QFETCH(int, key);
        Todos todos;
        todos.choose(0);
        QTest::keyClick(todos.list, Qt::Key(key));
        auto *editor = todos.find<QLineEdit>(u"Text of the todo"_s);
        QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(editor, u"Read it"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        todos.settle();
        QCOMPARE(todos.atServer(u"todo0"_s).constFirst(), u"Read it"_s);
    }

    void aDoubleClickEditsInPlace()
    {
        Todos todos;
        const QPoint middle = todos.list->visualRect(todos.list->model()->index(0, 0)).center();
        QTest::mouseClick(todos.list->viewport(), Qt::LeftButton, {}, middle);
        QTest::mouseDClick(todos.list->viewport(), Qt::LeftButton, {}, middle);
        auto *editor = todos.find<QLineEdit>(u"Text of the todo"_s);
        editor->selectAll();
        QTest::keyClicks(editor, u"Read it"_s);
        QTest::mouseClick(todos.text, Qt::LeftButton); // elsewhere
        todos.settle();
        QCOMPARE(todos.atServer(u"todo0"_s).constFirst(), u"Read it"_s);
    }

    void theMenuOfATodoDoesWhatTheKeysDo_data()
    {
        QTest::addColumn<test::By>("by");
        QTest::addColumn<QString>("entry");
        QTest::addColumn<QString>("first");
        for (const auto by : {test::By::Keyboard, test::By::Mouse}) {
            const char *hand = by == test::By::Mouse ? "mouse" : "keyboard";
            QTest::addRow("tick off by %s", hand) << by << u"Tick off"_s << u"[x] Read the Cross App Access draft"_s;
            QTest::addRow("remove by %s", hand) << by << u"Remove"_s << u"Connect Agent0 to Todo0"_s;
        }
    }
    void theMenuOfATodoDoesWhatTheKeysDo()
    {
        QFETCH(test::By, by);
        QFETCH(QString, entry);
        QFETCH(QString, first);
        Todos todos;
        test::useEntry(test::menuOf(todos.list, 0, by), entry, by);
        QCoreApplication::processEvents();
        todos.settle();
        todos.todos->removeNow();
        QVERIFY(todos.waitFor([&] { return todos.atServer(u"todo0"_s).constFirst() == first; }));
    }

    void theMenuOfATodoCopies_data() { test::withKeyboardAndMouse(); }
    void theMenuOfATodoCopies()
    {
        QFETCH(test::By, by);
        Todos todos;
        QGuiApplication::clipboard()->clear();
        test::useEntry(test::menuOf(todos.list, 0, by), u"Copy"_s, by);
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), todos.textOf(0));
    }

    void theMenuOfATodoEdits_data() { test::withKeyboardAndMouse(); }
    void theMenuOfATodoEdits()
    {
        QFETCH(test::By, by);
        Todos todos;
        // Offscreen a menu leaves no window active, which ends what has just begun.
        const QSignalSpy ended(todos.list->itemDelegate(), &QAbstractItemDelegate::closeEditor);
        test::useEntry(test::menuOf(todos.list, 0, by), u"Edit"_s, by);
        QTRY_VERIFY(todos.list->findChild<QLineEdit *>() || ended.count() == 1);
    }

    void whatIsSaidBelowIsPutAway_data() { test::withKeyboardAndMouse(); }
    void whatIsSaidBelowIsPutAway()
    {
        QFETCH(test::By, by);
        Todos todos;
        todos.choose(1);
        QTest::keyClick(todos.list, Qt::Key_Delete);
        auto *snackbar = todos.window.findChild<Snackbar *>();
        QVERIFY(snackbar->isVisible());
        test::use(todos.find<QToolButton>(u"Dismiss"_s), by);
        QVERIFY(!snackbar->isVisible());
    }

    void theButtonFetchesThemAnew()
    {
        Todos todos;
        QVERIFY(test::await(todos.chain.agent->todos(u"todo0"_s).add(u"From elsewhere"_s)));
        QTest::mouseClick(todos.find<QToolButton>(u"Refresh"_s), Qt::LeftButton);
        QVERIFY(todos.waitFor([&] { return todos.shown() == 6; }));
    }

    void escapeLeavesTheTextAsItWas()
    {
        Todos todos;
        const QString before = todos.textOf(0);
        todos.choose(0);
        QTest::keyClick(todos.list, Qt::Key_F2);
        auto *editor = todos.find<QLineEdit>(u"Text of the todo"_s);
        QTest::keyClicks(editor, u"nonsense"_s);
        QTest::keyClick(editor, Qt::Key_Escape);
        QCOMPARE(todos.textOf(0), before);
    }

    void deleteRemovesAndUndoBringsBack_data()
    {
        QTest::addColumn<bool>("byMouse");
        QTest::newRow("keyboard") << false;
        QTest::newRow("mouse") << true;
    }
    void deleteRemovesAndUndoBringsBack()
    {
        QFETCH(bool, byMouse);
        Todos todos;
        todos.choose(1);
        QTest::keyClick(todos.list, Qt::Key_Delete);
        QCOMPARE(todos.shown(), 4);
        if (byMouse)
            QTest::mouseClick(todos.find<QPushButton>(u"Undo"_s), Qt::LeftButton);
        else
            QTest::keyClick(todos.list, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(todos.shown(), 5);
    }

    void aRefusalIsSaidWithAWayToTryAgain_data() { test::withKeyboardAndMouse(); }
    void aRefusalIsSaidWithAWayToTryAgain()
    {
        QFETCH(test::By, by);
        Todos todos;
        todos.fault(u"api-403-bare@todo0-api"_s);
        todos.choose(0);
        QTest::keyClick(todos.list, Qt::Key_Space);
        auto *snackbar = todos.window.findChild<Snackbar *>();
        QVERIFY(todos.waitFor([&] { return snackbar->isVisible(); }));
        QVERIFY(snackbar->text().contains(todos.textOf(0)));
        todos.chain.servers.faults().clearAll();
        test::use(todos.find<QPushButton>(u"Try again"_s), by);
        todos.settle();
        QVERIFY(todos.atServer(u"todo0"_s).constFirst().startsWith(u"[x]"_s));
    }

    void typingNarrowsTheList_data() { test::withKeyboardAndMouse(); }
    void typingNarrowsTheList()
    {
        QFETCH(test::By, by);
        Todos todos;
        auto *filter = todos.find<QLineEdit>(u"Filter the todos"_s);
        if (by == test::By::Keyboard)
            QTest::keyClick(&todos.window, Qt::Key_F, Qt::ControlModifier);
        else
            QTest::mouseClick(filter, Qt::LeftButton);
        QVERIFY(filter->hasFocus());
        QTest::keyClicks(filter, u"administrator"_s);
        QCOMPARE(todos.shown(), 1);
        QTest::keyClicks(filter, u" nobody"_s);
        test::use(todos.find<QPushButton>(u"Show all"_s), by);
        QCOMPARE(todos.shown(), 5);
    }

    void openAndDoneAreToldApart()
    {
        Todos todos;
        todos.choose(0);
        QTest::keyClick(todos.list, Qt::Key_Space);
        QTest::mouseClick(todos.find<QAbstractButton>(u"Done"_s), Qt::LeftButton);
        QCOMPARE(todos.shown(), 1);
        QTest::keyClick(todos.find<QAbstractButton>(u"Done"_s), Qt::Key_Left);
        QCOMPARE(todos.shown(), 4);
    }

    void oneConnectionAlone_data() { test::withKeyboardAndMouse(); }
    void oneConnectionAlone()
    {
        QFETCH(test::By, by);
        Todos todos;
        test::choose(todos.find<QComboBox>(u"Connection"_s), u"Notes0"_s, by);
        QTRY_COMPARE(todos.shown(), 2);
        todos.text->setFocus();
        QTest::keyClicks(todos.text, u"A note"_s);
        QTest::keyClick(todos.text, Qt::Key_Return);
        todos.settle();
        QVERIFY(todos.atServer(u"notes0"_s).contains(u"A note"_s));
    }

    void oneThatFailsIsSaidAndTheOthersGoOn_data() { test::withKeyboardAndMouse(); }
    void oneThatFailsIsSaidAndTheOthersGoOn()
    {
        QFETCH(test::By, by);
        Todos todos;
        todos.fault(u"api-502@notes0-api"_s);
        QTest::keyClick(&todos.window, Qt::Key_F5);
        todos.settle();
        auto *again = todos.find<QPushButton>(u"Try now"_s);
        QCOMPARE(todos.shown(), 5);
        todos.chain.servers.faults().clearAll();
        test::use(again, by);
        todos.settle();
        QVERIFY(todos.waitFor([&] { return !todos.todos->source(u"notes0"_s)->failure(); }));
    }

    void whatIsChosenIsCopiedAndDraggedAsText()
    {
        Todos todos;
        todos.list->setFocus();
        todos.list->selectAll();
        const QString all = [&] {
            QStringList lines;
            for (int row = 0; row < todos.shown(); ++row)
                lines << todos.textOf(row);
            return lines.join(u'\n');
        }();
        QTest::keyClick(todos.list, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), all);
        QVERIFY(todos.list->dragEnabled());
        const std::unique_ptr<QMimeData> dragged(
            todos.list->model()->mimeData(todos.list->selectionModel()->selectedIndexes()));
        QCOMPARE(dragged->text(), all);
    }

    void textAndLinksAreDroppedIn_data()
    {
        QTest::addColumn<QMimeData *>("data");
        QTest::addColumn<QStringList>("added");
        auto *lines = new QMimeData;
        lines->setText(u"- [ ] Buy milk\n\n 2. Call the dentist \r\n"_s);
        QTest::newRow("lines of a list") << lines << QStringList{u"Buy milk"_s, u"Call the dentist"_s};
        auto *link = new QMimeData;
        link->setUrls({QUrl(u"https://todo0.example/a?b=%20c"_s)});
        QTest::newRow("a link") << link << QStringList{u"https://todo0.example/a?b=%20c"_s};
        auto *file = new QMimeData;
        file->setUrls({QUrl::fromLocalFile(u"/tmp/profile.json"_s)});
        QTest::newRow("a file is for the window") << file << QStringList();
    }
    void textAndLinksAreDroppedIn()
    {
        QFETCH(QMimeData *, data);
        QFETCH(QStringList, added);
        const std::unique_ptr<QMimeData> owned(data);
        Todos todos;
        const QSignalSpy taken(&todos.window, &MainWindow::fileDropped);
        todos.drop(*data);
        QCOMPARE(taken.size(), added.isEmpty() ? 1 : 0);
        QCOMPARE(todos.shown(), 5 + added.size());
        if (added.isEmpty())
            return;
        todos.settle();
        const QStringList now = todos.atServer(u"todo0"_s);
        QCOMPARE(now.last(added.size()), added);
    }

    void aDropIsBoundedAndSaysSo()
    {
        Todos todos;
        QMimeData data;
        data.setText(QString(u"again\n"_s).repeated(500));
        todos.drop(data);
        QCOMPARE(todos.shown(), 5 + 50);
        QVERIFY(todos.window.findChild<Snackbar *>()->text().contains(u"50"_s));
    }

    void anEmptyListSaysWhatToDo()
    {
        Todos todos;
        todos.choose(0);
        todos.list->selectAll();
        QTest::keyClick(todos.list, Qt::Key_Delete);
        QCOMPARE(todos.shown(), 0);
        bool said = false;
        const auto labels = todos.window.findChildren<QLabel *>();
        for (const QLabel *label : labels)
            said = said || (label->isVisible() && label->text() == u"All done"_s);
        QVERIFY(said);
    }
};

AGENT0_TEST(TodosViewTest)
#include "tst_todosview.moc"
