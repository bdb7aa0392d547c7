#include "flow/support/chain.h"
#include "models/todomodel.h"
#include "support/manualclock.h"
#include "support/testmain.h"
#include "views/banner.h"
#include "views/mainwindow.h"
#include "views/problemline.h"
#include "views/snackbar.h"
#include "views/todosview.h"

#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTest>

using namespace agent0;
using test::Chain;

namespace {

/// The window as the program wires it, signed in, on a clock that only the test moves.
class Wired {
public:
    Wired()
        : todos(*chain.agent, clock),
          session([this](const QByteArray &url) { return show(url); }, clock),
          window(session)
    {
        clock.autoAdvance = false;
        QObject::connect(&session, &SessionModel::changed, &todos, [this] { follow(); });
        QObject::connect(&todos, &TodoModel::failed, &session,
            [this](const QString &, const Error &why) { session.noteFailure(why); });
        window.setViews({{u"todos"_s, u"Todos"_s, u"todos"_s, {}, [this] { return new TodosView(todos); }}});
        window.show();
        session.use(*chain.agent);
        QVERIFY(waitFor([this] { return is<SignedOut>(); }));
    }
    ~Wired() { window.setViews({}); }

    void signIn()
    {
        session.signIn();
        QVERIFY(waitFor([this] { return is<SignedInSession>() && rows() > 0 && !asking(); }));
    }
    void take(const QString &fault) { QVERIFY(chain.servers.faults().set(fault).has_value()); }
    void giveBack() { chain.servers.faults().clearAll(); }
    /// Time goes on, a second after the other, until it is so.
    bool comes(const std::function<bool()> &reached)
    {
        for (int second = 0; second < 300; ++second) {
            if (QTest::qWaitFor(reached, second == 0 ? 200 : 20))
                return true;
            clock.advance(Seconds(1));
        }
        return waitFor(reached);
    }
    static bool waitFor(const std::function<bool()> &reached) { return QTest::qWaitFor(reached, 20'000); }

    template<typename State>
    bool is() const
    {
        return std::holds_alternative<State>(session.state());
    }
    int rows() const { return todos.rowCount(); }
    bool asking() const { return std::ranges::any_of(todos.sources(), &TodoSource::asking); }
    bool says(const QString &words) const
    {
        const auto labels = window.findChildren<QLabel *>();
        return std::ranges::any_of(
            labels, [&](const QLabel *one) { return one->isVisible() && one->text().contains(words); });
    }
    bool failure() const { return std::get<SignedOut>(session.state()).failure.has_value(); }
    bool failing() const
    {
        return std::ranges::any_of(todos.sources(), [](const TodoSource &one) { return one.failure() != nullptr; });
    }
    /// In the banner, or above the todos.
    bool saysSomethingIsWrong() const
    {
        const auto lines = window.findChildren<ProblemLine *>();
        return window.findChild<Banner *>()->isVisible()
            || std::ranges::any_of(lines, [](const ProblemLine *one) { return one->isVisible(); });
    }
    Snackbar *snackbar() const { return window.findChild<Snackbar *>(); }
    /// What is done in the window while something is missing must leave it alive.
    void use()
    {
        const auto lists = window.findChildren<QListView *>();
        for (QListView *list : lists) {
            if (!list->isVisible() || list->model()->rowCount() == 0)
                continue;
            list->setCurrentIndex(list->model()->index(0, 0));
            QTest::keyClick(list, Qt::Key_Space);
        }
        QTest::keyClick(&window, Qt::Key_F5);
        QVERIFY(window.isVisible());
    }

    Chain chain;
    test::ManualClock clock{chain.clock.now()};
    TodoModel todos;
    SessionModel session;
    MainWindow window;
    std::function<void()> atTheBrowser = [] { };

private:
    bool show(const QByteArray &url)
    {
        atTheBrowser();
        m_browser(url);
        return true;
    }
    void follow()
    {
        const auto before = std::exchange(m_was, session.state().index());
        if (before != m_was && is<SignedInSession>())
            todos.refresh();
    }
    OpenBrowser m_browser = chain.browser();
    std::size_t m_was = 0;
};

} // namespace

class TakenAwayTest : public QObject {
    Q_OBJECT

private slots:
    void theResourceGoesAndComesBack()
    {
        Wired wired;
        wired.signIn();
        const int before = wired.rows();
        wired.take(u"api-reset@todo0-api"_s);
        wired.use();
        QVERIFY(wired.waitFor([&] { return wired.todos.source(u"todo0"_s)->failure() != nullptr; }));
        QCOMPARE(wired.rows(), before); // what was there stays
        QVERIFY(wired.waitFor([&] { return wired.says(u"Todo0"_s); }));
        QVERIFY2(wired.is<SignedInSession>(), "one resource is not the network");
        wired.giveBack();
        QVERIFY(wired.comes([&] { return wired.todos.source(u"todo0"_s)->failure() == nullptr; }));
        QCOMPARE(wired.rows(), before);
    }

    void theIdentityProviderGoesAndComesBack()
    {
        Wired wired;
        wired.signIn();
        wired.take(u"discovery-reset"_s);
        wired.take(u"refresh-reset"_s);
        wired.take(u"exchange-reset"_s);
        wired.chain.advance(Seconds(7200)); // no token at hand lives so long
        wired.todos.refresh();
        QVERIFY(wired.waitFor([&] { return wired.is<Offline>(); }));
        QVERIFY(wired.waitFor([&] { return wired.says(u"The identity provider does not answer"_s); }));
        QVERIFY(wired.rows() > 0);
        wired.use();
        wired.giveBack();
        QVERIFY(wired.comes([&] { return wired.is<SignedInSession>() && !wired.asking(); }));
        QVERIFY(wired.comes([&] { return wired.todos.source(u"todo0"_s)->failure() == nullptr; }));
        QVERIFY(wired.waitFor([&] { return !wired.says(u"The identity provider does not answer"_s); }));
    }

    void theIdentityProviderGoesDuringTheSignIn_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::newRow("before the browser") << u"discovery-reset"_s;
        QTest::newRow("while the code is exchanged") << u"code-reset"_s;
        QTest::newRow("before the ID token is checked") << u"keys-reset"_s;
    }
    void theIdentityProviderGoesDuringTheSignIn()
    {
        QFETCH(QString, fault);
        Wired wired;
        wired.take(fault);
        wired.session.signIn();
        QVERIFY(wired.waitFor([&] { return wired.is<SignedOut>() && wired.failure(); }));
        QVERIFY(wired.waitFor([&] { return wired.says(u"Nobody answers"_s); }));
        wired.use();
        wired.giveBack();
        wired.signIn();
    }

    void whateverPartOfTheWayGoesComesBackByItself_data()
    {
        QTest::addColumn<QString>("fault");
        for (const char *fault : {"refresh-reset", "refresh-502", "exchange-reset", "exchange-502", "redeem-reset",
                 "redeem-502", "api-reset", "api-502", "api-reset-in-body"})
            QTest::newRow(fault) << QString::fromLatin1(fault);
    }
    void whateverPartOfTheWayGoesComesBackByItself()
    {
        QFETCH(QString, fault);
        Wired wired;
        wired.signIn();
        const int before = wired.rows();
        wired.take(fault);
        wired.chain.advance(Seconds(7200)); // no token at hand lives so long
        wired.todos.refresh();
        QVERIFY(wired.waitFor([&] { return !wired.asking() && (wired.is<Offline>() || wired.failing()); }));
        QCOMPARE(wired.rows(), before); // what was there stays
        QVERIFY(wired.waitFor([&] { return wired.saysSomethingIsWrong(); }));
        wired.use();
        wired.giveBack();
        QVERIFY(wired.comes([&] { return wired.is<SignedInSession>() && !wired.asking() && !wired.failing(); }));
        QVERIFY(wired.waitFor([&] { return !wired.saysSomethingIsWrong(); }));
    }

    void aChangeIsTakenBackWhenTheResourceGoesInTheMiddleOfIt()
    {
        Wired wired;
        wired.signIn();
        wired.take(u"api-reset@todo0-api"_s);
        const QModelIndex first = wired.todos.index(0);
        wired.todos.setData(first, Qt::Checked, Qt::CheckStateRole);
        QVERIFY(first.data(TodoModel::CompletedRole).toBool());
        QVERIFY(wired.waitFor([&] { return !first.data(TodoModel::CompletedRole).toBool(); }));
        QVERIFY(wired.waitFor([&] { return wired.snackbar()->isVisible(); }));
        wired.giveBack();
        QTest::mouseClick(wired.snackbar()->findChild<QPushButton *>(), Qt::LeftButton);
        QVERIFY(wired.waitFor([&] {
            return first.data(TodoModel::CompletedRole).toBool() && !first.data(TodoModel::UnsavedRole).toBool();
        }));
    }

    void aServerThatHangsHoldsNobodyElseUp()
    {
        Wired wired;
        wired.signIn();
        wired.take(u"api-hang@todo0-api"_s);
        wired.use();
        const auto askingOf = [&](const QString &id) { return wired.todos.source(id)->asking; };
        QVERIFY(wired.waitFor([&] { return askingOf(u"todo0"_s) && !askingOf(u"notes0"_s); }));
        wired.todos.add(u"notes0"_s, u"A note"_s);
        const QModelIndex note = wired.todos.index(wired.rows() - 1);
        QCOMPARE(note.data().toString(), u"A note"_s);
        QVERIFY(wired.waitFor([&] { return !note.data(TodoModel::UnsavedRole).toBool(); }));
    }

    void theNetworkIsGoneAtTheSignOut()
    {
        Wired wired;
        wired.signIn();
        for (const QString &fault : {u"idp-revoke-reset"_s, u"as-revoke-reset"_s, u"discovery-reset"_s})
            wired.take(fault);
        wired.session.signOut();
        QVERIFY(wired.comes([&] { return wired.is<SignedOut>(); }));
        wired.giveBack();
        wired.signIn();
    }

    void theWholeNetworkGoesAndComesBack()
    {
        Wired wired;
        wired.signIn();
        for (const QString &fault : {u"discovery-reset"_s, u"refresh-reset"_s, u"exchange-reset"_s, u"redeem-reset"_s,
                 u"api-reset"_s, u"as-discovery-reset"_s})
            wired.take(fault);
        wired.chain.advance(Seconds(7200));
        wired.use();
        QVERIFY(wired.waitFor([&] { return wired.is<Offline>(); }));
        QVERIFY(wired.waitFor([&] { return !wired.asking(); }));
        wired.giveBack();
        QVERIFY(wired.comes([&] {
            return wired.is<SignedInSession>() && !wired.asking()
                && std::ranges::none_of(wired.todos.sources(), [](const TodoSource &one) { return one.failure(); });
        }));
    }

    void theKeychainGoesAndComesBack()
    {
        Wired wired;
        wired.signIn();
        wired.chain.secrets.locked = true;
        wired.session.reload();
        QVERIFY(wired.waitFor([&] { return wired.is<KeychainTrouble>(); }));
        QVERIFY(wired.waitFor([&] { return wired.says(u"The keychain is locked"_s); }));
        QVERIFY2(wired.rows() > 0, "what is on the screen stays");
        wired.use();
        QVERIFY(wired.waitFor([&] { return !wired.asking(); }));
        const int reads = wired.chain.secrets.reads;
        for (int second = 0; second < 90; ++second)
            wired.clock.advance(Seconds(1));
        QCoreApplication::processEvents();
        QVERIFY2(wired.chain.secrets.reads == reads, "a locked one would ask the person each time");
        wired.chain.secrets.locked = false;
        QVERIFY(wired.comes([&] { return wired.is<SignedInSession>(); }));
    }

    void theKeychainIsAwayAtTheSignIn_data()
    {
        QTest::addColumn<bool>("inTheMiddle");
        QTest::newRow("from the beginning") << false;
        QTest::newRow("from when the browser is open") << true;
    }
    void theKeychainIsAwayAtTheSignIn()
    {
        QFETCH(bool, inTheMiddle);
        Wired wired;
        wired.chain.secrets.locked = !inTheMiddle;
        wired.atTheBrowser = [&] { wired.chain.secrets.locked = true; };
        wired.session.signIn();
        QVERIFY(wired.waitFor(
            [&] { return wired.says(u"The keychain "_s + (inTheMiddle ? u"cannot be used"_s : u"is locked"_s)); }));
        wired.use();
        wired.atTheBrowser = [] { };
        wired.chain.secrets.locked = false;
        wired.signIn();
    }

    void theKeychainGoesBeforeAChange()
    {
        Wired wired;
        wired.signIn();
        wired.chain.secrets.locked = true;
        wired.chain.advance(Seconds(7200)); // the refresh token is needed, and lies there
        wired.use();
        QVERIFY(wired.waitFor([&] { return wired.says(u"keychain is locked"_s); }));
        QVERIFY2(wired.rows() > 0, "what is on the screen stays");
        wired.chain.secrets.locked = false;
        wired.session.reload();
        QVERIFY(wired.comes([&] { return wired.is<SignedInSession>() && !wired.asking() && !wired.failing(); }));
    }
};

AGENT0_TEST(TakenAwayTest)
#include "tst_takenaway.moc"
