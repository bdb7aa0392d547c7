#include "mcpchain.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QTest>

using namespace agent0;
using test::await;
using test::McpChain;

namespace {

} // namespace

/// Each way in which the sandbox's MCP server can go wrong (threats of class "MCP"): the call ends well or with an error that says
/// what to do, nothing is fetched, sent or asked that should not be, and all is well when it is over.
class McpFaultFlowTest : public QObject {
    Q_OBJECT

private slots:
    void faults_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QByteArray>("kind");
        for (const sandbox::Misdeed &misdeed : sandbox::misdeeds()) {
            if (misdeed.point != sandbox::Point::Mcp || misdeed.name.startsWith("mcp-no-sessions"_L1)
                || misdeed.name == "mcp-sessions-only"_L1)
                continue;
            for (const char *kind : {"mcp-no-sessions", "mcp-sessions-only"})
                QTest::addRow("%s, %s", qPrintable(misdeed.name), kind) << misdeed.name << QByteArray(kind);
        }
    }
    void faults()
    {
        QFETCH(QString, fault);
        QFETCH(QByteArray, kind);
        McpChain mcp({QString::fromLatin1(kind)});
        int shown = 0;
        mcp.host.elicit = [&](Elicitation) -> Task<ElicitationReply> { return count(&shown); };
        mcp.chain.clock.longestDeadline = Milliseconds(1500); // of the wait for a server that says nothing
        VERIFY_DONE(mcp.call(u"list_todos"_s));
        mcp.wrong(fault);
        const auto result = mcp.call(u"list_todos"_s);
        if (!result) {
            QVERIFY2(result.error().leg == Leg::Resource || result.error().code == "no_tool"_L1,
                qPrintable(test::wordsOf(result)));
            QVERIFY(!result.error().message.contains(u'\x1b'));
        }
        QCOMPARE(shown, 0);
        QCOMPARE(mcp.chain.servers.trapVisits(), 0);
        mcp.chain.servers.faults().clear(fault);
        VERIFY_DONE(mcp.call(u"list_todos"_s));
    }

    void whatComesOfThem_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("code"); // "" where the call ends well
        const auto row = [](const char *fault, const char *code) {
            QTest::newRow(fault) << QString::fromLatin1(fault) << QString::fromLatin1(code);
        };
        row("mcp-cursor-circle", "endless_cursor");
        row("mcp-cursor-endless", "endless_cursor");
        row("mcp-tools-thousands", "too_many_entries");
        row("mcp-wrong-id", "rpc_wrong_id");
        row("mcp-id-text", "rpc_wrong_id");
        row("mcp-no-id", "rpc_invalid");
        row("mcp-batch", "rpc_batch");
        row("mcp-page", "not_mcp");
        row("mcp-result-huge", "answer_too_large");
        row("mcp-result-deep", "rpc_invalid");
        row("mcp-stream-garbage", "rpc_invalid");
        row("mcp-stream-empty", "stream_cut");
        row("mcp-stream-bytes", "");
        row("mcp-stream-returns", "");
        row("mcp-result-terminal", "");
        row("mcp-result-link", "");
        row("mcp-tool-orders", "");
        row("mcp-tool-twice", "");
        row("mcp-schema-ref", "");
        row("mcp-schema-pattern", "");
        row("mcp-wants-password", "");
    }
    void whatComesOfThem()
    {
        QFETCH(QString, fault);
        QFETCH(QString, code);
        McpChain mcp({u"mcp-no-sessions"_s});
        int shown = 0;
        mcp.host.elicit = [&](Elicitation) -> Task<ElicitationReply> { return count(&shown); };
        VERIFY_DONE(mcp.call(u"list_todos"_s));
        mcp.wrong(fault);
        const auto result = mcp.call(u"list_todos"_s);
        QCOMPARE(result ? QString() : result.error().code, code);
        QCOMPARE(shown, 0);
    }

    void aToolThatChangedCanBeTold()
    {
        McpChain mcp;
        const auto before = await(mcp.client().tools());
        VERIFY_DONE(before);
        mcp.wrong(u"mcp-tool-changes"_s);
        const auto after = await(mcp.client().tools());
        VERIFY_DONE(after);
        int changed = 0;
        for (const McpTool &tool : *before)
            changed += std::ranges::none_of(
                *after, [&](const McpTool &other) { return other.fingerprint() == tool.fingerprint(); });
        QCOMPARE(changed, 1);
    }

    void anEndlessStreamIsLeft()
    {
        McpChain mcp({u"mcp-no-sessions"_s});
        VERIFY_DONE(mcp.call(u"list_todos"_s));
        mcp.wrong(u"mcp-stream-endless"_s);
        const auto result = mcp.call(u"list_todos"_s);
        QVERIFY(!result);
        QCOMPARE(result.error().code, u"answer_too_large"_s);
    }

private:
    static Task<ElicitationReply> count(int *shown)
    {
        ++*shown;
        co_return ElicitationReply{};
    }
};

AGENT0_TEST(McpFaultFlowTest)
#include "tst_mcpfaults.moc"
