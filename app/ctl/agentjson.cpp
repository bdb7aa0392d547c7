#include "agentjson.h"

#include "config/profilejson.h"
#include "output.h"

namespace agent0::ctl {

namespace {

QJsonValue timeOrNull(const std::optional<Instant> &when) { return when ? QJsonValue(isoTime(*when)) : QJsonValue(); }

} // namespace

QLatin1StringView name(TokenOrigin origin)
{
    switch (origin) {
    case TokenOrigin::Kept: return "kept"_L1;
    case TokenOrigin::RedeemedAgain: return "redeemed_again"_L1;
    case TokenOrigin::Exchanged: return "exchanged"_L1;
    case TokenOrigin::Granted: return "granted"_L1;
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const Person &person)
{
    return {{"subject"_L1, person.subject}, {"displayName"_L1, person.displayName}, {"email"_L1, person.email},
        {"issuer"_L1, person.issuer}};
}

QJsonObject toJson(const SessionStatus &session)
{
    return {{"signedIn"_L1, session.signedIn}, {"reason"_L1, session.reason},
        {"person"_L1, session.signedIn ? QJsonValue(toJson(session.person)) : QJsonValue()},
        {"signedInAt"_L1, timeOrNull(session.signedInAt)}, {"idTokenExpires"_L1, timeOrNull(session.idTokenExpires)},
        {"canRefresh"_L1, session.canRefresh},
        {"keychain"_L1, QJsonObject{{"description"_L1, session.keychain}, {"good"_L1, session.keychainGood}}}};
}

QJsonObject settingsJson(const Profile &profile, const QString &id)
{
    for (const QJsonValue one : wholeProfileToJson(profile)["connections"_L1].toArray()) {
        if (one["id"_L1] == id)
            return one.toObject();
    }
    return {{"id"_L1, id}};
}

QJsonObject toJson(const ConnectionStatus &connection, const Profile &profile)
{
    QJsonObject json = settingsJson(profile, connection.settings.id);
    json["managed"_L1] = connection.settings.managed;
    json["state"_L1] = connection.state;
    if (const auto &blocked = connection.blocked)
        json["blocked"_L1] = QJsonObject{{"code"_L1, blocked->code}, {"message"_L1, blocked->message}, {"hint"_L1, blocked->hint},
            {"by"_L1, blocked->by}, {"since"_L1, isoTime(blocked->since)}};
    json["serverProfileInForce"_L1] = connection.serverProfile;
    json["scopesGranted"_L1] = QJsonArray::fromStringList(connection.scopesGranted);
    json["tokenExpires"_L1] = timeOrNull(connection.tokenExpires);
    json["idJagsThisMonth"_L1] = connection.idJagsThisMonth;
    json["idJagBudget"_L1] = connection.idJagBudget ? QJsonValue(*connection.idJagBudget) : QJsonValue();
    return json;
}

QJsonObject toJson(const LiveToken &token)
{
    return {{"tokenType"_L1, token.type}, {"scopesAsked"_L1, QJsonArray::fromStringList(token.scopesAsked)},
        {"scopesGranted"_L1, QJsonArray::fromStringList(token.scopesGranted)}, {"expires"_L1, isoTime(token.expires)},
        {"origin"_L1, name(token.origin)}};
}

QJsonObject toJson(const RevokedToken &token)
{
    QJsonObject json{
        {"what"_L1, token.what}, {"outcome"_L1, token.outcome}, {"livesUntil"_L1, timeOrNull(token.livesUntil)}};
    if (!token.proof.isEmpty())
        json["proof"_L1] = token.proof;
    if (token.failure)
        json["error"_L1] = errorJson(*token.failure);
    return json;
}

QJsonArray toJson(const QList<RevokedToken> &tokens)
{
    QJsonArray all;
    for (const RevokedToken &one : tokens)
        all << toJson(one);
    return all;
}

QJsonObject toJson(const Step &step)
{
    QJsonObject json{{"leg"_L1, name(step.leg)}, {"connection"_L1, step.connection}, {"title"_L1, step.title},
        {"asked"_L1, step.asked.toJson()}, {"granted"_L1, step.granted.toJson()}, {"ms"_L1, qint64(step.took.count())},
        {"ok"_L1, !step.failure}};
    if (step.failure)
        json["error"_L1] = errorJson(*step.failure);
    return json;
}

QJsonObject toJson(const Todo &todo)
{
    return {{"id"_L1, todo.id}, {"task"_L1, todo.task}, {"completed"_L1, todo.completed},
        {"completedAt"_L1,
            todo.completedAt.isValid() ? QJsonValue(todo.completedAt.toUTC().toString(Qt::ISODate)) : QJsonValue()}};
}

} // namespace agent0::ctl
