#include "keychain/keychainstate.h"

#include "base/result.h"

namespace agent0 {

// Windows and macOS keep the keychain open while the person is logged in, and tell "not found" from "denied".
Task<KeychainState> keychainState(Clock &, Milliseconds) { co_return KeychainState::Ready; }

bool keychainMayPrompt() { return true; }

void surviveKeychainLoss() { }

void reconnectKeychain() { }

QString keychainName()
{
#ifdef Q_OS_MACOS
    return u"the system keychain (Keychain Access)"_s;
#else
    return u"the system keychain (Credential Manager)"_s;
#endif
}

QString keychainAdvice(KeychainState state)
{
    return state == KeychainState::Ready ? QString() : u"Open the system's keychain and try again."_s;
}

} // namespace agent0
