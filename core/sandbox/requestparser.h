#pragma once

#include "sandbox/message.h"

namespace agent0::sandbox {

/// Takes requests out of a stream of bytes (RFC 9112), strictly: what two readers could understand
/// differently is refused, never guessed.
class RequestParser {
public:
    static constexpr qsizetype HeadLimit = 64 * 1024;
    static constexpr qsizetype BodyLimit = 1024 * 1024;

    enum class Outcome {
        NeedsMore,
        Complete,
        Refused, ///< refusal() is the status to answer with; nothing more can be read
    };

    void feed(QByteArrayView bytes) { m_buffer.append(bytes); }
    /// The next whole request, moved into *request.
    Outcome next(Request *request);
    int refusal() const { return m_refusal; }
    /// The head is there, the body is not, and the client waits for "100 Continue". True once a request.
    bool takeExpectation();
    bool midRequest() const { return m_inBody || !m_buffer.isEmpty(); }

private:
    Outcome refuse(int status);
    bool readHead(QByteArrayView head);
    bool readRequestLine(QByteArrayView line);
    bool readFraming();
    Outcome readBody(Request *request);
    Outcome readChunks(Request *request);
    Outcome finish(Request *request, QByteArray body, qsizetype consumed);

    QByteArray m_buffer;
    Request m_request;
    qsizetype m_length = 0;
    int m_refusal = 0;
    bool m_inBody = false;
    bool m_chunked = false;
    bool m_expects = false;
    bool m_http10 = false;
};

} // namespace agent0::sandbox
