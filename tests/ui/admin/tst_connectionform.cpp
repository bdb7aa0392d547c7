#include "views/connectionform.h"

#include "adminstage.h"
#include "support/testmain.h"
#include "ui/support/hands.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

using namespace agent0;
using namespace agent0::test;

namespace {

struct OpenForm {
    explicit OpenForm(AdminStage &stage, const QString &id = {}) : form(stage.desk, id)
    {
        form.show();
        QVERIFY(QTest::qWaitForWindowActive(&form));
    }
    QLineEdit *edit(const QString &path) { return form.findChild<QLineEdit *>(path); }
    QPushButton *save() { return form.findChild<QPushButton *>(u"save"_s); }
    QString note(const QString &path) { return edit(path)->accessibleDescription(); }
    void type(const QString &path, const QString &text)
    {
        edit(path)->setFocus();
        edit(path)->selectAll();
        edit(path)->clear();
        for (const QChar c : text) {
            if (c.unicode() < 128)
                QTest::keyClick(edit(path), c.toLatin1());
            else
                edit(path)->insert(c); // QTest has no keys for these
        }
    }
    ConnectionForm form;
};

} // namespace

class ConnectionFormTest : public QObject {
    Q_OBJECT

private slots:
    void fillsItselfFromTheResourcesAddress_data() { withKeyboardAndMouse(); }
    void fillsItselfFromTheResourcesAddress()
    {
        QFETCH(By, by);
        AdminStage stage;
        OpenForm open(stage);
        const Connection &todo = *stage.chain.profile.connection(u"todo0"_s);
        open.type(u"address"_s, todo.resource);
        if (by == By::Keyboard)
            QTest::keyClick(open.edit(u"address"_s), Qt::Key_Return);
        else
            click(open.form.findChild<QPushButton *>(u"discover"_s));
        QTRY_COMPARE(open.edit(u"resource"_s)->text(), todo.resource);
        QCOMPARE(open.edit(u"authorizationServer"_s)->text(), todo.authorizationServer);
        QVERIFY(!open.edit(u"scopes"_s)->text().isEmpty());
        QVERIFY(!open.edit(u"id"_s)->text().isEmpty());
        QVERIFY(open.edit(u"clientId"_s)->hasFocus());
        QVERIFY2(!open.save()->isEnabled(), "the client id is missing");
        open.type(u"clientId"_s, u"agent0-again"_s);
        QVERIFY(open.save()->isEnabled());
        QVERIFY(shownText(&open.form).contains(u"client_id \"agent0-again\""_s));
    }

    void saysWhyAnAddressGivesNothing()
    {
        AdminStage stage;
        OpenForm open(stage);
        open.type(u"address"_s, u"http://127.0.0.1:1/"_s);
        click(open.form.findChild<QPushButton *>(u"discover"_s));
        QTRY_VERIFY(open.form.findChild<QPushButton *>(u"discover"_s)->isEnabled());
        QVERIFY2(shownText(&open.form).contains(u"127.0.0.1"_s), qPrintable(shownText(&open.form)));
        QVERIFY(open.edit(u"resource"_s)->text().isEmpty());
    }

    void addsAConnectionThatCanBeUsedAtOnce_data() { withKeyboardAndMouse(); }
    void addsAConnectionThatCanBeUsedAtOnce()
    {
        QFETCH(By, by);
        AdminStage stage;
        OpenForm open(stage);
        const Connection &todo = *stage.chain.profile.connection(u"todo0"_s);
        open.type(u"id"_s, u"second"_s);
        open.type(u"authorizationServer"_s, todo.authorizationServer);
        open.type(u"resource"_s, todo.resource);
        open.type(u"clientId"_s, todo.clientId);
        const QSignalSpy saved(&open.form, &ConnectionForm::saved);
        use(open.save(), by);
        QCOMPARE(saved.size(), 1);
        QVERIFY(!open.form.isVisible());
        QCOMPARE(stage.chain.agent->profile().connection(u"second"_s)->clientId, todo.clientId);
        QTRY_VERIFY(stage.desk.model().rowOf(u"second"_s) >= 0);
    }

    void checksByTheConfigurationsOwnRulesWhileTyping_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("bad");
        QTest::newRow("id") << u"id"_s << u"Todo Zero"_s;
        QTest::newRow("id taken") << u"id"_s << u"todo0"_s;
        QTest::newRow("plain http") << u"authorizationServer"_s << u"http://auth.example"_s;
        QTest::newRow("client id") << u"clientId"_s << u"a\u00fcb"_s;
        QTest::newRow("scope") << u"scopes"_s << u"ok b\"d"_s;
    }
    void checksByTheConfigurationsOwnRulesWhileTyping()
    {
        QFETCH(const QString, path);
        QFETCH(const QString, bad);
        AdminStage stage;
        OpenForm open(stage);
        open.type(path, bad);
        QVERIFY2(!open.note(path).isEmpty(), "it says what is wrong");
        QVERIFY(!open.save()->isEnabled());
    }

    void doubtsDoNotForbid()
    {
        AdminStage stage;
        OpenForm open(stage, u"todo0"_s);
        open.type(u"clientId"_s, stage.chain.profile.identityProvider.clientId);
        QVERIFY2(
            open.note(u"clientId"_s).contains(u"two client registrations"_s), qPrintable(open.note(u"clientId"_s)));
        QVERIFY(open.save()->isEnabled());
    }

    void changesOnlyWhatWasChanged()
    {
        AdminStage stage;
        const QJsonObject before = **ProfileStore::read(stage.place);
        OpenForm open(stage, u"todo0"_s);
        open.type(u"displayName"_s, u"My todos"_s);
        QTest::keyClick(open.save(), Qt::Key_Space);
        const QJsonObject after = **ProfileStore::read(stage.place);
        QCOMPARE(after, withValueAt(before, {u"connections"_s, u"todo0"_s, u"displayName"_s}, u"My todos"_s));
    }

    void aSecretGoesToTheKeychainAndNowhereElse_data() { withKeyboardAndMouse(); }
    void aSecretGoesToTheKeychainAndNowhereElse()
    {
        QFETCH(By, by);
        AdminStage stage;
        OpenForm open(stage, u"todo0"_s);
        choose(open.form.findChild<QComboBox *>(u"clientAuthentication.method"_s), u"client_secret_basic"_s, by);
        open.type(u"secret"_s, u"s3cret-of-todo0"_s);
        QCOMPARE(open.edit(u"secret"_s)->echoMode(), QLineEdit::Password);
        use(open.save(), by);
        QVERIFY(open.edit(u"secret"_s)->text().isEmpty());
        QFile file(stage.place.file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("s3cret"));
        std::optional<Secret> kept;
        QTRY_VERIFY((kept = std::move(*await(
                         stage.chain.secrets.read(stage.chain.profile.name + u"/connection/todo0/client-secret"_s))))
            && kept->reveal() == "s3cret-of-todo0");
    }

    void whatIsManagedIsLockedWithItsReason()
    {
        const Chain probe;
        AdminStage stage(AdminStage::managing(probe.profile, u"todo0"_s));
        OpenForm open(stage, u"todo0"_s);
        QVERIFY(!open.edit(u"scopes"_s)->isEnabled());
        QVERIFY(open.note(u"scopes"_s).contains(u"policy.json"_s));
        QVERIFY(!open.save()->isEnabled());
    }

    void everythingHasANameForScreenReaders()
    {
        AdminStage stage;
        OpenForm open(stage);
        QCOMPARE(nameless(&open.form), QStringList());
    }
};

AGENT0_TEST(ConnectionFormTest)
#include "tst_connectionform.moc"
