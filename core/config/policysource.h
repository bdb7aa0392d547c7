#pragma once

#include "base/result.h"

namespace agent0 {

/// Where the administrator's policy is. Programs use the system's place and nothing else: there is no environment variable
/// and no option for it, so that nobody steps out of a policy by setting one. Tests construct their own.
struct PolicySource {
    QString file;
    unsigned owner = 0; ///< who must own the file and the folders above it, beside root

    /// /etc/agent0/policy.json, owned by root; elsewhere the platform's place for administrators.
    static PolicySource ofTheSystem();
};

/// The policy's text, or nothing where there is none. Fails closed, with Fault::Configuration and code policy_unreadable or
/// policy_untrusted, when it cannot be known whether there is one, when it cannot be read, or when others than root and
/// the owner could have changed it or put it there.
Result<std::optional<QByteArray>> readPolicyText(const PolicySource &source);

} // namespace agent0
