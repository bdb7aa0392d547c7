#pragma once

#include "activity/activityfilter.h"

namespace agent0 {

/// The lifelines of a sequence diagram, left to right.
enum class Participant { Person, Agent0, IdentityProvider, AuthorizationServer, Resource };
QLatin1StringView name(Participant participant);

/// One arrow, with its answer; from Agent0 to itself what it did not accept although the answer was good. text is for programs and people alike: a method and path, or an event.
struct FlowMessage {
    Participant from = Participant::Agent0;
    Participant to = Participant::IdentityProvider;
    QString text;
    qsizetype record = 0; ///< in ActivityFlow::records
    bool ok = true;
};

/// One user action with all its records, in the order in which they began.
struct ActivityFlow {
    QString id;
    QString action;
    QString connection; ///< "" where it is about none or several
    Instant began;
    Milliseconds took{0};
    QString result = u"ok"_s; ///< of its last event, else of its last exchange
    QList<ActivityRecord> records;

    QList<FlowMessage> messages() const;
    QList<Participant> participants() const; ///< those that take part
};

/// Those records as a flow. There is at least one, all of the same flow.
ActivityFlow activityFlow(QList<ActivityRecord> records);

/// The newest flows that have a record the filter wants, newest first; each whole.
QList<ActivityFlow> activityFlows(const QString &folder, const ActivityFilter &filter = {}, qsizetype most = 100);

} // namespace agent0
