#pragma once

#include "models/connectionmodel.h"

namespace agent0::test {

inline const Instant noon = fromUnixSeconds(1'790'000'000);

/// A connection named like its id, not connected.
inline ConnectionStatus connectionRow(const QString &id)
{
    ConnectionStatus status;
    status.settings.id = id;
    status.settings.displayName = id.left(1).toUpper() + id.mid(1);
    status.settings.resource = u"https://api.%1.test/"_s.arg(id);
    status.settings.authorizationServer = u"https://auth.%1.test"_s.arg(id);
    status.settings.audience = status.settings.authorizationServer;
    status.settings.clientId = u"agent0-at-"_s + id;
    status.settings.scopes = {u"read"_s, u"write"_s};
    status.state = u"not_connected"_s;
    return status;
}

inline ConnectionStatus connectedRow(const QString &id, Seconds left = Seconds(600))
{
    ConnectionStatus status = connectionRow(id);
    status.state = u"connected"_s;
    status.tokenExpires = noon + left;
    status.scopesGranted = {u"read"_s};
    status.idJagsThisMonth = 3;
    status.idJagBudget = 250;
    return status;
}

inline QList<ConnectionStatus> manyConnections(int count)
{
    QList<ConnectionStatus> all;
    for (int i = 0; i < count; ++i)
        all << (i % 3 == 0 ? connectedRow(u"app%1"_s.arg(i)) : connectionRow(u"app%1"_s.arg(i)));
    return all;
}

inline Error refusal()
{
    return Error{Fault::Refused, Leg::Exchange, u"policy_denied"_s, u"The identity provider refuses."_s,
        u"Ask the administrator."_s, OAuthError{400, u"access_denied"_s, u"no"_s, {}, {}, {}, {}, u"req-7"_s}, {}};
}

} // namespace agent0::test
