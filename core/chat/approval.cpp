#include "chat/approval.h"

namespace agent0 {

std::optional<ApprovalMode> approvalModeNamed(const QString &name)
{
    if (name == "reads"_L1 || name == "always"_L1)
        return ApprovalMode::Reads;
    if (name == "writes"_L1)
        return ApprovalMode::Writes;
    if (name == "never-ask"_L1 || name == "never"_L1)
        return ApprovalMode::NeverAsk;
    return std::nullopt;
}

bool mustAsk(ApprovalMode mode, const ProposedCall &call, const Permissions &allowed)
{
    if (call.writes && call.afterForeignText)
        return true;
    switch (mode) {
    case ApprovalMode::NeverAsk: return false;
    case ApprovalMode::Writes: return call.writes && !allowed.hold(call.permission);
    case ApprovalMode::Reads: return !allowed.hold(call.permission);
    }
    Q_UNREACHABLE();
}

} // namespace agent0
