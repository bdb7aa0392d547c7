#include "sandbox/faulteffects.h"

#include "sandbox/persona.h"

#include <QJsonDocument>

namespace agent0::sandbox {

namespace {

struct RefusalRow {
    const char *name;
    Refusal why;
    const char *persona;
};

/// Every refusal in the words of the servers that are known to give it.
const QList<RefusalRow> Refusals{
    {"redeem-wrong-type", Refusal::WrongType, "generic"},
    {"redeem-wrong-type-todo0", Refusal::WrongType, "todo0"},
    {"redeem-untrusted-issuer", Refusal::UntrustedIssuer, "okta"},
    {"redeem-untrusted-issuer-auth0", Refusal::UntrustedIssuer, "auth0"},
    {"redeem-untrusted-issuer-todo0", Refusal::UntrustedIssuer, "todo0"},
    {"redeem-untrusted-issuer-keycloak", Refusal::UntrustedIssuer, "keycloak"},
    {"redeem-signature", Refusal::Signature, "okta"},
    {"redeem-signature-todo0", Refusal::Signature, "todo0"},
    {"redeem-claim-missing", Refusal::MissingClaim, "generic"},
    {"redeem-expired", Refusal::Expired, "okta"},
    {"redeem-expired-auth0", Refusal::Expired, "auth0"},
    {"redeem-future", Refusal::FromTheFuture, "okta"},
    {"redeem-too-long", Refusal::LivesTooLong, "okta"},
    {"redeem-too-old-todo0", Refusal::TooOld, "todo0"},
    {"redeem-audience", Refusal::Audience, "okta"},
    {"redeem-audience-auth0", Refusal::Audience, "auth0"},
    {"redeem-audience-todo0", Refusal::Audience, "todo0"},
    {"redeem-client-mismatch", Refusal::ClientMismatch, "okta"},
    {"redeem-client-mismatch-todo0", Refusal::ClientMismatch, "todo0"},
    {"redeem-replayed", Refusal::Replayed, "okta"},
    {"redeem-replayed-keycloak", Refusal::Replayed, "keycloak"},
    {"redeem-unknown-person", Refusal::UnknownPerson, "okta"},
    {"redeem-unknown-person-auth0", Refusal::UnknownPerson, "auth0"},
    {"redeem-unknown-person-keycloak", Refusal::UnknownPerson, "keycloak"},
    {"redeem-no-scope-in-grant", Refusal::NoScope, "okta"},
    {"redeem-resource-mismatch", Refusal::ResourceMismatch, "okta"},
    {"redeem-scope-forbidden", Refusal::ScopeParameter, "okta"},
    {"redeem-proof-missing", Refusal::ProofMissing, "generic"},
    {"redeem-proof-mismatch", Refusal::ProofMismatch, "generic"},
    {"redeem-grant-unsupported", Refusal::GrantType, "generic"},
    {"redeem-grant-keycloak", Refusal::GrantType, "keycloak"},
};

Instead inWordsOf(const RefusalRow &row)
{
    return [row](const Scene &scene) {
        return refusal(*personaNamed(QString::fromLatin1(row.persona)), row.why, QString::fromUtf8(scene.trap))
            .response();
    };
}

Instead challenge(int status, QByteArray value)
{
    return [status, value](const Scene &scene) {
        Response answer = Response::json({{u"error"_s, status == 403 ? u"forbidden"_s : u"unauthorized"_s}}, status);
        const QByteArray metadata = ", resource_metadata=\"" + scene.issuer + "/.well-known/oauth-protected-resource\"";
        return value.isEmpty()
            ? answer
            : answer.set("WWW-Authenticate", QByteArray(value).replace("TRAP", scene.trap).replace(", META", metadata));
    };
}

} // namespace

QList<Misdeed> resourceErrors()
{
    QList<Misdeed> all;
    for (const RefusalRow &row : Refusals)
        all.append({QString::fromLatin1(row.name), Point::Redemption,
            u"refuses the ID-JAG in the words of the persona %1"_s.arg(QLatin1StringView(row.persona)),
            inWordsOf(row)});
    const auto add = [&](const char *name, Point point, const char *description, Instead effect, int times = 0) {
        all.append({QString::fromLatin1(name), point, QString::fromLatin1(description), std::move(effect), times});
    };
    add("redeem-client-unknown", Point::Redemption, "401 invalid_client",
        oauthError(401, "invalid_client", "Unknown client."));
    add("redeem-issuer-not-permitted", Point::Redemption, "401 invalid_token",
        oauthError(401, "invalid_token", "The issuer is not permitted to use the JWT Bearer Grant."));
    add("redeem-policy", Point::Redemption, "401 access_denied",
        oauthError(401, "access_denied",
            "Policy evaluation failed for this request, please check the policy configurations."));
    add("redeem-custom-server", Point::Redemption, "400 unauthorized_client",
        oauthError(400, "unauthorized_client", "The client cannot use a custom authorization server."));
    add("redeem-not-enabled", Point::Redemption, "403, as Auth0 does for a client that is not enabled",
        oauthError(403, "access_denied", "The client is not enabled for Cross App Access"));
    add("redeem-mfa", Point::Redemption, "400, a PostLogin Action wants more",
        oauthError(400, "mfa_required", "Multi-factor authentication is required by a PostLogin Action"));
    add("redeem-authorization-details", Point::Redemption, "400 invalid_authorization_details",
        oauthError(400, "invalid_authorization_details", "authorization_details are not supported for this grant."));
    add("redeem-invalid-target", Point::Redemption, "400 invalid_target",
        oauthError(400, "invalid_target", "The resource is invalid."));
    add("redeem-invalid-grant-401", Point::Redemption, "401 invalid_grant, as Okta's validation guide shows it",
        oauthError(401, "invalid_grant", "Audience mismatch."));
    add("redeem-replayed-once", Point::Redemption, "the first ID-JAG is said to be used already",
        oauthError(400, "invalid_grant", "The JWT bearer grant has already been used."), 1);
    add("redeem-dpop-nonce-once", Point::Redemption, "wants a nonce, the first time",
        oauthError(400, "use_dpop_nonce", "Authorization server requires nonce in DPoP proof.", {},
            {{"DPoP-Nonce", "nonce-2"}}),
        1);

    const QByteArray invalid =
        "Bearer realm=\"Todo0\", error=\"invalid_token\", error_description=\"The access token expired\", META";
    add("api-401-token-once", Point::Resource, "401 invalid_token, the first time", challenge(401, invalid), 1);
    add("api-401-token", Point::Resource, "401 invalid_token, always", challenge(401, invalid));
    add("api-401-bare", Point::Resource, "401 without a challenge: the person has no account there",
        challenge(401, {}));
    add("api-403-scope", Point::Resource, "403 insufficient_scope that names a scope",
        challenge(403, "Bearer realm=\"Todo0\", error=\"insufficient_scope\", scope=\"todos.write\", META"));
    add("api-403-scope-once", Point::Resource, "403 insufficient_scope, the first time",
        challenge(403, "Bearer realm=\"Todo0\", error=\"insufficient_scope\", scope=\"todos.write\", META"), 1);
    add("api-403-scope-foreign", Point::Resource, "403 insufficient_scope with a scope nobody connected",
        challenge(403, "Bearer error=\"insufficient_scope\", scope=\"admin.everything\", META"));
    add("api-403-bare", Point::Resource, "403 without a challenge", challenge(403, {}));
    add("api-step-up", Point::Resource, "401 insufficient_user_authentication (RFC 9470)",
        challenge(401,
            "Bearer error=\"insufficient_user_authentication\", error_description=\"A stronger sign-in is needed\", "
            "acr_values=\"phr\", max_age=\"300\", META"));
    add("api-step-up-once", Point::Resource, "401 insufficient_user_authentication, the first time",
        challenge(401, "Bearer error=\"insufficient_user_authentication\", acr_values=\"phr\", META"), 1);
    add("api-dpop-nonce-once", Point::Resource, "wants a nonce in the proof, the first time",
        Instead([](const Scene &) {
            return Response::empty(401)
                .set("WWW-Authenticate", "DPoP error=\"use_dpop_nonce\"")
                .set("DPoP-Nonce", "nonce-3");
        }),
        1);
    add("api-foreign-metadata", Point::Resource, "401 that points to foreign metadata",
        challenge(
            401, "Bearer error=\"invalid_token\", resource_metadata=\"TRAP/.well-known/oauth-protected-resource\""));
    add("api-404", Point::Resource, "404",
        plainAnswer(404, {{"Content-Type", "application/json"}}, "{\"error\":\"not_found\"}"));
    return all;
}

} // namespace agent0::sandbox
