#pragma once

#include "base/clock.h"

namespace agent0 {

/// What the platform's keychain is like, asked of itself: QtKeychain says "not found" of a locked one, and
/// nothing at all of one that hangs.
enum class KeychainState {
    Ready,
    Locked,
    NoCollection, ///< the service runs, but has no keyring to keep anything in
    NoService, ///< nobody offers a keychain on the session bus
    NoBus, ///< there is no session bus
    NoLibrary, ///< the library that talks to the keychain is not installed
    Denied, ///< a policy (a sandbox, the bus) keeps this program away
    Silent, ///< no answer in time
};

/// Fails never; takes at most patience.
Task<KeychainState> keychainState(Clock &clock, Milliseconds patience);

/// Whether a window can ask for the password here.
bool keychainMayPrompt();

/// Some keychain libraries end the whole program when their connection breaks. Called after the first use.
void surviveKeychainLoss();

/// Forgets the connection to a keychain that may have been restarted since; the next use makes a new one.
/// Called only while no job runs.
void reconnectKeychain();

/// What people call the keychain here.
QString keychainName();

/// One sentence on how to come from this state to Ready; "" for Ready.
QString keychainAdvice(KeychainState state);

} // namespace agent0
