#include "sandbox/faulteffects.h"

namespace agent0::sandbox {

namespace {

/// One way for an answer to be bad, whichever endpoint gives it.
struct AnswerKind {
    const char *name;
    const char *description;
    std::variant<Instead, Afterwards> effect;
};

struct Endpoint {
    const char *prefix;
    Point point;
    bool hasBody = true; ///< a revocation's answer has none that could be wrong
};

const QList<Endpoint> Endpoints{{"discovery", Point::IdpMetadata}, {"keys", Point::IdpKeys}, {"code", Point::CodeGrant},
    {"refresh", Point::Refresh}, {"exchange", Point::Exchange}, {"userinfo", Point::UserInfo},
    {"idp-revoke", Point::IdpRevocation, false}, {"as-discovery", Point::ServerMetadata}, {"redeem", Point::Redemption},
    {"as-revoke", Point::ServerRevocation, false}, {"resource-discovery", Point::ResourceMetadata},
    {"api", Point::Resource}};

using Framing = Wire::Framing;
using Ending = Wire::Ending;

Wire framed(Framing framing, Ending ending = Ending::KeepOpen)
{
    Wire wire;
    wire.framing = framing;
    wire.ending = ending;
    return wire;
}

Wire cut(qsizetype at, bool inBody, Ending ending)
{
    Wire wire;
    wire.cutAt = at;
    wire.cutInBody = inBody;
    wire.ending = ending;
    return wire;
}

Wire filled(QByteArray filler, qint64 bytes, std::optional<QByteArray> raw = {})
{
    Wire wire;
    wire.framing = Framing::UntilClose;
    wire.raw = std::move(raw);
    wire.filler = std::move(filler);
    wire.fillerBytes = bytes;
    return wire;
}

Wire rawBytes(QByteArray bytes, Ending ending = Ending::Close)
{
    Wire wire;
    wire.raw = std::move(bytes);
    wire.ending = ending;
    return wire;
}

Wire dripping()
{
    Wire wire;
    wire.dripBytes = 1;
    wire.dripEvery = Milliseconds(50);
    return wire;
}

QList<AnswerKind> wireKinds()
{
    const QByteArray small = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    return {
        {"hang", "never answers", overWire(cut(0, false, Ending::Hang))},
        {"hang-in-body", "stops in the middle of the body and stays", overWire(cut(-1, true, Ending::Hang))},
        {"close", "closes without an answer", overWire(cut(0, false, Ending::Close))},
        {"reset", "resets the connection without an answer", overWire(cut(0, false, Ending::Reset))},
        {"reset-in-head", "resets in the middle of the head", overWire(cut(20, false, Ending::Reset))},
        {"reset-in-body", "resets in the middle of the body", overWire(cut(-1, true, Ending::Reset))},
        {"cut", "closes in the middle of the body", overWire(cut(-1, true, Ending::Close))},
        {"drip", "one byte every 50 ms", overWire(dripping())},
        {"length-too-long", "announces more than comes, and closes",
            overWire(framed(Framing::LengthTooLong, Ending::Close))},
        {"length-too-short", "announces half of what comes", overWire(framed(Framing::LengthTooShort, Ending::Close))},
        {"two-lengths", "two Content-Lengths that differ", overWire(framed(Framing::TwoLengths, Ending::Close))},
        {"length-and-chunked", "Content-Length and chunks at once",
            overWire(framed(Framing::LengthAndChunked, Ending::Close))},
        {"negative-length", "a Content-Length of -1", overWire(framed(Framing::NegativeLength, Ending::Close))},
        {"absurd-length", "a Content-Length of 10^15", overWire(framed(Framing::AbsurdLength, Ending::Hang))},
        {"bad-chunk", "a chunk size that is no number", overWire(framed(Framing::BadChunkSize, Ending::Close))},
        {"chunks-unfinished", "the last chunk never comes, the connection closes",
            overWire(framed(Framing::ChunksUnfinished, Ending::Close))},
        {"garbage", "bytes that are no HTTP", overWire(rawBytes("\x16\x03\x01\x02 this is not HTTP\r\n\r\n"))},
        {"http09", "a body without any head", overWire(rawBytes("{\"access_token\":\"old\"}\n"))},
        {"second-answer", "another answer behind the right one", overWire(rawBytes(small + small, Ending::KeepOpen))},
        {"endless-continue", "100 Continue for ever",
            overWire(filled("HTTP/1.1 100 Continue\r\n\r\n", -1, QByteArray("")))},
        {"endless-head", "headers for ever",
            overWire(filled("X-More: and more\r\n", -1, QByteArray("HTTP/1.1 200 OK\r\n")))},
        {"endless-body", "a body for ever", overWire(filled(QByteArray(1024, ' '), -1))},
        {"huge-body", "64 MiB of blanks behind the body", overWire(filled(QByteArray(1024, ' '), 64 * 1024 * 1024))},
        {"huge-head", "one header of 8 MiB", Afterwards([](Response &response, const Scene &) {
             response.set("X-Huge", QByteArray(8 * 1024 * 1024, 'h'));
         })},
    };
}

QByteArray utf16(const QByteArray &body)
{
    const QString text = QString::fromUtf8(body);
    return QByteArray("\xff\xfe", 2) + QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
}

/// A body in the content coding "deflate" that grows a thousandfold.
Afterwards deflateBomb()
{
    return [](Response &response, const Scene &) {
        // qCompress() writes the plain size before the zlib stream.
        response.body = qCompress(QByteArray(64 * 1024 * 1024, ' '), 9).sliced(4);
        response.set("Content-Encoding", "deflate");
    };
}

QList<AnswerKind> contentKinds()
{
    const QByteArray portal = "<!DOCTYPE html><html><body><h1>Welcome to the airport</h1></body></html>";
    return {
        {"html", "200 with a page instead of JSON, as a captive portal does", answerBody(portal, "text/html")},
        {"text-plain", "the right JSON, called text/plain", answerHeader("Content-Type", "text/plain")},
        {"not-json", "text that is no JSON, called JSON",
            answerBody("access_token=abc&token_type=bearer", "application/json")},
        {"empty", "no body at all", answerBody("", "application/json")},
        {"json-null", "the JSON text null", answerBody("null", "application/json")},
        {"json-list", "a JSON list around the answer", answerBody("[BODY]", "application/json")},
        {"bom", "a byte order mark before the JSON",
            answerBody("\xef\xbb\xbf"
                       "BODY")},
        {"utf16", "the JSON in UTF-16",
            Afterwards([](Response &response, const Scene &) { response.body = utf16(response.body); })},
        {"invalid-utf8", "a byte that is no UTF-8 in a member",
            Afterwards([](Response &response, const Scene &) { response.body.insert(1, "\"x\":\"\xff\","); })},
        {"duplicate-member", "every member stands there twice, the second time empty",
            Afterwards([](Response &response, const Scene &) {
                for (const QString &key : response.object().keys())
                    response.body.insert(response.body.lastIndexOf('}'), ",\"" + key.toUtf8() + "\":\"\"");
            })},
        {"trailing-text", "text behind the JSON", answerBody("BODY trailing")},
        {"cut-json", "half of the JSON, with the right length",
            Afterwards([](Response &response, const Scene &) { response.body.truncate(response.body.size() / 2); })},
        {"deep-json", "100,000 lists in each other", Afterwards([](Response &response, const Scene &) {
             response.body = QByteArray(100'000, '[') + QByteArray(100'000, ']');
         })},
        {"deflate-bomb", "64 KiB that unpack to 64 MiB", deflateBomb()},
    };
}

QList<AnswerKind> statusKinds()
{
    const auto withRetry = [](int status, const char *after) {
        return Instead([status, after = QByteArray(after)](const Scene &) {
            return Response::json(
                {{u"error"_s, status == 429 ? u"rate_limit"_s : u"temporarily_unavailable"_s}}, status)
                .add("Retry-After", after)
                .add("X-Rate-Limit-Remaining", "0");
        });
    };
    return {
        {"401-basic", "401 with a Basic challenge",
            plainAnswer(401, {{"WWW-Authenticate", "Basic realm=\"proxy\""}}, "")},
        {"401-negotiate", "401 with a Negotiate challenge", plainAnswer(401, {{"WWW-Authenticate", "Negotiate"}}, "")},
        {"407", "407 with a challenge", plainAnswer(407, {{"Proxy-Authenticate", "Basic realm=\"proxy\""}}, "")},
        {"429", "429, Retry-After in seconds", withRetry(429, "1")},
        {"429-date", "429, Retry-After as a date", withRetry(429, "Fri, 01 Jan 2100 00:00:00 GMT")},
        {"429-garbage", "429, Retry-After that is neither", withRetry(429, "soon")},
        {"429-negative", "429, Retry-After of -5", withRetry(429, "-5")},
        {"429-huge", "429, Retry-After of 10^20", withRetry(429, "100000000000000000000")},
        {"429-once", "429 with Retry-After 0, the first time only", withRetry(429, "0")},
        {"503", "503, Retry-After in seconds", withRetry(503, "1")},
        {"503-once", "503 with Retry-After 0, the first time only", withRetry(503, "0")},
        {"500", "500 with an OAuth error", oauthError(500, "server_error", "An unexpected error occurred.")},
        {"502", "502 with a page", plainAnswer(502, {{"Content-Type", "text/html"}}, "<h1>502 Bad Gateway</h1>")},
        {"204", "204 where a body is due", plainAnswer(204, {}, "")},
        {"redirect-301", "a redirect to the trap", redirectTo(301, "TRAP/301")},
        {"redirect-302", "a redirect to the trap", redirectTo(302, "TRAP/302")},
        {"redirect-303", "a redirect to the trap", redirectTo(303, "TRAP/303")},
        {"redirect-307", "a redirect to the trap that repeats the request", redirectTo(307, "TRAP/307")},
        {"redirect-308", "a redirect to the trap that repeats the request", redirectTo(308, "TRAP/308")},
        {"redirect-file", "a redirect to a file", redirectTo(302, "file:///etc/passwd")},
        {"redirect-data", "a redirect to a data address", redirectTo(302, "data:application/json,{}")},
        {"redirect-loop", "a redirect to itself", Instead([](const Scene &scene) {
             return Response::redirect(
                 scene.request.path + (scene.request.query.isEmpty() ? "" : '?' + scene.request.query));
         })},
    };
}

} // namespace

QList<Misdeed> answerMisdeeds()
{
    QList<Misdeed> all;
    const QList<AnswerKind> anyKinds = wireKinds() + statusKinds();
    const QList<AnswerKind> bodyKinds = anyKinds + contentKinds();
    for (const Endpoint &endpoint : Endpoints) {
        for (const AnswerKind &kind : endpoint.hasBody ? bodyKinds : anyKinds) {
            const QString name = QString::fromLatin1(endpoint.prefix) + u'-' + QString::fromLatin1(kind.name);
            Misdeed misdeed{name, endpoint.point, QString::fromLatin1(kind.description), Asked{}};
            std::visit([&](const auto &effect) { misdeed.effect = effect; }, kind.effect);
            misdeed.times = name.endsWith("-once"_L1) ? 1 : 0;
            all.append(misdeed);
        }
    }
    // The very accident that costs people their sign-in: the server rotated, nobody learned of it.
    all.append({u"refresh-lost-answer"_s, Point::Refresh, u"the first answer is lost after the token was rotated"_s,
        overWire(cut(0, false, Ending::Reset)), 1});
    return all;
}

} // namespace agent0::sandbox
