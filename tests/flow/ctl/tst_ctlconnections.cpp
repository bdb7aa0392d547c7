#include "ctlinstallation.h"

#include "base/result.h"
#include "support/testmain.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

class CtlConnectionsTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_ctl = std::make_unique<CtlInstallation>();
        m_file = m_ctl->write(u"xdg_config_home/agent0/profiles/default.json"_s, exampleProfile());
    }

    void oneIsAddedWithAllItsSettings()
    {
        const auto run = connections({u"add"_s, u"crm"_s, u"--display-name"_s, u"Sales"_s, u"--authorization-server"_s,
            address(u"crm.test"_s), u"--client-id"_s, u"at-crm"_s, u"--resource"_s, address(u"api.crm.test/"_s),
            u"--scopes"_s, u"read,write"_s, u"--api-type"_s, u"rest"_s, u"--api-url"_s, address(u"api.crm.test/v1"_s),
            u"--client-auth"_s, u"private_key_jwt"_s, u"--algorithm"_s, u"ES256"_s, u"--dpop"_s, u"off"_s,
            u"--audience"_s, u"crm"_s});
        QVERIFY2(run.exit == 0, run.out + run.err);
        const QJsonObject shown = connections({u"show"_s, u"crm"_s}).document()["connection"_L1].toObject();
        QCOMPARE(shown["displayName"_L1], u"Sales"_s);
        QCOMPARE(shown["scopes"_L1], (QJsonArray{u"read"_s, u"write"_s}));
        QCOMPARE(shown["api"_L1]["baseUrl"_L1], address(u"api.crm.test/v1"_s));
        QCOMPARE(shown["clientAuthentication"_L1]["algorithm"_L1], u"ES256"_s);
        QCOMPARE(shown["audience"_L1], u"crm"_s);
        QCOMPARE(ids(), (QStringList{u"todo0"_s, u"crm"_s}));
        QCOMPARE(QFileInfo(m_file).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void editingChangesWhatIsNamedAndNothingElse()
    {
        const QJsonObject before = connections({u"show"_s, u"todo0"_s}).document()["connection"_L1].toObject();
        QCOMPARE(connections({u"edit"_s, u"todo0"_s, u"--audience"_s, u"other"_s, u"--scopes=todos.read,todos.write"_s})
                     .exit,
            0);
        QJsonObject after = connections({u"show"_s, u"todo0"_s}).document()["connection"_L1].toObject();
        QCOMPARE(after["audience"_L1], u"other"_s);
        QCOMPARE(after["scopes"_L1].toArray().size(), 2);
        QCOMPARE(
            connections({u"edit"_s, u"todo0"_s, u"--audience"_s, QString(), u"--scopes"_s, u"todos.read"_s}).exit, 0);
        after = connections({u"show"_s, u"todo0"_s}).document()["connection"_L1].toObject();
        QCOMPARE(after, before);
    }

    void oneCanBeDisabledAndEnabled()
    {
        QCOMPARE(connections({u"disable"_s, u"todo0"_s}).document()["connection"_L1]["enabled"_L1], false);
        QCOMPARE(connections({u"list"_s}).document()["connections"_L1][0]["state"_L1], u"disabled"_s);
        const auto used = m_ctl->run({u"--json"_s, u"--secret-store"_s, u"memory"_s, u"todo"_s, u"list"_s});
        QCOMPARE(used.exit, 8);
        QCOMPARE(m_ctl->run({u"--json"_s, u"--secret-store"_s, u"memory"_s, u"token"_s, u"todo0"_s}).exit, 4);
        QCOMPARE(connections({u"enable"_s, u"todo0"_s}).document()["connection"_L1]["enabled"_L1], true);
    }

    void oneCanBeRemoved()
    {
        QCOMPARE(connections({u"remove"_s, u"todo0"_s}).document()["removed"_L1], u"todo0"_s);
        QCOMPARE(ids(), QStringList());
        QVERIFY(m_ctl->run({u"--secret-store"_s, u"memory"_s, u"connections"_s, u"list"_s})
                .out.contains("No connections."));
    }

    void whatCannotBeIsRefused_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("exit");
        QTest::newRow("there already") << QStringList{u"add"_s, u"todo0"_s, u"--client-id"_s, u"x"_s} << 8;
        QTest::newRow("no client id") << QStringList{u"add"_s, u"x"_s, u"--authorization-server"_s,
            address(u"x.test"_s)} << 8;
        QTest::newRow("no address") << QStringList{u"edit"_s, u"todo0"_s, u"--authorization-server"_s, u"ftp:x"_s} << 8;
        QTest::newRow("no such one") << QStringList{u"edit"_s, u"todoo"_s, u"--client-id"_s, u"x"_s} << 8;
        QTest::newRow("nothing to change") << QStringList{u"edit"_s, u"todo0"_s} << 2;
        QTest::newRow("no such choice") << QStringList{u"edit"_s, u"todo0"_s, u"--api-type"_s, u"soap"_s} << 2;
        QTest::newRow("remove none") << QStringList{u"remove"_s, u"todoo"_s} << 8;
    }
    void whatCannotBeIsRefused()
    {
        QFETCH(QStringList, words);
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto run = connections(words);
        QTEST(run.exit, "exit");
        QVERIFY(!run.error()["message"_L1].toString().isEmpty());
        QCOMPARE(file.readAll(), exampleProfile());
    }

    void choicesAreThoseOfTheProfile()
    {
        const QJsonObject schema = m_ctl->run({u"config"_s, u"schema"_s}).document();
        QVERIFY(!schema.isEmpty());
        for (const QString &method :
            {u"none"_s, u"client_secret_basic"_s, u"client_secret_post"_s, u"private_key_jwt"_s})
            QVERIFY2(connections({u"edit"_s, u"todo0"_s, u"--client-auth"_s, method}).exit == 0, qPrintable(method));
        for (const QString &type : {u"todo"_s, u"mcp"_s, u"rest"_s})
            QCOMPARE(connections({u"edit"_s, u"todo0"_s, u"--api-type"_s, type}).exit, 0);
        for (const QString &access : {u"xaa"_s, u"oauth"_s})
            QCOMPARE(connections({u"edit"_s, u"todo0"_s, u"--access"_s, access}).exit, 0);
        for (const QString &dpop : {u"auto"_s, u"required"_s, u"off"_s})
            QCOMPARE(connections({u"edit"_s, u"todo0"_s, u"--dpop"_s, dpop}).exit, 0);
    }

    void aSecretIsTakenFromInputFileOrEnvironmentOnly()
    {
        QCOMPARE(connections({u"edit"_s, u"todo0"_s, u"--client-auth"_s, u"client_secret_basic"_s, u"--secret-stdin"_s},
                     "s3cret\n")
                     .exit,
            0);
        const auto none = m_ctl->run({u"--json"_s, u"--secret-store"_s, u"memory"_s, u"secret"_s, u"set"_s});
        QCOMPARE(none.exit, 2);
        QVERIFY(none.error()["message"_L1].toString().contains(u"AGENT0_CLIENT_SECRET"_s));
        const QString file = m_ctl->write(u"secret"_s, "s3cret\n");
        QCOMPARE(m_ctl
                     ->run({u"--secret-store"_s, u"memory"_s, u"secret"_s, u"set"_s, u"--connection"_s, u"todo0"_s,
                         u"--secret-file"_s, file})
                     .exit,
            0);
        QCOMPARE(connections({u"edit"_s, u"todo0"_s, u"--secret-stdin"_s}, "\n").exit, 2);
        m_ctl->environment.insert(u"AGENT0_CLIENT_SECRET_TODO0"_s, u"s3cret"_s);
        const auto kept = m_ctl->run(
            {u"--json"_s, u"--secret-store"_s, u"memory"_s, u"secret"_s, u"set"_s, u"--connection"_s, u"todo0"_s});
        QCOMPARE(kept.exit, 0);
        QVERIFY(!(kept.out + kept.err).contains("s3cret"));
    }

private:
    CtlRun connections(const QStringList &words, const QByteArray &input = {}) const
    {
        return m_ctl->run(QStringList{u"--json"_s, u"--secret-store"_s, u"memory"_s, u"connections"_s} + words, input);
    }
    QStringList ids() const
    {
        QStringList all;
        for (const QJsonValue one : connections({u"list"_s}).document()["connections"_L1].toArray())
            all << one["id"_L1].toString();
        return all;
    }
    static QString address(const QString &rest) { return u"https:"_s + u"//"_s + rest; }

    std::unique_ptr<CtlInstallation> m_ctl;
    QString m_file;
};

AGENT0_TEST(CtlConnectionsTest)
#include "tst_ctlconnections.moc"
