#pragma once

#include "agent/agent.h"

#include <QJsonArray>
#include <QJsonObject>

namespace agent0::ctl {

/// The use cases' values as programs get them. Times are ISO 8601, UTC. No tokens.
QJsonObject toJson(const Person &person);
QJsonObject toJson(const SessionStatus &session);
QJsonObject toJson(const ConnectionStatus &connection, const Profile &profile);
QJsonObject toJson(const LiveToken &token);
QJsonObject toJson(const RevokedToken &token);
QJsonObject toJson(const Step &step);
QJsonObject toJson(const Todo &todo);
QJsonArray toJson(const QList<RevokedToken> &tokens);

/// One connection's settings with every value spelled out.
QJsonObject settingsJson(const Profile &profile, const QString &id);

QLatin1StringView name(TokenOrigin origin);

} // namespace agent0::ctl
