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
        const QByteArray said = onTerminal(u"add from a terminal"_s, "y\n");
        QVERIFY2(said.contains("Add \u201cFrom a terminal\u201d to Todo0") && said.contains("Do it?"), said);
        QVERIFY(m_company->run({u"todo"_s, u"list"_s}).out.contains("From a terminal"));
    }

    void aProgramAnswersWhatAServerAsksInTheMiddle()
    {
        QCOMPARE(m_company->run({u"chat"_s, u"--approve"_s, u"yes"_s, u"add wash the car and tick it off"_s}).exit, 0);
        QJsonObject asked;
        const auto events = converse({u"chat"_s, u"--json"_s, Clear}, [&](const QJsonObject &event) {
            const QByteArray id = event["id"_L1].toString().toUtf8();
            if (event["event"_L1] == u"approval"_s)
                return "{\"approval\":\"" + id + "\",\"answer\":\"once\"}\n";
            if (event["event"_L1] != u"elicitation"_s)
                return QByteArray();
            asked = event;
            // A value that does not fit is asked for again; so is an answer to something else.
            return "{\"elicitation\":\"" + id + "\",\"action\":\"accept\",\"values\":{\"confirm\":\"perhaps\"}}\n"
                + "{\"elicitation\":\"other\",\"action\":\"accept\",\"values\":{\"confirm\":true}}\n"
                + "{\"elicitation\":\"" + id + "\",\"action\":\"accept\",\"values\":{\"confirm\":true}}\n";
        });
        QCOMPARE(asked["tool"_L1].toString(), u"clear_completed"_s);
        QCOMPARE(asked["schema"_L1]["properties"_L1]["confirm"_L1]["type"_L1].toString(), u"boolean"_s);
        QCOMPARE(events.last()["event"_L1].toString(), u"end"_s);
        QVERIFY(!m_company->run({u"todo"_s, u"list"_s}).out.contains("Wash the car"));
    }

    void whatAServerAsksInTheMiddleIsDeclinedWhereNobodyIsThere()
    {
        QCOMPARE(m_company->run({u"chat"_s, u"--approve"_s, u"yes"_s, u"add wash the cat and tick it off"_s}).exit, 0);
        const auto run = m_company->run({u"chat"_s, u"--approve"_s, u"yes"_s, Clear});
        QVERIFY2(run.err.contains("declined"), run.err);
        QVERIFY2(run.out.contains("Nothing was removed"), run.out);
        QVERIFY(m_company->run({u"todo"_s, u"list"_s}).out.contains("Wash the cat"));
    }

    void aTerminalShowsTheFormOfAServer()
    {
        QCOMPARE(m_company->run({u"chat"_s, u"--approve"_s, u"yes"_s, u"add wash the dog and tick it off"_s}).exit, 0);
        const QByteArray said = onTerminal(Clear, "y\nyes\nyes\n");
        QVERIFY2(said.contains("asks: Remove") && said.contains("Send this?"), said);
        QVERIFY2(!m_company->run({u"todo"_s, u"list"_s}).out.contains("Wash the dog"), said);
    }

    void whatOthersWriteDoesNotSteerTheTerminal_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<QString>("said");
        QTest::newRow("a todo") << QByteArray("todo-terminal") << u"list my todos, then tick off the first one"_s;
        QTest::newRow("a direction") << QByteArray("todo-bidi") << u"list my todos, then tick off the first one"_s;
        QTest::newRow("a result") << QByteArray("mcp-result-terminal") << u"call todo0-mcp_list_todos"_s;
        QTest::newRow("a tool") << QByteArray("mcp-tool-orders") << u"what tools are there?"_s;
        QTest::newRow("a name") << QByteArray("mcp-tool-odd-name") << u"what tools are there?"_s;
    }
    void whatOthersWriteDoesNotSteerTheTerminal()
    {
        QFETCH(QByteArray, fault);
        QFETCH(QString, said);
        m_company->sandbox.control("POST", "/fault/" + fault);
        const auto run = m_company->run({u"chat"_s, u"--dry-run"_s, said});
        const auto json = m_company->json({u"chat"_s, u"--dry-run"_s, said});
        m_company->sandbox.control("DELETE", "/faults");
        QVERIFY2(!run.out.isEmpty() && !json.events().isEmpty(), run.err);
        for (const QByteArray &text : {run.out, run.err, json.out}) {
            for (const QChar c : QString::fromUtf8(text))
                QVERIFY2(
                    c == u'\n' || (c.category() != QChar::Other_Control && c.category() != QChar::Other_Format), text);
        }
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

    void whoSignsInNextSeesNoConversationOfWhoWasThere()
    {
        CtlCompany company;
        const auto kept = [&] {
            return company.json({u"chats"_s, u"list"_s}).document()["conversations"_L1].toArray();
        };
        QCOMPARE(company.signIn("ada", "lovelace").exit, 0);
        QCOMPARE(company.run({u"chat"_s, u"what is left?"_s}).exit, 0);
        QCOMPARE(kept().size(), 1);
        const QString id = kept()[0]["id"_L1].toString();
        QCOMPARE(company.run({u"logout"_s}).exit, 0);
        QCOMPARE(kept().size(), 0);
        QCOMPARE(company.run({u"chats"_s, u"show"_s, id}).exit, 2);
        QCOMPARE(company.signIn("bob", "hammer").exit, 0);
        QCOMPARE(kept().size(), 0);
        QCOMPARE(company.run({u"chats"_s, u"show"_s, id}).exit, 2);
        QCOMPARE(company.run({u"chats"_s, u"rm"_s, id}).exit, 2);
        QCOMPARE(company.run({u"logout"_s}).exit, 0);
        QCOMPARE(company.signIn("ada", "lovelace").exit, 0);
        QCOMPARE(kept().size(), 1);
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
    const QString Clear = u"call todo0-mcp_clear_completed"_s;

    /// What is said there while somebody types that.
    QByteArray onTerminal(const QString &text, const QByteArray &typed)
    {
        QProcess terminal; // script gives it one
        terminal.setProcessEnvironment(m_company->installation.environment);
        terminal.start(u"script"_s,
            {u"-qec"_s,
                u"%1 --config %2 chat \"%3\""_s.arg(CtlInstallation::program(), m_company->sandbox.profile(), text),
                u"/dev/null"_s});
        terminal.write(typed);
        return terminal.waitForFinished(60'000) ? terminal.readAllStandardOutput() : QByteArray("it did not end");
    }

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
