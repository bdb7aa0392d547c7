#pragma once

#include "activity/activityrecord.h"
#include "vault/vaultcontent.h"

namespace agent0 {

/// A failure for people: harmless plain text.
struct ErrorText {
    QString title; ///< a few words: "Access refused"
    QString what; ///< a sentence, and on which leg
    QString next; ///< what to do, "" when nothing can be said
    QString technical; ///< code, the server's own words and its request id: for whoever can help
};

ErrorText errorText(const Error &error);
/// An administrator's no of an earlier attempt.
ErrorText errorText(const BlockedAccess &blocked);
/// Of a record that failed, from what is known about such refusals; nothing of a good one.
std::optional<ErrorText> errorText(const ActivityRecord &record);

} // namespace agent0
