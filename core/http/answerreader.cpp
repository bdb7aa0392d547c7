#include "http/answerreader.h"

#include <algorithm>
#include <limits>

namespace agent0 {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

constexpr int mostInterimAnswers = 16;
constexpr qsizetype mostReserved = 1024 * 1024;

bool names(const HttpHeader &header, QByteArrayView name)
{
    return header.name.size() == name.size() && header.name.compare(name, Qt::CaseInsensitive) == 0;
}

constexpr auto tooLargeHint = "Nothing was kept of it. If the address is right, tell whoever runs the server."_L1;
constexpr auto brokenHint = "A proxy on the way or the server is at fault: tell whoever runs it."_L1;

} // namespace

void AnswerReader::begin(const HttpRequest &request, QByteArrayView host, bool compressible)
{
    *this = AnswerReader();
    m_limits = request.limits;
    m_leg = request.leg;
    m_host = host.toByteArray();
    m_bodiless = request.method == "HEAD";
    m_compressible = compressible;
}

bool AnswerReader::stop(QLatin1StringView code, const QString &message, QLatin1StringView hint)
{
    if (!m_problem)
        m_problem = fail(
            Fault::Malformed, m_leg, code, message.arg(QString::fromLatin1(m_host)), hint.isEmpty() ? brokenHint : hint)
                        .error();
    return false;
}

bool AnswerReader::headLine(QByteArrayView line)
{
    m_headBytes += line.size();
    if (m_headBytes > m_limits.headBytes)
        return stop("answer_too_large"_L1,
            u"The head of the answer of %1 is larger than "_s + QString::number(m_limits.headBytes) + u" bytes."_s,
            tooLargeHint);
    if (m_headDone)
        return true; // trailers: nothing here may change what the head said
    while (!line.isEmpty() && (line.back() == '\n' || line.back() == '\r'))
        line.chop(1);
    if (line.isEmpty())
        return endOfHead();
    return line.startsWith("HTTP/") ? statusLine(line) : headerLine(line);
}

bool AnswerReader::statusLine(QByteArrayView line)
{
    const qsizetype blank = line.indexOf(' ');
    const QByteArrayView rest = blank < 0 ? QByteArrayView() : line.sliced(blank + 1);
    const bool threeDigits = rest.size() >= 3 && std::all_of(rest.begin(), rest.begin() + 3, isDigit)
        && (rest.size() == 3 || rest[3] == ' ');
    m_response = HttpResponse{threeDigits ? (rest[0] - '0') * 100 + (rest[1] - '0') * 10 + rest[2] - '0' : 0, {}, {}};
    m_response.headers.reserve(16);
    m_length.reset();
    m_chunked = false;
    m_gunzip.reset();
    if (m_response.status < 100 || m_response.status > 599)
        return stop("not_http"_L1, u"The status line of the answer of %1 is not HTTP."_s);
    return true;
}

bool AnswerReader::headerLine(QByteArrayView line)
{
    if (line.front() == ' ' || line.front() == '\t') {
        if (!m_response.headers.isEmpty()) // RFC 9112 5.2: a folded line means a blank
            m_response.headers.back().value.append(' ').append(line.trimmed());
        return true;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon < 1)
        return true;
    m_response.headers.append(
        HttpHeader{line.first(colon).toByteArray(), line.sliced(colon + 1).trimmed().toByteArray()});
    return checkHeader(m_response.headers.constLast());
}

bool AnswerReader::checkHeader(const HttpHeader &header)
{
    if (names(header, "Content-Length"))
        return contentLength(header.value);
    if (names(header, "Transfer-Encoding"))
        m_chunked = true;
    return !names(header, "Content-Encoding") || encoding(header.value);
}

bool AnswerReader::encoding(QByteArrayView value)
{
    if (value.compare("identity", Qt::CaseInsensitive) == 0)
        return true;
    const bool gzip =
        value.compare("gzip", Qt::CaseInsensitive) == 0 || value.compare("x-gzip", Qt::CaseInsensitive) == 0;
    if (!gzip || !m_compressible || m_gunzip)
        return stop("answer_encoding"_L1, u"%1 compressed its answer in a way it was not asked for"_s);
    m_gunzip.emplace();
    return true;
}

// RFC 9112 6.3: two lengths that differ mean that somebody on the way reads another message than we do.
bool AnswerReader::contentLength(QByteArrayView value)
{
    const bool digits = !value.isEmpty() && std::ranges::all_of(value, isDigit);
    bool fits = false;
    const qint64 length = value.toByteArray().toLongLong(&fits);
    if (!digits)
        return stop("answer_framing"_L1, u"The answer of %1 has a Content-Length that is not a number."_s);
    if (m_length && m_length != length)
        return stop("answer_framing"_L1, u"The answer of %1 has two different Content-Length headers."_s);
    m_length = fits ? length : std::numeric_limits<qint64>::max();
    return true;
}

bool AnswerReader::endOfHead()
{
    if (m_response.status == 101)
        return stop("not_http"_L1, u"%1 changed to another protocol without being asked"_s);
    if (m_response.status < 200)
        return ++m_interim <= mostInterimAnswers
            || stop("answer_framing"_L1, u"%1 sends interim answers without an end"_s);
    if (m_length && m_chunked)
        return stop(
            "answer_framing"_L1, u"The answer of %1 is framed twice, by Content-Length and Transfer-Encoding."_s);
    if (m_length > m_limits.bodyBytes && !m_bodiless && m_response.status != 304)
        return stop("answer_too_large"_L1,
            u"%1 announces an answer larger than "_s + QString::number(m_limits.bodyBytes) + u" bytes."_s,
            tooLargeHint);
    if (m_length)
        m_response.body.reserve(std::min<qsizetype>(qsizetype(*m_length), mostReserved));
    m_headDone = true;
    return true;
}

bool AnswerReader::tooLarge()
{
    return stop("answer_too_large"_L1,
        u"The answer of %1 is larger than "_s + QString::number(m_limits.bodyBytes) + u" bytes."_s, tooLargeHint);
}

bool AnswerReader::bodyBytes(QByteArrayView bytes)
{
    const qsizetype most = m_limits.bodyBytes - m_takenBytes;
    if (!m_gunzip) {
        if (bytes.size() > most - m_response.body.size())
            return tooLarge();
        m_response.body.append(bytes);
        return true;
    }
    m_compressedBytes += bytes.size();
    switch (m_gunzip->feed(bytes, m_response.body, most)) {
    case Gunzip::Outcome::Good: break;
    case Gunzip::Outcome::TooLarge: return tooLarge();
    case Gunzip::Outcome::Broken: return stop("answer_encoding"_L1, u"The answer of %1 cannot be decompressed."_s);
    }
    return m_compressedBytes <= m_limits.bodyBytes || tooLarge();
}

QByteArray AnswerReader::takeBody()
{
    m_takenBytes += m_response.body.size();
    return std::exchange(m_response.body, {});
}

bool AnswerReader::end()
{
    if (!m_headDone)
        return stop("answer_cut_short"_L1, u"The answer of %1 ended before it was complete."_s);
    if (m_gunzip && m_compressedBytes > 0 && !m_gunzip->isComplete())
        return stop("answer_encoding"_L1, u"The compressed answer of %1 ended before it was complete."_s);
    return true;
}

} // namespace agent0
