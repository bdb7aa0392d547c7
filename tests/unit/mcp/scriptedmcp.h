#pragma once

#include "mcp/authorizedsender.h"
#include "support/outcome.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <deque>
#include <functional>
#include <map>

namespace agent0::test {

/// A clock whose sleeps are over at once, and which remembers them; but a day, the bound of a call that only listens, does
/// not pass.
class HastyClock final : public Clock {
public:
    Instant now() const override { return Instant(m_passed); }
    Milliseconds ticks() const override { return m_passed; }
    Task<> sleep(Milliseconds time) override
    {
        slept.push_back(time);
        OneShot<bool> never;
        if (time >= std::chrono::hours(24))
            co_await never.receiver;
        m_passed += time;
    }
    std::vector<Milliseconds> slept;

private:
    Milliseconds m_passed{0};
};

/// An answer in the pieces a test wants, and then its end, or never one. Notes the silence that is allowed before each piece.
class PiecesStream final : public HttpStream {
public:
    PiecesStream(HttpResponse head, QByteArrayList pieces, bool hangs, std::vector<Milliseconds> *silences)
        : m_head(std::move(head)), m_pieces(std::move(pieces)), m_hangs(hangs), m_silences(silences)
    {
    }
    void allowSilence(Milliseconds silence) override { m_silences->push_back(silence); }
    const HttpResponse &head() const override { return m_head; }
    Task<Result<QByteArray>> next() override
    {
        if (!m_pieces.isEmpty())
            co_return m_pieces.takeFirst();
        OneShot<bool> never;
        if (m_hangs)
            co_await never.receiver;
        co_return QByteArray();
    }

private:
    HttpResponse m_head;
    QByteArrayList m_pieces;
    bool m_hangs;
    std::vector<Milliseconds> *m_silences;
};

/// An MCP server as far as a test writes it: what each method is answered, and what was asked.
class ScriptedMcp final : public AuthorizedSender {
public:
    struct Asked {
        HttpRequest request;
        QJsonObject message;
        QString method() const { return message.value("method"_L1).toString(); }
        QJsonObject params() const { return message.value("params"_L1).toObject(); }
        QByteArray header(QByteArrayView name) const { return HttpResponse{0, request.headers, {}}.header(name); }
    };
    struct Answer {
        HttpResponse head;
        QByteArrayList pieces;
        bool hangs = false;
    };
    using Answerer = std::function<Answer(const Asked &)>;

    Task<Result<std::unique_ptr<HttpStream>>> send(HttpRequest request) override
    {
        Asked one{request, QJsonDocument::fromJson(request.body).object()};
        asked.push_back(one);
        const QByteArray key = request.method == "POST" ? one.method().toUtf8() : request.method;
        const auto answerer = m_answerers.find(key);
        Answer answer =
            answerer == m_answerers.end() ? status(request.method == "POST" ? 202 : 405) : answerer->second(one);
        co_return std::make_unique<PiecesStream>(answer.head, answer.pieces, answer.hangs, &silences);
    }

    /// Answers a JSON-RPC method, or "GET" or "DELETE".
    ScriptedMcp &on(QByteArray method, Answerer answerer)
    {
        m_answerers[std::move(method)] = std::move(answerer);
        return *this;
    }
    /// The same result always; ID stands for the id that was asked with.
    ScriptedMcp &result(QByteArray method, QByteArray json, QList<HttpHeader> headers = {})
    {
        return on(std::move(method), [=](const Asked &one) { return given(one, json, headers); });
    }
    /// A server of that handshake revision, which has never heard of any other.
    ScriptedMcp &withHandshake(const QByteArray &revision = "2025-11-25", QList<HttpHeader> headers = {})
    {
        on("server/discover", [](const Asked &one) { return failure(one, -32601, "what"); });
        return result("initialize",
            R"({"protocolVersion":")" + revision
                + R"(","capabilities":{"tools":{}},"serverInfo":{"name":"s","version":"1"}})",
            headers);
    }
    ScriptedMcp &stateless()
    {
        return result("server/discover",
            R"({"resultType":"complete","supportedVersions":["2026-07-28"],"capabilities":{"tools":{}},"_meta":{"io.modelcontextprotocol/serverInfo":{"name":"s","version":"1"}}})");
    }

    static QByteArray idOf(const Asked &one)
    {
        const QByteArray list = QJsonDocument(QJsonArray{one.message.value("id"_L1)}).toJson(QJsonDocument::Compact);
        return list.sliced(1, list.size() - 2);
    }
    static QByteArray resultText(const Asked &one, const QByteArray &json)
    {
        return R"({"jsonrpc":"2.0","id":)" + idOf(one) + R"(,"result":)" + json + '}';
    }
    static Answer given(const Asked &one, const QByteArray &json, QList<HttpHeader> headers = {})
    {
        return text(200, resultText(one, json), std::move(headers));
    }
    static Answer failure(
        const Asked &one, int code, const QByteArray &message, int httpStatus = 200, const QByteArray &data = "null")
    {
        return text(httpStatus,
            R"({"jsonrpc":"2.0","id":)" + idOf(one) + R"(,"error":{"code":)" + QByteArray::number(code)
                + R"(,"message":")" + message + R"(","data":)" + data + "}}");
    }
    static Answer text(int httpStatus, const QByteArray &body, QList<HttpHeader> headers = {})
    {
        headers.append(HttpHeader{"Content-Type", "application/json"});
        return {HttpResponse{httpStatus, headers, {}}, {body}, false};
    }
    static Answer status(int httpStatus) { return {HttpResponse{httpStatus, {}, {}}, {}, false}; }
    static Answer events(QByteArrayList pieces, bool hangs = false)
    {
        return {HttpResponse{200, {{"Content-Type", "text/event-stream"}}, {}}, std::move(pieces), hangs};
    }

    int count(const QString &method) const
    {
        return int(std::ranges::count_if(asked, [&](const Asked &one) { return one.method() == method; }));
    }
    const Asked &last(const QString &method) const
    {
        const auto found =
            std::find_if(asked.rbegin(), asked.rend(), [&](const Asked &one) { return one.method() == method; });
        if (found == asked.rend())
            qFatal("nobody asked %s", qPrintable(method));
        return *found;
    }

    std::vector<Asked> asked;
    std::vector<Milliseconds> silences; ///< that event streams were allowed

private:
    std::map<QByteArray, Answerer> m_answerers;
};

} // namespace agent0::test
