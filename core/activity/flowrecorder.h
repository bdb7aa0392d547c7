#pragma once

#include "activity/activitylog.h"
#include "activity/signedinsubject.h"
#include "base/random.h"
#include "http/trace.h"

#include <map>

namespace agent0 {

/// What an exchange or several were good for. No secrets.
struct ActivityEvent {
    ActivityKind kind = ActivityKind::Call;
    Leg leg = Leg::None;
    QString connection = {};
    Facts asked = {};
    Facts granted = {};
    Milliseconds took{0};
    std::optional<Error> failure = {};
};

/// The kind of event that a finished step on that leg is. Nothing for legs that are no event of their own.
std::optional<ActivityKind> activityKindFor(Leg leg, bool failed);

/// Gathers exchanges and events into flows, one a user action, and hands them to the log. An exchange belongs
/// to the newest flow of its connection, else to the newest flow at all; where none is open it begins one of
/// its own, which goes on while no more than two seconds pass between its records.
class FlowRecorder {
public:
    /// log and clock must outlive it, and it must outlive its flows and sinks.
    FlowRecorder(ActivityLog &log, Clock &clock, RandomBytes random);

    /// One user action, open until it goes.
    class Flow {
    public:
        Flow(Flow &&other) noexcept : m_recorder(std::exchange(other.m_recorder, nullptr)), m_id(std::move(other.m_id))
        {
        }
        Flow &operator=(Flow &&) = delete;
        ~Flow();
        const QString &id() const { return m_id; }

    private:
        friend class FlowRecorder;
        Flow(FlowRecorder *recorder, QString id) : m_recorder(recorder), m_id(std::move(id)) { }
        FlowRecorder *m_recorder;
        QString m_id;
    };
    /// action: in a few words. connection: id, "" where it is about none or several.
    [[nodiscard]] Flow begin(QString action, QString connection = {});

    /// Who has just signed in; the end of a sign-out forgets them. Sign-ins of other processes are taken from the log at
    /// a flow's first record.
    void setSubject(QString subject);
    void exchange(const TraceRecord &record);
    void event(const ActivityEvent &event);
    TraceSink sink();

private:
    struct Open {
        QString id;
        QString action;
        QString connection;
        bool subjectKnown = false; // looking reads the log: not before there is something to say
    };
    void end(const QString &id);
    void place(ActivityRecord &record);
    Open *flowOf(const QString &connection);
    void lookWhoIsSignedIn();

    ActivityLog &m_log;
    Clock &m_clock;
    RandomBytes m_random;
    SignedInSubject m_signedIn;
    QString m_subject;
    std::vector<Open> m_open; // newest last
    std::map<QString, std::pair<QString, Milliseconds>> m_loose; // connection to flow and when it was last used
};

} // namespace agent0
