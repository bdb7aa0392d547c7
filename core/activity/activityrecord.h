#pragma once

#include "base/clock.h"
#include "base/facts.h"
#include "http/trace.h"

namespace agent0 {

/// What a record tells. Exchange is one HTTP exchange, the others are what it was good for.
enum class ActivityKind {
    Exchange,
    SignIn,
    SignOut,
    TokenRefreshed,
    IdJagIssued,
    AccessGranted,
    AccessRefused,
    AccessRevoked,
    Call,
    ConfigurationChanged,
    BudgetWarning,
    KeyRotated,
    LogDamaged, ///< the log's own: what a writer found broken when it came to append
    RecordsLost, ///< the log's own: so many could not be written (disk full)
    Unknown, ///< written by a newer Agent0
};

/// The kind's name in the log: "id_jag_issued".
QLatin1StringView name(ActivityKind kind);
ActivityKind activityKindNamed(QByteArrayView name);
std::optional<Leg> legNamed(QByteArrayView name);

/// One entry of the activity log. Holds no secret: what comes from an exchange has passed Redaction.
struct ActivityRecord {
    qint64 sequence = 0; ///< given by the log when it is written, from 1, without gaps
    Instant time; ///< when it began, UTC
    ActivityKind kind = ActivityKind::Exchange;
    QString flow; ///< one user action; all its records share it
    QString action; ///< that action in words: "todo list"
    QString profile; ///< given by the log
    QString subject; ///< who: sub of the ID token, "" while nobody is signed in
    QString connection; ///< id, "" for the session's own
    Leg leg = Leg::None;
    QString result = u"ok"_s; ///< or the code of the failure
    QString method;
    QString host; ///< with its port, as in the address
    QString path; ///< query values redacted
    int status = 0; ///< 0: no answer, or no exchange
    Milliseconds took{0};
    Facts asked;
    Facts granted;
    TraceFields requestHeaders; ///< these four for the inspector, bounded
    TraceFields requestFields;
    TraceFields answerHeaders;
    TraceFields answerFields;

    bool ok() const { return result == "ok"_L1; }
};

} // namespace agent0
