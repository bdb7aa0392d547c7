#include "activity/activityreader.h"
#include "ctlcompany.h"
#include "support/testmain.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

/// What the activity log says afterwards of what people did with agent0ctl.
class CtlTrailTest : public QObject {
    Q_OBJECT

private slots:
    void everythingDoneIsInTheLog()
    {
        CtlCompany company({u"--fault"_s, u"exchange-not-assigned=1"_s});
        QCOMPARE(company.signIn().exit, 0);
        QCOMPARE(company.run({u"connect"_s, u"notes0"_s}).exit, 4);
        QCOMPARE(company.run({u"todo"_s, u"list"_s}).exit, 0);
        QCOMPARE(company.run({u"call"_s, u"todo0"_s, u"GET"_s, u"/todos"_s}).exit, 0);
        QCOMPARE(company.run({u"connections"_s, u"disable"_s, u"notes0"_s}).exit, 0);
        QCOMPARE(company.run({u"key"_s, u"rotate"_s, u"--connection"_s, u"todo0"_s}).exit, 0);
        QCOMPARE(company.run({u"logout"_s}).exit, 0);

        const QStringList told = trail(company);
        const QStringList expected{u"client secret kept: configuration_changed configuration todo0 ok"_s,
            u"client secret kept: configuration_changed configuration notes0 ok"_s,
            u"client secret kept: configuration_changed configuration todo0-mcp ok"_s, u"login: sign_in sign-in  ok"_s,
            u"connect: access_refused exchange notes0 resource_app_not_ready"_s,
            u"todo list: id_jag_issued exchange todo0 ok"_s, u"todo list: access_granted redemption todo0 ok"_s,
            u"todo list: call resource todo0 ok"_s, u"call: call resource todo0 ok"_s,
            u"connection disabled: configuration_changed configuration notes0 ok"_s,
            u"key rotate: key_rotated keychain todo0 ok"_s, u"logout: access_revoked revocation todo0 ok"_s,
            u"logout: access_revoked revocation  ok"_s, u"logout: sign_out sign-out  ok"_s};
        QStringList missing;
        for (const QString &one : expected) {
            if (!told.contains(one))
                missing << one;
        }
        QVERIFY2(missing.isEmpty(),
            qPrintable(u"not told: "_s + missing.join(u", "_s) + u"\ntold: "_s + told.join(u"\n"_s)));
        QCOMPARE(company.run({u"activity"_s, u"verify"_s}).exit, 0);
        QVERIFY(company.run({u"activity"_s, u"export"_s, u"--format"_s, u"csv"_s}).out.contains("access_refused"));
    }

    void everyExchangeIsTold()
    {
        CtlCompany company;
        QCOMPARE(company.signIn().exit, 0);
        QCOMPARE(company.run({u"todo"_s, u"list"_s}).exit, 0);
        QStringList legs;
        for (const QJsonValue record : records(company)) {
            if (record["kind"_L1] == "exchange"_L1 && record["action"_L1] == "todo list"_L1)
                legs << record["leg"_L1].toString();
        }
        legs.removeAll(u"discovery"_s);
        QCOMPARE(legs, (QStringList{u"exchange"_s, u"redemption"_s, u"resource"_s}));
    }

    void nothingSecretIsInIt()
    {
        CtlCompany company;
        QCOMPARE(company.signIn().exit, 0);
        const QByteArray token = company.run({u"token"_s, u"todo0"_s}).out.trimmed();
        QCOMPARE(company.run({u"call"_s, u"todo0"_s, u"GET"_s, u"/todos"_s}).exit, 0);
        QCOMPARE(company.run({u"logout"_s, u"--prove"_s}).exit, 0);

        QByteArray all;
        QDirIterator files(folder(company), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(
                !(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
            QVERIFY(file.open(QIODevice::ReadOnly));
            all += file.readAll();
        }
        QVERIFY(all.contains("\"kind\":\"call\""));
        for (const QByteArray &secret : {token, company.sandbox.secret(u"todo0"_s), QByteArray("lovelace")})
            QVERIFY2(!all.contains(secret), qPrintable(u"a secret of %1 bytes"_s.arg(secret.size())));
    }

    void whoDoesNothingOnTheWireLeavesNoTrace()
    {
        CtlCompany company;
        const QJsonArray before = records(company);
        QCOMPARE(company.run({u"status"_s}).exit, 0);
        QCOMPARE(company.run({u"connections"_s, u"list"_s}).exit, 0);
        QCOMPARE(company.run({u"config"_s, u"show"_s}).exit, 0);
        QCOMPARE(records(company), before);
    }

    void aCallThatNeedsASignInIsTold()
    {
        CtlCompany company;
        QCOMPARE(company.run({u"todo"_s, u"list"_s}).exit, 3);
        QCOMPARE(trail(company).last(), u"todo list: call resource todo0 signed_out"_s);
    }

    void fourFifthsOfTheIdJagsAreWarnedOf()
    {
        CtlCompany company({u"--quota"_s, u"5"_s, u"--access-token-ttl"_s, u"30"_s});
        QCOMPARE(company.signIn().exit, 0);
        for (int spent = 1; spent <= 4; ++spent) {
            const auto run = company.json({u"connect"_s, u"todo0"_s});
            QCOMPARE(run.exit, 0);
            QCOMPARE(run.err.contains("4 of this month's 5 ID-JAGs"), spent == 4);
            QVERIFY(run.document().contains("steps"_L1));
        }
        QVERIFY(company.run({u"status"_s}).out.contains("4 of 5 ID-JAGs this month, nearly all"));
        QCOMPARE(trail(company).filter(u"budget_warning"_s).size(), 1);
        QCOMPARE(company.run({u"connect"_s, u"todo0"_s}).exit, 0);
        const auto beyond = company.json({u"connect"_s, u"todo0"_s});
        QCOMPARE(beyond.exit, 4);
        QVERIFY2(beyond.error()["hint"_L1].toString().contains(u"month"_s), beyond.out);
    }

    void aRefusedChangeIsToldToo()
    {
        CtlCompany company;
        QCOMPARE(company
                     .run({u"connections"_s, u"add"_s, u"todo0"_s, u"--authorization-server"_s, u"https://other.test"_s,
                         u"--client-id"_s, u"x"_s})
                     .exit,
            8);
        const QString last = trail(company).last();
        QVERIFY2(last.startsWith(u"connection added: configuration_changed"_s) && !last.endsWith(u" ok"_s),
            qPrintable(last));
    }

private:
    static QString folder(CtlCompany &company)
    {
        return company.json({u"config"_s, u"show"_s}).document()["dataFolder"_L1].toString() + u"/activity"_s;
    }

    static QJsonArray records(CtlCompany &company)
    {
        return company.json({u"activity"_s, u"list"_s, u"--limit=0"_s}).document()["records"_L1].toArray();
    }

    /// Every event: "ACTION: KIND LEG CONNECTION RESULT".
    static QStringList trail(CtlCompany &company)
    {
        QStringList told;
        for (const QJsonValue record : records(company)) {
            const QString change = record["asked"_L1]["change"_L1].toString();
            if (record["kind"_L1] != "exchange"_L1)
                told << u"%1: %2 %3 %4 %5"_s.arg(change.isEmpty() ? record["action"_L1].toString() : change,
                    record["kind"_L1].toString(), record["leg"_L1].toString(), record["connection"_L1].toString(),
                    record["result"_L1].toString());
        }
        return told;
    }
};

AGENT0_TEST(CtlTrailTest)
#include "tst_ctltrail.moc"
