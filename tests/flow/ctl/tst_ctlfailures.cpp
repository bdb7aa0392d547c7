#include "ctlcompany.h"

#include "support/testmain.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTest>

#include <csignal>

using namespace agent0;
using namespace agent0::test;

/// Each exit code, by what really causes it; the error says where and what to do.
class CtlFailuresTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_company = std::make_unique<CtlCompany>();
        QCOMPARE(m_company->signIn().exit, 0);
    }
    void cleanupTestCase() { m_company.reset(); }

    void failed1()
    {
        CtlInstallation ctl;
        ctl.environment.insert(u"XDG_DATA_HOME"_s, ctl.write(u"a-file"_s, "no folder"));
        const QString profile = ctl.write(u"p.json"_s, exampleProfile());
        expect(ctl.run({u"--json"_s, u"--secret-store"_s, u"memory"_s, u"--config"_s, profile, u"logout"_s}), 1);
    }

    void signInNeeded3()
    {
        CtlInstallation ctl;
        const QString profile = ctl.write(u"p.json"_s, profileAt(m_company->sandbox.profile()));
        const auto run =
            ctl.run({u"--json"_s, u"--secret-store"_s, u"memory"_s, u"--config"_s, profile, u"todo"_s, u"list"_s});
        expect(run, 3);
        QVERIFY(run.error()["hint"_L1].toString().contains(u"login"_s));
        QVERIFY(run.err.contains("memory"));
    }

    void refused4()
    {
        CtlCompany company({u"--fault"_s, u"exchange-not-assigned"_s});
        QCOMPARE(company.signIn().exit, 0);
        const auto run = company.json({u"connect"_s, u"todo0"_s});
        expect(run, 4);
        QCOMPARE(run.error()["leg"_L1], u"exchange"_s);
        QCOMPARE(run.error()["oauth_error"_L1]["error"_L1], u"invalid_target"_s);
        QVERIFY(run.error()["oauth_error"_L1]["status"_L1].toInt() >= 400);
        QVERIFY(!run.error()["hint"_L1].toString().isEmpty());
        QCOMPARE(run.error()["steps"_L1][0]["ok"_L1], false);
        const auto people = company.run({u"connect"_s, u"todo0"_s});
        QCOMPARE(people.exit, 4);
        QVERIFY(people.err.contains("\nHint: "));
        const auto all = company.json({u"connect"_s, u"--all"_s});
        QCOMPARE(all.exit, 4);
        QCOMPARE(all.events().last()["error"_L1]["code"_L1], u"connections_failed"_s);
    }

    void nobodyAnswers5()
    {
        CtlInstallation ctl;
        const auto run = ctl.run({u"--json"_s, u"--secret-store"_s, u"memory"_s, u"--config"_s,
            ctl.write(u"p.json"_s, profileWithIssuer(deadPort())), u"login"_s, u"--no-browser"_s});
        QCOMPARE(run.exit, 5);
        QCOMPARE(run.events().last()["error"_L1]["leg"_L1], u"discovery"_s);
    }

    void aTimeoutIsNobodyAnswering5()
    {
        QElapsedTimer time;
        time.start();
        const auto login = m_company->json({u"login"_s, u"--no-browser"_s, u"--force"_s, u"--timeout"_s, u"1"_s});
        QVERIFY(login.exit == 5 || login.exit == 3);
        QVERIFY(time.elapsed() < 20'000);
        QCOMPARE(login.events().last()["event"_L1], u"failed"_s);
    }

    void aBrokenProtocol6()
    {
        CtlInstallation ctl;
        QByteArray profile = profileAt(m_company->sandbox.profile());
        const QString issuer = QJsonDocument::fromJson(profile)["identityProvider"_L1]["issuer"_L1].toString();
        profile.replace('"' + issuer.toUtf8() + '"', '"' + issuer.toUtf8() + "/\"");
        const auto run = ctl.run({u"--json"_s, u"--secret-store"_s, u"memory"_s, u"--config"_s,
            ctl.write(u"p.json"_s, profile), u"login"_s, u"--no-browser"_s});
        QCOMPARE(run.exit, 6);
        QCOMPARE(run.events().last()["error"_L1]["code"_L1], u"issuer_mismatch"_s);
    }

    void noKeychain7()
    {
        CtlInstallation ctl;
        ctl.environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
        const auto run =
            ctl.run({u"--json"_s, u"--config"_s, ctl.write(u"p.json"_s, exampleProfile()), u"todo"_s, u"list"_s});
        expect(run, 7);
        QCOMPARE(run.error()["leg"_L1], u"keychain"_s);
        const auto status = ctl.run({u"--json"_s, u"--config"_s, ctl.path(u"p.json"_s), u"status"_s});
        QCOMPARE(status.exit, 0);
        QCOMPARE(status.document()["keychain"_L1]["good"_L1], false);
    }

    void noKeychainForAModel7()
    {
        CtlInstallation ctl;
        ctl.environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
        QByteArray profile = exampleProfile();
        profile.insert(profile.lastIndexOf('}'), R"(, "agent": {"provider": "anthropic", "model": "claude-x"})");
        const QString file = ctl.write(u"p.json"_s, profile);
        for (const QStringList &words : {QStringList{u"chat"_s, u"--list-models"_s},
                 {u"secret"_s, u"set"_s, u"--model"_s, u"anthropic"_s, u"--secret-file"_s, ctl.write(u"key"_s, "k")}}) {
            const auto run = ctl.run(QStringList{u"--json"_s, u"--config"_s, file} + words);
            QVERIFY2(run.exit == 7, run.out + run.err);
        }
    }

    void aWrongConfiguration8()
    {
        CtlInstallation ctl;
        expect(ctl.run({u"--json"_s, u"status"_s}), 8);
        expect(ctl.run({u"--json"_s, u"--config"_s, ctl.write(u"p.json"_s, "{}"), u"status"_s}), 8);
        const auto run = m_company->json({u"todo"_s, u"list"_s, u"--connection"_s, u"todoo"_s});
        expect(run, 8);
        QCOMPARE(run.error()["hint"_L1], u"Did you mean todo0?"_s);
    }

    void interrupted130_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void interrupted130()
    {
        QFETCH(int, signal);
        QProcess login;
        login.setProcessEnvironment(m_company->installation.environment);
        login.start(CtlInstallation::program(),
            {u"--config"_s, m_company->sandbox.profile(), u"login"_s, u"--no-browser"_s, u"--force"_s, u"--json"_s});
        QVERIFY(login.waitForReadyRead(20'000));
        const QByteArray first = login.readLine();
        ::kill(pid_t(login.processId()), signal);
        QVERIFY(login.waitForFinished(10'000));
        QCOMPARE(login.exitStatus(), QProcess::NormalExit);
        QCOMPARE(login.exitCode(), 130);
        QVERIFY(login.readAllStandardOutput().contains("\"interrupted\""));
        QCOMPARE(login.readAllStandardError(), "");
        QVERIFY(first.contains("authorize"));
        // Its locks are free: the next one does not wait.
        QCOMPARE(m_company->json({u"login"_s}).exit, 0);
    }

private:
    void expect(const CtlRun &run, int code) const
    {
        QVERIFY2(run.exit == code, QByteArray::number(run.exit) + ' ' + run.out + run.err);
        const QJsonObject error = run.error();
        for (const auto member : {"code"_L1, "leg"_L1, "message"_L1, "hint"_L1})
            QVERIFY2(error.contains(member), run.out);
        QVERIFY(!error["code"_L1].toString().isEmpty() && !error["message"_L1].toString().isEmpty());
    }
    static QByteArray profileAt(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QByteArray profileWithIssuer(const QByteArray &issuer)
    {
        QByteArray profile = exampleProfile();
        const qsizetype start = profile.indexOf("https:");
        return profile.replace(start, profile.indexOf('"', start) - start, issuer);
    }
    static QByteArray deadPort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return "http:" + QByteArray("//127.0.0.1:") + QByteArray::number(server.serverPort());
    }

    std::unique_ptr<CtlCompany> m_company;
};

AGENT0_TEST(CtlFailuresTest)
#include "tst_ctlfailures.moc"
