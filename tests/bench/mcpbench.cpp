#include "bench/benchmark.h"
#include "bench/installation.h"
#include "bench/plaincurl.h"
#include "http/eventstream.h"
#include "support/await.h"

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

Task<bool> callOften(McpClient *client, McpTool tool)
{
    for (int call = 0; call < Calls; ++call) {
        const auto result = co_await client->call(tool, "{}");
        if (!result || result->structured.isEmpty())
            qFatal("no result: %s", result ? "" : qPrintable(result.error().message));
    }
    co_return true;
}

Figure callCpu(const QString &name)
{
    const SandboxProcess servers;
    Installation installation(servers, 1, WhichConnection);
    const auto server = installation.agent().mcp(WhichConnection, {});
    if (!server)
        qFatal("%s", qPrintable(server.error().message));
    const auto tools = test::await((*server)->client().tools());
    if (!tools)
        qFatal("%s", qPrintable(tools.error().message));
    const McpTool tool = *std::ranges::find(*tools, u"list_todos"_s, &McpTool::name);
    const auto *settings = installation.agent().profile().connection(WhichConnection);
    PlainCall plain(settings->apiBaseUrl.toUtf8(), installation.accessToken(WhichConnection));
    const Work ours = [&] { return costOf([&] { test::await(callOften(&(*server)->client(), tool)); }); };
    const Work theirs = [&] { return costOf([&] { plain.run(); }); };
    return compare(name, 4, u"libcurl, the same POST, %1 calls"_s.arg(Calls), 10, ours, theirs, Cpu);
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

Benchmarks mcpBenchmarks() { return {{u"mcp-call-cpu"_s, callCpu}, {u"mcp-sse-mbps"_s, streamSpeed}}; }

} // namespace agent0::bench
