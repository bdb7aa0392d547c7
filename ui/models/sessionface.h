#pragma once

#include "models/sessionstate.h"

namespace agent0 {

/// What the person can do about a state.
enum class SessionAction { SignIn, SignInAgain, OpenPageAgain, CopyAddress, Cancel, TryAgain, SetUp, TrySandbox };

/// How a state of the session is said. Plain text throughout.
struct SessionFace {
    enum class Tone { Calm, Busy, Warning, Trouble };

    Tone tone = Tone::Calm;
    QString icon;
    QString title;
    QString text;                  ///< what happened
    QString hint;                  ///< what to do next, "" when nothing can be said
    QList<SessionAction> actions;  ///< the first is what people most likely want
    bool operator==(const SessionFace &) const = default;
};

/// Every state has its own.
SessionFace faceOf(const SessionState &state);
QString textOf(SessionAction action);

} // namespace agent0
