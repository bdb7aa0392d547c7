#pragma once

#include "agent/agent.h"

#include <QStringList>

namespace agent0::ctl {

/// The session for people: who, where, until when, the keychain.
QStringList sessionLines(const Status &status, const Profile &profile, Instant now);
/// A line for each connection.
QStringList connectionLines(const QList<ConnectionStatus> &connections, Instant now);
/// All about one connection.
QStringList connectionDetails(const ConnectionStatus &connection, const Profile &profile, Instant now);

} // namespace agent0::ctl
