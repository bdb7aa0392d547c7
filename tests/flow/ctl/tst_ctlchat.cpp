#include "ctlcompany.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

/// agent0ctl chat, for people and for programs.
class CtlChatTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_company = std::make_unique<CtlCompany>();
        QCOMPARE(m_company->signIn().exit, 0);
    }

    void readingIsFree()
    {
        const auto run = m_company->run({u"chat"_s, u"what is on my plate today?"_s});
        QCOMPARE(run.exit, 0);
        QVERIFY2(run.out.contains("1. "), run.out);
    }

    void withoutATerminalNothingIsChanged()
    {
        const auto before = m_company->run({u"todo"_s, u"list"_s}).out;
        const auto run = m_company->json({u"chat"_s, u"add buy eggs"_s});
        QCOMPARE(run.exit, 4);
        QCOMPARE(run.events().last()["error"_L1]["code"_L1], u"approval_needed"_s);
        QCOMPARE(m_company->run({u"chat"_s, u"--approve"_s, u"no"_s, u"add buy eggs"_s}).exit, 4);
        QCOMPARE(m_company->run({u"chat"_s, u"add buy eggs"_s}, "y\ny\n").exit, 4);
        QCOMPARE(m_company->run({u"todo"_s, u"list"_s}).out, before);
    }

    void aDryRunTellsWhatItWouldChange()
    {
        const auto before = m_company->run({u"todo"_s, u"list"_s}).out;
        const auto run = m_company->run({u"chat"_s, u"--dry-run"_s, u"add buy eggs"_s});
        QCOMPARE(run.exit, 0);
        QVERIFY2(run.out.contains("It would: Add \u201cBuy eggs\u201d to Todo0"), run.out);
        QCOMPARE(m_company->run({u"todo"_s, u"list"_s}).out, before);
    }

    void aYesBeforehandIsEnoughForAScript()
    {
        const auto run = m_company->run({u"chat"_s, u"--approve"_s, u"yes"_s, u"add write a script and tick it off"_s});
        QVERIFY2(run.exit == 0, run.err);
        QVERIFY(m_company->run({u"todo"_s, u"list"_s}).out.contains("[x]  Write a script"));
    }

    void aProgramAnswersInJsonLines()
    {
        const auto events = converse({u"chat"_s, u"--json"_s, u"add from a program"_s}, [](const QJsonObject &event) {
            return event["event"_L1] == u"approval"_s
                ? QByteArray("{\"approval\":\"") + event["id"_L1].toString().toUtf8() + "\",\"answer\":\"once\"}\n"
                : QByteArray();
        });
        QStringList names;
        for (const QJsonObject &event : events)
            names << event["event"_L1].toString();
        QCOMPARE(names.first(), u"begin"_s);
        QCOMPARE(names.last(), u"end"_s);
        for (const QString &name : {u"call"_s, u"approval"_s, u"result"_s, u"text"_s})
            QVERIFY2(names.contains(name), qPrintable(names.join(u' ')));
        QVERIFY(m_company->run({u"todo"_s, u"list"_s}).out.contains("From a program"));
    }

    void aNoOfAProgramReachesTheModel()
    {
        const auto events = converse({u"chat"_s, u"--json"_s, u"add never"_s}, [](const QJsonObject &event) {
            return event["event"_L1] == u"approval"_s ? QByteArray("{\"approval\":\"")
                    + event["id"_L1].toString().toUtf8() + "\",\"answer\":\"deny\",\"word\":\"not now\"}\n"
                                                      : QByteArray();
        });
        bool told = false;
        for (const QJsonObject &event : events)
            told = told || (event["event"_L1] == u"result"_s && event["result"_L1].toString().contains(u"not now"_s));
        QVERIFY(told);
        QVERIFY(!m_company->run({u"todo"_s, u"list"_s}).out.contains("Never"));
    }

    void aConversationGoesOnByLines()
    {
        const auto run = m_company->run(
            {u"chat"_s, u"--approve"_s, u"yes"_s}, "add buy stamps\nrename it to buy ten stamps\n/undo\n");
        QVERIFY2(run.exit == 0, run.err);
        QVERIFY2(run.out.contains("Renamed"), run.out);
        const auto list = m_company->run({u"todo"_s, u"list"_s}).out;
        QVERIFY2(list.contains("Buy stamps") && !list.contains("ten stamps"), list);
    }

    void aTerminalIsAskedWithWhatChanges()
    {
        QProcess terminal; // script gives it one
        terminal.setProcessEnvironment(m_company->installation.environment);
        terminal.start(u"script"_s,
            {u"-qec"_s,
                u"%1 --config %2 chat \"add from a terminal\""_s.arg(
                    CtlInstallation::program(), m_company->sandbox.profile()),
                u"/dev/null"_s});
        terminal.write("y\n");
        QVERIFY(terminal.waitForFinished(60'000));
        const QByteArray said = terminal.readAllStandardOutput();
        QVERIFY2(said.contains("Add \u201cFrom a terminal\u201d to Todo0") && said.contains("Do it?"), said);
        QVERIFY(m_company->run({u"todo"_s, u"list"_s}).out.contains("From a terminal"));
    }

    void conversationsAreKeptAndGoneOnWith()
    {
        QCOMPARE(m_company->run({u"chat"_s, u"--approve"_s, u"yes"_s, u"add buy a zebra"_s}).exit, 0);
        const auto found = m_company->json({u"chats"_s, u"list"_s, u"--search"_s, u"zebra"_s})
                               .document()["conversations"_L1]
                               .toArray();
        QCOMPARE(found.size(), 1);
        const QString id = found[0]["id"_L1].toString();
        const auto more = m_company->run({u"chat"_s, u"--continue"_s, id, u"--approve"_s, u"yes"_s, u"tick it off"_s});
        QVERIFY2(more.out.contains("Ticked off \u201cBuy a zebra\u201d"), more.out);
        QCOMPARE(m_company->run({u"chats"_s, u"rename"_s, id, u"Zoo"_s}).exit, 0);
        QVERIFY(m_company->run({u"chats"_s, u"show"_s, id}).out.contains("> tick it off"));
        QCOMPARE(m_company->run({u"chats"_s, u"rm"_s, id}).exit, 0);
        QCOMPARE(m_company->run({u"chats"_s, u"show"_s, id}).exit, 2);
    }

    void everyCallIsInTheActivityLogWithItsConversation()
    {
        const auto run = m_company->json({u"chat"_s, u"what is left?"_s});
        const QString id = run.events().first()["conversation"_L1].toString();
        QVERIFY(!id.isEmpty());
        const auto log = m_company->json({u"activity"_s, u"list"_s}).out;
        QVERIFY2(
            log.contains("\"conversation\":\"" + id.toUtf8()) || log.contains("\"conversation\": \"" + id.toUtf8()),
            log.right(3000));
    }

    void aModelWithoutAKeySaysHowToGiveOne()
    {
        const auto run = m_company->json({u"chat"_s, u"--model"_s, u"anthropic/x"_s, u"hello"_s});
        QCOMPARE(run.exit, 4);
        QCOMPARE(run.events().last()["error"_L1]["code"_L1], u"model_key"_s);
        QCOMPARE(m_company->json({u"chat"_s, u"--model"_s, u"nonsense/x"_s, u"hello"_s}).exit, 2);
    }

private:
    /// Runs it and answers what it says, line by line.
    QList<QJsonObject> converse(const QStringList &words, const std::function<QByteArray(const QJsonObject &)> &answer)
    {
        QProcess chat;
        chat.setProcessEnvironment(m_company->installation.environment);
        chat.start(CtlInstallation::program(), QStringList{u"--config"_s, m_company->sandbox.profile()} + words);
        CtlRun run;
        while (chat.waitForReadyRead(30'000) || chat.canReadLine()) {
            while (chat.canReadLine()) {
                const QByteArray line = chat.readLine();
                run.out += line;
                chat.write(answer(QJsonDocument::fromJson(line).object()));
            }
        }
        chat.waitForFinished(30'000);
        m_company->installation.keepOutput(run.out);
        return run.events();
    }

    std::unique_ptr<CtlCompany> m_company;
};

AGENT0_TEST(CtlChatTest)
#include "tst_ctlchat.moc"
