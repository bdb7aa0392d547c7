#include "broker/consentsecret.h"

#include "base/jsonreader.h"
#include "base/strictjson.h"
#include "keychain/secretnames.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace agent0 {

namespace {

Secret consentText(const ConsentSecret &consent)
{
    const QJsonObject json{{"refresh_token"_L1, QString::fromUtf8(consent.refreshToken.reveal())},
        {"issuer"_L1, consent.issuer}, {"client_id"_L1, consent.clientId}, {"resource"_L1, consent.resource},
        {"scopes"_L1, QJsonArray::fromStringList(consent.scopes)}, {"api"_L1, consent.api}};
    return Secret(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

std::optional<ConsentSecret> consentOf(const Secret &text)
{
    const auto object = parseJsonObject(text.reveal());
    if (!object)
        return {};
    JsonReader json(*object);
    ConsentSecret consent{Secret(json.textOr("refresh_token"_L1).toUtf8()), json.text("issuer"_L1),
        json.text("client_id"_L1), json.textOr("resource"_L1), json.texts("scopes"_L1), json.textOr("api"_L1)};
    return json.good() ? std::optional(std::move(consent)) : std::nullopt;
}

} // namespace

ConsentSecret ConsentSecret::copy() const { return {refreshToken.copy(), issuer, clientId, resource, scopes, api}; }

Task<Result<std::optional<ConsentSecret>>> readConsent(SecretStore &secrets, QString profile, QString connection)
{
    const auto entry = co_await secrets.read(secretnames::connectionRefreshToken(profile, connection));
    if (!entry && entry.error().code != "keychain_entry_invalid"_L1)
        co_return fail(entry.error());
    if (!entry || !*entry)
        co_return std::nullopt;
    co_return consentOf(**entry);
}

Task<Result<>> writeConsent(SecretStore &secrets, QString profile, QString connection, ConsentSecret consent)
{
    return secrets.write(secretnames::connectionRefreshToken(profile, connection), consentText(consent));
}

Task<Result<>> removeConsent(SecretStore &secrets, QString profile, QString connection)
{
    return secrets.remove(secretnames::connectionRefreshToken(profile, connection));
}

} // namespace agent0
