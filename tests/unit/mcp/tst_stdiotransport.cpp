#include "mcp/mcpclient.h"
#include "mcp/stdiotransport.h"
#include "support/await.h"
#include "support/testmain.h"

#include "shellserver.h"

#include <QFile>
#include <QTest>

using namespace agent0;
using test::await;

namespace {

McpCommand shell(const QByteArray &script = test::ShellServer)
{
    return {u"/bin/sh"_s, {u"-c"_s, QString::fromUtf8(script)}, {}, {}};
}

struct World {
    explicit World(McpCommand command)
    {
        auto made = std::make_unique<StdioTransport>(clock, std::move(command));
        transport = made.get();
        McpHost host;
        host.patience = Milliseconds(20'000);
        client = std::make_unique<McpClient>(std::move(made), clock, host);
    }
    Result<RpcAnswer> ask(const QByteArray &method) { return await(client->ask(McpAsk(method))); }

    SystemClock clock;
    StdioTransport *transport;
    std::unique_ptr<McpClient> client;
};

Task<bool> ended(McpClient *client)
{
    co_await client->close();
    co_return true;
}

/// A process that has ended and was not collected yet counts as gone.
bool isAlive(qint64 pid)
{
    QFile stat(u"/proc/%1/stat"_s.arg(pid));
    return stat.open(QIODevice::ReadOnly) && !stat.readAll().contains(") Z");
}

} // namespace

/// A server as a process of its own.
class StdioTransportTest : public QObject {
    Q_OBJECT

private slots:
    void aServerIsStartedAndAsked()
    {
        World world(shell());
        const auto server = await(world.client->connect());
        QVERIFY(server);
        QCOMPARE(server->revision, QByteArray("2025-06-18"));
        const auto tools = await(world.client->tools());
        QVERIFY(tools);
        QCOMPARE(tools->size(), 1);
        // What was no message is kept as talk.
        QCOMPARE(world.transport->lastWords(), QStringList{u"hello from the banner"_s});
    }

    void onlyWhatIsNeededOfOurEnvironmentIsPassedOn()
    {
        qputenv("LEAK", "secret");
        McpCommand command = shell();
        command.environment = {u"OWN=value=with=signs"_s};
        World world(std::move(command));
        const auto answer = world.ask("environment");
        QVERIFY(answer);
        QCOMPARE(answer->result.value("own"_L1).toString(), u"value=with=signs"_s);
        QCOMPARE(answer->result.value("leak"_L1).toString(), QString());
        qunsetenv("LEAK");
    }

    void aServerThatEndsSaysItsLastWords()
    {
        World world(shell());
        const auto answer = world.ask("die");
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, u"process_ended"_s);
        QVERIFY(answer.error().message.contains(u"cannot go on"_s));
        // And it stays ended.
        QCOMPARE(world.ask("tools/list").error().code, u"process_ended"_s);
    }

    void aProgramThatIsNotThereIsSaidAtOnce()
    {
        World world({u"/nonexistent/mcp-server"_s, {}, {}, {}});
        const auto server = await(world.client->connect());
        QVERIFY(!server);
        QCOMPARE(server.error().code, u"process_failed"_s);
        QCOMPARE(server.error().fault, Fault::Configuration);
    }

    void aBrokenMessageFailsWhoWaits()
    {
        World world(shell());
        const auto answer = world.ask("garbage");
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, u"rpc_invalid"_s);
    }

    void aFloodOnStandardErrorHoldsNothingUp()
    {
        World world(shell());
        QVERIFY(world.ask("noise"));
        qsizetype kept = 0;
        for (const QString &line : world.transport->lastWords())
            kept += line.size();
        QVERIFY(kept <= 20 * 300);
        QVERIFY(world.ask("tools/list"));
    }

    void aLineMayComeInManyPieces()
    {
        World world(shell());
        const auto answer = world.ask("long"); // no pipe holds a megabyte
        QVERIFY(answer);
        QCOMPARE(answer->result.value("text"_L1).toString().size(), 1'000'000);
    }

    void noShellReadsTheArguments()
    {
        const QString odd = u"a b; $HOME `id` $(id) * ' | > /dev/full"_s;
        McpCommand command = shell();
        command.arguments << u"name"_s << odd;
        World world(std::move(command));
        const auto answer = world.ask("argument");
        QVERIFY(answer);
        QCOMPARE(answer->result.value("argument"_L1).toString(), odd);
    }

    void aLineWithoutEndIsRefused()
    {
        World world(shell());
        const auto answer = world.ask("flood");
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, u"event_too_large"_s);
    }

    void itsWholeGroupEndsWithIt_data()
    {
        QTest::addColumn<bool>("politely");
        QTest::newRow("closed") << true;
        QTest::newRow("destroyed") << false;
    }
    void itsWholeGroupEndsWithIt()
    {
        QFETCH(bool, politely);
        auto world = std::make_unique<World>(shell());
        const auto answer = world->ask("child");
        QVERIFY(answer);
        const qint64 child = answer->result.value("pid"_L1).toInteger();
        QVERIFY(child > 1 && isAlive(child));
        if (politely)
            QVERIFY(await(ended(world->client.get())));
        world.reset();
        QTRY_VERIFY(!isAlive(child));
    }
};

AGENT0_TEST(StdioTransportTest)

#include "tst_stdiotransport.moc"
