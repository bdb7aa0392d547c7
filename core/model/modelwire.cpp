#include "model/modelwire.h"

#include "base/displaytext.h"
#include "base/strictjson.h"
#include "http/skew.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace agent0 {

namespace {

constexpr int MostAttempts = 4;
constexpr Milliseconds FirstPause{1000};
constexpr Seconds LongestPause{60};
constexpr qsizetype LargestRefusal = 256 * 1024;
constexpr qsizetype LargestList = 4 * 1024 * 1024;

bool isBusy(int status)
{
    constexpr std::array Busy{408, 409, 429, 500, 502, 503, 504, 529};
    return std::ranges::find(Busy, status) != Busy.end();
}

bool saysTooLong(const QString &text)
{
    constexpr std::array Words{"context length"_L1, "context_length"_L1, "context window"_L1, "prompt is too long"_L1,
        "input is too long"_L1, "maximum context"_L1, "too many tokens"_L1, "exceed_context_size"_L1,
        "exceeds the available context"_L1, "request_too_large"_L1};
    return std::ranges::any_of(Words, [&](QLatin1StringView word) { return text.contains(word, Qt::CaseInsensitive); });
}

/// {"error":{"type","message"}}, {"error":"…"}, {"message":"…"}
Error refusal(const HttpResponse &response)
{
    QString type, message;
    if (const auto object = parseJsonObject(response.body)) {
        const QJsonValue error = object->value("error"_L1);
        const QJsonObject inner = error.isObject() ? error.toObject() : *object;
        message = error.isString() ? error.toString()
                                   : inner.value("message"_L1).toString(inner.value("Message"_L1).toString());
        type = inner.value("type"_L1).toString(inner.value("code"_L1).toString());
    }
    return providerError(response.status, type, message);
}

Milliseconds pauseAfter(const HttpResponse &response, int done, const ModelPorts &ports)
{
    if (const auto asked = retryAfter(response, ports.clock.now()))
        return std::max(Milliseconds(*asked), Milliseconds(10));
    const Milliseconds base = FirstPause * (1 << done);
    return base / 2 + Milliseconds(base.count() * uchar(ports.random(1).at(0)) / 255);
}

} // namespace

HttpLimits answerLimits()
{
    HttpLimits limits;
    limits.deadline = Seconds(120);
    limits.silence = Seconds(120);
    limits.bodyBytes = 64 * 1024 * 1024;
    return limits;
}

Error providerError(int status, const QString &type, const QString &message)
{
    const QString words = message.isEmpty() ? QString() : u" It says: "_s + displayText(message, 400);
    Error error{Fault::Refused, Leg::Model, u"model_refused"_s, u"The model's provider refused the request (%1).%2"_s,
        {}, {}, {}};
    const QString what = status ? QString::number(status) : displayText(type, 80);
    if (status == 401 || status == 403 || type.contains("authentication"_L1) || type.contains("AccessDenied"_L1)) {
        error.code = u"model_key"_s;
        error.message = u"The model's provider does not accept the key (%1).%2"_s;
        error.hint = u"Put a good one into the keychain: agent0ctl secret set --model PROVIDER --secret-stdin"_s;
    } else if (status == 413 || saysTooLong(message) || saysTooLong(type)) {
        error.code = u"model_context"_s;
        error.message = u"The conversation is too long for this model (%1).%2"_s;
        error.hint = u"Begin a new conversation, or choose a model that takes more."_s;
    } else if (status == 404) {
        error.fault = Fault::Configuration;
        error.code = u"model_unknown"_s;
        error.message = u"The provider knows no such model, or the address is not its own (%1).%2"_s;
        error.hint = u"See what it has: agent0ctl chat --list-models"_s;
    } else if (isBusy(status) || type.contains("overloaded"_L1) || type.contains("rate_limit"_L1)
        || type.contains("throttling"_L1, Qt::CaseInsensitive) || type.contains("Unavailable"_L1)
        || type.contains("internalServer"_L1, Qt::CaseInsensitive)) {
        error.fault = Fault::Network;
        error.code = u"model_busy"_s;
        error.message = u"The model's provider is too busy at the moment (%1).%2"_s;
        error.hint = u"Try again in a while."_s;
    }
    error.message = error.message.arg(what, words);
    return error;
}

namespace {

Task<Result<std::unique_ptr<HttpStream>>> openAnswer(ModelPorts ports, MakeRequest make)
{
    for (int done = 0;; ++done) {
        auto stream = co_await ports.http.open(make());
        if (!stream)
            co_return fail(Error(stream.error()).at(Leg::Model));
        const HttpResponse head = (*stream)->head();
        if (head.status >= 200 && head.status < 300)
            co_return std::move(*stream);
        auto answer = co_await wholeAnswer(std::move(*stream), LargestRefusal, Leg::Model);
        if (!answer)
            co_return fail(answer.error());
        const Milliseconds pause = pauseAfter(*answer, done, ports);
        if (!isBusy(answer->status) || done + 1 >= MostAttempts || pause > LongestPause)
            co_return fail(refusal(*answer));
        co_await ports.clock.sleep(pause);
    }
}

/// All pieces of a stream, to the taker.
Task<Result<>> readPieces(std::unique_ptr<HttpStream> stream, AnswerParts *parts, PieceTaker take)
{
    for (;;) {
        const auto piece = co_await stream->next();
        // Whether it had said all is for the parts to know.
        if (!piece && (piece.error().fault == Fault::Network || piece.error().code == "answer_cut_short"_L1))
            co_return Result<>();
        if (!piece)
            co_return fail(Error(piece.error()).at(Leg::Model));
        if (piece->isEmpty())
            co_return Result<>();
        const auto ended = take(*parts, *piece);
        if (!ended)
            co_return fail(ended.error());
        if (*ended)
            co_return Result<>();
    }
}

Result<bool> takeEvents(EventStreamParser &parser, AnswerParts &parts, QByteArrayView bytes, const EventTaker &take)
{
    const auto events = parser.feed(bytes);
    if (!events)
        return malformedAnswer(events.error().message);
    for (const ServerSentEvent &event : *events) {
        const auto ended = take(parts, event);
        if (!ended || *ended)
            return ended;
    }
    return false;
}

} // namespace

Task<Result<ModelAnswer>> streamedAnswer(
    ModelPorts ports, MakeRequest make, QByteArray mediaType, TextSink text, PieceTaker take)
{
    auto stream = co_await openAnswer(ports, std::move(make));
    if (!stream)
        co_return fail(stream.error());
    if (!(*stream)->head().header("Content-Type").toLower().startsWith(mediaType))
        co_return malformedAnswer(u"it is no stream of the type %1."_s.arg(QString::fromLatin1(mediaType)));
    AnswerParts parts(std::move(text));
    const auto read = co_await readPieces(std::move(*stream), &parts, std::move(take));
    if (!read)
        co_return fail(read.error());
    co_return parts.whole();
}

Task<Result<ModelAnswer>> eventsAnswer(ModelPorts ports, MakeRequest make, TextSink text, EventTaker take)
{
    const auto parser = std::make_shared<EventStreamParser>();
    const PieceTaker pieces = [parser, take = std::move(take)](AnswerParts &parts, QByteArrayView bytes) {
        return takeEvents(*parser, parts, bytes, take);
    };
    co_return co_await streamedAnswer(ports, std::move(make), "text/event-stream", std::move(text), pieces);
}

Task<Result<QList<QJsonObject>>> fetchList(ModelPorts ports, MakeRequest make, QString member)
{
    auto stream = co_await openAnswer(ports, std::move(make));
    if (!stream)
        co_return fail(stream.error());
    const auto answer = co_await wholeAnswer(std::move(*stream), LargestList, Leg::Model);
    if (!answer)
        co_return fail(answer.error());
    const auto object = parseJsonObject(answer->body);
    if (!object)
        co_return fail(Error(object.error()).at(Leg::Model));
    QList<QJsonObject> all;
    for (const QJsonValue &one : object->value(member).toArray())
        all << one.toObject();
    co_return all;
}

Task<Result<QStringList>> fetchIds(ModelPorts ports, MakeRequest make)
{
    const auto all = co_await fetchList(ports, std::move(make), u"data"_s);
    if (!all)
        co_return fail(all.error());
    QStringList ids;
    for (const QJsonObject &one : *all)
        ids << one.value("id"_L1).toString();
    co_return ids;
}

} // namespace agent0
