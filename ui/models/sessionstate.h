#pragma once

#include "agent/agent.h"

#include <variant>

namespace agent0 {

/// Nothing is known yet: the profile is being read, the sandbox starts.
struct Opening { };
/// No profile can be used: none is there, or the configuration or the policy forbids it.
struct Unusable {
    Error why;
};
/// The keychain is missing, locked or refuses: whether somebody is signed in cannot be told.
struct KeychainTrouble {
    Error why;
};
/// Nobody is signed in. failure: what ended the last attempt.
struct SignedOut {
    std::optional<Error> failure;
};
/// A sign-in has begun; the identity provider is being asked where its page is.
struct PreparingSignIn { };
/// The person is in the browser. page: its address, to open or copy once more.
struct WaitingForBrowser {
    QByteArray page;
    bool opened = false; ///< a browser could be started
};
/// The browser came back; what it brought is being redeemed and checked.
struct FinishingSignIn { };
/// Somebody is signed in. ends: when the session surely ends; nothing while it renews itself.
struct SignedInSession {
    Person person;
    std::optional<Instant> since;
    std::optional<Instant> ends;
};
/// As signed in, but the session cannot renew itself and ends soon.
struct SessionEnding {
    SignedInSession session;
};
/// As signed in, but the identity provider does not answer. What is already at hand works on.
struct Offline {
    SignedInSession session;
    Error why;
};
/// The identity provider wants the person once more. What is on screen stays there.
struct SignInNeeded {
    Person person;
    Error why;
};
/// Tokens are being revoked and forgotten.
struct SigningOut {
    Person person;
};

using SessionState = std::variant<Opening, Unusable, KeychainTrouble, SignedOut, PreparingSignIn, WaitingForBrowser,
    FinishingSignIn, SignedInSession, SessionEnding, Offline, SignInNeeded, SigningOut>;

} // namespace agent0
