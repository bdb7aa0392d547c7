#include "vault/vaultcontent.h"

#include "base/jsonreader.h"

namespace agent0 {

namespace {

QJsonValue toJson(Instant when) { return qint64(when.time_since_epoch().count()); }
QJsonValue toJson(const Secret &secret) { return QString::fromUtf8(secret.reveal()); }
QJsonValue toJson(const QStringList &texts) { return QJsonArray::fromStringList(texts); }
QJsonValue hexText(const QByteArray &bytes) { return QString::fromLatin1(bytes.toHex()); }

Instant instant(JsonReader &json, QLatin1StringView key) { return Instant(Milliseconds(json.integer(key))); }
std::optional<Instant> optionalInstant(JsonReader &json, QLatin1StringView key)
{
    const auto value = json.optionalInteger(key);
    return value ? std::optional(Instant(Milliseconds(*value))) : std::nullopt;
}
Secret secret(JsonReader &json, QLatin1StringView key) { return Secret(json.textOr(key).toUtf8()); }
QByteArray bytesOfHex(JsonReader &json, QLatin1StringView key)
{
    return QByteArray::fromHex(json.textOr(key).toLatin1());
}

QJsonObject toJson(const StoredSession &session)
{
    QJsonObject json{{"issuer"_L1, session.issuer}, {"clientId"_L1, session.clientId}, {"subject"_L1, session.subject},
        {"displayName"_L1, session.displayName}, {"email"_L1, session.email}, {"picture"_L1, session.picture},
        {"claims"_L1, session.claims}, {"idToken"_L1, toJson(session.idToken)},
        {"idTokenExpires"_L1, toJson(session.idTokenExpires)}, {"signedInAt"_L1, toJson(session.signedInAt)},
        {"accessToken"_L1, toJson(session.accessToken)}};
    if (session.authTime)
        json["authTime"_L1] = toJson(*session.authTime);
    if (session.accessTokenExpires)
        json["accessTokenExpires"_L1] = toJson(*session.accessTokenExpires);
    if (!session.accessTokenType.isEmpty())
        json["accessTokenType"_L1] = session.accessTokenType;
    return json;
}

StoredSession readSession(JsonReader &json)
{
    return StoredSession{
        .issuer = json.text("issuer"_L1),
        .clientId = json.text("clientId"_L1),
        .subject = json.text("subject"_L1),
        .displayName = json.textOr("displayName"_L1),
        .email = json.textOr("email"_L1),
        .picture = json.textOr("picture"_L1),
        .claims = json.objectOr("claims"_L1),
        .idToken = secret(json, "idToken"_L1),
        .idTokenExpires = instant(json, "idTokenExpires"_L1),
        .authTime = optionalInstant(json, "authTime"_L1),
        .signedInAt = instant(json, "signedInAt"_L1),
        .accessToken = secret(json, "accessToken"_L1),
        .accessTokenExpires = optionalInstant(json, "accessTokenExpires"_L1),
        .accessTokenType = json.textOr("accessTokenType"_L1),
    };
}

QJsonObject toJson(const KeptAccess &access)
{
    QJsonObject json{{"fingerprint"_L1, hexText(access->fingerprint)}, {"accessToken"_L1, toJson(access->accessToken)},
        {"tokenType"_L1, access->tokenType}, {"scopesAsked"_L1, toJson(access->scopesAsked)},
        {"scopesGranted"_L1, toJson(access->scopesGranted)}, {"issuedAt"_L1, toJson(access->issuedAt)},
        {"expires"_L1, toJson(access->expires)}, {"idJag"_L1, toJson(access->idJag)},
        {"idJagExpires"_L1, toJson(access->idJagExpires)}, {"idJagScopes"_L1, toJson(access->idJagScopes)},
        {"idJagSubject"_L1, access->idJagSubject}};
    if (!access->keyThumbprint.isEmpty())
        json["keyThumbprint"_L1] = access->keyThumbprint;
    if (!access->idJagKeyThumbprint.isEmpty())
        json["idJagKeyThumbprint"_L1] = access->idJagKeyThumbprint;
    return json;
}

KeptAccess readAccess(JsonReader &json)
{
    return std::make_shared<const StoredAccess>(StoredAccess{
        .fingerprint = bytesOfHex(json, "fingerprint"_L1),
        .accessToken = secret(json, "accessToken"_L1),
        .tokenType = json.textOr("tokenType"_L1),
        .scopesAsked = json.texts("scopesAsked"_L1),
        .scopesGranted = json.texts("scopesGranted"_L1),
        .issuedAt = instant(json, "issuedAt"_L1),
        .expires = instant(json, "expires"_L1),
        .idJag = secret(json, "idJag"_L1),
        .idJagExpires = instant(json, "idJagExpires"_L1),
        .idJagScopes = json.texts("idJagScopes"_L1),
        .idJagSubject = json.textOr("idJagSubject"_L1),
        .keyThumbprint = json.textOr("keyThumbprint"_L1),
        .idJagKeyThumbprint = json.textOr("idJagKeyThumbprint"_L1),
    });
}

QJsonObject toJson(const BlockedAccess &blocked)
{
    return {{"fingerprint"_L1, hexText(blocked.fingerprint)}, {"code"_L1, blocked.code},
        {"message"_L1, blocked.message}, {"hint"_L1, blocked.hint}, {"by"_L1, blocked.by},
        {"since"_L1, toJson(blocked.since)}};
}

BlockedAccess readBlocked(JsonReader &json)
{
    return BlockedAccess{.fingerprint = bytesOfHex(json, "fingerprint"_L1),
        .code = json.textOr("code"_L1),
        .message = json.textOr("message"_L1),
        .hint = json.textOr("hint"_L1),
        .by = json.textOr("by"_L1),
        .since = instant(json, "since"_L1)};
}

QJsonObject toJson(const CachedDocument &cached)
{
    return {{"document"_L1, cached.document}, {"fetchedAt"_L1, toJson(cached.fetchedAt)}};
}

CachedDocument readDocument(JsonReader &json)
{
    return CachedDocument{.document = json.objectOr("document"_L1), .fetchedAt = instant(json, "fetchedAt"_L1)};
}

QJsonObject toJson(const RefreshInFlight &refresh)
{
    return {{"since"_L1, toJson(refresh.since)}, {"tokenHash"_L1, hexText(refresh.tokenHash)},
        {"process"_L1, refresh.process}};
}

RefreshInFlight readRefresh(JsonReader &json)
{
    return RefreshInFlight{.since = instant(json, "since"_L1),
        .tokenHash = bytesOfHex(json, "tokenHash"_L1),
        .process = json.integer("process"_L1)};
}

QJsonObject toJson(const StrandedToken &stranded)
{
    return {{"refreshToken"_L1, toJson(stranded.refreshToken)}, {"replaces"_L1, hexText(stranded.replaces)}};
}

StrandedToken readStranded(JsonReader &json)
{
    return StrandedToken{.refreshToken = secret(json, "refreshToken"_L1), .replaces = bytesOfHex(json, "replaces"_L1)};
}

QJsonObject toJson(const std::map<QString, QString> &facts)
{
    QJsonObject json;
    for (const auto &[fact, value] : facts)
        json[fact] = value;
    return json;
}

template<typename T>
QJsonObject toJson(const std::map<QString, T> &all)
{
    QJsonObject json;
    for (const auto &[key, value] : all)
        json[key] = toJson(value);
    return json;
}

// The first problem of a part becomes one of the whole.
template<typename Read>
auto readPart(JsonReader &whole, QLatin1StringView key, const QJsonValue &value, Read read)
{
    JsonReader part(value.toObject());
    auto content = read(part);
    if (!value.isObject() || !part.good())
        whole.refuse(key, value.isObject() ? u"is wrong: "_s + part.problem() : u"must hold objects"_s);
    return content;
}

template<typename Read>
auto readMap(JsonReader &whole, QLatin1StringView key, Read read)
{
    std::map<QString, decltype(read(whole))> all;
    const QJsonObject entries = whole.objectOr(key);
    for (auto entry = entries.begin(); entry != entries.end(); ++entry)
        all.emplace(entry.key(), readPart(whole, key, entry.value(), read));
    return all;
}

template<typename Read>
auto readOptional(JsonReader &whole, QLatin1StringView key, Read read)
{
    std::optional<decltype(read(whole))> content;
    if (whole.has(key))
        content = readPart(whole, key, whole.objectOr(key), read);
    return content;
}

std::map<QString, std::map<QString, QString>> readLearned(JsonReader &json)
{
    std::map<QString, std::map<QString, QString>> learned;
    const QJsonObject servers = json.objectOr("learned"_L1);
    for (auto server = servers.begin(); server != servers.end(); ++server) {
        const QJsonObject facts = server.value().toObject();
        for (auto fact = facts.begin(); fact != facts.end(); ++fact)
            learned[server.key()][fact.key()] = fact.value().toString();
    }
    return learned;
}

std::set<QString> readConsents(JsonReader &json)
{
    const QStringList connections = json.texts("consents"_L1);
    return {connections.begin(), connections.end()};
}

} // namespace

StoredSession StoredSession::copy() const
{
    return StoredSession{issuer, clientId, subject, displayName, email, picture, claims, idToken.copy(), idTokenExpires,
        authTime, signedInAt, accessToken.copy(), accessTokenExpires, accessTokenType};
}

StoredAccess StoredAccess::copy() const
{
    return StoredAccess{fingerprint, accessToken.copy(), tokenType, scopesAsked, scopesGranted, issuedAt, expires,
        idJag.copy(), idJagExpires, idJagScopes, idJagSubject, keyThumbprint, idJagKeyThumbprint};
}

void VaultContent::eachSecret(const std::function<void(const Secret &)> &take) const
{
    if (session) {
        take(session->idToken);
        take(session->accessToken);
    }
    if (stranded)
        take(stranded->refreshToken);
    for (const auto &[id, kept] : access) {
        take(kept->accessToken);
        take(kept->idJag);
    }
    for (const auto &[id, token] : strandedConsents)
        take(token.refreshToken);
}

VaultContent VaultContent::copy() const
{
    VaultContent other{{}, refreshing, {}, access, blocked, documents, learned, consents, {}};
    if (stranded)
        other.stranded = stranded->copy();
    if (session)
        other.session = session->copy();
    for (const auto &[connection, one] : strandedConsents)
        other.strandedConsents.emplace(connection, one.copy());
    return other;
}

QJsonObject VaultContent::toJson() const
{
    using agent0::toJson;
    QJsonObject json{{"access"_L1, toJson(access)}, {"blocked"_L1, toJson(blocked)},
        {"documents"_L1, toJson(documents)}, {"learned"_L1, toJson(learned)}};
    if (session)
        json["session"_L1] = toJson(*session);
    if (refreshing)
        json["refreshing"_L1] = toJson(*refreshing);
    if (stranded)
        json["stranded"_L1] = toJson(*stranded);
    if (!consents.empty())
        json["consents"_L1] = toJson(QStringList(consents.begin(), consents.end()));
    if (!strandedConsents.empty())
        json["strandedConsents"_L1] = toJson(strandedConsents);
    return json;
}

Result<VaultContent> VaultContent::fromJson(const QJsonObject &object)
{
    JsonReader json(object, u"vault"_s);
    return json.finish(VaultContent{
        .session = readOptional(json, "session"_L1, readSession),
        .refreshing = readOptional(json, "refreshing"_L1, readRefresh),
        .stranded = readOptional(json, "stranded"_L1, readStranded),
        .access = readMap(json, "access"_L1, readAccess),
        .blocked = readMap(json, "blocked"_L1, readBlocked),
        .documents = readMap(json, "documents"_L1, readDocument),
        .learned = readLearned(json),
        .consents = readConsents(json),
        .strandedConsents = readMap(json, "strandedConsents"_L1, readStranded),
    });
}

} // namespace agent0
