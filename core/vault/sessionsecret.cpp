#include "vault/sessionsecret.h"

#include "base/jsonreader.h"
#include "base/strictjson.h"
#include "keychain/secretnames.h"

#include <QJsonDocument>

namespace agent0 {

namespace {

Error unreadableSession()
{
    return Error{Fault::SignInNeeded, Leg::Keychain, u"session_unreadable"_s,
        u"The keychain's entry for the sign-in is not one that Agent0 wrote."_s, u"Sign in again: that replaces it."_s,
        {}, {}};
}

Secret toText(const SessionSecret &session)
{
    QJsonObject json{{"refresh_token"_L1, QString::fromUtf8(session.refreshToken.reveal())},
        {"issuer"_L1, session.issuer}, {"client_id"_L1, session.clientId}, {"subject"_L1, session.subject},
        {"obtained_at"_L1, unixSeconds(session.obtainedAt)}};
    if (session.authTime)
        json["auth_time"_L1] = unixSeconds(*session.authTime);
    if (!session.proofKey.isEmpty())
        json["dpop_key"_L1] = QString::fromLatin1(session.proofKey.reveal());
    return Secret(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

Result<SessionSecret> fromText(const Secret &text)
{
    const auto object = parseJsonObject(text.reveal());
    if (!object)
        return fail(unreadableSession());
    JsonReader json(*object);
    SessionSecret session{
        .refreshToken = Secret(json.text("refresh_token"_L1).toUtf8()),
        .issuer = json.text("issuer"_L1),
        .clientId = json.text("client_id"_L1),
        .subject = json.text("subject"_L1),
        .authTime = json.optionalInteger("auth_time"_L1).transform(fromUnixSeconds),
        .obtainedAt = fromUnixSeconds(json.integer("obtained_at"_L1)),
        .proofKey = Secret(json.textOr("dpop_key"_L1).toLatin1()),
    };
    if (!json.good())
        return fail(unreadableSession());
    return session;
}

} // namespace

SessionSecret SessionSecret::copy() const
{
    return SessionSecret{refreshToken.copy(), issuer, clientId, subject, authTime, obtainedAt, proofKey.copy()};
}

Task<Result<std::optional<SessionSecret>>> readSessionSecret(SecretStore &secrets, QString profile)
{
    const auto entry = co_await secrets.read(secretnames::refreshToken(profile));
    if (!entry && entry.error().code == "keychain_entry_invalid"_L1)
        co_return fail(unreadableSession());
    if (!entry)
        co_return fail(entry.error());
    if (!*entry)
        co_return std::nullopt;
    auto session = fromText(**entry);
    if (!session)
        co_return fail(session.error());
    co_return std::optional(std::move(*session));
}

Task<Result<>> writeSessionSecret(SecretStore &secrets, QString profile, SessionSecret session)
{
    return secrets.write(secretnames::refreshToken(profile), toText(session));
}

Task<Result<>> removeSessionSecret(SecretStore &secrets, QString profile)
{
    return secrets.remove(secretnames::refreshToken(profile));
}

} // namespace agent0
