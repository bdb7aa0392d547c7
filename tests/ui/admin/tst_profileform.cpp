#include "adminstage.h"
#include "keychain/secretnames.h"
#include "support/testmain.h"
#include "ui/support/accessibility.h"
#include "ui/support/hands.h"
#include "views/profileform.h"
#include "views/settingsview.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace agent0;
using namespace agent0::test;

namespace {

const QString Issuer = u"identityProvider.issuer"_s;
const QString Port = u"identityProvider.redirect.port"_s;
const QString Proxy = u"network.proxy"_s;
const QString Method = u"identityProvider.clientAuthentication.method"_s;

struct OpenSettings {
    explicit OpenSettings(AdminStage &stage, const Policy &policy = {})
        : place(stage.place),
          view(preferences, {u"test"_s, {u"test"_s}, stage.place.file}, std::make_unique<SettingList>(QList<Setting>()),
              std::make_unique<ProfileDesk>(*stage.chain.agent,
                  ProfileChanges(*stage.chain.agent, stage.place, policy,
                      [this](const QString &what, const Result<> &) { deeds << what; })))
    {
        view.resize(1000, 740);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
    }
    QLineEdit *edit(const QString &path) { return view.findChild<QLineEdit *>(path); }
    QPushButton *button(const QString &name) { return view.findChild<QPushButton *>(name); }
    QString text(const QString &label) { return view.findChild<QLabel *>(label)->text(); }
    QString note(const QString &path) { return edit(path)->accessibleDescription(); }
    void type(const QString &path, const QString &text)
    {
        edit(path)->setFocus();
        edit(path)->selectAll();
        QTest::keyClicks(edit(path), text);
    }
    QJsonValue written(const QString &path) { return valueAt(ProfileStore::read(place)->value(), path.split(u'.')); }

    QStringList deeds; ///< that were recorded
    ProfilePlace place;
    Preferences preferences;
    SettingsView view;
};

} // namespace

class ProfileFormTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsChangedIsKeptWhenThePersonSaysSo_data() { withKeyboardAndMouse(); }
    void whatIsChangedIsKeptWhenThePersonSaysSo()
    {
        QFETCH(By, by);
        AdminStage stage;
        OpenSettings open(stage);
        QSignalSpy changed(&open.view, &SettingsView::profileChanged);
        QVERIFY2(!open.button(u"save"_s)->isVisible(), "nothing is changed");
        open.type(Port, u"8123"_s);
        QVERIFY(open.button(u"save"_s)->isVisible());
        QCOMPARE(open.written(Port).toInt(), stage.chain.profile.identityProvider.redirectPort);
        use(open.button(u"save"_s), by);
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(open.written(Port).toInt(), 8123);
    }

    void anotherModelIsChosen_data() { withKeyboardAndMouse(); }
    void anotherModelIsChosen()
    {
        QFETCH(By, by);
        AdminStage stage;
        OpenSettings open(stage);
        open.view.resize(1000, 3000); // what a popup belongs to is in sight
        choose(open.view.findChild<QComboBox *>(u"agent.provider"_s), u"ollama"_s, by);
        open.type(u"agent.model"_s, u"llama3.2"_s);
        open.type(u"agent.baseUrl"_s, u"http://127.0.0.1:11434"_s);
        QVERIFY2(open.button(u"save"_s)->isEnabled(), qPrintable(open.note(u"agent.baseUrl"_s)));
        use(open.button(u"save"_s), by);
        QTRY_COMPARE(open.written(u"agent.provider"_s).toString(), u"ollama"_s);
        QCOMPARE(open.written(u"agent.model"_s).toString(), u"llama3.2"_s);
        QCOMPARE(open.written(u"agent.baseUrl"_s).toString(), u"http://127.0.0.1:11434"_s);
    }

    void whatIsDroppedIsAsItWas_data() { withKeyboardAndMouse(); }
    void whatIsDroppedIsAsItWas()
    {
        QFETCH(By, by);
        AdminStage stage;
        OpenSettings open(stage);
        const QString before = open.edit(Issuer)->text();
        open.type(Issuer, u"https://elsewhere.example"_s);
        use(open.button(u"drop"_s), by);
        QCOMPARE(open.edit(Issuer)->text(), before);
        QVERIFY(!open.button(u"save"_s)->isVisible());
    }

    void saysWhatIsWrongWhileItIsTyped_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addRow("a port that is none") << Port << u"70000"_s;
        QTest::addRow("a port that is no number") << Port << u"eight"_s;
        QTest::addRow("an issuer without https") << Issuer << u"http://acme.example"_s;
        QTest::addRow("a path that does not begin with a slash")
            << u"identityProvider.redirect.path"_s << u"callback"_s;
        QTest::addRow("a proxy with a password") << u"network.proxy"_s << u"http://me:hunter2@proxy.example"_s;
        QTest::addRow("a file that is nowhere") << u"network.extraCaFile"_s << u"ca.pem"_s;
        QTest::addRow("a budget of nothing") << u"identityProvider.idJagBudget.perMonth"_s << u"0"_s;
    }
    void saysWhatIsWrongWhileItIsTyped()
    {
        QFETCH(const QString, path);
        QFETCH(const QString, text);
        AdminStage stage;
        OpenSettings open(stage);
        open.type(path, text);
        QVERIFY(!open.note(path).isEmpty());
        QVERIFY2(!open.note(path).contains(u"hunter2"_s), "what is typed by mistake may be a secret");
        QVERIFY(!open.button(u"save"_s)->isEnabled());
    }

    void whatIsEmptiedTakesItsDefaultAgain()
    {
        AdminStage stage;
        OpenSettings open(stage);
        const QString scopes = u"identityProvider.scopes"_s;
        open.type(scopes, u"openid email"_s);
        click(open.button(u"save"_s));
        QCOMPARE(open.written(scopes).toArray().size(), 2);
        open.edit(scopes)->clear();
        click(open.button(u"save"_s));
        QVERIFY(open.written(scopes).isUndefined());
    }

    void whatThePolicyFixesIsLockedAndSaysSo()
    {
        AdminStage stage;
        const auto policy =
            Policy::fromJson({{u"fixed"_s, QJsonObject{{Port, 8765}}}, {u"approval"_s, u"never"_s}}, u"policy.json"_s);
        QVERIFY(policy);
        OpenSettings open(stage, *policy);
        QVERIFY(!open.edit(Port)->isEnabled());
        QCOMPARE(open.edit(Port)->text(), u"8765"_s);
        QVERIFY(open.note(Port).contains(u"policy.json"_s));
        const auto *approval = open.view.findChild<QComboBox *>(u"agent.approval"_s);
        QVERIFY(!approval->isEnabled());
        QCOMPARE(approval->currentText(), u"never"_s);
    }

    void checkAsksTheProvider_data() { withKeyboardAndMouse(); }
    void checkAsksTheProvider()
    {
        QFETCH(By, by);
        AdminStage stage;
        OpenSettings open(stage);
        use(open.button(u"ask"_s), by);
        QVERIFY(!open.button(u"ask"_s)->isEnabled());
        QTRY_VERIFY(open.button(u"ask"_s)->isEnabled());
        QVERIFY2(open.text(u"answer"_s).contains(stage.chain.profile.identityProvider.issuer),
            qPrintable(open.text(u"answer"_s)));
    }

    void checkSaysWhatTheProviderDoesNotTake()
    {
        AdminStage stage;
        OpenSettings open(stage);
        open.type(u"identityProvider.scopes"_s, u"openid no-such-scope"_s);
        click(open.button(u"ask"_s));
        QTRY_VERIFY(open.button(u"ask"_s)->isEnabled());
        QVERIFY2(open.text(u"answer"_s).contains(u"no-such-scope"_s), qPrintable(open.text(u"answer"_s)));
    }

    void checkSaysThatNobodyAnswers()
    {
        AdminStage stage;
        OpenSettings open(stage);
        open.type(Issuer, u"http://127.0.0.1:1"_s);
        click(open.button(u"ask"_s));
        QTRY_VERIFY(open.button(u"ask"_s)->isEnabled());
        QVERIFY2(open.text(u"answer"_s).contains(u"127.0.0.1"_s), qPrintable(open.text(u"answer"_s)));
    }

    void theSecretGoesToTheKeychainAndNowhereElse_data() { withKeyboardAndMouse(); }
    void theSecretGoesToTheKeychainAndNowhereElse()
    {
        QFETCH(By, by);
        AdminStage stage;
        OpenSettings open(stage);
        QSignalSpy changed(&open.view, &SettingsView::profileChanged);
        choose(open.view.findChild<QComboBox *>(Method), u"client_secret_basic"_s, by);
        open.type(u"secret"_s, u"s3cret-of-the-idp"_s);
        QCOMPARE(open.edit(u"secret"_s)->echoMode(), QLineEdit::Password);
        use(open.button(u"save"_s), by);
        QTRY_COMPARE(changed.count(), 1);
        QVERIFY(open.edit(u"secret"_s)->text().isEmpty());
        QFile file(stage.place.file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("s3cret-of-the-idp"));
        QCOMPARE(open.deeds, (QStringList{u"settings changed"_s, u"client secret kept"_s}));
    }

    void thePasswordOfAProxyGoesToTheKeychainAndNowhereElse()
    {
        AdminStage stage;
        OpenSettings open(stage);
        QSignalSpy changed(&open.view, &SettingsView::profileChanged);
        QVERIFY2(!open.edit(u"proxyPassword"_s)->isEnabled(), "no proxy wants to know who we are");
        open.type(Proxy, u"http://ada@proxy.acme.example:3128"_s);
        open.type(u"proxyPassword"_s, u"the-proxys-own-word"_s);
        QCOMPARE(open.edit(u"proxyPassword"_s)->echoMode(), QLineEdit::Password);
        click(open.button(u"save"_s));
        QTRY_COMPARE(changed.count(), 1);
        QVERIFY(open.edit(u"proxyPassword"_s)->text().isEmpty());
        const auto kept = await(stage.chain.secrets.read(secretnames::proxyPassword(stage.chain.profile.name)));
        QVERIFY(kept && *kept);
        QCOMPARE((*kept)->reveal(), "the-proxys-own-word");
        QFile file(stage.place.file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("own-word"));
        QCOMPARE(open.deeds, (QStringList{u"settings changed"_s, u"proxy password kept"_s}));
    }

    void whetherTheProxysPasswordIsKeptIsSaidAndNotShown_data()
    {
        QTest::addColumn<QByteArray>("kept");
        QTest::addColumn<QString>("note");
        QTest::newRow("kept") << QByteArray("the-proxys-own-word") << u"There is one in the keychain."_s;
        QTest::newRow("not kept") << QByteArray() << u"There is none in the keychain yet."_s;
    }
    void whetherTheProxysPasswordIsKeptIsSaidAndNotShown()
    {
        QFETCH(const QByteArray, kept);
        QFETCH(const QString, note);
        AdminStage stage;
        if (!kept.isEmpty())
            VERIFY_DONE(
                await(stage.chain.secrets.write(secretnames::proxyPassword(stage.chain.profile.name), Secret(kept))));
        const QJsonObject proxied =
            withValueAt(profileToJson(stage.chain.profile), Proxy.split(u'.'), u"http://ada@proxy.acme.example"_s);
        QVERIFY(ProfileStore::write(stage.place, proxied));
        OpenSettings open(stage);
        QTRY_COMPARE(open.note(u"proxyPassword"_s), note);
        QVERIFY(open.edit(u"proxyPassword"_s)->text().isEmpty());
        QVERIFY2(!open.button(u"save"_s)->isVisible(), "nothing is changed");
    }

    void theKeyIsShownToBeRegistered_data() { withKeyboardAndMouse(); }
    void theKeyIsShownToBeRegistered()
    {
        QFETCH(By, by);
        AdminStage stage;
        OpenSettings open(stage);
        choose(open.view.findChild<QComboBox *>(Method), u"private_key_jwt"_s, by);
        QVERIFY(open.button(u"showKey"_s)->isVisible());
        use(open.button(u"showKey"_s), by);
        auto *key = open.view.findChild<QPlainTextEdit *>();
        QTRY_VERIFY(key->toPlainText().contains(u"\"kty\""_s));
        QVERIFY2(!key->toPlainText().contains(u"\"d\""_s), "its private half is nobody's business");
    }

    void aRemovedProfileIsSignedOutAndGone_data() { withKeyboardAndMouse(); }
    void aRemovedProfileIsSignedOutAndGone()
    {
        QFETCH(By, by);
        AdminStage stage;
        stage.signIn();
        OpenSettings open(stage);
        QSignalSpy removed(&open.view, &SettingsView::profileRemoved);
        use(open.button(u"remove"_s), by);
        auto *question = openDialog<QMessageBox>(&open.view);
        QVERIFY(question && QTest::qWaitForWindowActive(question));
        for (QAbstractButton *one : question->buttons()) {
            if (question->buttonRole(one) == QMessageBox::DestructiveRole)
                use(one, by);
        }
        QTRY_COMPARE_WITH_TIMEOUT(removed.count(), 1, 20'000);
        QVERIFY(!QFile::exists(stage.place.file));
        const auto status = await(stage.chain.agent->status());
        QVERIFY(status && !status->session.signedIn);
    }

    void everythingIsReachedWithTheTabKey()
    {
        AdminStage stage;
        OpenSettings open(stage);
        open.type(Port, u"8123"_s); // what keeps and what drops it is there then
        QCOMPARE(notReachedByTab(open.view), QStringList());
    }

    void everythingHasANameAndNoTextIsMarkup()
    {
        AdminStage stage;
        OpenSettings open(stage);
        QCOMPARE(namelessWidgets(open.view).join(u'\n'), QString());
        QCOMPARE(markupLabels(open.view).join(u'\n'), QString());
    }
};

AGENT0_TEST(ProfileFormTest)
#include "tst_profileform.moc"
