#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <variant>

namespace agent0 {

/// Where todos come from: one connection, and how it is with it.
struct TodoSource {
    struct Waiting { };                ///< nothing was asked yet
    struct Loading { };                ///< the first answer is awaited
    struct Loaded {
        Instant at;
    };
    struct Failed {
        Error why;
        std::optional<Instant> nextTry; ///< it tries again by itself then
    };
    using State = std::variant<Waiting, Loading, Loaded, Failed>;

    QString connection; ///< its id
    QString name;
    State state;
    bool asking = false; ///< a request is under way
    int retries = 0;     ///< in a row, without an answer

    const Failed *failure() const { return std::get_if<Failed>(&state); }
};

/// What the person is told after something was done, and what they can do about it.
struct TodoNotice {
    enum class Offer { Nothing, Undo, Retry };

    QString text;
    QString hint;
    Offer offer = Offer::Nothing;
};

} // namespace agent0
