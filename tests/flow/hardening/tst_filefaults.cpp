#include "flow/ctl/ctlcompany.h"
#include "support/testmain.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

/// The disk is full at one place after the other. Whatever happens, it is said, the session lives, and every file is whole.
class FileFaultsTest : public QObject {
    Q_OBJECT

private slots:
    void aFullDiskNeverCostsTheSession_data()
    {
        QTest::addColumn<bool>("lasts");
        QTest::newRow("one write fails") << false;
        QTest::newRow("it stays full") << true;
    }
    void aFullDiskNeverCostsTheSession()
    {
        QFETCH(bool, lasts);
        // Without its vault every run refreshes, exchanges and redeems; without a grace no refresh token may be used twice.
        CtlCompany company({u"--refresh-grace"_s, u"0"_s});
        QCOMPARE(company.signIn().exit, 0);
        const QString data = company.installation.environment.value(u"XDG_DATA_HOME"_s);
        int faults = 0;
        for (int at = 1;; ++at) {
            loseVault(data);
            const auto run = withFault(company, data, at, lasts, {u"todo"_s, u"list"_s});
            if (changes(company) < at)
                break;
            ++faults;
            checkSaid(run, at);
            const auto after = company.json({u"todo"_s, u"list"_s});
            QVERIFY2(after.exit == 0, after.out + " after a fault at " + QByteArray::number(at));
        }
        QVERIFY(faults > 15);
        QCOMPARE(company.sandbox.reuses(), 0);
        const auto verified = company.json({u"activity"_s, u"verify"_s});
        QVERIFY2(verified.exit == 0, verified.out);
        QCOMPARE(company.leak({company.sandbox.secret(u"todo0"_s)}), QString());
        qInfo("%d faults injected and survived", faults);
    }
    void aFullDiskLeavesAProfileWhole_data() { aFullDiskNeverCostsTheSession_data(); }
    void aFullDiskLeavesAProfileWhole()
    {
        QFETCH(bool, lasts);
        CtlCompany company;
        const QString profile = company.sandbox.profile();
        const QStringList both[] = {
            {u"connections"_s, u"disable"_s, u"todo0"_s}, {u"connections"_s, u"enable"_s, u"todo0"_s}};
        QByteArray before = contentOf(profile);
        int faults = 0;
        for (int at = 1;; ++at) {
            const auto run = withFault(company, QFileInfo(profile).path(), at, lasts, both[at % 2]);
            const QByteArray after = contentOf(profile);
            QVERIFY2(QJsonDocument::fromJson(after).isObject(), after + " after a fault at " + QByteArray::number(at));
            QVERIFY2(run.exit == 0 || after == before, "changed, though it failed, at " + QByteArray::number(at));
            if (changes(company) < at)
                break;
            ++faults;
            checkSaid(run, at);
            before = after;
        }
        QVERIFY(faults > 1);
    }

private:
    static void preload(CtlInstallation &ctl, const QString &folder, int at, bool lasts)
    {
        QProcessEnvironment &environment = ctl.environment;
        for (const auto &name : {u"LD_PRELOAD"_s, u"AGENT0_FAULT_LASTS"_s, u"AGENT0_FAULT_FOLDER"_s})
            environment.remove(name);
        if (folder.isEmpty())
            return;
        environment.insert(u"LD_PRELOAD"_s, QStringLiteral(AGENT0_PRELOADED "/faultyfiles.so"));
        environment.insert(u"AGENT0_FAULT_FOLDER"_s, folder);
        environment.insert(u"AGENT0_FAULT_AT"_s, QString::number(at));
        environment.insert(u"AGENT0_FAULT_COUNT"_s, ctl.path(u"changes"_s));
        if (lasts)
            environment.insert(u"AGENT0_FAULT_LASTS"_s, u"1"_s);
    }
    static CtlRun withFault(CtlCompany &company, const QString &folder, int at, bool lasts, const QStringList &words)
    {
        preload(company.installation, folder, at, lasts);
        auto run = company.json(words);
        preload(company.installation, {}, 0, false);
        return run;
    }
    static int changes(const CtlCompany &company)
    {
        return contentOf(company.installation.path(u"changes"_s)).trimmed().toInt();
    }
    /// Done all the same, or an error that says what and what to do.
    static void checkSaid(const CtlRun &run, int at)
    {
        const QByteArray place = " at " + QByteArray::number(at) + ": " + run.out + run.err;
        QVERIFY2(run.exit >= 0, "it crashed" + place);
        if (run.exit == 0)
            return;
        QVERIFY2(run.exit != 3, "signed out" + place);
        QVERIFY2(!run.error()["message"_L1].toString().isEmpty(), "no message" + place);
        QVERIFY2(!run.error()["hint"_L1].toString().isEmpty(), "no hint" + place);
    }
    /// The tokens are gone, the session is not.
    static void loseVault(const QString &data)
    {
        QDirIterator files(data, {u"tokens.vault"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            QFile::remove(files.next());
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

AGENT0_TEST(FileFaultsTest)
#include "tst_filefaults.moc"
