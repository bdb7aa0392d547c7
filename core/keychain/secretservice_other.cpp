#include "keychain/secretservice.h"

namespace agent0 {

SessionBus::~SessionBus() = default; // none is ever made here

void SecretService::expect(QString, QString) { }

// QtKeychain asks Windows and macOS without a detour.
Task<std::optional<Secret>> SecretService::read(QString, QString) { co_return std::nullopt; }

} // namespace agent0
