#pragma once

#include "activity/activityflow.h"

namespace agent0 {

/// The activity log's words in the person's language.
QString kindText(ActivityKind kind); ///< "ID-JAG issued"
QString legText(Leg leg); ///< "Token exchange", "" for none
QString participantText(Participant participant); ///< "Identity provider"
/// Of a token that was not accepted, which claim was not as it must be, and what that says: "aud: who may accept it"; "" for
/// other results.
QString refusedClaim(const QString &result);
/// "OK", or the failure in a few words: the code with blanks where nothing better is known.
QString resultText(const QString &result);
/// What stands above a flow: its action, else what kind of thing its records tell.
QString flowTitle(const QString &action, ActivityKind newest);

} // namespace agent0
