#pragma once

#include "base/secret.h"

#include <QString>

#include <functional>

namespace agent0 {

/// One job of QtKeychain.
struct KeychainJob {
    enum class Kind { Read, Write, Remove };
    Kind kind;
    QString service;
    QString key;
    QString text{}; ///< to write
};

/// How it ended.
struct KeychainOutcome {
    enum class End { Done, NotFound, Refused, RefusedByPerson, Failed };
    End end = End::Failed;
    QString text; ///< the back end's own, for people
    Secret value; ///< read
};

using KeychainDone = std::function<void(KeychainOutcome)>;

/// Runs it; done is called once, from the event loop. Where the library that knows QtKeychain is not loaded yet, it is
/// loaded now: it brings a dozen others, which a program that only looks something up does not need.
void runKeychainJob(const KeychainJob &job, KeychainDone done);

} // namespace agent0
