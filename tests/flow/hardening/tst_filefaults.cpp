#include "flow/ctl/ctlcompany.h"
#include "support/testmain.h"

#include <QDir>
#include <QDirIterator>

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

/// What is done again and again while one change of a file after the other fails.
struct Deed {
    std::function<QStringList(CtlCompany &)> ready; ///< what has to be so before; gives the command
    const char *program = "agent0ctl";
};

QStringList nothingBefore(const QStringList &words) { return words; }

QStringList somebodySignedIn(CtlCompany &company, const QStringList &words)
{
    if (company.json({u"status"_s}).document()["signedIn"_L1].toBool() || company.signIn().exit == 0)
        return words;
    return {};
}

QStringList aConversation(CtlCompany &company)
{
    const auto chat = company.run({u"chat"_s, u"show my todos"_s});
    const auto list = company.json({u"chats"_s, u"list"_s}).document();
    const QString id = list["conversations"_L1][0]["id"_L1].toString();
    return chat.exit == 0 && !id.isEmpty() ? QStringList{u"chats"_s, u"rm"_s, id} : QStringList();
}

/// Every file of that name below the data folder holds nonsense.
void spoil(const CtlCompany &company, const QString &name)
{
    QDirIterator files(
        company.installation.environment.value(u"XDG_DATA_HOME"_s), {name}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::WriteOnly))
            file.write("nonsense");
    }
}

/// ctest has not the time for every one of them: ./dev faults has.
int stride() { return qEnvironmentVariableIsSet("AGENT0_EVERY_FAULT") ? 1 : 4; }

} // namespace

Q_DECLARE_METATYPE(Deed)

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
        qInfo("%d faults injected and survived", faults);
    }

    void whatAFullDiskHindersIsSaid_data()
    {
        QTest::addColumn<Deed>("deed");
        const auto row = [](const char *name, const Deed &deed) { QTest::newRow(name) << deed; };
        const auto signedIn = [](QStringList words) {
            return [words](CtlCompany &company) { return somebodySignedIn(company, words); };
        };
        row("sign-out", {signedIn({u"logout"_s})});
        row("connect", {signedIn({u"connect"_s, u"todo0"_s})});
        row("chat", {signedIn({u"chat"_s, u"--approve"_s, u"yes"_s, u"add buy milk"_s})});
        row("conversation", {[](CtlCompany &company) { return aConversation(company); }});
        row("client secret", {[](CtlCompany &company) {
            return nothingBefore({u"secret"_s, u"set"_s, u"--secret-file"_s, company.installation.write(u"s"_s, "x")});
        }});
        row("report", {[](CtlCompany &company) {
            return nothingBefore({u"doctor"_s, u"--report"_s, company.installation.path(u"out/report.md"_s)});
        }});
        row("a vault that cannot be read", {[](CtlCompany &company) {
            spoil(company, u"tokens.vault"_s);
            return nothingBefore({u"todo"_s, u"list"_s});
        }});
        row("a ledger that cannot be read", {[](CtlCompany &company) {
            spoil(company, u"tokens.vault"_s);
            spoil(company, u"idjag-ledger.json"_s);
            return nothingBefore({u"todo"_s, u"list"_s});
        }});
        row("sandbox",
            {[](CtlCompany &company) {
                 return nothingBefore(
                     {u"--until-stdin-closes"_s, u"--ready-file"_s, company.installation.path(u"out/ready"_s)});
             },
                "agent0-sandbox"});
    }
    void whatAFullDiskHindersIsSaid()
    {
        QFETCH(Deed, deed);
        CtlCompany company;
        QCOMPARE(company.signIn().exit, 0);
        const QString everything = company.installation.path(QString());
        int faults = 0;
        for (int at = 1;; at += stride()) {
            const QStringList words = deed.ready(company);
            QVERIFY(!words.isEmpty());
            QDir(company.installation.path(u"out"_s)).removeRecursively();
            preload(company.installation, everything, at, false);
            const auto run = QLatin1StringView(deed.program) == "agent0ctl"_L1
                ? company.run(words)
                : company.installation.runProgram(
                      QStringLiteral(AGENT0_BIN_DIR "/") + QLatin1StringView(deed.program), words);
            preload(company.installation, {}, 0, false);
            const QByteArray place = " at " + QByteArray::number(at) + ": " + run.out + run.err;
            QVERIFY2(run.exit >= 0, "it crashed" + place);
            if (changes(company) < at)
                break;
            ++faults;
            QVERIFY2(run.exit == 0 || !run.err.trimmed().isEmpty(), "nothing said" + place);
        }
        QVERIFY(faults > 0);
        QVERIFY(company.signIn(u"ada"_s.toUtf8(), "lovelace", {u"--force"_s}).exit == 0);
        const auto after = company.json({u"todo"_s, u"list"_s});
        QVERIFY2(after.exit == 0, after.out);
        const auto verified = company.json({u"activity"_s, u"verify"_s});
        QVERIFY2(verified.exit == 0, verified.out);
        QCOMPARE(company.sandbox.reuses(), 0);
        qInfo("%d faults injected and survived", faults);
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
