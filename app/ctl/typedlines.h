#pragma once

#include "base/task.h"

#include <QByteArray>

#include <deque>
#include <memory>

namespace agent0::ctl {

/// The lines of standard input as they come, without holding the event loop up.
class TypedLines {
public:
    TypedLines();
    TypedLines(const TypedLines &) = delete;
    TypedLines &operator=(const TypedLines &) = delete;
    ~TypedLines();

    /// The next line without its end; nothing at the end of input. One call at a time.
    Task<std::optional<QByteArray>> next();

private:
    struct Watch;
    void read();
    std::unique_ptr<Watch> m_watch;
    QByteArray m_begun;
    std::deque<QByteArray> m_lines;
    std::optional<OneShot<bool>::Sender> m_waiting;
    bool m_ended = false;
};

} // namespace agent0::ctl
