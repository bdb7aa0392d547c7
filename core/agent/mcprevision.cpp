#include "agent/mcprevision.h"

#include "mcp/revisions.h"

namespace agent0 {

namespace {

constexpr auto RevisionFact = "mcp_revision"_L1;
constexpr qint64 KnownFor = 7 * 24 * 3600;

/// "2025-11-25 1780000000"; "" where there is none, or it is too old.
QByteArray known(const VaultContent &content, const QString &server, qint64 now)
{
    const auto facts = content.learned.find(server);
    if (facts == content.learned.end())
        return {};
    const auto fact = facts->second.find(RevisionFact);
    if (fact == facts->second.end())
        return {};
    const qint64 since = fact->second.section(u' ', 1, 1).toLongLong();
    return since <= now && now < since + KnownFor ? fact->second.section(u' ', 0, 0).toLatin1() : QByteArray();
}

} // namespace

Task<QByteArray> recalledRevision(TokenVault *vault, Clock *clock, QString server)
{
    const auto content = co_await vault->read();
    co_return content ? known(**content, server, unixSeconds(clock->now())) : QByteArray();
}

Task<> rememberRevision(TokenVault *vault, Clock *clock, QString server, QByteArray revision)
{
    const qint64 now = unixSeconds(clock->now());
    const QByteArray wanted = isStatelessRevision(revision) ? QByteArray() : revision;
    const auto content = co_await vault->read();
    if (!content || known(**content, server, now) == wanted)
        co_return;
    const QString fact = QString::fromLatin1(wanted) + u' ' + QString::number(now);
    const TokenVault::Change change = [=](VaultContent &all) { all.learned[server][RevisionFact] = fact; };
    const auto kept = co_await vault->update(change);
    Q_UNUSED(kept); // what could not be kept is asked again
}

} // namespace agent0
