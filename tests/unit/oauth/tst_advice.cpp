#include "oauth/advice.h"
#include "oauth/advicerows.h"
#include "support/testmain.h"

#include <QSet>
#include <QTest>

using namespace agent0;

namespace {

/// What servers really say (description in their words, or the name Okta gives the case), and what it has to mean.
struct Example {
    Leg leg;
    int status;
    const char *error;
    const char *description;
    const char *code;
    Fault fault = Fault::Refused;
};

constexpr Fault ask = Fault::SignInNeeded;
constexpr Fault later = Fault::Network;
constexpr Fault broken = Fault::Malformed;

constexpr Example examples[] = {
    // xaa.md 4.1
    {Leg::SignIn, 400, "invalid_request",
        "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings",
        "redirect_not_registered"},
    {Leg::SignIn, 400, "invalid_redirect_uri", "", "redirect_not_registered"},
    {Leg::SignIn, 400, "missing_redirect_uri", "", "redirect_not_registered"},
    {Leg::SignIn, 400, "access_denied", "User is not assigned to the client application.", "user_not_assigned"},
    {Leg::SignIn, 401, "access_denied",
        "Policy evaluation failed for this request, please check the policy configurations.", "blocked_by_policy"},
    {Leg::SignIn, 0, "access_denied", "", "sign_in_denied"},
    {Leg::SignIn, 400, "login_required", "The client specified not to prompt, but the user is not logged in.",
        "login_required", ask},
    {Leg::SignIn, 0, "interaction_required", "", "interaction_required", ask},
    {Leg::SignIn, 0, "consent_required", "", "sign_in_consent_required", ask},
    {Leg::SignIn, 0, "account_selection_required", "", "account_selection_required", ask},
    {Leg::SignIn, 400, "unmet_authentication_requirements", "", "factor_missing"},
    {Leg::SignIn, 400, "invalid_grant", "PKCE verification failed.", "pkce_failed"},
    {Leg::SignIn, 400, "invalid_grant", "The authorization code is invalid or has expired.", "code_expired"},
    {Leg::SignIn, 400, "invalid_grant",
        "The 'redirect_uri' does not match the redirection URI used in the authorization request.", "redirect_changed"},
    {Leg::Refresh, 400, "invalid_grant", "The refresh token is invalid or expired.", "refresh_token_invalid", ask},
    {Leg::Refresh, 429, "invalid_grant", "user_rate_limited", "rate_limited", later},
    {Leg::SignIn, 400, "invalid_request",
        "PKCE code challenge is required when the token endpoint authentication method is 'NONE'.", "pkce_missing"},
    {Leg::SignIn, 401, "invalid_client", "Browser requests to the token endpoint must use Proof Key for Code Exchange.",
        "browser_request"},
    {Leg::SignIn, 401, "invalid_request", "Cannot supply multiple client credentials.", "client_twice"},
    {Leg::SignIn, 400, "invalid_scope", "One or more scopes are not configured for the authorization server resource.",
        "sign_in_scope"},
    {Leg::Refresh, 400, "unauthorized_client", "The client is not authorized to use the provided grant type.",
        "grant_not_allowed"},
    {Leg::SignIn, 400, "invalid_request", "The 'post_logout_redirect_uri' parameter must be a Logout redirect URI",
        "logout_redirect_not_registered"},
    {Leg::SignOut, 400, "invalid_request", "post_logout_redirect_uri not registered", "logout_redirect_not_registered"},
    {Leg::Refresh, 400, "temporarily_unavailable", "", "server_unavailable", later},
    {Leg::Refresh, 500, "server_error", "", "server_error", later},
    {Leg::SignIn, 0, "server_error", "", "server_error", later},
    {Leg::SignIn, 403, "server_error", "The requested feature is not enabled in this environment.",
        "feature_not_enabled"},
    // 4.2
    {Leg::Exchange, 401, "invalid_client",
        "The audience claim for client_assertion must be the endpoint invoked for the request.", "assertion_audience"},
    {Leg::Exchange, 401, "invalid_client", "The client_assertion token is expired.", "assertion_clock"},
    {Leg::Exchange, 401, "invalid_client", "The client_assertion token has an expiration too far into the future.",
        "assertion_clock"},
    {Leg::Exchange, 401, "invalid_client", "The client_assertion token was issued in the future; assertion",
        "assertion_clock"},
    {Leg::Exchange, 401, "invalid_client", "The client_assertion JWT was already used.", "assertion_replayed"},
    {Leg::Exchange, 401, "invalid_client", "The kid claim in the client_assertion is invalid.", "client_key_unknown"},
    {Leg::Exchange, 401, "invalid_client", "The client_assertion signature is invalid.", "client_key_unknown"},
    {Leg::Exchange, 401, "invalid_client", "No JWKSet was configured for the client.", "client_key_unknown"},
    {Leg::Exchange, 401, "invalid_client", "The issuer claim for client_assertion is not a valid client_id.",
        "assertion_client_id"},
    {Leg::Exchange, 401, "invalid_client", "Error fetching JWKSet from the client's JWKS URL.",
        "client_jwks_unreachable"},
    {Leg::Exchange, 401, "invalid_client", "The workload principal was not found.", "agent_not_found"},
    {Leg::Exchange, 401, "invalid_client", "invalid_token_endpoint_auth_method", "client_method"},
    {Leg::Exchange, 401, "invalid_client", "The client secret supplied for a confidential client is invalid.",
        "client_unknown"},
    {Leg::Redemption, 401, "invalid_client", "Client authentication failed.", "client_unknown_at_resource"},
    {Leg::Exchange, 400, "unauthorized_client", "Confidential client is required.", "client_not_confidential"},
    {Leg::Exchange, 400, "invalid_client_metadata", "cimd_id_mismatch", "client_document"},
    {Leg::Exchange, 400, "use_dpop_nonce", "Authorization server requires nonce in DPoP proof.", "use_dpop_nonce"},
    {Leg::Refresh, 400, "invalid_dpop_proof", "invalid public key binding", "dpop_key_lost", ask},
    {Leg::Exchange, 400, "invalid_dpop_proof", "The DPoP proof JWT header is missing.", "dpop_proof"},
    // 4.3
    {Leg::Exchange, 400, "invalid_request", "'requested_token_type' is invalid or not supported.", "xaa_not_available"},
    {Leg::Exchange, 400, "unsupported_grant_type", "The authorization grant type is not supported.",
        "token_exchange_not_enabled"},
    {Leg::Exchange, 400, "invalid_grant", "The SKU is not enabled.", "subscription_missing"},
    {Leg::Exchange, 400, "access_denied", "The requested feature is not enabled in this environment.",
        "feature_not_enabled"},
    {Leg::Exchange, 400, "invalid_request", "The required parameter 'audience' is missing.",
        "exchange_parameter_missing"},
    {Leg::Exchange, 400, "invalid_request", "'subject_token_type' is invalid or not supported.", "subject_token_type"},
    {Leg::Exchange, 400, "invalid_request", "'subject_token' is invalid.", "subject_token_invalid"},
    {Leg::Exchange, 400, "invalid_request", "'subject_token' is invalid: no delegation policy authorizes this token.",
        "no_delegation_link"},
    {Leg::Exchange, 400, "invalid_request", "'subject_token' is invalid: the token issuer is not allowed.",
        "subject_issuer_not_allowed"},
    {Leg::Exchange, 400, "invalid_request",
        "'subject_token' is invalid: the client application is not registered for delegation to this agent.",
        "agent_not_active"},
    {Leg::Exchange, 400, "invalid_request", "'subject_token' is invalid: the session is no longer active.",
        "session_ended", ask},
    {Leg::Exchange, 400, "invalid_request", "'subject_token' is invalid: the user account is not active.",
        "user_not_active"},
    {Leg::Exchange, 400, "invalid_request", "The act claim is nested too deep.", "agent_chain"},
    {Leg::Exchange, 400, "invalid_request", "'actor_token' is invalid.", "actor_token"},
    {Leg::Exchange, 400, "invalid_grant", "'subject_token' expired or its session was terminated.",
        "subject_token_expired", ask},
    {Leg::Exchange, 429, "invalid_grant", "user_rate_limited", "rate_limited", later},
    {Leg::Exchange, 400, "invalid_target", "The request must include a valid audience.", "audience_mismatch"},
    {Leg::Exchange, 400, "invalid_target", "'resource' is invalid or not supported.", "resource_mismatch"},
    {Leg::Exchange, 400, "invalid_target",
        "The resource app is not completely configured or the user is not assigned to the app.",
        "resource_app_not_ready"},
    {Leg::Exchange, 400, "invalid_target", "Too many 'resource' parameters.", "too_many_resources"},
    {Leg::Exchange, 403, "access_denied", "The associated server does not exist.", "audience_unknown"},
    {Leg::Exchange, 403, "access_denied", "Token Exchange from web app to SPA app isn't supported.",
        "exchange_flow_unsupported"},
    {Leg::Exchange, 403, "access_denied", "The request is outside of the allowed network zone.", "network_zone"},
    {Leg::Exchange, 400, "access_denied", "All requested scopes were rejected.", "no_scope_allowed"},
    {Leg::Exchange, 400, "access_denied", "Some scopes were denied: todos.admin", "scope_denied"},
    {Leg::Exchange, 401, "access_denied", "Policy evaluation failed for this request.", "blocked_by_policy"},
    {Leg::Exchange, 403, "access_denied", "", "blocked_by_admin"},
    {Leg::Exchange, 400, "unauthorized_client", "scope not permitted", "scope_not_permitted"},
    {Leg::Exchange, 400, "unauthorized_client", "The client is not authorized to use the provided grant type.",
        "token_exchange_not_enabled"},
    {Leg::Exchange, 400, "invalid_scope", "No scopes were requested.", "exchange_scope"},
    {Leg::Exchange, 400, "consent_required", "Scopes need consent.", "scope_consent_required"},
    {Leg::Exchange, 401, "insufficient_user_authentication", "The authentication context is insufficient.",
        "step_up_needed", ask},
    {Leg::Exchange, 400, "invalid_request", "'resource' app assurance is not met.", "assurance_not_met", ask},
    {Leg::Exchange, 400, "interaction_required", "The user must authenticate with the authorization server.",
        "not_an_id_jag_connection", ask},
    {Leg::Exchange, 500, "server_error", "Failed to create the id assertion authorization grant.",
        "id_jag_not_generated"},
    {Leg::Exchange, 400, "access_denied", "The monthly quota of ID-JAGs is used up.", "id_jag_quota"},
    // 4.4
    {Leg::Redemption, 400, "invalid_grant",
        "The audience of the grant must match the issuer of the authorization server.", "id_jag_audience"},
    {Leg::Redemption, 400, "invalid_grant", "The 'client_id' in the grant must match the client used.",
        "id_jag_client"},
    {Leg::Redemption, 400, "invalid_grant", "unexpected \"azp\" (authorized party)", "id_jag_client"},
    {Leg::Redemption, 400, "invalid_grant", "The issuer is not trusted.", "id_jag_issuer_not_trusted"},
    {Leg::Redemption, 400, "invalid_grant", "Issuer https does not match a configured OIDC provider",
        "id_jag_issuer_not_trusted"},
    {Leg::Redemption, 400, "invalid_grant", "The signature is invalid.", "id_jag_signature"},
    {Leg::Redemption, 400, "invalid_signature", "", "id_jag_signature"},
    {Leg::Redemption, 400, "invalid_grant", "The assertion has expired.", "id_jag_expired"},
    {Leg::Redemption, 400, "invalid_grant", "The lifetime is over 5 minutes.", "id_jag_life"},
    {Leg::Redemption, 400, "invalid_grant", "The JWT was already used.", "id_jag_replayed"},
    {Leg::Redemption, 400, "invalid_grant", "The 'sub' claim is invalid.", "user_unknown_at_resource"},
    {Leg::Redemption, 400, "invalid_grant", "The grant must include at least one scope.", "id_jag_without_scope"},
    {Leg::Redemption, 400, "invalid_grant", "The 'resource' claim is not valid for this server.", "id_jag_resource"},
    {Leg::Redemption, 400, "invalid_request", "The request must not include a 'scope' parameter.",
        "scope_not_allowed_at_redemption"},
    {Leg::Redemption, 401, "invalid_token", "The issuer is not permitted to use the JWT Bearer Grant.",
        "id_jag_issuer_not_permitted"},
    {Leg::Redemption, 401, "access_denied", "Policy evaluation failed.", "blocked_at_resource"},
    {Leg::Redemption, 400, "unauthorized_client", "The client cannot use a custom authorization server.",
        "client_org_only"},
    {Leg::Redemption, 400, "invalid_grant", "Assertion is invalid or has expired", "id_jag_not_accepted"},
    {Leg::Redemption, 403, "", "", "xaa_not_enabled_at_resource"},
    {Leg::Redemption, 401, "access_denied", "An MFA action was asked for", "mfa_at_resource"},
    {Leg::Consent, 400, "access_denied", "The person said no.", "consent_denied"},
    {Leg::Consent, 400, "invalid_grant", "The refresh token is over.", "consent_ended", Fault::SignInNeeded},
    {Leg::Consent, 401, "invalid_client", "No such client.", "client_unknown_at_resource"},
    {Leg::Consent, 400, "unauthorized_client", "", "grant_not_enabled"},
    {Leg::Consent, 400, "invalid_scope", "", "scope_unknown_at_resource"},
    {Leg::Consent, 400, "invalid_target", "", "resource_unknown"},
    {Leg::Redemption, 403, "mfa_required", "Multifactor authentication required", "mfa_at_resource"},
    {Leg::Redemption, 403, "access_denied", "The user is not a member of the organization.",
        "user_unknown_at_resource"},
    {Leg::Redemption, 403, "access_denied", "Cross App Access is not enabled for this client.",
        "xaa_not_enabled_at_resource"},
    {Leg::Redemption, 400, "invalid_grant", "invalid JWT type", "id_jag_type"},
    {Leg::Redemption, 400, "invalid_grant", "JWT is not yet valid (now-30=1790000000)", "id_jag_too_old"},
    {Leg::Redemption, 400, "unauthorized_client", "", "jwt_bearer_not_enabled"},
    {Leg::Redemption, 400, "invalid_authorization_details", "", "authorization_details"},
    {Leg::Redemption, 400, "unsupported_grant_type", "", "id_jag_not_supported"},
    {Leg::Redemption, 400, "invalid_target", "", "resource_unknown_at_server"},
    {Leg::Redemption, 400, "invalid_scope", "", "scope_unknown_at_server"},
    {Leg::Redemption, 400, "invalid_grant", "Proof of possession required", "proof_required"},
    {Leg::Redemption, 400, "invalid_grant", "", "id_jag_not_accepted"},
    {Leg::Redemption, 401, "insufficient_user_authentication", "", "step_up_needed", ask},
    {Leg::Redemption, 400, "login_required", "", "login_required", ask},
    {Leg::Redemption, 400, "interaction_required", "", "interaction_required", ask},
    // 4.5
    {Leg::Resource, 401, "insufficient_user_authentication", "", "step_up_needed", ask},
    {Leg::Resource, 401, "invalid_token", "", "token_not_accepted"},
    {Leg::Resource, 403, "insufficient_scope", "", "insufficient_scope"},
    {Leg::Resource, 403, "", "", "resource_forbidden"},
    {Leg::Resource, 404, "", "", "not_found"},
    // what fits on any leg
    {Leg::Redemption, 429, "", "", "rate_limited", later},
    {Leg::Refresh, 400, "slow_down", "", "rate_limited", later},
    {Leg::Refresh, 502, "", "", "server_error", later},
    {Leg::Refresh, 302, "", "", "redirected", broken},
    {Leg::Refresh, 404, "", "", "no_token_endpoint", broken},
    {Leg::Refresh, 407, "", "", "proxy_authentication", later},
    {Leg::Refresh, 400, "", "", "no_oauth_answer", broken},
    {Leg::Refresh, 204, "", "", "no_oauth_answer", broken},
    {Leg::Refresh, 400, "invalid_request", "", "invalid_request"},
    {Leg::Revocation, 400, "invalid_grant", "", "invalid_grant"},
    {Leg::Revocation, 400, "invalid_scope", "", "invalid_scope"},
    {Leg::Revocation, 400, "unauthorized_client", "", "unauthorized_client"},
    {Leg::Revocation, 400, "unsupported_grant_type", "", "unsupported_grant_type"},
    {Leg::Revocation, 400, "unsupported_token_type", "", "unsupported_token_type"},
    {Leg::Revocation, 403, "access_denied", "", "access_denied"},
    {Leg::Refresh, 400, "something_nobody_knows", "", "refused"},
};

OAuthError saidBy(const Example &example)
{
    OAuthError refusal;
    refusal.httpStatus = example.status;
    refusal.code = QString::fromLatin1(example.error);
    refusal.description = QString::fromLatin1(example.description);
    return refusal;
}

} // namespace

class AdviceTest : public QObject {
    Q_OBJECT

private slots:
    void givesTheCause_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(std::size(examples)); ++i)
            QTest::addRow("%s %d %s %s", name(examples[i].leg).data(), examples[i].status, examples[i].error,
                examples[i].description)
                << i;
    }
    void givesTheCause()
    {
        QFETCH(int, index);
        const Example &example = examples[index];
        const Error error = refusalError(example.leg, saidBy(example));
        QCOMPARE(error.code, QString::fromLatin1(example.code));
        QCOMPARE(error.fault, example.fault);
        QCOMPARE(error.leg, example.leg);
        QVERIFY(error.hint.size() > 10);
        QVERIFY(error.message.contains(u'.'));
    }

    void everyRowHasAnExample()
    {
        QSet<const AdviceRow *> reached;
        for (const Example &example : examples)
            reached.insert(&adviceFor(example.leg, saidBy(example)));
        for (const auto table : adviceTables()) {
            for (const AdviceRow &row : table)
                QVERIFY2(
                    reached.contains(&row), qPrintable(u"%1 / %2 / %3"_s.arg(row.code, row.error, row.description)));
        }
    }

    void everyRowSpeaksInSentences()
    {
        for (const auto table : adviceTables()) {
            for (const AdviceRow &row : table) {
                QVERIFY(row.message.endsWith(u'.'));
                QVERIFY(QChar(row.hint.front()).isUpper());
                QVERIFY(!row.code.contains(u' '));
            }
        }
    }

    void nothingIsEverWithoutAHint_data()
    {
        QTest::addColumn<int>("leg");
        for (int leg = 0; leg <= int(Leg::SignOut); ++leg)
            QTest::newRow(name(Leg(leg)).data()) << leg;
    }
    void nothingIsEverWithoutAHint()
    {
        QFETCH(int, leg);
        for (const int status : {0, 200, 302, 400, 401, 403, 404, 418, 429, 500, 503, 999}) {
            for (const char *code : {"", "invalid_request", "unheard_of"}) {
                OAuthError refusal;
                refusal.httpStatus = status;
                refusal.code = QString::fromLatin1(code);
                QVERIFY(!refusalError(Leg(leg), refusal).hint.isEmpty());
            }
        }
    }

    void onlyIdentifiersEverGetIntoAHint()
    {
        OAuthError refusal;
        refusal.httpStatus = 400;
        refusal.code = u"invalid_target"_s;
        const Error error = refusalError(Leg::Exchange, refusal,
            {{"audience", "{subject_token}{client_secret}"}, {"subject_token", "t0p-s3cret"},
                {"client_secret", "t0p-s3cret"}});
        QVERIFY(!error.hint.contains(u"t0p-s3cret"_s));
        QVERIFY(!error.hint.contains(u'{'));
    }
};

AGENT0_TEST(AdviceTest)
#include "tst_advice.moc"
