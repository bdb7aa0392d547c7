#include "sandbox/requestparser.h"

#include <algorithm>

namespace agent0::sandbox {

namespace {

bool isTokenText(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
    });
}

bool isVisible(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return uchar(c) > 0x20 && uchar(c) != 0x7f; });
}

bool isFieldText(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return uchar(c) >= 0x20 || c == '\t'; });
}

/// A number of digits alone; -1 for anything else or more than 15 of them.
qint64 digits(QByteArrayView text, int base)
{
    const bool fine = !text.isEmpty() && text.size() <= 15 && std::ranges::all_of(text, [base](char c) {
        return (c >= '0' && c <= '9') || (base == 16 && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
    });
    return fine ? text.toByteArray().toLongLong(nullptr, base) : -1;
}

} // namespace

RequestParser::Outcome RequestParser::refuse(int status)
{
    m_refusal = status;
    m_buffer.clear();
    return Outcome::Refused;
}

RequestParser::Outcome RequestParser::next(Request *request)
{
    if (m_refusal)
        return Outcome::Refused;
    if (!m_inBody) {
        while (m_buffer.startsWith("\r\n")) // RFC 9112 2.2: at least one empty line in front is ignored
            m_buffer.remove(0, 2);
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        if (end > HeadLimit || (end < 0 && m_buffer.size() > HeadLimit))
            return refuse(431);
        if (end < 0)
            return Outcome::NeedsMore;
        const QByteArray head = m_buffer.first(end + 2);
        m_buffer.remove(0, end + 4);
        if (!readHead(head) || !readFraming())
            return refuse(m_refusal ? m_refusal : 400);
        m_inBody = true;
    }
    return m_chunked ? readChunks(request) : readBody(request);
}

bool RequestParser::readHead(QByteArrayView head)
{
    m_request = Request();
    bool first = true;
    while (!head.isEmpty()) {
        const qsizetype end = head.indexOf("\r\n");
        const QByteArrayView line = head.first(end);
        head = head.sliced(end + 2);
        if (std::exchange(first, false)) {
            if (!readRequestLine(line))
                return false;
            continue;
        }
        const qsizetype colon = line.indexOf(':');
        const QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1).trimmed();
        if (colon < 0 || !isTokenText(line.first(colon)) || !isFieldText(value))
            return false;
        m_request.headers.append({line.first(colon).toByteArray(), value.toByteArray()});
    }
    return m_http10 || m_request.count("Host") == 1; // RFC 9112 3.2
}

bool RequestParser::readRequestLine(QByteArrayView line)
{
    const qsizetype one = line.indexOf(' ');
    const qsizetype two = line.lastIndexOf(' ');
    if (one <= 0 || two <= one)
        return false;
    const QByteArrayView target = line.sliced(one + 1, two - one - 1);
    const QByteArrayView version = line.sliced(two + 1);
    m_http10 = version == "HTTP/1.0";
    if (!m_http10 && version != "HTTP/1.1") {
        m_refusal = version.startsWith("HTTP/") ? 505 : 400;
        return false;
    }
    if (!isTokenText(line.first(one)) || !target.startsWith('/') || !isVisible(target))
        return false;
    const qsizetype question = target.indexOf('?');
    m_request.method = line.first(one).toByteArray();
    m_request.path = (question < 0 ? target : target.first(question)).toByteArray();
    m_request.query = question < 0 ? QByteArray() : target.sliced(question + 1).toByteArray();
    return true;
}

bool RequestParser::readFraming()
{
    const QByteArray connection = m_request.header("Connection").toLower();
    m_request.keepAlive = m_http10 ? connection.contains("keep-alive") : !connection.contains("close");
    const QByteArray coding = m_request.header("Transfer-Encoding");
    m_chunked = !coding.isEmpty();
    m_length = 0;
    // RFC 9112 6.1: both, or two lengths, is how requests are smuggled.
    if (m_request.count("Content-Length") > 1 || (m_chunked && m_request.count("Content-Length") > 0))
        return false;
    if (m_chunked && coding.compare("chunked", Qt::CaseInsensitive) != 0) {
        m_refusal = 501;
        return false;
    }
    if (m_request.count("Content-Length") == 1) {
        m_length = digits(m_request.header("Content-Length"), 10);
        if (m_length < 0)
            return false;
    }
    if (m_length > BodyLimit) {
        m_refusal = 413;
        return false;
    }
    m_expects = m_request.header("Expect").compare("100-continue", Qt::CaseInsensitive) == 0;
    return true;
}

bool RequestParser::takeExpectation() { return m_inBody && std::exchange(m_expects, false); }

RequestParser::Outcome RequestParser::readBody(Request *request)
{
    if (m_buffer.size() < m_length)
        return Outcome::NeedsMore;
    return finish(request, m_buffer.first(m_length), m_length);
}

RequestParser::Outcome RequestParser::readChunks(Request *request)
{
    // Read from the start each time: bodies are small, and half a chunk leaves no state behind.
    QByteArray body;
    qsizetype at = 0;
    while (true) {
        const qsizetype end = m_buffer.indexOf("\r\n", at);
        if (end < 0)
            return m_buffer.size() - at > 1024 ? refuse(400) : Outcome::NeedsMore;
        const QByteArrayView line = QByteArrayView(m_buffer).sliced(at, end - at);
        const qsizetype extension = line.indexOf(';');
        const qint64 size = digits((extension < 0 ? line : line.first(extension)).trimmed(), 16);
        if (size < 0)
            return refuse(400);
        if (body.size() + size > BodyLimit)
            return refuse(413);
        at = end + 2;
        if (size == 0)
            break;
        if (m_buffer.size() < at + size + 2)
            return Outcome::NeedsMore;
        if (QByteArrayView(m_buffer).sliced(at + size, 2) != "\r\n")
            return refuse(400);
        body.append(QByteArrayView(m_buffer).sliced(at, size));
        at += size + 2;
    }
    if (m_buffer.size() < at + 2)
        return Outcome::NeedsMore;
    // We take no trailers: nobody who speaks to us sends them.
    return QByteArrayView(m_buffer).sliced(at, 2) == "\r\n" ? finish(request, body, at + 2) : refuse(400);
}

RequestParser::Outcome RequestParser::finish(Request *request, QByteArray body, qsizetype consumed)
{
    *request = std::exchange(m_request, {});
    request->body = std::move(body);
    m_buffer.remove(0, consumed);
    m_inBody = false;
    m_expects = false;
    return Outcome::Complete;
}

} // namespace agent0::sandbox
