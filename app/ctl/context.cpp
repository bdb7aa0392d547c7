#include "context.h"

#include "base/displaytext.h"
#include "base/nearest.h"
#include "keychain/secretnames.h"
#include "keychain/secretstore.h"

namespace agent0::ctl {

Result<Agent *> Context::agentForAccess() const
{
    if (const auto where = composition.place())
        composition.secrets().expect(secretnames::vaultKey(where->name));
    return composition.agent();
}

Result<Connection> Context::connection(const Profile &profile, const QString &id)
{
    if (const Connection *found = profile.connection(id))
        return *found;
    QStringList ids;
    for (const Connection &one : profile.connections)
        ids << one.id;
    const QString nearest = nearestWord(id, ids);
    return fail(Fault::Configuration, Leg::Configuration, "unknown_connection"_L1,
        u"There is no connection \"%1\" in this profile."_s.arg(displayText(id, 80)),
        !nearest.isEmpty()  ? u"Did you mean %1?"_s.arg(nearest)
            : ids.isEmpty() ? u"Add one: agent0ctl connections add."_s
                            : u"There are: "_s + ids.join(u", "));
}

} // namespace agent0::ctl
