#include "keychain/keychainjob.h"

#include "base/library.h"
#include "keychain/qtkeychain.h"

namespace agent0 {

void runKeychainJob(const KeychainJob &job, KeychainDone done)
{
    QString problem;
    const auto run =
        decltype(&runQtKeychainJob)(functionBeside(QStringLiteral("agent0-keychain"), "runQtKeychainJob", problem));
    if (run)
        return run(job, std::move(done));
    done({KeychainOutcome::End::Failed, problem, {}});
}

} // namespace agent0
