#include "models/announcements.h"

#include "base/displaytext.h"
#include "oauth/advice.h"
#include "text/spoken.h"
#include "vault/idjagledger.h"

namespace agent0 {

void Announcements::note(const Step &step)
{
    if (step.connection.isEmpty())
        return;
    if (step.failure && blockerOf(*step.failure) != Blocker::Nobody)
        return tell(u"blocked/"_s + step.connection + u'/' + step.failure->code,
            tr("%1: blocked by the administrator").arg(nameOf(step.connection)),
            displayText(spokenMessage(*step.failure)));
    if (step.failure && step.failure->fault == Fault::Refused)
        return tell(u"refused/"_s + step.connection + u'/' + step.failure->code,
            tr("%1: access refused").arg(nameOf(step.connection)), displayText(spokenMessage(*step.failure)));
    // When the ID-JAG is redeemed it is counted.
    if (!step.failure && step.leg == Leg::Redemption)
        m_work.start(lookAtBudget(step.connection));
}

Task<> Announcements::lookAtBudget(QString connection)
{
    const auto status = co_await m_agent.status();
    if (!status)
        co_return;
    for (const ConnectionStatus &one : status->connections) {
        const IdJagBudget budget{one.idJagsThisMonth, one.idJagBudget};
        if (one.settings.id == connection && budget.nearlySpent())
            tell(u"budget/"_s + connection, tr("%1: the month's allowance runs out").arg(nameOf(connection)),
                tr("%1 of %2 ID-JAGs are spent.").arg(budget.spent).arg(*budget.perMonth));
    }
}

void Announcements::tell(const QString &what, const QString &title, const QString &text)
{
    if (m_told.contains(what))
        return;
    m_told.insert(what);
    emit due(title, text);
}

QString Announcements::nameOf(const QString &connection) const
{
    const Connection *found = m_agent.profile().connection(connection);
    return displayText(found && !found->displayName.isEmpty() ? found->displayName : connection, 60);
}

} // namespace agent0
