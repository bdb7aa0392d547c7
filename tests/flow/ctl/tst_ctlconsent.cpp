#include "ctlcompany.h"
#include "support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

/// A connection by the person's own consent, allowed in a browser that signs in as Ada would.
class ConsentCompany : public CtlCompany {
public:
    ConsentCompany()
    {
        installation.environment.insert(u"BROWSER"_s, QStringLiteral(AGENT0_BIN_DIR "/test_readme_browser"));
    }

    /// The connection, known by its address alone.
    int add()
    {
        QFile file(sandbox.profile());
        const QByteArray profile = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        const QJsonValue api = QJsonDocument::fromJson(profile)["connections"_L1][0]["api"_L1];
        return run({u"connections"_s, u"add"_s, u"own"_s, u"--access"_s, u"oauth"_s, u"--api-type"_s, u"todo"_s,
                       u"--api-url"_s, api["baseUrl"_L1].toString()})
            .exit;
    }

    int revocations() { return sandbox.count("byPath", "todo0-as POST /revoke"); }
    int refreshes() { return sandbox.count("grants", "todo0-as refresh_token"); }
    std::unique_ptr<QProcess> start(const QStringList &words)
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(installation.environment);
        process->start(CtlInstallation::program(), QStringList{u"--json"_s, u"--config"_s, sandbox.profile()} + words);
        process->waitForStarted(10'000);
        return process;
    }
};

} // namespace

/// Access by the resource's own consent, with several processes and a real keychain.
class CtlConsentTest : public QObject {
    Q_OBJECT

private slots:
    void signingOutWhileAnotherProcessRefreshesLeavesNothing()
    {
        ConsentCompany company;
        QCOMPARE(company.add(), 0);
        QCOMPARE(company.run({u"connect"_s, u"own"_s}).exit, 0);
        for (const bool disconnects : {true, false}) {
            QCOMPARE(company.run({u"connect"_s, u"own"_s}).exit, 0);
            const int before = company.refreshes();
            const int revoked = company.revocations();
            company.sandbox.control("POST", "/expire/access-tokens");
            company.sandbox.control("POST", "/fault/slow");
            const auto list = company.start({u"todo"_s, u"list"_s, u"--connection"_s, u"own"_s});
            QTRY_VERIFY_WITH_TIMEOUT(company.refreshes() > before, 20'000); // its answer is on its way
            company.sandbox.control("DELETE", "/faults");
            const auto end =
                disconnects ? company.start({u"connections"_s, u"remove"_s, u"own"_s}) : company.start({u"logout"_s});
            QVERIFY(end->waitForFinished(30'000) && list->waitForFinished(30'000));
            QVERIFY2(end->exitCode() == 0, end->readAllStandardOutput());
            QVERIFY(company.revocations() >= revoked + 2);
            if (disconnects)
                QCOMPARE(company.add(), 0);
            const CtlRun token = company.json({u"token"_s, u"own"_s});
            QCOMPARE(token.exit, 3);
            QCOMPARE(token.error()["code"_L1].toString(), u"consent_needed"_s);
        }
    }

    void aConnectionThatLeavesTheConsentForXaaSaysThatItWasRevoked()
    {
        ConsentCompany company;
        QCOMPARE(company.add(), 0);
        QCOMPARE(company.run({u"connect"_s, u"own"_s}).exit, 0);
        const int revoked = company.revocations();
        const CtlRun edited = company.run({u"connections"_s, u"edit"_s, u"own"_s, u"--access"_s, u"xaa"_s,
            u"--authorization-server"_s, u"https://auth.test"_s, u"--client-id"_s, u"c"_s});
        QVERIFY2(edited.exit == 0, edited.err);
        QVERIFY2(edited.err.contains("refresh token of own, revoked"), edited.err);
        QCOMPARE(company.revocations(), revoked + 1);
    }
};

AGENT0_TEST(CtlConsentTest)
#include "tst_ctlconsent.moc"
