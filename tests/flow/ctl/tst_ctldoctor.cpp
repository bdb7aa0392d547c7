#include "ctlcompany.h"

#include "base/result.h"
#include "support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

/// The doctor as people and programs meet it.
class CtlDoctorTest : public QObject {
    Q_OBJECT

private:
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QJsonObject finding(const QJsonObject &report, const QString &id)
    {
        for (const QJsonValue one : report["findings"_L1].toArray()) {
            if (one["id"_L1] == id)
                return one.toObject();
        }
        return {};
    }

private slots:
    void allIsWell()
    {
        CtlCompany company;
        QCOMPARE(company.signIn().exit, 0);
        const auto programs = company.json({u"doctor"_s});
        QCOMPARE(programs.exit, 0);
        const QJsonObject report = programs.document();
        QVERIFY2(report["healthy"_L1].toBool(), programs.out);
        QCOMPARE(report["idJagsSpent"_L1].toInt(), 3);
        const auto people = company.run({u"doctor"_s, u"todo0"_s});
        QCOMPARE(people.exit, 0);
        QVERIFY2(people.out.contains("All is well.") && people.out.contains("nothing was changed"), people.out);
        QVERIFY(!people.out.contains("notes0"));
        QCOMPARE(company.leak({company.sandbox.secret(u"todo0"_s), company.sandbox.secret(u"notes0"_s)}), QString());
    }

    void beforeTheSignInItChecksWhatItCan()
    {
        CtlCompany company;
        const auto run = company.json({u"doctor"_s, u"todo0"_s});
        QCOMPARE(run.exit, 3);
        const QJsonObject report = run.error()["report"_L1].toObject();
        QCOMPARE(report["first"_L1], u"D08"_s);
        QCOMPARE(finding(report, u"D07"_s)["state"_L1], u"pass"_s);
        QCOMPARE(finding(report, u"D10"_s)["state"_L1], u"skipped"_s);
        QCOMPARE(report["idJagsSpent"_L1].toInt(), 0);
    }

    void aRefusalIsBlockedAndSaysWhoCanChangeIt()
    {
        CtlCompany company({u"--fault"_s, u"exchange-not-assigned"_s});
        QCOMPARE(company.signIn().exit, 0);
        const auto run = company.json({u"doctor"_s, u"todo0"_s});
        QCOMPARE(run.exit, 4);
        const QJsonObject found = finding(run.error()["report"_L1].toObject(), u"D10"_s);
        QCOMPARE(found["state"_L1], u"blocked"_s);
        QCOMPARE(found["who"_L1], u"identity_administrator"_s);
        QVERIFY(found["fix"_L1]["screen"_L1].toString().contains(u"Assignments"_s));
        const auto people = company.run({u"doctor"_s, u"todo0"_s});
        QCOMPARE(people.exit, 4);
        for (const QByteArray &line : people.out.split('\n')) {
            const bool value = line.contains("  Enter ") || line.contains("  Log ") || line.contains("  Differ ");
            QVERIFY2(QString::fromUtf8(line).size() <= 80 || value, line);
        }
    }

    void whatFollowsFromOneCauseIsSaidInOneLine()
    {
        CtlCompany company({u"--fault"_s, u"exchange-not-assigned"_s});
        QCOMPARE(company.signIn().exit, 0);
        const auto people = company.run({u"doctor"_s});
        QVERIFY2(
            people.out.contains("  - skipped, because D10 comes first: D12, D15, D28, D13, D29, D14\n"), people.out);
        QCOMPARE(people.out.count("Why "), 1);
        QCOMPARE(people.out.count("As for todo0, above."), 2);
        const auto run = company.json({u"doctor"_s, u"todo0"_s});
        QCOMPARE(finding(run.error()["report"_L1].toObject(), u"D14"_s)["after"_L1], u"D10"_s);
    }

    void theReportIsFitToBeSent()
    {
        CtlCompany company({u"--fault"_s, u"idjag-aud-slash"_s});
        QCOMPARE(company.signIn().exit, 0);
        const QString file = company.installation.path(u"report.md"_s);
        QCOMPARE(company.run({u"doctor"_s, u"todo0"_s, u"--report"_s, file}).exit, 6);
        const QByteArray report = contentOf(file);
        QVERIFY2(report.contains("**D12 ") && report.contains("id_jag_claim_aud") && report.contains("[/]"), report);
        QVERIFY(report.contains("identity provider") && !report.contains("eyJ"));
        for (const QString &id : {u"todo0"_s, u"notes0"_s})
            QVERIFY(!report.contains(company.sandbox.secret(id)));
    }

    void aTicketNamesScreenFieldAndValue()
    {
        CtlCompany company({u"--fault"_s, u"exchange-invalid-audience"_s});
        QCOMPARE(company.signIn().exit, 0);
        const auto okta = company.run({u"doctor"_s, u"todo0"_s, u"--ticket"_s, u"okta"_s});
        QCOMPARE(okta.exit, 0);
        QVERIFY2(okta.out.contains("Resource Server > Cross App Access") && okta.out.contains("Issuer URL"), okta.out);
        QVERIFY(okta.out.contains("app.oauth2.token.grant.id_jag"));
        const auto resource = company.json({u"doctor"_s, u"todo0"_s, u"--ticket"_s, u"resource"_s});
        QVERIFY(resource.document()["ticket"_L1].toString().contains(u"Nothing was found that is yours"_s));
    }

    void aProbeSaysBeforehandWhatItSpends()
    {
        CtlCompany company;
        QCOMPARE(company.signIn().exit, 0);
        const auto run = company.run({u"doctor"_s, u"todo0"_s, u"--probe"_s});
        QCOMPARE(run.exit, 0);
        QVERIFY2(run.err.contains("spends up to 4 ID-JAGs"), run.err);
        QVERIFY2(run.out.contains("D32") && run.out.contains("D11"), run.out);
        const auto after = company.json({u"doctor"_s, u"todo0"_s});
        QVERIFY(finding(after.document(), u"D17"_s)["evidence"_L1][1]["value"_L1].toString().contains(
            u"new refresh token"_s));
    }

    void anUnknownConnectionIsNamed()
    {
        CtlCompany company;
        QCOMPARE(company.json({u"doctor"_s, u"todoo"_s}).exit, 8);
    }
};

AGENT0_TEST(CtlDoctorTest)
#include "tst_ctldoctor.moc"
