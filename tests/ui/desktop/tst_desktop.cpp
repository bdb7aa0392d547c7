#include "desktop/desktop.h"
#include "support/testmain.h"

#include "base/privatefile.h"
#include "sandbox/sandbox.h"
#include "views/setupassistant.h"
#include "views/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

using namespace agent0;
using namespace agent0::desktop;

namespace {

/// The program on its sandbox, with nothing of this person's.
class Program {
public:
    enum class Begins { OnTheSandbox, OnTheSandboxWithTheKeychain, WithoutProfile };

    explicit Program(Begins begins = Begins::OnTheSandbox)
    {
        m_options.sandbox = begins != Begins::WithoutProfile;
        m_options.secretsInMemory = begins != Begins::OnTheSandboxWithTheKeychain;
        start();
    }

    void start()
    {
        desktop.reset();
        settings.emplace(folder.filePath(u"desktop.ini"_s));
        desktop.emplace(m_options, *settings);
        desktop->start();
    }

    MainWindow &window() { return desktop->window(); }

    template<typename Widget>
    Widget *find(const QString &name)
    {
        const auto all = window().findChildren<Widget *>();
        for (Widget *one : all) {
            if (one->isVisible() && (one->accessibleName() == name || one->property("text").toString() == name))
                return one;
        }
        return nullptr;
    }

    bool waitFor(const std::function<bool()> &reached)
    {
        if (QTest::qWaitFor(reached, 60'000))
            return true;
        tellWhereItStands();
        return false;
    }
    /// What there is to see of a wait in vain: the window's buttons, and what the browser had to say.
    void tellWhereItStands()
    {
        QStringList buttons;
        for (const auto *one : window().findChildren<QAbstractButton *>()) {
            if (one->isVisible())
                buttons << one->text();
        }
        QFile log(qEnvironmentVariable("AGENT0_BROWSER_LOG"));
        const QByteArray said = log.open(QIODevice::ReadOnly) ? log.readAll() : QByteArray("nothing");
        qWarning().noquote() << "buttons:" << buttons.join(u" | "_s) << "- the browser said:" << said;
    }

    QTemporaryDir folder;
    std::optional<DesktopSettings> settings;
    std::optional<Desktop> desktop;

private:
    Options m_options;
};

/// The field, or the button, of the settings that is on the screen.
template<typename Widget>
Widget *setting(Program &program, const QString &name)
{
    const auto all = program.window().findChildren<Widget *>(name);
    const auto shown = std::ranges::find_if(all, [](const Widget *one) { return one->isVisible(); });
    return shown == all.end() ? nullptr : *shown;
}

} // namespace

class DesktopTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private slots:
    void initTestCase()
    {
        const QByteArray chosen = qgetenv("AGENT0_TEST_BROWSER");
        qputenv("AGENT0_BROWSER_LOG", m_folder.filePath(u"browser.log"_s).toUtf8());
        qputenv("BROWSER", chosen.isEmpty() ? QByteArray(AGENT0_BIN_DIR "/test_readme_browser") : chosen);
    }

    void fromTheFirstPageThroughTheBrowserToTheTodosOnTheScreen()
    {
        Program program;
        QVERIFY(QTest::qWaitForWindowExposed(&program.window()));
        QVERIFY(program.waitFor([&] { return program.find<QPushButton>(u"Sign in"_s) != nullptr; }));
        QTest::mouseClick(program.find<QPushButton>(u"Sign in"_s), Qt::LeftButton);
        const auto todos = [&] {
            const auto *list = program.find<QListView>(u"Todos"_s);
            return list ? list->model()->rowCount() : 0;
        };
        QVERIFY(
            program.waitFor([&] { return todos() == 5; })); // Todo0's and Notes0's, and nobody was asked for consent
    }

    void everyStepIsCheckedAndAFindingLeadsToItsPageOfTheHelp()
    {
        Program program;
        QVERIFY(QTest::qWaitForWindowExposed(&program.window()));
        QVERIFY(program.waitFor([&] { return program.find<QPushButton>(u"Sign in"_s) != nullptr; }));
        QTest::mouseClick(program.find<QPushButton>(u"Sign in"_s), Qt::LeftButton);
        QVERIFY(program.waitFor([&] { return program.find<QListView>(u"Todos"_s) != nullptr; }));
        program.desktop->handle({u"--view"_s, u"check"_s});
        QVERIFY(program.waitFor([&] { return program.find<QPushButton>(u"Check everything"_s) != nullptr; }));
        QTest::mouseClick(program.find<QPushButton>(u"Check everything"_s), Qt::LeftButton);
        const auto done = [&] {
            const auto *save = program.find<QPushButton>(u"&Save report…"_s);
            return save && save->isEnabled() && program.find<QPushButton>(u"Read about it"_s);
        };
        QVERIFY(program.waitFor(done));
        QTest::mouseClick(program.find<QPushButton>(u"Read about it"_s), Qt::LeftButton);
        QVERIFY(program.waitFor([&] { return program.find<QTextBrowser>(u"Page of the help"_s) != nullptr; }));
    }

    void aSentenceAddsATodoWhenThePersonSaysYes()
    {
        Program program;
        QVERIFY(QTest::qWaitForWindowExposed(&program.window()));
        QVERIFY(program.waitFor([&] { return program.find<QPushButton>(u"Sign in"_s) != nullptr; }));
        QTest::mouseClick(program.find<QPushButton>(u"Sign in"_s), Qt::LeftButton);
        QVERIFY(program.waitFor([&] { return program.find<QListView>(u"Todos"_s) != nullptr; }));
        QVERIFY(program.waitFor([&] { return program.find<QAbstractButton>(u"Chat"_s) != nullptr; }));
        QTest::mouseClick(program.find<QAbstractButton>(u"Chat"_s), Qt::LeftButton);
        QVERIFY(program.waitFor([&] { return program.find<QPlainTextEdit>(u"What is to be done"_s) != nullptr; }));
        auto *field = program.find<QPlainTextEdit>(u"What is to be done"_s);
        QTest::keyClicks(field, u"add buy milk to todo0"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(program.waitFor([&] { return program.find<QPushButton>(u"Allow once"_s) != nullptr; }));
        QTest::mouseClick(program.find<QPushButton>(u"Allow once"_s), Qt::LeftButton);
        const QString undo = u"Undo: Add “Buy milk” to Todo0"_s;
        QVERIFY(program.waitFor([&] { return program.find<QPushButton>(undo) != nullptr; }));
        program.desktop->handle({u"--view"_s, u"todos"_s});
        const auto has = [&](const QString &text) {
            const auto *list = program.find<QListView>(u"Todos"_s);
            return list && !list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, text).isEmpty();
        };
        QVERIFY(program.waitFor([&] { return has(u"Buy milk"_s); }));
        program.desktop->handle({u"--view"_s, u"chat"_s});
        QVERIFY(program.waitFor([&] { return program.find<QPushButton>(undo) != nullptr; }));
        QTest::mouseClick(program.find<QPushButton>(undo), Qt::LeftButton);
        program.desktop->handle({u"--view"_s, u"todos"_s});
        QVERIFY(program.waitFor([&] { return !has(u"Buy milk"_s); }));
    }

    void theClipboardIsLeftAlone()
    {
        QGuiApplication::clipboard()->setText(u"mine"_s);
        const QSignalSpy written(QGuiApplication::clipboard(), &QClipboard::dataChanged);
        Program program;
        QVERIFY(QTest::qWaitForWindowExposed(&program.window()));
        QVERIFY(program.waitFor([&] { return program.find<QPushButton>(u"Sign in"_s) != nullptr; }));
        QTest::mouseClick(program.find<QPushButton>(u"Sign in"_s), Qt::LeftButton);
        QVERIFY(program.waitFor([&] { return program.find<QListView>(u"Todos"_s) != nullptr; }));
        for (const QString &view :
            {u"tools"_s, u"connections"_s, u"flows"_s, u"activity"_s, u"check"_s, u"help"_s, u"todos"_s}) {
            program.desktop->handle({u"--view"_s, view});
            QTest::qWait(0);
        }
        QCOMPARE(written.size(), 0);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"mine"_s);
    }

    void whatNeedsNobodyIsThereBeforeTheSignIn()
    {
        Program program;
        QVERIFY(QTest::qWaitForWindowExposed(&program.window()));
        QVERIFY(program.waitFor([&] { return program.find<QPushButton>(u"Sign in"_s) != nullptr; }));
        QTest::mouseClick(program.find<QToolButton>(u"Help"_s), Qt::LeftButton);
        QVERIFY(program.waitFor([&] { return program.find<QTextBrowser>(u"Page of the help"_s) != nullptr; }));
        QCOMPARE(program.find<QListView>(u"Todos"_s), nullptr);
        auto *start = program.find<QAbstractButton>(u"Start"_s);
        QVERIFY(start);
        QTest::mouseClick(start, Qt::LeftButton);
        QVERIFY(program.waitFor([&] { return program.find<QToolButton>(u"Check"_s) != nullptr; }));
    }

    void aPersonWithoutAProfileMakesOneAndItIsChecked()
    {
        QTemporaryDir home;
        qputenv("XDG_CONFIG_HOME", home.filePath(u"config"_s).toUtf8());
        qputenv("XDG_DATA_HOME", home.filePath(u"data"_s).toUtf8());
        sandbox::Sandbox servers{sandbox::SandboxOptions()};
        QVERIFY(servers.start());
        const QJsonObject ready = servers.readyProfile();
        Program program(Program::Begins::WithoutProfile);
        QVERIFY(program.waitFor([&] { return program.find<QPushButton>(u"Set up Agent0"_s) != nullptr; }));
        QVERIFY(program.find<QPushButton>(u"Try it on the sandbox"_s));
        QTest::mouseClick(program.find<QPushButton>(u"Set up Agent0"_s), Qt::LeftButton);
        auto *assistant = program.window().findChild<SetupAssistant *>();
        QVERIFY(program.waitFor([&] { return assistant && assistant->isVisible(); }));
        const auto say = [&](const QString &text) {
            QTest::keyClicks(assistant->focusWidget(), text);
            QTest::keyClick(assistant->focusWidget(), Qt::Key_Return);
        };
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(assistant->focusWidget(), Qt::Key_Down); // the last kind
        QTest::keyClick(assistant->focusWidget(), Qt::Key_Return);
        const auto asks = [&](const QString &field) {
            return program.waitFor(
                [&] { return assistant->focusWidget() && assistant->focusWidget()->objectName() == field; });
        };
        QVERIFY(asks(u"identityProvider.issuer"_s));
        say(ready["identityProvider"_L1]["issuer"_L1].toString());
        QVERIFY(asks(u"identityProvider.clientId"_s));
        say(ready["identityProvider"_L1]["clientId"_L1].toString());
        QVERIFY(asks(u"connections.todo0.resource"_s));
        say(ready["connections"_L1][0]["resource"_L1].toString());
        QVERIFY(asks(u"connections.todo0.clientId"_s));
        say(ready["connections"_L1][0]["clientId"_L1].toString());
        QVERIFY(asks(u"secret.todo0"_s));
        say(QString());
        QVERIFY(asks(u"name"_s));
        QTest::keyClick(assistant->focusWidget(), Qt::Key_Return);
        // It goes on with the new profile, and with what a check says of it.
        QVERIFY(program.waitFor([&] {
            const auto *save = program.find<QPushButton>(u"&Save report…"_s);
            return save && save->isEnabled();
        }));
        QVERIFY(QFile::exists(home.filePath(u"config/agent0/profiles/default.json"_s)));
        QVERIFY(program.find<QPushButton>(u"Sign in"_s)); // in the banner above
    }

    void whatIsTypedAndSavedInTheSettingsIsThereAfterARestart()
    {
        const QString port = u"identityProvider.redirect.port"_s;
        QTemporaryDir home;
        qputenv("XDG_CONFIG_HOME", home.filePath(u"config"_s).toUtf8());
        qputenv("XDG_DATA_HOME", home.filePath(u"data"_s).toUtf8());
        sandbox::Sandbox servers{sandbox::SandboxOptions()};
        QVERIFY(servers.start());
        const QString file = home.filePath(u"config/agent0/profiles/default.json"_s);
        QVERIFY(writePrivateFile(file, QJsonDocument(servers.readyProfile()).toJson()));
        const auto written = [&] {
            QFile profile(file);
            return profile.open(QIODevice::ReadOnly)
                ? QJsonDocument::fromJson(profile.readAll())["identityProvider"_L1]["redirect"_L1]["port"_L1].toInt()
                : -1;
        };
        Program program(Program::Begins::WithoutProfile);
        const auto showSettings = [&] {
            QVERIFY(program.waitFor([&] { return program.find<QPushButton>(u"Sign in"_s) != nullptr; }));
            program.desktop->handle({u"--view"_s, u"settings"_s}); // without a window manager no shortcut is heard
            QVERIFY(program.waitFor([&] { return setting<QLineEdit>(program, port) != nullptr; }));
        };
        showSettings();
        auto *field = setting<QLineEdit>(program, port);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, u"8123"_s);
        QVERIFY(program.waitFor([&] { return setting<QPushButton>(program, u"save"_s) != nullptr; }));
        setting<QPushButton>(program, u"save"_s)->setFocus();
        QTest::keyClick(setting<QPushButton>(program, u"save"_s), Qt::Key_Space);
        QVERIFY(program.waitFor([&] { return written() == 8123; }));
        QVERIFY(program.waitFor([&] { return program.find<QComboBox>(u"Appearance"_s) != nullptr; }));
        auto *appearance = program.find<QComboBox>(u"Appearance"_s);
        appearance->setFocus();
        QTest::keyClick(appearance, Qt::Key_End);
        QCOMPARE(program.settings->appearance(), AppearanceChoice::Dark);
        program.start();
        showSettings();
        QCOMPARE(setting<QLineEdit>(program, port)->text(), u"8123"_s);
        QCOMPARE(program.find<QComboBox>(u"Appearance"_s)->currentIndex(), int(AppearanceChoice::Dark));
        redress(Appearance::Light);
    }

    void theProgramEndsWhenItIsClosedAndRemembersItsWindow()
    {
        Program program;
        QVERIFY(QTest::qWaitForWindowExposed(&program.window()));
        QVERIFY(program.waitFor([&] { return program.find<QPushButton>(u"Sign in"_s) != nullptr; }));
        program.window().resize(780, 560);
        bool asked = false;
        QObject::connect(&*program.desktop, &Desktop::ended, qApp, [&] { asked = true; });
        program.window().close();
        QVERIFY(program.waitFor([&] { return asked; }));
        QMainWindow other;
        program.settings->restore(other);
        QCOMPARE(other.size(), QSize(780, 560)); // the screen has 800 x 800
    }

    void theProgramEndsThoughTheKeychainIsNotThere()
    {
        const QByteArray before = qgetenv("DBUS_SESSION_BUS_ADDRESS");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        Program program(Program::Begins::OnTheSandboxWithTheKeychain);
        QVERIFY(program.waitFor([&] { return program.find<QPushButton>(u"Try again"_s) != nullptr; }));
        bool ended = false;
        QObject::connect(&*program.desktop, &Desktop::ended, qApp, [&] { ended = true; });
        program.desktop->quit();
        QVERIFY(program.waitFor([&] { return ended; }));
        qputenv("DBUS_SESSION_BUS_ADDRESS", before);
    }

    void aSecondStartShowsTheViewThatItAsksFor()
    {
        Program program;
        program.window().hide();
        program.desktop->handle({u"--view"_s, u"todos"_s});
        QVERIFY(program.window().isVisible());
    }
};

AGENT0_TEST(DesktopTest)
#include "tst_desktop.moc"
