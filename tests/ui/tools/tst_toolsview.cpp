#include "views/toolsview.h"

#include "admin/handles.h"
#include "mcpstage.h"
#include "support/testmain.h"
#include "ui/support/accessibility.h"
#include "ui/support/hands.h"
#include "views/elicitationdialog.h"
#include "views/resultview.h"
#include "views/segments.h"
#include "views/sendquestion.h"
#include "views/subjectpane.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QTableView>

using namespace agent0;
using namespace agent0::test;

namespace {

/// The view over a signed-in profile on the sandbox, loaded.
struct ShownTools {
    explicit ShownTools(const QStringList &faults = {})
    {
        VERIFY_DONE(chain.signIn());
        for (const QString &fault : faults)
            QVERIFY(chain.servers.faults().set(fault).has_value());
        view.emplace(mcpSourceOf(chain, &opened));
        view->resize(1000, 640);
        view->show();
        QVERIFY(QTest::qWaitForWindowActive(&*view));
        QTRY_VERIFY_WITH_TIMEOUT(!std::holds_alternative<McpModel::Loading>(view->model().state()), 10'000);
    }

    QListView *list() { return view->findChildren<QListView *>().constFirst(); }
    QListView *listNamed(const QString &name) { return widgetNamed<QListView>(&*view, name); }
    void choose(const QString &title, By by = By::Mouse)
    {
        auto *items = listNamed(u"Tools"_s);
        for (int row = 0; row < items->model()->rowCount(); ++row) {
            if (items->model()->index(row, 0).data().toString() == title) {
                test::choose(items, row, by);
                QCoreApplication::processEvents(); // a layout shows what joins it in the next turn of the loop
                return;
            }
        }
        QFAIL(qPrintable(u"no item "_s + title));
    }
    /// The question before something is changed is answered with yes.
    void allow(By by)
    {
        auto *question = openDialog<SendQuestion>(&*view);
        QVERIFY(question && QTest::qWaitForWindowActive(question));
        use(widgetNamed<QAbstractButton>(question, u"Run"_s), by);
    }
    /// One of the kinds of what the server offers.
    void show(const QString &kind, By by)
    {
        auto *one = widgetNamed<QAbstractButton>(&*view, kind);
        if (by == By::Mouse)
            click(one);
        for (QAbstractButton *kindNow : view->findChild<Segments *>()->findChildren<QAbstractButton *>()) {
            if (kindNow->isChecked())
                kindNow->setFocus(Qt::TabFocusReason);
        }
        for (int i = 0; i < 4 && !one->isChecked(); ++i)
            QTest::keyClick(view->focusWidget(), Qt::Key_Right);
        QVERIFY(one->isChecked());
        QCoreApplication::processEvents();
    }
    QAbstractButton *run() { return widgetNamed<QAbstractButton>(&*view, u"Run"_s); }
    QString result() { return shownText(view->findChild<ResultView *>()); }
    QString paneText() { return shownText(view->findChild<SubjectPane *>()); }
    void finished() { QTRY_VERIFY_WITH_TIMEOUT(run()->isVisible(), 10'000); }

    Chain chain;
    QByteArrayList opened;
    std::optional<ToolsView> view; // before the chain goes
};

} // namespace

class ToolsViewTest : public QObject {
    Q_OBJECT

private slots:
    void showsWhatTheServerOffers()
    {
        ShownTools tools;
        QCOMPARE(tools.listNamed(u"Tools"_s)->model()->rowCount(), 5);
        QVERIFY(shownText(&*tools.view).contains(u"Todo0 (sandbox)"_s));
        QVERIFY(tools.paneText().contains(u"only reads"_s)); // the first is chosen
        QCOMPARE(nameless(&*tools.view), QStringList());
    }

    void theServerIsAskedAgain_data() { withKeyboardAndMouse(); }
    void theServerIsAskedAgain()
    {
        QFETCH(By, by);
        ShownTools shown;
        const int before = shown.chain.requests();
        use(widgetNamed<QAbstractButton>(&*shown.view, u"Reload"_s), by);
        QTRY_VERIFY(shown.chain.requests() > before);
        QTRY_VERIFY(!std::holds_alternative<McpModel::Loading>(shown.view->model().state()));
        QVERIFY(shown.listNamed(u"Tools"_s)->model()->rowCount() > 0);
    }

    void aToolThatReadsRunsAtOnce_data() { withKeyboardAndMouse(); }
    void aToolThatReadsRunsAtOnce()
    {
        QFETCH(By, by);
        ShownTools tools;
        use(tools.run(), by);
        QTRY_VERIFY_WITH_TIMEOUT(tools.view->findChild<QTableView *>(), 10'000);
        QVERIFY(tools.view->findChild<QTableView *>()->model()->rowCount() > 0);
    }

    void aToolThatWritesAsksOnceWithWhatWillBeSent_data() { withKeyboardAndMouse(); }
    void aToolThatWritesAsksOnceWithWhatWillBeSent()
    {
        QFETCH(By, by);
        ShownTools tools;
        tools.choose(u"Add a todo"_s, by);
        write(widgetNamed<QLineEdit>(&*tools.view, u"task"_s), u"From the window"_s, by);
        use(tools.run(), by);
        auto *question = openDialog<SendQuestion>(&*tools.view);
        QVERIFY(question && QTest::qWaitForWindowActive(question));
        QVERIFY(widgetNamed<QPlainTextEdit>(question, u"What will be sent"_s)
                ->toPlainText()
                .contains(u"From the window"_s));
        use(widgetNamed<QAbstractButton>(question, u"Cancel"_s), by);
        QVERIFY(!tools.result().contains(u"Added"_s));
        use(tools.run(), by);
        tools.allow(by);
        tools.finished();
        QTRY_VERIFY(tools.view->findChild<ResultView *>()->findChildren<QWidget *>().size() > 1);
        QVERIFY(!tools.view->model().mustAsk(tools.view->model().tools()[1]));
    }

    void whatIsMissingIsSaidAndNothingIsSent()
    {
        ShownTools tools;
        tools.choose(u"Add a todo"_s);
        click(tools.run());
        QVERIFY(!tools.view->findChild<SendQuestion *>());
        QTRY_VERIFY(tools.paneText().contains(u"Is needed"_s));
        QCOMPARE(tools.view->window()->focusWidget(), widgetNamed<QLineEdit>(&*tools.view, u"task"_s));
    }

    void aServersQuestionIsADialog_data() { withKeyboardAndMouse(); }
    void aServersQuestionIsADialog()
    {
        QFETCH(By, by);
        ShownTools tools;
        tools.choose(u"Clear completed todos"_s, by);
        use(tools.run(), by);
        tools.allow(by);
        auto *dialog = openDialog<ElicitationDialog>(&*tools.view);
        QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
        QVERIFY(shownText(dialog).contains(u"Todo0 (sandbox)"_s)); // who asks
        QVERIFY(shownText(dialog).contains(u"completed todos"_s));
        QCOMPARE(nameless(dialog), QStringList());
        auto *confirm = widgetNamed<QCheckBox>(dialog, u"Remove them"_s);
        QVERIFY(!confirm->isChecked()); // the default
        use(confirm, by);
        QVERIFY(confirm->isChecked());
        use(widgetNamed<QAbstractButton>(dialog, u"Send"_s), by);
        tools.finished();
        QTRY_VERIFY(!tools.view->findChild<ElicitationDialog *>());
    }

    void declinedAndCancelledAreOtherAnswers_data()
    {
        QTest::addColumn<By>("by");
        QTest::addColumn<QString>("button");
        for (const By by : {By::Keyboard, By::Mouse}) {
            const char *hand = by == By::Mouse ? "mouse" : "keyboard";
            QTest::addRow("decline by %s", hand) << by << u"Decline"_s;
            QTest::addRow("cancel by %s", hand) << by << u"Cancel"_s;
        }
    }
    void declinedAndCancelledAreOtherAnswers()
    {
        QFETCH(By, by);
        QFETCH(QString, button);
        ShownTools tools;
        tools.choose(u"Clear completed todos"_s);
        click(tools.run());
        tools.allow(by);
        auto *dialog = openDialog<ElicitationDialog>(&*tools.view);
        QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
        use(widgetNamed<QAbstractButton>(dialog, button), by);
        tools.finished();
        QTRY_VERIFY(!tools.view->findChild<ElicitationDialog *>());
        QVERIFY(!tools.result().contains(u"failed"_s));
    }

    void aCallThatTakesLongCanBeCancelled_data() { withKeyboardAndMouse(); }
    void aCallThatTakesLongCanBeCancelled()
    {
        QFETCH(By, by);
        ShownTools tools;
        tools.choose(u"Clear completed todos"_s, by);
        use(tools.run(), by);
        tools.allow(by);
        QVERIFY(openDialog<ElicitationDialog>(&*tools.view));
        QVERIFY(widgetNamed<QProgressBar>(&*tools.view, u"Progress"_s)->isVisible());
        use(widgetNamed<QAbstractButton>(tools.view->findChild<SubjectPane *>(), u"Cancel"_s), by);
        QTRY_VERIFY(!tools.view->findChild<ElicitationDialog *>());
        QVERIFY(tools.result().contains(u"Cancelled"_s));
    }

    void resourcesAndPromptsAreThereToo_data() { withKeyboardAndMouse(); }
    void resourcesAndPromptsAreThereToo()
    {
        QFETCH(By, by);
        ShownTools tools;
        tools.show(u"Resources"_s, by);
        QCOMPARE(tools.listNamed(u"Resources"_s)->model()->rowCount(), 2);
        use(widgetNamed<QAbstractButton>(&*tools.view, u"Read"_s), by);
        QTRY_VERIFY_WITH_TIMEOUT(tools.view->findChild<QTableView *>(), 10'000);
        tools.show(u"Prompts"_s, by);
        write(widgetNamed<QLineEdit>(&*tools.view, u"focus"_s), u"Milk"_s, by);
        use(widgetNamed<QAbstractButton>(&*tools.view, u"Get"_s), by);
        QTRY_VERIFY_WITH_TIMEOUT(tools.result().contains(u"You"_s), 10'000);
        tools.show(u"Messages"_s, by);
        QVERIFY(shownText(&*tools.view).contains(u"said nothing"_s));
    }

    void theListIsFiltered_data() { withKeyboardAndMouse(); }
    void theListIsFiltered()
    {
        QFETCH(By, by);
        ShownTools tools;
        write(widgetNamed<QLineEdit>(&*tools.view, u"Filter"_s), u"import"_s, by);
        QCOMPARE(tools.listNamed(u"Tools"_s)->model()->rowCount(), 1);
    }

    void withoutAnMcpConnectionItSaysWhatToDo()
    {
        Chain chain;
        ToolsView view({.connections = [] { return QList<Connection>(); },
            .open = [](QString, McpHost) -> Result<std::shared_ptr<McpConnection>> { return fail(Error()); },
            .help = [](QString) -> Task<Result<>> { co_return Result<>(); }});
        view.show();
        QVERIFY(shownText(&view).contains(u"No MCP server is connected"_s));
    }

    void aFailureIsSaidWithAWayOn_data() { withKeyboardAndMouse(); }
    void aFailureIsSaidWithAWayOn()
    {
        QFETCH(By, by);
        ShownTools tools({u"mcp-page"_s});
        QVERIFY(std::holds_alternative<McpModel::Failed>(tools.view->model().state()));
        tools.chain.servers.faults().clearAll();
        use(widgetNamed<QAbstractButton>(&*tools.view, u"Try again"_s), by);
        QTRY_VERIFY_WITH_TIMEOUT(std::holds_alternative<McpModel::Ready>(tools.view->model().state()), 10'000);
    }

    void hostileToolsAreHarmless_data()
    {
        QTest::addColumn<QString>("fault");
        for (const char *fault : {"mcp-tool-orders", "mcp-tool-odd-name", "mcp-tool-huge-name", "mcp-schema-ref",
                 "mcp-schema-pattern", "mcp-result-terminal", "mcp-result-markup", "mcp-result-link"})
            QTest::newRow(fault) << QString::fromLatin1(fault);
    }
    void hostileToolsAreHarmless()
    {
        QFETCH(QString, fault);
        ShownTools tools({fault});
        auto *list = tools.listNamed(u"Tools"_s);
        QVERIFY(list);
        for (int row = 0; row < std::min(list->model()->rowCount(), 8); ++row)
            list->setCurrentIndex(list->model()->index(row, 0));
        tools.choose(u"List todos"_s);
        click(tools.run());
        tools.finished();
        const QString text = shownText(&*tools.view);
        QVERIFY(!text.contains(QChar(0x1b)) && !text.contains(QChar(0x202e)));
        for (const QLabel *label : tools.view->findChildren<QLabel *>())
            QVERIFY(label->textFormat() == Qt::PlainText || label->text().isEmpty());
    }

    void thousandsOfToolsAreBounded()
    {
        ShownTools tools({u"mcp-tools-thousands"_s});
        QVERIFY(tools.view->model().tools().size() <= 10'000);
        QVERIFY(!shownText(&*tools.view).isEmpty());
    }

    void everythingIsReachedByTheKeyboard()
    {
        ShownTools tools;
        tools.listNamed(u"Tools"_s)->setFocus();
        QTest::keyClick(tools.view->focusWidget(), Qt::Key_Down);
        QVERIFY(tools.paneText().contains(u"Adds one todo"_s));
        QTRY_VERIFY(widgetNamed<QLineEdit>(&*tools.view, u"task"_s)->isVisible());
        QSet<QWidget *> reached;
        for (int i = 0; i < 40; ++i) {
            QTest::keyClick(tools.view->window()->focusWidget(), Qt::Key_Tab);
            reached << tools.view->window()->focusWidget();
        }
        QVERIFY(reached.contains(widgetNamed<QLineEdit>(&*tools.view, u"task"_s)));
        QVERIFY(reached.contains(tools.run()));
        QVERIFY(reached.contains(widgetNamed<QComboBox>(&*tools.view, u"MCP connection"_s)));
    }
};

AGENT0_TEST(ToolsViewTest)

#include "tst_toolsview.moc"
