#pragma once

#include "model/languagemodel.h"

#include <QSet>

namespace agent0 {

/// Which calls the person is asked about.
enum class ApprovalMode {
    Reads, ///< all of them
    Writes, ///< those that change something
    NeverAsk, ///< none
};

/// As configurations name them: "reads" (also "always"), "writes", "never-ask" (also "never").
std::optional<ApprovalMode> approvalModeNamed(const QString &name);

/// A call before it is made, as the person is asked about it.
struct ProposedCall {
    ToolCall call;
    ToolDefinition tool;
    QString
        words; ///< what exactly it changes: "Remove “Buy milk” in Todo0". Text from outside, harmless to show on one line
    bool writes = false;
    bool afterForeignText =
        false; ///< whoever wants it has read text that others wrote: only a yes to this very call counts
    QByteArray permission; ///< what a lasting yes is for: this tool as it is now
};

/// What the person says to one.
struct Verdict {
    enum class Kind { Once, Conversation, Always, Deny };
    Kind kind = Kind::Deny;
    QString word; ///< with Deny: what the model is to know, "" for nothing
};

/// What was allowed before.
struct Permissions {
    QSet<QByteArray> always;
    QSet<QByteArray> conversation;
    bool hold(const QByteArray &permission) const
    {
        return always.contains(permission) || conversation.contains(permission);
    }
};

/// Whether the person has to be asked. A write that follows from text of others is always asked for, whatever was allowed
/// before and whatever the mode: such text may be what wants it.
bool mustAsk(ApprovalMode mode, const ProposedCall &call, const Permissions &allowed);

} // namespace agent0
