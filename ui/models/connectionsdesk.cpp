#include "models/connectionsdesk.h"

namespace agent0 {

namespace {

constexpr int MostAtOnce = 6; // enough to be quick, too few for anybody's rate limit

} // namespace

ConnectionsDesk::ConnectionsDesk(
    Agent &agent, ConnectionChanges &changes, Clock &clock, ActivityEntries &entries, BeginAction begin)
    : m_agent(agent), m_changes(changes), m_clock(clock), m_entries(entries), m_begin(std::move(begin))
{
    connect(&entries, &ActivityEntries::readingEnded, this, &ConnectionsDesk::countUse);
    connect(&entries, &ActivityEntries::newerCame, this, &ConnectionsDesk::countUse);
}

void ConnectionsDesk::reload()
{
    m_reading.cancel();
    m_reading.start(read());
}

Task<> ConnectionsDesk::read()
{
    auto status = co_await m_agent.status();
    if (!status) {
        emit failed(status.error());
        co_return;
    }
    m_signedIn = status->session.signedIn;
    m_model.show(std::move(status->connections), m_clock.now());
    countUse();
    emit reloaded();
}

/// The newest record of a connection is when it was last used.
void ConnectionsDesk::countUse()
{
    QHash<QString, Instant> used;
    for (qsizetype row = 0; row < m_entries.size(); ++row) {
        const ActivityEntry &entry = m_entries.at(row);
        if (entry.leg != Leg::Resource && entry.leg != Leg::Redemption)
            continue;
        Instant &newest = used[m_entries.text(entry.connection)];
        newest = std::max(newest, entry.time);
    }
    m_model.setLastUsed(used);
}

void ConnectionsDesk::begin(Deed deed, const QStringList &ids)
{
    for (const QString &id : ids) {
        const ConnectionStatus *one = m_model.connection(id);
        if (!one || !one->settings.enabled || m_model.state(id) == ConnectionState::Working)
            continue;
        m_waiting.push_back({deed, id});
        m_model.setWorking(id, true);
        ++m_of;
    }
    startMore();
}

void ConnectionsDesk::stop()
{
    for (const Job &job : std::exchange(m_waiting, {})) {
        m_model.setWorking(job.id, false);
        --m_of;
    }
    startMore();
}

void ConnectionsDesk::startMore()
{
    while (m_running < MostAtOnce && !m_waiting.empty()) {
        const Job job = m_waiting.front();
        m_waiting.pop_front();
        ++m_running;
        m_work.start(run(job));
    }
    emit worked(m_done, m_of);
    if (m_running > 0 || m_of == 0)
        return;
    m_done = m_of = 0;
    reload();
}

Task<> ConnectionsDesk::run(Job job)
{
    const auto done = co_await perform(job);
    m_model.setWorking(job.id, false);
    m_model.setFailure(job.id, done ? std::nullopt : std::optional(done.error()));
    --m_running;
    ++m_done;
    startMore();
}

std::shared_ptr<void> ConnectionsDesk::action(const QString &what, const QString &connection) const
{
    return m_begin ? m_begin(what, connection) : nullptr;
}

Task<Result<>> ConnectionsDesk::perform(Job job)
{
    // As agent0ctl calls them in the log.
    const QString what = job.deed == Deed::Connect ? u"connect"_s
        : job.deed == Deed::Test                   ? u"test"_s
                                                   : u"disconnect"_s;
    const auto begun = action(what, job.id);
    switch (job.deed) {
    case Deed::Connect: {
        const auto token = co_await m_agent.access(job.id);
        co_return token ? Result<>() : Result<>(fail(token.error()));
    }
    case Deed::Disconnect: {
        const auto tokens = co_await m_agent.disconnect(job.id);
        co_return tokens ? Result<>() : Result<>(fail(tokens.error()));
    }
    case Deed::Test: co_return co_await m_agent.test(job.id);
    }
    Q_UNREACHABLE();
}

void ConnectionsDesk::setEnabled(const QStringList &ids, bool enabled)
{
    const auto changed = m_changes.setEnabled(ids, enabled);
    if (!changed)
        emit failed(changed.error());
    else
        emit told(enabled ? tr("%n connection(s) enabled.", nullptr, int(ids.size()))
                          : tr("%n connection(s) disabled.", nullptr, int(ids.size())));
    reload();
}

void ConnectionsDesk::cutOff(const QString &id) { m_work.start(runCutOff(id)); }

Task<> ConnectionsDesk::runCutOff(QString id)
{
    const auto begun = action(u"cut off"_s, id);
    m_model.setWorking(id, true);
    const auto done = co_await m_changes.cutOff(id);
    m_model.setWorking(id, false);
    if (done)
        emit cut(id, *done);
    else
        emit failed(done.error());
    reload();
}

void ConnectionsDesk::remove(const QString &id) { m_work.start(runRemove(id)); }

Task<> ConnectionsDesk::runRemove(QString id)
{
    const auto begun = action(u"connections remove"_s, id);
    const auto done = co_await m_changes.remove(id);
    if (done)
        emit told(tr("%1 is removed, its tokens are forgotten.").arg(id));
    else
        emit failed(done.error());
    reload();
}

Result<> ConnectionsDesk::add(const QJsonObject &connection)
{
    const auto added = m_changes.add(connection);
    reload();
    return added;
}

Result<> ConnectionsDesk::edit(const QString &id, const QList<std::pair<JsonPath, QJsonValue>> &changes)
{
    const auto edited = m_changes.edit(id, changes);
    if (edited)
        m_work.start(endStrayConsents());
    reload();
    return edited;
}

/// A connection that has left the person's consent for something else leaves nothing behind.
Task<> ConnectionsDesk::endStrayConsents()
{
    const auto ended = co_await m_agent.endStrayConsents();
    if (!ended)
        emit failed(ended.error());
    else if (!ended->isEmpty())
        emit told(tr("The consent of before is ended: what it had given was revoked where its server can."));
}

void ConnectionsDesk::keepSecret(const QString &id, Secret secret)
{
    m_work.start(runKeepSecret(id, std::move(secret)));
}

Task<> ConnectionsDesk::runKeepSecret(QString id, Secret secret)
{
    const auto kept = co_await m_agent.keepClientSecret(id, std::move(secret));
    if (!kept)
        emit failed(kept.error());
}

void ConnectionsDesk::readDetails(const QString &id)
{
    m_details.cancel();
    m_details.start(runDetails(id));
}

Task<> ConnectionsDesk::runDetails(QString id)
{
    const auto details = co_await m_agent.connectionDetails(id);
    if (details)
        emit detailsRead(id, *details);
    else if (details.error().code != "unknown_connection"_L1)
        emit failed(details.error());
}

void ConnectionsDesk::propose(const QString &address)
{
    m_proposal.cancel();
    m_proposal.start(runProposal(address));
}

Task<> ConnectionsDesk::runProposal(QString address)
{
    const auto begun = action(u"discover"_s, {});
    const auto proposal = co_await m_agent.proposeConnection(address);
    if (proposal)
        emit proposed(*proposal);
    else
        emit notProposed(proposal.error());
}

} // namespace agent0
