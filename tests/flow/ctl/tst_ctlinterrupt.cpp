#include "ctlcompany.h"

#include "base/strictjson.h"
#include "sandbox/useragent.h"
#include "support/testmain.h"

#include <QProcess>
#include <QTest>

#include <csignal>

using namespace agent0;
using namespace agent0::test;

/// Ctrl-C while each of the servers keeps us waiting: the end comes at once, is called an interruption, and costs nothing.
class CtlInterruptTest : public QObject {
    Q_OBJECT

private slots:
    void endsAtEveryLeg_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("request");
        const QStringList login{u"login"_s, u"--no-browser"_s, u"--force"_s};
        const QStringList list{u"todo"_s, u"list"_s};
        QTest::newRow("discovery") << QByteArray("discovery-hang") << login
                                   << QByteArray("idp GET /.well-known/openid-configuration");
        QTest::newRow("refresh") << QByteArray("refresh-hang") << list << QByteArray("idp POST /oauth2/v1/token");
        QTest::newRow("exchange") << QByteArray("exchange-hang") << list << QByteArray("idp POST /oauth2/v1/token");
        QTest::newRow("discovery of the resource's server")
            << QByteArray("as-discovery-hang") << list << QByteArray("todo0-as GET ");
        QTest::newRow("redemption") << QByteArray("redeem-hang") << list << QByteArray("todo0-as POST ");
        QTest::newRow("resource") << QByteArray("api-hang") << list << QByteArray("todo0-api GET ");
        QTest::newRow("revocation") << QByteArray("idp-revoke-hang") << QStringList{u"logout"_s}
                                    << QByteArray("idp POST /oauth2/v1/revoke");
    }
    void endsAtEveryLeg()
    {
        QFETCH(QByteArray, fault);
        QFETCH(QStringList, words);
        QFETCH(QByteArray, request);
        const bool refreshes = fault.startsWith("refresh");
        CtlCompany company(refreshes ? QStringList{u"--id-token-ttl"_s, u"30"_s} : QStringList());
        if (!fault.startsWith("discovery"))
            QCOMPARE(company.signIn().exit, 0);
        company.sandbox.control("POST", "/fault/" + fault);

        const int before = asked(company, request);
        QProcess ctl;
        ctl.setProcessEnvironment(company.installation.environment);
        ctl.start(
            CtlInstallation::program(), QStringList{u"--config"_s, company.sandbox.profile(), u"--json"_s} + words);
        QTRY_VERIFY_WITH_TIMEOUT(asked(company, request) > before, 20'000);
        ::kill(pid_t(ctl.processId()), SIGINT);

        QVERIFY(ctl.waitForFinished(10'000));
        QCOMPARE(ctl.exitStatus(), QProcess::NormalExit);
        QCOMPARE(ctl.exitCode(), 130);
        QVERIFY(ctl.readAllStandardOutput().contains("\"interrupted\""));
        QCOMPARE(ctl.readAllStandardError(), "");
        company.sandbox.control("DELETE", "/faults");
        if (fault.startsWith("discovery"))
            QCOMPARE(company.signIn().exit, 0);
        const CtlRun after = company.run(list());
        QVERIFY2(after.exit == 0, after.out.constData());
    }

    void endsWhileTheCodeIsRedeemed()
    {
        CtlCompany company;
        company.sandbox.control("POST", "/fault/code-hang");
        QProcess login;
        login.setProcessEnvironment(company.installation.environment);
        login.start(CtlInstallation::program(),
            {u"--config"_s, company.sandbox.profile(), u"--json"_s, u"login"_s, u"--no-browser"_s});
        QVERIFY(login.waitForReadyRead(20'000));
        const auto first = parseJsonObject(login.readLine());
        QVERIFY(first);
        sandbox::UserAgent browser;
        TaskScope scope;
        scope.start(visit(&browser, first->value("url"_L1).toString().toUtf8()));
        QTRY_VERIFY_WITH_TIMEOUT(asked(company, "idp POST /oauth2/v1/token") > 0, 20'000);
        ::kill(pid_t(login.processId()), SIGINT);
        QVERIFY(login.waitForFinished(10'000));
        QCOMPARE(login.exitCode(), 130);
        scope.cancel();
        company.sandbox.control("DELETE", "/faults");
        QCOMPARE(company.signIn().exit, 0);
    }

private:
    static QStringList list() { return {u"todo"_s, u"list"_s}; }
    static Task<> visit(sandbox::UserAgent *browser, QByteArray url)
    {
        co_await browser->open(url, {"ada", "lovelace"});
    }

    /// Requests so far whose server, method and path begin so.
    static int asked(CtlCompany &company, const QByteArray &begin)
    {
        int count = 0;
        const QJsonObject paths = company.sandbox.control("GET", "/counts")["byPath"_L1].toObject();
        for (auto path = paths.begin(); path != paths.end(); ++path)
            count += path.key().startsWith(QString::fromLatin1(begin)) ? path->toInt() : 0;
        return count;
    }
};

AGENT0_TEST(CtlInterruptTest)
#include "tst_ctlinterrupt.moc"
