#pragma once

#include "http/gunzip.h"
#include "http/httprequest.h"

namespace agent0 {

/// One answer as it arrives, held to the bounds of its request and to what RFC 9110 and 9112 leave no choice
/// about. The caller cuts it into lines and removes the framing; both functions give false when the exchange
/// must end.
class AnswerReader {
public:
    /// host is for messages. compressible: the request allowed the server to compress.
    void begin(const HttpRequest &request, QByteArrayView host, bool compressible);

    bool headLine(QByteArrayView line); ///< with its line break; status line, headers, blank line, trailers
    bool bodyBytes(QByteArrayView bytes); ///< as they came, without chunk framing
    bool end(); ///< nothing more comes: was it whole?

    bool hasHead() const { return m_headDone; }
    bool hasBegun() const { return m_headBytes > 0; }
    /// Why it was stopped. Fault::Malformed: "answer_too_large", "answer_framing", "answer_encoding",
    /// "answer_cut_short", "not_http".
    const std::optional<Error> &problem() const { return m_problem; }
    bool stop(QLatin1StringView code, const QString &message, QLatin1StringView hint = {}); ///< always false
    HttpResponse take() { return std::move(m_response); }

    const HttpResponse &answer() const { return m_response; } ///< as far as it has come
    /// The body as far as it has come, which then counts no more but against the bound.
    QByteArray takeBody();

private:
    bool statusLine(QByteArrayView line);
    bool headerLine(QByteArrayView line);
    bool endOfHead();
    bool checkHeader(const HttpHeader &header);
    bool encoding(QByteArrayView value);
    bool tooLarge();
    bool contentLength(QByteArrayView value);

    HttpResponse m_response;
    std::optional<Error> m_problem;
    std::optional<qint64> m_length; ///< the announced size of the body
    HttpLimits m_limits;
    Leg m_leg = Leg::None;
    QByteArray m_host;
    qsizetype m_headBytes = 0;
    qsizetype m_compressedBytes = 0;
    qsizetype m_takenBytes = 0; ///< of the body
    int m_interim = 0; ///< 1xx answers so far
    bool m_bodiless = false;
    bool m_compressible = false;
    std::optional<Gunzip> m_gunzip;
    bool m_chunked = false;
    bool m_headDone = false;
};

} // namespace agent0
