#include "sandbox/persona.h"

#include <algorithm>

namespace agent0::sandbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    const char *persona; ///< "" for all that have none of their own
    Refusal why;
    int status;
    const char *error;
    const char *text; ///< %1 is the detail
};

const QList<Words> AllWords{
    {"", Refusal::WrongType, 400, "invalid_grant", "The assertion is not an ID-JAG (typ oauth-id-jag+jwt)."},
    {"", Refusal::UntrustedIssuer, 400, "invalid_grant", "The issuer of the assertion is not trusted."},
    {"", Refusal::Signature, 400, "invalid_grant", "The signature of the assertion is invalid."},
    {"", Refusal::MissingClaim, 400, "invalid_grant", "The assertion lacks a required claim: %1."},
    {"", Refusal::Expired, 400, "invalid_grant", "The assertion has expired."},
    {"", Refusal::FromTheFuture, 400, "invalid_grant", "The assertion was issued in the future."},
    {"", Refusal::LivesTooLong, 400, "invalid_grant", "The assertion lives too long."},
    {"", Refusal::TooOld, 400, "invalid_grant", "The assertion is too old."},
    {"", Refusal::Audience, 400, "invalid_grant",
        "The audience of the assertion does not match the issuer of this server."},
    {"", Refusal::ClientMismatch, 400, "invalid_grant",
        "The client_id of the assertion is not the authenticated client."},
    {"", Refusal::Replayed, 400, "invalid_grant", "The assertion was used before."},
    {"", Refusal::UnknownPerson, 400, "invalid_grant", "The subject of the assertion is unknown."},
    {"", Refusal::NoScope, 400, "invalid_grant", "The assertion must include at least one scope."},
    {"", Refusal::ResourceMismatch, 400, "invalid_grant", "The resource of the assertion is not served here."},
    {"", Refusal::ScopeParameter, 400, "invalid_request", "The request must not include a 'scope' parameter."},
    {"", Refusal::ProofMissing, 400, "invalid_grant", "Proof of possession required."},
    {"", Refusal::ProofMismatch, 400, "invalid_grant", "The proof of possession is not by the key of the assertion."},
    {"", Refusal::GrantType, 400, "unsupported_grant_type", "The grant type is not supported."},

    {"okta", Refusal::UntrustedIssuer, 400, "invalid_grant", "The issuer of the JWT bearer grant is not trusted."},
    {"okta", Refusal::Signature, 400, "invalid_grant", "The signature of the JWT bearer grant is invalid."},
    {"okta", Refusal::Expired, 400, "invalid_grant", "The JWT bearer grant has expired."},
    {"okta", Refusal::FromTheFuture, 400, "invalid_grant", "The JWT bearer grant was issued in the future."},
    {"okta", Refusal::LivesTooLong, 400, "invalid_grant",
        "The lifetime of the JWT bearer grant must not exceed 5 minutes."},
    {"okta", Refusal::Audience, 400, "invalid_grant",
        "The audience of the JWT bearer grant must match the issuer of the authorization server."},
    {"okta", Refusal::ClientMismatch, 400, "invalid_grant",
        "The 'client_id' in the grant must match the client used to make the request."},
    {"okta", Refusal::Replayed, 400, "invalid_grant", "The JWT bearer grant has already been used."},
    {"okta", Refusal::UnknownPerson, 400, "invalid_grant", "The 'sub' claim of the JWT bearer grant is invalid."},
    {"okta", Refusal::NoScope, 400, "invalid_grant", "The JWT bearer grant must include at least one scope."},
    {"okta", Refusal::ResourceMismatch, 400, "invalid_grant",
        "The 'resource' claim is not valid for this authorization server."},

    {"auth0", Refusal::WrongType, 400, "invalid_grant", "Assertion is invalid or has expired"},
    {"auth0", Refusal::UntrustedIssuer, 403, "access_denied",
        "The client is not enabled for Cross App Access on this connection"},
    {"auth0", Refusal::Signature, 401, "invalid_grant", "Assertion signature is invalid"},
    {"auth0", Refusal::MissingClaim, 400, "invalid_grant", "Assertion is invalid or has expired"},
    {"auth0", Refusal::Expired, 400, "invalid_grant", "Assertion is invalid or has expired"},
    {"auth0", Refusal::FromTheFuture, 400, "invalid_grant", "Assertion is invalid or has expired"},
    {"auth0", Refusal::TooOld, 400, "invalid_grant", "Assertion is invalid or has expired"},
    {"auth0", Refusal::Audience, 400, "invalid_grant", "Assertion is invalid or has expired"},
    {"auth0", Refusal::ClientMismatch, 401, "invalid_client", "Client mismatch"},
    {"auth0", Refusal::UnknownPerson, 403, "access_denied", "The user is not a member of the organization"},

    {"todo0", Refusal::WrongType, 400, "invalid_grant", "invalid JWT type"},
    {"todo0", Refusal::UntrustedIssuer, 400, "invalid_grant", "Issuer %1 does not match a configured OIDC provider"},
    {"todo0", Refusal::Signature, 400, "invalid_signature", "JWT signature is invalid"},
    {"todo0", Refusal::Expired, 400, "invalid_grant", "JWT is expired"},
    // The published sample says this about an ID-JAG that is too old.
    {"todo0", Refusal::TooOld, 400, "invalid_grant", "JWT is not yet valid (now-30=%1)"},
    {"todo0", Refusal::ClientMismatch, 400, "invalid_grant", "authorized party does not match the client"},
    {"todo0", Refusal::Audience, 400, "invalid_grant", "audience does not match"},

    {"keycloak", Refusal::WrongType, 400, "invalid_grant", "Invalid token type"},
    {"keycloak", Refusal::UntrustedIssuer, 400, "invalid_grant", "Identity Provider not found for the issuer"},
    {"keycloak", Refusal::Signature, 400, "invalid_grant", "Invalid signature"},
    {"keycloak", Refusal::Audience, 400, "invalid_grant", "Invalid token audience"},
    {"keycloak", Refusal::Replayed, 400, "invalid_grant", "Token reuse detected"},
    {"keycloak", Refusal::UnknownPerson, 400, "invalid_grant", "User not found"},
    {"keycloak", Refusal::GrantType, 400, "unauthorized_client",
        "JWT Authorization Grant is not supported for the requested client"},
};

} // namespace

const QList<Persona> &personas()
{
    static const QList<Persona> all{
        {.name = "generic"_L1,
            .issuerPath = "",
            .tokenPath = "/token",
            .oldest = {},
            .oldestPublic = {},
            .longestLife = {}},
        {.name = "okta"_L1,
            .issuerPath = "/oauth2/default",
            .tokenPath = "/oauth2/default/v1/token",
            .scope = Persona::Scope::Forbidden,
            .singleUse = true,
            .oldest = {},
            .oldestPublic = {},
            .longestLife = Seconds(300)},
        {.name = "auth0"_L1,
            .issuerPath = "/",
            .tokenPath = "/oauth/token",
            .publicClients = true,
            .oldest = {},
            .oldestPublic = Seconds(60),
            .longestLife = {},
            .accessTokenLife = Seconds(86400)},
        {.name = "keycloak"_L1,
            .issuerPath = "/realms/sandbox",
            .tokenPath = "/realms/sandbox/protocol/openid-connect/token",
            .singleUse = true,
            .oldest = {},
            .oldestPublic = {},
            .longestLife = Seconds(300),
            .accessTokenLife = Seconds(300)},
        {.name = "todo0"_L1,
            .issuerPath = "",
            .tokenPath = "/token",
            .scope = Persona::Scope::Required,
            .oldest = Seconds(30),
            .oldestPublic = {},
            .longestLife = {},
            .accessTokenLife = Seconds(7200)},
    };
    return all;
}

const Persona *personaNamed(QStringView name)
{
    const auto found = std::ranges::find_if(personas(), [&](const Persona &one) { return one.name == name; });
    return found == personas().end() ? nullptr : &*found;
}

QStringList personaNames()
{
    QStringList names;
    for (const Persona &persona : personas())
        names.append(persona.name);
    return names;
}

Problem refusal(const Persona &persona, Refusal why, const QString &detail)
{
    const auto wordsOf = [&](QLatin1StringView speaker) {
        return std::ranges::find_if(
            AllWords, [&](const Words &one) { return QLatin1StringView(one.persona) == speaker && one.why == why; });
    };
    auto words = wordsOf(persona.name);
    if (words == AllWords.end())
        words = wordsOf({});
    const QString text = QString::fromUtf8(words->text);
    return {words->status, words->error, text.contains(u"%1"_s) ? text.arg(detail) : text};
}

} // namespace agent0::sandbox
