#include "ctlcompany.h"

#include "support/testmain.h"

#include <QJsonArray>
#include <QProcess>
#include <QTest>

#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

using namespace agent0;
using namespace agent0::test;

namespace {

/// A terminal of our own making, with something typed into it already.
class Terminal {
public:
    explicit Terminal(const QByteArray &typed) : m_master(::posix_openpt(O_RDWR | O_NOCTTY))
    {
        if (m_master < 0 || ::grantpt(m_master) != 0 || ::unlockpt(m_master) != 0)
            qFatal("no terminal for the test");
        m_slave = ::open(::ptsname(m_master), O_RDWR | O_NOCTTY); // stays open: what was typed is kept
        if (::write(m_master, typed.constData(), size_t(typed.size())) != typed.size())
            qFatal("the terminal takes nothing");
    }
    ~Terminal()
    {
        ::close(m_slave);
        ::close(m_master);
    }
    Terminal(const Terminal &) = delete;
    Terminal &operator=(const Terminal &) = delete;
    QString path() const { return QString::fromLocal8Bit(::ptsname(m_master)); }

private:
    int m_master;
    int m_slave = -1;
};

} // namespace

/// agent0ctl mcp … at the sandbox's MCP server.
class CtlMcpTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_company = std::make_unique<CtlCompany>();
        QCOMPARE(m_company->signIn().exit, 0);
    }
    void cleanupTestCase()
    {
        const auto left = m_company->leak({m_company->sandbox.secret(u"todo0-mcp"_s), "lovelace"});
        QVERIFY2(left.isEmpty(), qPrintable(left));
        m_company.reset();
    }

    void toolsSayWhatTheyDo()
    {
        const auto people = m_company->run({u"mcp"_s, u"tools"_s});
        QVERIFY2(people.exit == 0, people.err);
        QVERIFY(people.out.contains("list_todos"));
        QVERIFY(people.out.contains("reads"));
        QVERIFY(people.out.contains("may destroy"));
        const auto document = m_company->json({u"mcp"_s, u"tools"_s}).document();
        QCOMPARE(document["connection"_L1], u"todo0-mcp"_s);
        QCOMPARE(document["server"_L1]["protocolVersion"_L1], u"2026-07-28"_s);
        QCOMPARE(document["tools"_L1].toArray().size(), 5);
        QCOMPARE(document["tools"_L1][0]["inputSchema"_L1]["type"_L1], u"object"_s);
    }

    void argumentsGetTheTypesOfTheSchema()
    {
        const auto added = m_company->json({u"mcp"_s, u"call"_s, u"add_todo"_s, u"--arg"_s, u"task=42"_s}).document();
        QCOMPARE(added["structuredContent"_L1]["task"_L1], u"42"_s);
        const QString id = QString::number(added["structuredContent"_L1]["id"_L1].toInteger());
        const auto done = m_company->run({u"mcp"_s, u"call"_s, u"complete_todo"_s, u"--arg"_s, u"id="_s + id});
        QVERIFY2(done.exit == 0, done.err);
        QCOMPARE(done.out, QByteArray("Done: 42\n"));
    }

    void inputIsJsonOrAFile()
    {
        QCOMPARE(m_company->run({u"mcp"_s, u"call"_s, u"add_todo"_s, u"--input"_s, u"{\"task\":\"By JSON\"}"_s}).out,
            QByteArray("Added \"By JSON\".\n"));
        QCOMPARE(
            m_company->run({u"mcp"_s, u"call"_s, u"add_todo"_s, u"--input"_s, u"@-"_s}, "{\"task\":\"By pipe\"}").out,
            QByteArray("Added \"By pipe\".\n"));
    }

    void wrongUsageIsSaid_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("code");
        QTest::newRow("no such tool") << QStringList{u"nothing"_s} << u"tool_unknown"_s;
        QTest::newRow("no value") << QStringList{u"add_todo"_s, u"--arg"_s, u"task"_s} << u"argument_invalid"_s;
        QTest::newRow("both ways") << QStringList{u"add_todo"_s, u"--arg"_s, u"task=x"_s, u"--input"_s, u"{}"_s}
                                   << u"argument_invalid"_s;
        QTest::newRow("a list") << QStringList{u"add_todo"_s, u"--input"_s, u"[]"_s} << u"argument_invalid"_s;
        QTest::newRow("wrong type") << QStringList{u"import_todos"_s, u"--arg"_s, u"tasks=x"_s}
                                    << u"argument_invalid"_s;
    }
    void wrongUsageIsSaid()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, code);
        const auto run = m_company->json(QStringList{u"mcp"_s, u"call"_s} + words);
        QCOMPARE(run.exit, 2);
        QCOMPARE(run.error()["code"_L1], code);
    }

    void aToolThatFailsIsAFailureWithItsWords()
    {
        const auto run = m_company->run({u"mcp"_s, u"call"_s, u"complete_todo"_s, u"--arg"_s, u"id=4711"_s});
        QCOMPARE(run.exit, 1);
        QVERIFY(run.out.contains("There is no such todo."));
        const auto json = m_company->json({u"mcp"_s, u"call"_s, u"complete_todo"_s, u"--arg"_s, u"id=4711"_s});
        QCOMPARE(json.document()["error"_L1]["code"_L1], u"tool_failed"_s);
        QCOMPARE(json.error()["result"_L1]["isError"_L1], true);
    }

    void progressIsToldBeside()
    {
        const auto run = m_company->run({u"mcp"_s, u"call"_s, u"import_todos"_s, u"--arg"_s, u"tasks=[\"a\",\"b\"]"_s});
        QVERIFY2(run.exit == 0, run.err);
        QVERIFY(run.err.contains("2 of 2"));
        QCOMPARE(run.out, QByteArray("Imported 2 todos.\n"));
    }

    void withoutATerminalNobodyIsAsked()
    {
        const auto run = m_company->run({u"mcp"_s, u"call"_s, u"clear_completed"_s});
        QCOMPARE(run.exit, 1);
        QVERIFY(run.out.contains("cannot ask"));
    }

    void onATerminalThePersonIsAsked_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("yes, and sent") << QByteArray("maybe\nyes\nyes\n") << QByteArray("Removed ");
        QTest::newRow("no") << QByteArray("no\nyes\n") << QByteArray("Nothing was removed.");
        QTest::newRow("not sent") << QByteArray("yes\nno\n") << QByteArray("Nothing was removed.");
    }
    void onATerminalThePersonIsAsked()
    {
        QFETCH(QByteArray, typed);
        QFETCH(QByteArray, says);
        const Terminal terminal(typed);
        QProcess process;
        process.setProcessEnvironment(m_company->installation.environment);
        process.setStandardInputFile(terminal.path());
        process.start(CtlInstallation::program(),
            {u"--config"_s, m_company->sandbox.profile(), u"mcp"_s, u"call"_s, u"clear_completed"_s});
        QVERIFY(process.waitForFinished(30'000));
        const QByteArray asked = process.readAllStandardError();
        QVERIFY2(asked.contains("completed todos?"), asked);
        QVERIFY2(process.readAllStandardOutput().startsWith(says), asked);
    }

    void resourcesAreListedAndRead()
    {
        const auto listed = m_company->json({u"mcp"_s, u"resources"_s}).document();
        QCOMPARE(listed["resources"_L1][0]["uri"_L1], u"todo://all"_s);
        QCOMPARE(listed["resourceTemplates"_L1][0]["uriTemplate"_L1], u"todo://item/{id}"_s);
        const auto read = m_company->run({u"mcp"_s, u"read"_s, u"todo://all"_s});
        QVERIFY(read.out.startsWith("[{"));
        QCOMPARE(m_company->json({u"mcp"_s, u"read"_s, u"todo://nowhere"_s}).exit, 4);
    }

    void promptsAreListed() { QVERIFY(m_company->run({u"mcp"_s, u"prompts"_s}).out.contains("plan_day  focus")); }

    void onePromptIsGiven()
    {
        const QStringList get{u"mcp"_s, u"prompts"_s, u"plan_day"_s, u"--arg"_s, u"focus=Milk"_s};
        const auto people = m_company->run(get);
        QVERIFY2(people.exit == 0, people.err);
        QVERIFY(people.out.startsWith("user:\nPlan my day around \"Milk\""));
        const auto document = m_company->json(get).document();
        QCOMPARE(document["messages"_L1][0]["role"_L1], u"user"_s);
        QCOMPARE(m_company->json({u"mcp"_s, u"prompts"_s, u"plan_day"_s}).exit, 4);
        QCOMPARE(m_company->json({u"mcp"_s, u"prompts"_s, u"plan_day"_s, u"--arg"_s, u"focus"_s}).exit, 2);
    }

    void skillsAreListedAndReadWhenAsked()
    {
        const auto listed = m_company->json({u"mcp"_s, u"skills"_s}).document();
        QCOMPARE(listed["skills"_L1][0]["name"_L1], u"keeping-todos"_s);
        const auto read = m_company->run({u"mcp"_s, u"skills"_s, u"keeping-todos"_s});
        QVERIFY2(read.out.startsWith("---\nname: keeping-todos\n"), read.err);
        QCOMPARE(m_company->json({u"mcp"_s, u"skills"_s, u"none"_s}).error()["code"_L1], u"skill_unknown"_s);
        const auto other =
            m_company->json({u"mcp"_s, u"skills"_s, u"keeping-todos"_s, u"skill://keeping-todos/other"_s});
        QCOMPARE(other.error()["code"_L1], u"skill_file"_s);
    }

    void aConnectionThatIsNoMcpServerIsRefused()
    {
        const auto run = m_company->json({u"mcp"_s, u"tools"_s, u"--connection"_s, u"notes0"_s});
        QCOMPARE(run.exit, 8);
        QCOMPARE(run.error()["code"_L1], u"not_mcp_connection"_s);
    }

    void hostileTextIsHarmless()
    {
        m_company->sandbox.control("POST", "/fault/mcp-tool-orders");
        const auto tools = m_company->run({u"mcp"_s, u"tools"_s});
        m_company->sandbox.control("POST", "/fault/mcp-result-terminal");
        const auto called = m_company->run({u"mcp"_s, u"call"_s, u"list_todos"_s});
        m_company->sandbox.control("DELETE", "/faults");
        QCOMPARE(tools.exit, 0);
        QCOMPARE(called.exit, 0);
        for (const QByteArray &text : {tools.out, tools.err, called.out, called.err})
            QVERIFY(!text.contains('\x1b') && !text.contains('\x07'));
        QVERIFY(tools.out.contains("IMPORTANT"));
    }

private:
    std::unique_ptr<CtlCompany> m_company;
};

AGENT0_TEST(CtlMcpTest)
#include "tst_ctlmcp.moc"
