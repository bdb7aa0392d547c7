#include "keychain/keychainjob.h"

#include "keychain/qtkeychain.h"

namespace agent0 {

void runKeychainJob(const KeychainJob &job, KeychainDone done) { runQtKeychainJob(job, std::move(done)); }

} // namespace agent0
