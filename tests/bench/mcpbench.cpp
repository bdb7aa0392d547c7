#include "bench/benchmark.h"
#include "bench/installation.h"
#include "bench/plaincurl.h"
#include "http/eventstream.h"
#include "support/await.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>

namespace agent0::bench {

namespace {

constexpr int Calls = 200;
constexpr qsizetype StreamBytes = 64 * 1024 * 1024;
constexpr qsizetype PieceBytes = 16 * 1024;
const QString WhichConnection = u"todo0-mcp"_s;

/// libcurl alone, with what the stateless revision wants of a request: one body, one set of headers, the answer unread.
class PlainCall {
public:
    PlainCall(const QByteArray &url, const QByteArray &token)
    {
        for (const QByteArray &line :
            {QByteArray("Content-Type: application/json"), QByteArray("Accept: application/json, text/event-stream"),
                QByteArray("MCP-Protocol-Version: 2026-07-28"), QByteArray("Mcp-Method: tools/call"),
                QByteArray("Mcp-Name: list_todos"), "Authorization: Bearer " + token})
            m_headers = curl_slist_append(m_headers, line.constData());
        curl_easy_setopt(m_easy, CURLOPT_URL, url.constData());
        curl_easy_setopt(m_easy, CURLOPT_HTTPHEADER, m_headers);
        curl_easy_setopt(m_easy, CURLOPT_POSTFIELDS, m_body.constData());
        curl_easy_setopt(m_easy, CURLOPT_WRITEFUNCTION, &take);
        curl_easy_setopt(m_easy, CURLOPT_WRITEDATA, &m_answer);
    }
    ~PlainCall()
    {
        curl_easy_cleanup(m_easy);
        curl_slist_free_all(m_headers);
    }
    PlainCall(const PlainCall &) = delete;
    PlainCall &operator=(const PlainCall &) = delete;

    void run()
    {
        for (int call = 0; call < Calls; ++call) {
            m_answer.clear();
            PlainCurl::check(m_easy, curl_easy_perform(m_easy));
        }
        if (!m_answer.contains("structuredContent"))
            qFatal("libcurl's call was not answered: %s", m_answer.constData());
    }

private:
    static size_t take(char *bytes, size_t, size_t count, void *answer)
    {
        static_cast<QByteArray *>(answer)->append(bytes, qsizetype(count));
        return count;
    }

    CURL *m_easy = curl_easy_init();
    curl_slist *m_headers = nullptr;
    QByteArray m_answer;
    const QByteArray m_body =
        R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_todos","arguments":{},"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}})";
};

/// The TypeScript SDK on Node.js, with its session open: what the calls alone cost that process.
class SdkCalls {
public:
    SdkCalls(const QString &url, const QByteArray &token)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"AGENT0_BENCH_TOKEN"_s, QString::fromLatin1(token));
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(AGENT0_NODE), {QStringLiteral(AGENT0_BENCH_SDK "/calls.mjs"), url});
    }
    ~SdkCalls()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(5'000);
    }
    SdkCalls(const SdkCalls &) = delete;
    SdkCalls &operator=(const SdkCalls &) = delete;

    Cost run()
    {
        m_process.write(QByteArray::number(Calls) + '\n');
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(60'000))
                qFatal("the SDK's calls were not answered");
        }
        const QJsonObject cost = QJsonDocument::fromJson(m_process.readLine()).object();
        return {cost.value("cpu"_L1).toDouble(), cost.value("wall"_L1).toDouble(), 0};
    }

private:
    QProcess m_process;
};

Task<bool> callOften(McpClient *client, McpTool tool)
{
    for (int call = 0; call < Calls; ++call) {
        const auto result = co_await client->call(tool, "{}");
        if (!result || result->structured.isEmpty())
            qFatal("no result: %s", result ? "" : qPrintable(result.error().message));
    }
    co_return true;
}

/// Our client at the sandbox's server, the tools known.
class OurCalls {
public:
    OurCalls()
    {
        auto server = m_installation.agent().mcp(WhichConnection, {});
        if (!server)
            qFatal("%s", qPrintable(server.error().message));
        m_server = std::move(*server);
        const auto tools = test::await(m_server->client().tools());
        if (!tools)
            qFatal("%s", qPrintable(tools.error().message));
        m_tool = *std::ranges::find(*tools, u"list_todos"_s, &McpTool::name);
    }
    Cost run()
    {
        return costOf([&] { test::await(callOften(&m_server->client(), m_tool)); });
    }
    QString url() { return m_installation.agent().profile().connection(WhichConnection)->apiBaseUrl; }
    QByteArray token() { return m_installation.accessToken(WhichConnection); }

private:
    SandboxProcess m_servers;
    Installation m_installation{m_servers, 1, WhichConnection};
    std::shared_ptr<McpConnection> m_server;
    McpTool m_tool;
};

Figure callCpu(const QString &name)
{
    OurCalls ours;
    PlainCall plain(ours.url().toUtf8(), ours.token());
    return compare(
        name, 4, u"libcurl, the same POST, %1 calls"_s.arg(Calls), 10, [&] { return ours.run(); },
        [&] { return costOf([&] { plain.run(); }); }, Cpu);
}

Figure callVsSdk(const QString &name)
{
    OurCalls ours;
    SdkCalls sdk(ours.url(), ours.token());
    return compareSpeed(
        name, 5, u"the TypeScript SDK of MCP on Node.js, %1 calls: times as little CPU a call"_s.arg(Calls), 10,
        [&] { return ours.run(); }, [&] { return sdk.run(); }, Cpu);
}

Figure callsVsSdk(const QString &name)
{
    OurCalls ours;
    SdkCalls sdk(ours.url(), ours.token());
    return compareSpeed(
        name, 2, u"the TypeScript SDK of MCP on Node.js, %1 calls: times as many a second"_s.arg(Calls), 10,
        [&] { return ours.run(); }, [&] { return sdk.run(); }, Wall);
}

QByteArray eventsOf(qsizetype size)
{
    const QByteArray event =
        "event: message\nid: 42\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"n\",\"params\":{\"text\":\""
        + QByteArray(900, 'x') + "\"}}\n\n";
    return event.repeated(size / event.size());
}

/// Megabytes a second of CPU.
double throughput(const QByteArray &stream)
{
    qsizetype events = 0;
    const Cost cost = costOf([&] {
        EventStreamParser parser;
        for (qsizetype at = 0; at < stream.size(); at += PieceBytes)
            events +=
                parser.feed(QByteArrayView(stream).sliced(at, std::min(PieceBytes, stream.size() - at))).value().size();
    });
    if (events < 1000)
        qFatal("the parser found %lld events", qlonglong(events));
    return double(stream.size()) / 1e6 / (cost.cpu / 1e3);
}

Figure streamSpeed(QString name)
{
    const QByteArray stream = eventsOf(StreamBytes);
    std::vector<double> runs;
    for (int run = 0; run < 10; ++run)
        runs.push_back(throughput(stream));
    Figure figure = figureOf(std::move(name), 300, u"MB/s of 1 KB events, in pieces of 16 KB"_s, std::move(runs));
    figure.atLeast = true;
    return figure;
}

} // namespace

Benchmarks mcpBenchmarks()
{
    Benchmarks all{{u"mcp-call-cpu"_s, callCpu}, {u"mcp-sse-mbps"_s, streamSpeed}};
    if (QFile::exists(QStringLiteral(AGENT0_BENCH_SDK "/node_modules"))) {
        all.push_back({u"mcp-call-vs-sdk"_s, callVsSdk});
        all.push_back({u"mcp-calls-vs-sdk"_s, callsVsSdk});
    }
    return all;
}

} // namespace agent0::bench
