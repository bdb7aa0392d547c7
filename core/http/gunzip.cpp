#include "http/gunzip.h"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace agent0 {

namespace {
constexpr int gzipOnly = 16 + MAX_WBITS;
}

struct Gunzip::State {
    z_stream stream{};
    bool usable = inflateInit2(&stream, gzipOnly) == Z_OK;
    bool complete = false;
    ~State() { inflateEnd(&stream); }
};

Gunzip::Gunzip() : m_state(std::make_unique<State>()) { }
Gunzip::~Gunzip() = default;
Gunzip::Gunzip(Gunzip &&) noexcept = default;
Gunzip &Gunzip::operator=(Gunzip &&) noexcept = default;

bool Gunzip::isComplete() const { return m_state->complete; }

Gunzip::Outcome Gunzip::feed(QByteArrayView bytes, QByteArray &out, qsizetype limit)
{
    if (bytes.isEmpty())
        return Outcome::Good;
    if (!m_state->usable || m_state->complete)
        return Outcome::Broken; // nothing may follow the end
    z_stream &stream = m_state->stream;
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    std::array<char, 16 * 1024> piece;
    do {
        stream.next_out = reinterpret_cast<Bytef *>(piece.data());
        stream.avail_out = uInt(piece.size());
        const int result = inflate(&stream, Z_NO_FLUSH);
        const qsizetype made = qsizetype(piece.size() - stream.avail_out);
        if (made > limit - out.size())
            return Outcome::TooLarge;
        out.append(piece.data(), made);
        if (result == Z_STREAM_END)
            m_state->complete = true;
        else if (result != Z_OK && result != Z_BUF_ERROR)
            return Outcome::Broken;
    } while (!m_state->complete && stream.avail_out == 0);
    return stream.avail_in > 0 ? Outcome::Broken : Outcome::Good;
}

} // namespace agent0
