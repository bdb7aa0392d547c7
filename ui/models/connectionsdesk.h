#pragma once

#include "agent/connectiondetails.h"
#include "agent/connectionproposal.h"
#include "models/activityentries.h"
#include "models/connectionmodel.h"

#include <deque>

namespace agent0 {

/// What an administrator does with connections, one or many at a time, and what comes of it. Never blocks; at most a few servers
/// are asked at once, and everything asked of it while it works is done after.
class ConnectionsDesk : public QObject {
    Q_OBJECT

public:
    enum class Deed { Connect, Disconnect, Test };

    /// Begins a user action of the activity log; it ends when what is given goes.
    using BeginAction = std::function<std::shared_ptr<void>(QString action, QString connection)>;
    /// All of them outlive this.
    ConnectionsDesk(
        Agent &agent, ConnectionChanges &changes, Clock &clock, ActivityEntries &entries, BeginAction begin = {});

    ConnectionModel &model() { return m_model; }
    ActivityEntries &entries() { return m_entries; }
    const Policy &policy() const { return m_changes.policy(); }
    const Profile &profile() const { return m_agent.profile(); }
    Instant now() const { return m_clock.now(); }
    bool signedIn() const { return m_signedIn; }
    int waiting() const
    {
        return int(m_waiting.size()) + m_running;
    } ///< connections that something is still to be done with

    void reload(); ///< reads every connection's state; asks nobody
    void begin(Deed deed, const QStringList &ids); ///< disabled ones are passed over
    void stop(); ///< what has not begun is not done
    void setEnabled(const QStringList &ids, bool enabled);
    void cutOff(const QString &id);
    void remove(const QString &id);
    Result<> add(const QJsonObject &connection);
    Result<> edit(const QString &id, const QList<std::pair<JsonPath, QJsonValue>> &changes);
    void keepSecret(const QString &id, Secret secret);
    void readDetails(const QString &id);
    void propose(const QString &address); ///< replaces a search under way

signals:
    void reloaded();
    void worked(int done, int of); ///< done == of: nothing is left
    void told(const QString &text); ///< something is done
    void failed(const agent0::Error &error);
    void cut(const QString &id, const agent0::CutOff &what);
    void detailsRead(const QString &id, const agent0::ConnectionDetails &details);
    void proposed(const agent0::ConnectionProposal &proposal);
    void notProposed(const agent0::Error &error);

private:
    struct Job {
        Deed deed;
        QString id;
    };
    void startMore();
    Task<> read();
    Task<> run(Job job);
    Task<Result<>> perform(Job job);
    Task<> runCutOff(QString id);
    Task<> runRemove(QString id);
    Task<> endStrayConsents();
    Task<> runDetails(QString id);
    Task<> runProposal(QString address);
    Task<> runKeepSecret(QString id, Secret secret);
    void countUse();
    std::shared_ptr<void> action(const QString &what, const QString &connection) const;

    Agent &m_agent;
    ConnectionChanges &m_changes;
    Clock &m_clock;
    ActivityEntries &m_entries;
    BeginAction m_begin;
    ConnectionModel m_model;
    bool m_signedIn = false;
    std::deque<Job> m_waiting;
    int m_running = 0;
    int m_done = 0;
    int m_of = 0;
    TaskScope m_reading;
    TaskScope m_details;
    TaskScope m_proposal;
    TaskScope m_work; // last: these four stop before the rest goes
};

} // namespace agent0
