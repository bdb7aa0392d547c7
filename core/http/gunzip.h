#pragma once

#include <QByteArray>

#include <memory>

namespace agent0 {

/// One gzip stream (RFC 1952) taken apart as it arrives, its checksum and length included. libcurl's own
/// decoder takes a stream that was cut for a whole one.
class Gunzip {
public:
    Gunzip();
    ~Gunzip();
    Gunzip(Gunzip &&) noexcept;
    Gunzip &operator=(Gunzip &&) noexcept;

    enum class Outcome { Good, TooLarge, Broken };
    /// Appends to out, which never grows beyond limit bytes.
    Outcome feed(QByteArrayView bytes, QByteArray &out, qsizetype limit);
    bool isComplete() const; ///< the stream ended where and as it should

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace agent0
