#include "sandbox/wire.h"

#include "sandbox/message.h"

#include <array>

namespace agent0::sandbox {

namespace {

struct Phrase {
    int status;
    const char *text;
};

constexpr std::array Phrases{Phrase{200, "OK"}, Phrase{201, "Created"}, Phrase{202, "Accepted"},
    Phrase{204, "No Content"}, Phrase{301, "Moved Permanently"}, Phrase{302, "Found"}, Phrase{303, "See Other"},
    Phrase{304, "Not Modified"}, Phrase{307, "Temporary Redirect"}, Phrase{308, "Permanent Redirect"},
    Phrase{400, "Bad Request"}, Phrase{401, "Unauthorized"}, Phrase{403, "Forbidden"}, Phrase{404, "Not Found"},
    Phrase{405, "Method Not Allowed"}, Phrase{407, "Proxy Authentication Required"}, Phrase{409, "Conflict"},
    Phrase{411, "Length Required"}, Phrase{413, "Content Too Large"}, Phrase{415, "Unsupported Media Type"},
    Phrase{429, "Too Many Requests"}, Phrase{431, "Request Header Fields Too Large"},
    Phrase{500, "Internal Server Error"}, Phrase{501, "Not Implemented"}, Phrase{502, "Bad Gateway"},
    Phrase{503, "Service Unavailable"}, Phrase{504, "Gateway Timeout"}, Phrase{505, "HTTP Version Not Supported"}};

bool bodyless(int status) { return status == 204 || status == 304 || status < 200; }

QByteArray chunk(QByteArrayView bytes)
{
    return bytes.isEmpty() ? QByteArray()
                           : QByteArray::number(bytes.size(), 16) + "\r\n" + bytes.toByteArray() + "\r\n";
}

QByteArray lengthLine(QByteArrayView value) { return "Content-Length: " + value.toByteArray() + "\r\n"; }

QByteArray framingLines(Wire::Framing framing, qsizetype size)
{
    switch (framing) {
    case Wire::Framing::Length: return lengthLine(QByteArray::number(size));
    case Wire::Framing::UntilClose: return {};
    case Wire::Framing::LengthTooLong: return lengthLine(QByteArray::number(size + 1000));
    case Wire::Framing::LengthTooShort: return lengthLine(QByteArray::number(size / 2));
    case Wire::Framing::TwoLengths:
        return lengthLine(QByteArray::number(size)) + lengthLine(QByteArray::number(size + 7));
    case Wire::Framing::LengthAndChunked:
        return lengthLine(QByteArray::number(size / 2)) + "Transfer-Encoding: chunked\r\n";
    case Wire::Framing::NegativeLength: return lengthLine("-1");
    case Wire::Framing::AbsurdLength: return lengthLine("1000000000000000");
    case Wire::Framing::Chunked:
    case Wire::Framing::BadChunkSize:
    case Wire::Framing::ChunksUnfinished: return "Transfer-Encoding: chunked\r\n";
    }
    Q_UNREACHABLE();
}

QByteArray framedBody(Wire::Framing framing, const QByteArray &body)
{
    const qsizetype half = body.size() / 2;
    switch (framing) {
    case Wire::Framing::Chunked:
    case Wire::Framing::LengthAndChunked:
        return chunk(QByteArrayView(body).first(half)) + chunk(QByteArrayView(body).sliced(half)) + "0\r\n\r\n";
    case Wire::Framing::BadChunkSize: return "zz\r\n" + body + "\r\n0\r\n\r\n";
    case Wire::Framing::ChunksUnfinished: return chunk(body);
    default: return body;
    }
}

} // namespace

QByteArray reasonPhrase(int status)
{
    for (const Phrase &phrase : Phrases) {
        if (phrase.status == status)
            return phrase.text;
    }
    return "Status";
}

QByteArray wireBytes(const Response &response, bool withBody, bool keepAlive, const QByteArray &date)
{
    const Wire &wire = response.wire;
    QByteArray bytes;
    bytes.reserve(256 + response.body.size());
    bytes.append("HTTP/1.1 ").append(QByteArray::number(response.status)).append(' ');
    bytes.append(reasonPhrase(response.status)).append("\r\n");
    if (response.header("Date").isNull())
        bytes.append("Date: ").append(date).append("\r\n");
    for (const Header &header : response.headers)
        bytes.append(header.name).append(": ").append(header.value).append("\r\n");
    if (!bodyless(response.status))
        bytes.append(framingLines(wire.framing, response.body.size()));
    if (!keepAlive)
        bytes.append("Connection: close\r\n");
    bytes.append("\r\n");
    const qsizetype head = bytes.size();
    if (withBody && !bodyless(response.status))
        bytes.append(framedBody(wire.framing, response.body));
    if (wire.cutInBody)
        bytes.truncate(head + (bytes.size() - head) / 2);
    else if (wire.cutAt >= 0)
        bytes.truncate(wire.cutAt);
    return bytes;
}

} // namespace agent0::sandbox
