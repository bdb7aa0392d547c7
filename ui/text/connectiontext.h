#pragma once

#include "agent/connectionchanges.h"
#include "oauth/idjagcomparison.h"

namespace agent0 {

/// How a connection is, for people who look after many.
/// Blocked: an administrator's no, which nothing here can change.
enum class ConnectionState { Connected, Working, Failed, Blocked, Expired, NotConnected, Disabled };
constexpr int ConnectionStates = 7;

QString stateText(ConnectionState state);
QString accessText(Access access);
QString methodText(ClientAuthenticationMethod method); ///< "Signed with a key"
/// "2 of 3: read, write" – what was granted of what was asked.
QString scopesText(const QStringList &granted, const QStringList &asked);
/// "12 of 250", or "12" where there is no budget.
QString spentText(int spent, std::optional<int> budget);
/// What became of one token, a sentence: "Access token of todo0: revoked."
QString outcomeText(const RevokedToken &token, Instant now);
QString verdictText(ClaimVerdict verdict);
/// The token whose claims name somebody: "ID token".
QString tokenText(const QString &token);
/// Why a value cannot be changed here, "" when it can.
QString lockReason(const Policy &policy, const QString &connectionId, const JsonPath &member);

} // namespace agent0
