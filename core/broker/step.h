#pragma once

#include "base/clock.h"
#include "base/facts.h"
#include "base/result.h"

#include <functional>

namespace agent0 {

/// One step of the chain as people are told it: what was asked, what was granted, how long it took. No secrets.
struct Step {
    Leg leg = Leg::None;
    QString connection;       ///< id, "" for the session's own steps
    QString title;            ///< "ID-JAG for Todo0", a few words
    Facts asked;              ///< "audience", "resource", "scope" …
    Facts granted; ///< "scope", "expiresIn", "subject" …; "idJagsThisMonth" once four fifths of "idJagBudget" are spent
    Milliseconds took{0};
    std::optional<Error> failure;
};

using StepSink = std::function<void(const Step &)>;

} // namespace agent0
