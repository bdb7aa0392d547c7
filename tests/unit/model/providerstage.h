#pragma once

#include "http/curlhttpclient.h"
#include "model/languagemodel.h"
#include "model/modelwire.h"
#include "rawserver.h"
#include "support/await.h"
#include "support/manualclock.h"
#include "support/outcome.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace agent0::test {

/// A provider on loopback that says what a test has written down, and what the person hears of it. Pauses end at once.
struct ProviderStage {
    ModelPorts ports()
    {
        return {http, clock, [](qsizetype count) { return QByteArray(count, '\x40'); }};
    }
    QString base() const { return QString::fromLatin1(server.url("")); }

    /// An answer of status 200, in pieces of so many bytes.
    void answers(QByteArrayView type, const QByteArray &body, qsizetype piece = 0)
    {
        const QByteArray head =
            "HTTP/1.1 200 OK\r\nContent-Type: " + type.toByteArray() + "\r\nConnection: close\r\n\r\n";
        server.answer(RawServer::Step{head + body, RawServer::Then::Close, piece, false});
    }
    /// The same, but more was promised than comes.
    void breaksOff(QByteArrayView type, const QByteArray &body)
    {
        server.answer(
            "HTTP/1.1 200 OK\r\nContent-Type: " + type.toByteArray() + "\r\nContent-Length: 100000\r\n\r\n" + body,
            RawServer::Then::Close);
    }
    void refuses(int status, const QByteArray &json, const QByteArray &headers = {})
    {
        server.answer("HTTP/1.1 " + QByteArray::number(status) + " No\r\nContent-Type: application/json\r\n" + headers
            + "Content-Length: " + QByteArray::number(json.size()) + "\r\n\r\n" + json);
    }

    Result<ModelAnswer> ask(LanguageModel &model, const ModelRequest &request = conversation())
    {
        return await(model.answer(request, [this](const QString &piece) { heard += piece; }));
    }

    /// A call and its result behind it, and a question.
    static ModelRequest conversation()
    {
        ModelRequest request;
        request.system = u"Be brief."_s;
        request.messages = {{ModelMessage::Role::Person, u"What is open?"_s, {}, {}},
            {ModelMessage::Role::Model, u"I look."_s, {{u"t1"_s, u"todo0_list_todos"_s, "{\"filter\":\"open\"}"}}, {}},
            {ModelMessage::Role::Tools, {}, {}, {{u"t1"_s, u"[]"_s, false}}},
            {ModelMessage::Role::Person, u"And done?"_s, {}, {}}};
        request.tools = {
            {u"todo0_list_todos"_s, u"Lists"_s, R"({"type":"object"})", u"todo0"_s, u"Todo0"_s, u"list_todos"_s}};
        request.maxTokens = 100;
        return request;
    }

    QByteArray sentHead(qsizetype at = 0) const
    {
        return server.requests[at].first(server.requests[at].indexOf("\r\n\r\n"));
    }
    QJsonObject sentBody(qsizetype at = 0) const
    {
        return QJsonDocument::fromJson(server.requests[at].mid(server.requests[at].indexOf("\r\n\r\n") + 4)).object();
    }

    RawServer server;
    ManualClock clock;
    SystemClock real;
    CurlHttpClient http{real, HttpSettings{}};
    QString heard;
};

/// What one call looks like: "name {arguments}".
inline QStringList shownCalls(const ModelAnswer &answer)
{
    QStringList calls;
    for (const ToolCall &call : answer.calls)
        calls << call.id + u' ' + call.name + u' ' + QString::fromUtf8(call.arguments);
    return calls;
}

/// JSON with ' for ": moc stumbles over escaped quotes in a raw literal.
inline QByteArray quoted(const char *text) { return QByteArray(text).replace('\'', '"'); }

inline QJsonObject jsonOf(const QByteArray &text) { return QJsonDocument::fromJson(text).object(); }

} // namespace agent0::test
