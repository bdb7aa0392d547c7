#include "sandbox/faulteffects.h"

namespace agent0::sandbox {

namespace {

/// A row of Okta's published error list (names, statuses and texts shortened).
struct ErrorRow {
    const char *name;
    int status;
    const char *error;
    const char *description;
};

/// What the token endpoint says to any grant.
const QList<ErrorRow> AnyGrant{
    {"client-unknown", 401, "invalid_client", "The client_id is invalid."},
    {"client-secret", 401, "invalid_client", "The client secret supplied for a confidential client is invalid."},
    {"client-missing", 401, "invalid_client", "No client credentials found."},
    {"client-header", 401, "invalid_client", "The Authorization header is not a valid Basic header."},
    {"client-origin", 401, "invalid_client",
        "Browser requests to the token endpoint must use Proof Key for Code Exchange."},
    {"client-twice", 401, "invalid_request", "Cannot supply multiple client credentials."},
    {"client-method", 401, "invalid_client",
        "Client authentication failed. Either the client or the client credentials are invalid."},
    {"client-public", 400, "unauthorized_client", "Confidential client is required."},
    {"client-grant", 400, "unauthorized_client", "The client is not authorized to use the provided grant type."},
    {"client-deleted", 401, "invalid_client", "The workload principal was not found."},
    {"assertion-audience", 401, "invalid_client",
        "The audience claim for client_assertion must be the endpoint invoked for the request."},
    {"assertion-expired", 401, "invalid_client", "The client_assertion token is expired."},
    {"assertion-too-long", 401, "invalid_client",
        "The client_assertion token has an expiration too far into the future."},
    {"assertion-future", 401, "invalid_client", "The client_assertion token was issued in the future."},
    {"assertion-used", 401, "invalid_client", "The client_assertion token has already been used."},
    {"assertion-kid", 401, "invalid_client", "The client_assertion's kid is invalid."},
    {"assertion-signature", 401, "invalid_client", "The client_assertion signature is invalid."},
    {"assertion-no-keys", 401, "invalid_client", "The client has no JWKSet configured."},
    {"assertion-issuer", 401, "invalid_client",
        "The issuer or subject of the client_assertion is not a valid client_id."},
    {"assertion-keys-unreachable", 401, "invalid_client", "Error fetching JWKSet from jwks_uri."},
    {"client-metadata", 400, "invalid_client_metadata", "The client metadata document does not match the client_id."},
    {"dpop-proof", 400, "invalid_dpop_proof", "The DPoP proof JWT header is invalid."},
    {"feature-off", 403, "server_error", "The requested feature is not enabled."},
    {"user-rate", 429, "invalid_grant", "The user rate limit was exceeded."},
    {"unavailable", 400, "temporarily_unavailable", "The server is overloaded or in maintenance."},
    {"policy", 401, "access_denied",
        "Policy evaluation failed for this request, please check the policy configurations."},
};

const QList<ErrorRow> CodeRows{
    {"code-pkce-failed", 400, "invalid_grant", "PKCE verification failed."},
    {"code-expired", 400, "invalid_grant", "The authorization code is invalid or has expired."},
    {"code-redirect-mismatch", 400, "invalid_grant",
        "The 'redirect_uri' does not match the redirection URI used in the authorization request."},
    {"code-verifier-missing", 400, "invalid_request", "PKCE code verifier is missing."},
};

const QList<ErrorRow> RefreshRows{
    {"refresh-invalid-grant", 400, "invalid_grant", "The refresh token is invalid or expired."},
    {"refresh-invalid-scope", 400, "invalid_scope", "The requested scope is invalid, unknown, or malformed."},
    {"refresh-dpop-binding", 400, "invalid_dpop_proof",
        "The DPoP proof key does not match the binding in the refresh token."},
};

const QList<ErrorRow> ExchangeRows{
    {"exchange-type-unsupported", 400, "invalid_request", "'requested_token_type' is invalid or not supported."},
    {"exchange-grant-unsupported", 400, "unsupported_grant_type",
        "The token exchange grant type is not supported by the authorization server."},
    {"exchange-sku", 400, "invalid_grant", "The required SKU is not enabled."},
    {"exchange-feature", 400, "access_denied", "The requested feature is not enabled in this environment."},
    {"exchange-missing", 400, "invalid_request", "The required parameter 'audience' is missing."},
    {"exchange-subject-type", 400, "invalid_request", "'subject_token_type' is invalid or not supported."},
    {"exchange-subject-invalid", 400, "invalid_request", "'subject_token' is invalid."},
    {"exchange-no-delegation", 400, "invalid_request",
        "'subject_token' is invalid: no delegation policy authorizes this token."},
    {"exchange-subject-issuer", 400, "invalid_request", "'subject_token' is invalid: the token issuer is not allowed."},
    {"exchange-app-not-linked", 400, "invalid_request",
        "'subject_token' is invalid: the client application is not registered for delegation to this agent."},
    {"exchange-session-ended", 400, "invalid_request", "'subject_token' is invalid: the session is no longer active."},
    {"exchange-user-inactive", 400, "invalid_request", "'subject_token' is invalid: the user account is not active."},
    {"exchange-act-too-deep", 400, "invalid_request", "'subject_token' is invalid: the act claim is nested too deep."},
    {"exchange-actor", 400, "invalid_request", "'actor_token' is invalid."},
    {"exchange-subject-expired", 400, "invalid_grant",
        "The 'subject_token' has expired or its session was terminated."},
    {"exchange-invalid-audience", 400, "invalid_target", "The request must include a valid audience."},
    {"exchange-invalid-resource", 400, "invalid_target", "'resource' is invalid or not supported."},
    {"exchange-not-assigned", 400, "invalid_target",
        "The resource app is not completely configured or the user is not assigned to the app."},
    {"exchange-many-resources", 400, "invalid_target", "Too many 'resource' parameters."},
    {"exchange-server-unknown", 403, "access_denied", "The associated authorization server does not exist."},
    {"exchange-flow-unsupported", 403, "access_denied", "Token Exchange from OIDC app to SAML app isn't supported."},
    {"exchange-network-zone", 403, "access_denied", "Access from this network zone is not allowed."},
    {"exchange-no-scope-allowed", 400, "access_denied",
        "All requested scopes were rejected by the resource connection."},
    {"exchange-scope-denied", 400, "access_denied", "Some of the requested scopes were denied: [todos.write]."},
    {"exchange-scope-not-permitted", 400, "unauthorized_client", "The client is not permitted to request this scope."},
    {"exchange-invalid-scope", 400, "invalid_scope",
        "One or more scopes are not configured for the authorization server resource."},
    {"exchange-no-scope", 400, "invalid_scope", "No scopes were requested."},
    {"exchange-consent-required", 400, "consent_required",
        "The requested scopes need consent, which token exchange cannot give."},
    {"exchange-assurance", 400, "invalid_request", "'resource' app assurance is not met."},
    {"exchange-not-generated", 500, "server_error", "Failed to create the id assertion authorization grant."},
    {"exchange-quota", 400, "access_denied",
        "The ID-JAG quota of this user for the requested resource app is used up for this month."},
};

void addRows(QList<Misdeed> &all, const QList<ErrorRow> &rows, Point point, const QString &prefix = {})
{
    for (const ErrorRow &row : rows)
        all.append({prefix + QString::fromLatin1(row.name), point,
            u"%1 %2: %3"_s.arg(row.status).arg(QLatin1StringView(row.error), QLatin1StringView(row.description)),
            oauthError(row.status, row.error, row.description)});
}

} // namespace

QList<Misdeed> identityErrors()
{
    QList<Misdeed> all;
    addRows(all, CodeRows, Point::CodeGrant);
    addRows(all, RefreshRows, Point::Refresh);
    addRows(all, ExchangeRows, Point::Exchange);
    addRows(all, AnyGrant, Point::CodeGrant, u"code-"_s);
    addRows(all, AnyGrant, Point::Refresh, u"refresh-"_s);
    addRows(all, AnyGrant, Point::Exchange, u"exchange-"_s);
    const auto exchange = [&](const char *name, const char *description, Instead effect, int times = 0) {
        all.append(
            {QString::fromLatin1(name), Point::Exchange, QString::fromLatin1(description), std::move(effect), times});
    };
    exchange("exchange-step-up-401", "insufficient_user_authentication with 401 and without a demand",
        oauthError(401, "insufficient_user_authentication", "The authentication context is insufficient."));
    exchange("exchange-interaction-required", "the person must open a page first (not an ID-JAG connection)",
        oauthError(400, "interaction_required", "The user must authenticate with the authorization server.",
            {{u"interaction_uri"_s, u"https://idp.example.com/sts/interact"_s}}));
    exchange("exchange-request-id", "a refusal with the server's own request id",
        oauthError(400, "access_denied", "The requested feature is not enabled in this environment.", {},
            {{"x-okta-request-id", "reqSandbox0001"}}));
    const auto nonce = [&](const char *name, Point point) {
        all.append({QString::fromLatin1(name), point, u"wants a nonce, the first time"_s,
            oauthError(400, "use_dpop_nonce", "Authorization server requires nonce in DPoP proof.", {},
                {{"DPoP-Nonce", "nonce-1"}}),
            1});
    };
    nonce("code-dpop-nonce-once", Point::CodeGrant);
    nonce("refresh-dpop-nonce-once", Point::Refresh);
    nonce("exchange-dpop-nonce-once", Point::Exchange);
    all.append({u"userinfo-dpop-nonce-once"_s, Point::UserInfo, u"wants a nonce in the proof, the first time"_s,
        Instead([](const Scene &) {
            return Response::empty(401)
                .set("WWW-Authenticate", "DPoP error=\"use_dpop_nonce\"")
                .set("DPoP-Nonce", "nonce-4");
        }),
        1});
    all.append({u"logout-uri-not-registered"_s, Point::EndSession,
        u"the page says that the logout address is not registered"_s,
        oauthError(400, "invalid_request",
            "The 'post_logout_redirect_uri' parameter must be a Logout redirect URI in the client app settings.")});
    all.append({u"idp-revoke-unsupported"_s, Point::IdpRevocation, u"400 unsupported_token_type"_s,
        oauthError(400, "unsupported_token_type", "The server does not revoke this type of token.")});
    return all;
}

} // namespace agent0::sandbox
