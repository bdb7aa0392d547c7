#include "doctor/remedies.h"

#include <algorithm>

namespace agent0::doctor {

namespace {

using enum Who;

constexpr auto Agent = "Okta: Directory > AI Agents > (agent) > User access > Application > Assignments"_L1;
constexpr auto Registration = "Okta: Directory > AI Agents > (agent) > Client registration"_L1;
constexpr auto Connection_ = "Okta: Directory > AI Agents > (agent) > Resource connections > (connection)"_L1;
constexpr auto LinkedApp = "Okta: Applications > (linked app) > General"_L1;
constexpr auto ResourceServer = "Okta: Applications > (resource app) > Resource Server > Cross App Access (XAA)"_L1;
constexpr auto ResourceUsers = "Okta: Applications > (resource app) > Assignments"_L1;
constexpr auto CustomServer = "Okta: Security > API > Authorization Servers > (server) > Access Policies > (rule)"_L1;
constexpr auto Exchanges = "eventType eq \"app.oauth2.token.grant.id_jag\" and outcome.result eq \"FAILURE\""_L1;
constexpr auto Connections = "eventType sw \"workload_principal.resource_connection\""_L1;
constexpr auto Agents = "eventType sw \"workload_principal.ai_agent\""_L1;
constexpr auto Links = "eventType sw \"workload_principal.delegation_link\""_L1;
constexpr auto Reuse = "eventType eq \"app.oauth2.token.detect_reuse\""_L1;

constexpr Remedy Rows[] = {
    // The sign-in and the client at the identity provider.
    {"redirect_not_registered"_L1, IdentityAdministrator, LinkedApp, "Sign-in redirect URIs"_L1, "{redirect}"_L1, ""_L1,
        "set-up-okta"_L1},
    {"sign_in_page_refused"_L1, IdentityAdministrator, LinkedApp, "Sign-in redirect URIs"_L1, "{redirect}"_L1, ""_L1,
        "set-up-okta"_L1},
    {"grant_not_allowed"_L1, IdentityAdministrator, LinkedApp, "Grant type"_L1,
        "Authorization Code, Refresh Token, Token Exchange"_L1, ""_L1, ""_L1},
    {"sign_in_scope"_L1, ProfileKeeper, ""_L1, "identityProvider.scopes"_L1, "openid profile email offline_access"_L1,
        ""_L1, ""_L1},
    {"refresh_token_missing"_L1, IdentityAdministrator, LinkedApp, "Grant type: Refresh Token; scope offline_access"_L1,
        ""_L1, ""_L1, "session"_L1},
    {"session_ended"_L1, Person, ""_L1, ""_L1, ""_L1, Reuse, "session"_L1},
    {"session_not_bound"_L1, Person, ""_L1, ""_L1, ""_L1, ""_L1, "dpop"_L1},
    {"session_key_lost"_L1, Person, ""_L1, ""_L1, ""_L1, ""_L1, "dpop"_L1},
    {"dpop_key_lost"_L1, Person, ""_L1, ""_L1, ""_L1, ""_L1, "dpop"_L1},
    {"dpop_needed_for_subject"_L1, ProfileKeeper, ""_L1, "identityProvider.subjectToken"_L1, "auto"_L1, ""_L1,
        "dpop"_L1},
    {"refresh_token_invalid"_L1, Person, ""_L1, ""_L1, ""_L1, Reuse, "session"_L1},
    {"client_unknown"_L1, IdentityAdministrator, Registration, "client id and credential"_L1, "{idpClient}"_L1, Agents,
        "two-registrations"_L1},
    {"client_key_unknown"_L1, IdentityAdministrator, Registration, "Public/private key"_L1,
        "(agent0ctl key show prints the public key)"_L1, Agents, "two-registrations"_L1},
    {"client_method"_L1, ProfileKeeper, ""_L1, "clientAuthentication.method"_L1, ""_L1, ""_L1, "two-registrations"_L1},
    {"client_not_confidential"_L1, IdentityAdministrator, Registration, "Client secret, or Public/private key"_L1,
        ""_L1, Agents, "two-registrations"_L1},
    {"client_secret_missing"_L1, ProfileKeeper, ""_L1, "clientAuthentication"_L1, ""_L1, ""_L1, "two-registrations"_L1},
    {"client_key_missing"_L1, ProfileKeeper, ""_L1, "clientAuthentication"_L1, ""_L1, ""_L1, "two-registrations"_L1},
    {"agent_not_found"_L1, IdentityAdministrator, "Okta: Directory > AI Agents"_L1, "the agent itself"_L1,
        "{idpClient}"_L1, Agents, ""_L1},
    {"agent_not_active"_L1, IdentityAdministrator, "Okta: Directory > AI Agents > (agent)"_L1,
        "Activate; linked app"_L1, "{idpClient}"_L1, Agents, "own-apps"_L1},
    {"use_dpop_nonce"_L1, IdentityAdministrator, LinkedApp, "Require Demonstrating Proof of Possession (DPoP)"_L1,
        "off"_L1, ""_L1, "dpop"_L1},
    {"dpop_proof"_L1, IdentityAdministrator, LinkedApp, "Require Demonstrating Proof of Possession (DPoP)"_L1, "off"_L1,
        ""_L1, "dpop"_L1},
    // The exchange.
    {"xaa_not_available"_L1, IdentityAdministrator, "Okta: Settings > Features"_L1, "Cross App Access"_L1, ""_L1,
        Exchanges, "same-org"_L1},
    {"token_exchange_not_enabled"_L1, IdentityAdministrator, LinkedApp, "Grant type: Token Exchange"_L1, ""_L1,
        Exchanges, ""_L1},
    {"subscription_missing"_L1, IdentityAdministrator, ""_L1, "Okta for AI Agents subscription"_L1, ""_L1, Exchanges,
        "same-org"_L1},
    {"feature_not_enabled"_L1, IdentityAdministrator, "Okta: Settings > Features"_L1, "Cross App Access"_L1, ""_L1,
        Exchanges, ""_L1},
    {"subject_token_type"_L1, ProfileKeeper, ""_L1, "identityProvider.subjectToken"_L1, "id_token"_L1, ""_L1, ""_L1},
    {"subject_token_invalid"_L1, IdentityAdministrator, "Okta: Directory > AI Agents > (agent)"_L1,
        "linked OIDC app"_L1, "{idpClient}"_L1, Exchanges, "own-apps"_L1},
    {"subject_token_expired"_L1, Person, ""_L1, ""_L1, ""_L1, Exchanges, "session"_L1},
    {"subject_issuer_not_allowed"_L1, ProfileKeeper, ""_L1, "identityProvider.issuer"_L1, "{issuer}"_L1, Exchanges,
        "same-org"_L1},
    {"no_delegation_link"_L1, IdentityAdministrator,
        "Okta: Directory > AI Agents > (agent) > User access, Machine access"_L1, "delegation link"_L1,
        "{idpClient}"_L1, Links, "blocked"_L1},
    {"user_not_assigned"_L1, IdentityAdministrator, Agent, "the person"_L1, "{person}"_L1, Exchanges, "blocked"_L1},
    {"user_not_active"_L1, IdentityAdministrator, "Okta: Directory > People > (person)"_L1, "status"_L1, "{person}"_L1,
        Exchanges, "blocked"_L1},
    {"resource_app_not_ready"_L1, IdentityAdministrator, ResourceUsers,
        "the person; and Resource Server > Cross App Access (XAA) > Enable"_L1, "{person}"_L1, Exchanges, "blocked"_L1},
    {"audience_mismatch"_L1, IdentityAdministrator, ResourceServer, "Issuer URL"_L1, "{audience}"_L1, Exchanges,
        "identifiers"_L1},
    {"audience_unknown"_L1, IdentityAdministrator, ResourceServer, "Issuer URL"_L1, "{audience}"_L1, Exchanges,
        "same-org"_L1},
    {"resource_mismatch"_L1, IdentityAdministrator, Connection_, "Resource indicator"_L1, "{resource}"_L1, Connections,
        "identifiers"_L1},
    {"exchange_flow_unsupported"_L1, IdentityAdministrator, "Okta: Applications"_L1,
        "types of the agent's and the resource's app"_L1, ""_L1, Exchanges, "own-apps"_L1},
    {"network_zone"_L1, IdentityAdministrator, "Okta: Security > Networks"_L1, "zone of the policy rule"_L1, ""_L1,
        Exchanges, "blocked"_L1},
    {"no_scope_allowed"_L1, IdentityAdministrator, Connection_, "Scopes"_L1, "{scopes}"_L1, Connections, "scopes"_L1},
    {"scope_denied"_L1, IdentityAdministrator, Connection_, "Scopes"_L1, "{scopes}"_L1, Connections, "scopes"_L1},
    {"scope_not_permitted"_L1, IdentityAdministrator, Connection_, "Scopes"_L1, "{scopes}"_L1, Connections,
        "scopes"_L1},
    {"scope_consent_required"_L1, IdentityAdministrator,
        "Okta: Security > API > Authorization Servers > (server) > Scopes"_L1, "User consent"_L1, "Implicit"_L1,
        Exchanges, "scopes"_L1},
    {"exchange_scope"_L1, ProfileKeeper, ""_L1, "connections[].scopes"_L1, "{scopes}"_L1, Exchanges, "scopes"_L1},
    {"exchange_parameter_missing"_L1, ProfileKeeper, ""_L1, "audience, resource, scopes"_L1, ""_L1, Exchanges,
        "identifiers"_L1},
    {"blocked_by_policy"_L1, IdentityAdministrator,
        "Okta: Security > Authentication Policies, and Directory > AI Agents > (agent) > User access"_L1,
        "a rule for this client, person and grant"_L1, "{person}"_L1, Exchanges, "blocked"_L1},
    {"blocked_by_admin"_L1, IdentityAdministrator, Connection_, "the connection itself; assignments"_L1,
        "{audience}"_L1, Connections, "blocked"_L1},
    {"id_jag_quota"_L1, IdentityAdministrator, ""_L1, "subscription: ID-JAGs of each person and month"_L1, ""_L1,
        Exchanges, "budget"_L1},
    {"id_jag_budget"_L1, IdentityAdministrator, ""_L1, "subscription: ID-JAGs of each person and month"_L1, ""_L1,
        Exchanges, "budget"_L1},
    {"id_jag_not_generated"_L1, IdentityAdministrator, "Okta: Applications > (resource app) > Sign On"_L1,
        "NameID format, email attribute"_L1, "{person}"_L1, Exchanges, "sub-and-claims"_L1},
    {"not_an_id_jag_connection"_L1, IdentityAdministrator, Connection_,
        "type of the connection: application (ID-JAG)"_L1, ""_L1, Connections, "own-apps"_L1},
    {"id_jag_claim_client_id"_L1, IdentityAdministrator, Connection_, "AI agent's client ID registered in this app"_L1,
        "{client}"_L1, Connections, "two-registrations"_L1},
    {"id_jag_claim_aud"_L1, IdentityAdministrator, ResourceServer, "Issuer URL"_L1, "{audience}"_L1, Connections,
        "identifiers"_L1},
    {"id_jag_claim_resource"_L1, IdentityAdministrator, Connection_, "Resource indicator"_L1, "{resource}"_L1,
        Connections, "identifiers"_L1},
    {"id_jag_scope_absent"_L1, IdentityAdministrator, Connection_, "Scopes"_L1, "{scopes}"_L1, Connections,
        "scopes"_L1},
    {"step_up_needed"_L1, Person, ""_L1, ""_L1, ""_L1, Exchanges, "session"_L1},
    {"assurance_not_met"_L1, Person, ""_L1, ""_L1, ""_L1, Exchanges, "session"_L1},
    // The resource's authorization server.
    {"same_trust_domain"_L1, ProfileKeeper, ""_L1, "connections[].authorizationServer, audience"_L1, ""_L1, ""_L1,
        "same-org"_L1},
    {"client_unknown_at_resource"_L1, ResourceOwner, ""_L1,
        "client id and credential at the resource's authorization server"_L1, "{client}"_L1, ""_L1,
        "two-registrations"_L1},
    {"id_jag_not_supported"_L1, ResourceOwner, ""_L1, "JWT bearer grant, ID-JAG (Cross App Access)"_L1, ""_L1, ""_L1,
        "own-authorization-server"_L1},
    {"jwt_bearer_not_enabled"_L1, ResourceOwner, ""_L1, "JWT bearer grant for the client"_L1, "{client}"_L1, ""_L1,
        "federation"_L1},
    {"id_jag_issuer_not_trusted"_L1, ResourceOwner, ""_L1, "trusted issuer"_L1, "{issuer}"_L1, ""_L1, "federation"_L1},
    {"id_jag_issuer_not_permitted"_L1, ResourceOwner, ""_L1, "trusted issuer"_L1, "{issuer}"_L1, ""_L1,
        "federation"_L1},
    {"id_jag_signature"_L1, ResourceOwner, ""_L1, "key set of the trusted issuer"_L1, "{issuer}"_L1, ""_L1,
        "federation"_L1},
    {"id_jag_not_accepted"_L1, ResourceOwner, ""_L1, "trusted issuer; the person's account"_L1, "{issuer}"_L1, ""_L1,
        "federation"_L1},
    {"id_jag_audience"_L1, IdentityAdministrator, ResourceServer, "Issuer URL"_L1, "{serverIssuer}"_L1, Connections,
        "identifiers"_L1},
    {"id_jag_client"_L1, IdentityAdministrator, Connection_, "AI agent's client ID registered in this app"_L1,
        "{client}"_L1, Connections, "two-registrations"_L1},
    {"id_jag_resource"_L1, IdentityAdministrator, Connection_, "Resource indicator"_L1, "{resource}"_L1, Connections,
        "identifiers"_L1},
    {"id_jag_without_scope"_L1, ProfileKeeper, ""_L1, "connections[].scopes"_L1, ""_L1, ""_L1, "scopes"_L1},
    {"id_jag_life"_L1, IdentityAdministrator, ""_L1, "life of an ID-JAG: at most five minutes"_L1, ""_L1, ""_L1, ""_L1},
    {"id_jag_too_old"_L1, ResourceOwner, ""_L1, "the server's clock"_L1, ""_L1, ""_L1, "clock"_L1},
    {"id_jag_expired"_L1, ResourceOwner, ""_L1, "the server's clock"_L1, ""_L1, ""_L1, "clock"_L1},
    {"user_unknown_at_resource"_L1, ResourceOwner, ""_L1, "the person's account, linked to the identity provider"_L1,
        "{person}"_L1, ""_L1, "sub-and-claims"_L1},
    {"blocked_at_resource"_L1, ResourceOwner, CustomServer, "JWT Bearer; a rule for this client and person"_L1,
        "{client}"_L1, ""_L1, "blocked"_L1},
    {"xaa_not_enabled_at_resource"_L1, ResourceOwner,
        "Auth0: Authentication > Enterprise > (connection); Applications > (client)"_L1,
        "identity assertion authorization grant; organization"_L1, "{client}"_L1, ""_L1, "set-up-auth0"_L1},
    {"mfa_at_resource"_L1, ResourceOwner, "Auth0: Actions > PostLogin"_L1, "no multi-factor for this grant"_L1, ""_L1,
        ""_L1, "blocked"_L1},
    {"scope_not_allowed_at_redemption"_L1, ProfileKeeper, ""_L1, "connections[].serverProfile"_L1, "okta"_L1, ""_L1,
        "scopes"_L1},
    {"scope_unknown_at_server"_L1, ResourceOwner, ""_L1, "scopes of the client"_L1, "{scopes}"_L1, ""_L1, "scopes"_L1},
    {"proof_required"_L1, ResourceOwner, ""_L1, "plain bearer tokens for this client"_L1, "{client}"_L1, ""_L1,
        "dpop"_L1},
    {"proof_refused"_L1, NetworkKeeper, ""_L1, "this machine's clock; proxies that rewrite addresses"_L1, ""_L1, ""_L1,
        "dpop"_L1},
    {"token_type_unusable"_L1, ResourceOwner, ""_L1, "plain bearer tokens for this client"_L1, "{client}"_L1, ""_L1,
        "dpop"_L1},
    // Access that no identity provider has a part in.
    {"consent_needed"_L1, Person, ""_L1, ""_L1, ""_L1, ""_L1, "consent"_L1},
    {"consent_ended"_L1, Person, ""_L1, ""_L1, ""_L1, ""_L1, "consent"_L1},
    {"consent_forbidden"_L1, IdentityAdministrator, "Managed policy"_L1, "fixed: agent.consent"_L1, "allowed"_L1, ""_L1,
        "policy"_L1},
    {"registration_unsupported"_L1, ProfileKeeper, ""_L1, "connections[].clientId"_L1, ""_L1, ""_L1, "consent"_L1},
    {"workload_token_missing"_L1, ProfileKeeper, ""_L1, "connections[].workloadTokenFile"_L1, ""_L1, ""_L1,
        "consent"_L1},
    {"program_missing"_L1, ProfileKeeper, ""_L1, "connections[].api.command"_L1, ""_L1, ""_L1, "consent"_L1},
    {"program_folder_missing"_L1, ProfileKeeper, ""_L1, "connections[].api.folder"_L1, ""_L1, ""_L1, "consent"_L1},
    // The API.
    {"token_refused"_L1, ResourceOwner, ""_L1, "audience of access tokens; the person's account"_L1, "{resource}"_L1,
        ""_L1, "sub-and-claims"_L1},
    {"insufficient_scope"_L1, IdentityAdministrator, Connection_, "Scopes"_L1, "{scopes}"_L1, Connections, "scopes"_L1},
    {"forbidden"_L1, ResourceOwner, ""_L1, "the person's permissions"_L1, "{person}"_L1, ""_L1, ""_L1},
    {"not_found"_L1, ProfileKeeper, ""_L1, "connections[].api.baseUrl"_L1, ""_L1, ""_L1, ""_L1},
};

QString filledIn(QLatin1StringView value, const Finding &finding, const Examination &exam)
{
    const IdentityProvider &idp = exam.profile.identityProvider;
    const Connection &one = exam.patient.settings;
    const auto redirect =
        std::ranges::find_if(finding.evidence, [](const Evidence &row) { return row.name == "redirect address"_L1; });
    const std::pair<QLatin1StringView, QString> values[] = {{"{issuer}"_L1, idp.issuer},
        {"{idpClient}"_L1, idp.clientId}, {"{audience}"_L1, one.audience},
        {"{serverIssuer}"_L1, one.authorizationServer}, {"{resource}"_L1, one.resource}, {"{client}"_L1, one.clientId},
        {"{scopes}"_L1, one.scopes.join(u' ')}, {"{person}"_L1, exam.person.value("sub"_L1).toString()},
        {"{redirect}"_L1, redirect == finding.evidence.end() ? QString() : redirect->value}};
    for (const auto &[placeholder, text] : values) {
        if (value == placeholder)
            return text;
    }
    return value;
}

/// Where no row says better: the leg does.
Who likely(const Finding &finding)
{
    if (finding.state == State::Warn && finding.who == Who::Nobody)
        return ProfileKeeper;
    switch (finding.fault) {
    case Fault::SignInNeeded: return Person;
    case Fault::Network: return NetworkKeeper;
    case Fault::Keychain: return Person;
    case Fault::Configuration: return ProfileKeeper;
    default:
        return finding.connection.isEmpty() || finding.id == "D10"_L1 || finding.id == "D12"_L1 ? IdentityAdministrator
                                                                                                : ResourceOwner;
    }
}

} // namespace

std::span<const Remedy> remedies() { return Rows; }

const Remedy *remedyFor(QStringView code)
{
    const auto row = std::ranges::find_if(Rows, [code](const Remedy &one) { return one.code == code; });
    return row == std::end(Rows) ? nullptr : row;
}

void prescribe(Finding &finding, const Examination &exam)
{
    const Remedy *row = remedyFor(finding.code);
    if (finding.who == Who::Nobody)
        finding.who = row ? row->who : likely(finding);
    if (!row)
        return;
    if (!row->topic.isEmpty() && finding.topic != "same-org"_L1)
        finding.topic = row->topic;
    finding.fix.screen = row->screen;
    if (finding.fix.field.isEmpty())
        finding.fix.field = row->field;
    finding.fix.value = filledIn(row->value, finding, exam);
    finding.fix.query = row->query;
    if (!row->query.isEmpty() && !finding.requestId.isEmpty())
        finding.fix.query += u" or transaction.id eq \"%1\""_s.arg(finding.requestId);
}

} // namespace agent0::doctor
