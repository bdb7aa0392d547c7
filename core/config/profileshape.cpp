#include "config/profileshape.h"

namespace agent0 {

namespace {

constexpr QLatin1StringView MethodNames[] = {
    "none"_L1, "client_secret_basic"_L1, "client_secret_post"_L1, "private_key_jwt"_L1};
constexpr QLatin1StringView AlgorithmNames[] = {"RS256"_L1, "RS384"_L1, "RS512"_L1, "PS256"_L1, "PS384"_L1, "PS512"_L1,
    "ES256"_L1, "ES384"_L1, "ES512"_L1, "EdDSA"_L1};
constexpr QLatin1StringView SubjectNames[] = {"auto"_L1, "id_token"_L1, "refresh_token"_L1};
constexpr QLatin1StringView AccessNames[] = {"xaa"_L1, "oauth"_L1, "client_credentials"_L1, "workload_identity"_L1};
constexpr QLatin1StringView DpopNames[] = {"auto"_L1, "required"_L1, "off"_L1};
constexpr QLatin1StringView ApiNames[] = {"todo"_L1, "mcp"_L1, "rest"_L1};
constexpr QLatin1StringView ProtocolNames[] = {
    "auto"_L1, "2026-07-28"_L1, "2025-11-25"_L1, "2025-06-18"_L1, "2025-03-26"_L1};
constexpr QLatin1StringView ServerNames[] = {
    "auto"_L1, "okta"_L1, "auth0"_L1, "keycloak"_L1, "todo0"_L1, "xaa.dev"_L1, "janssen"_L1, "generic"_L1};
constexpr QLatin1StringView ProviderNames[] = {"builtin"_L1, "anthropic"_L1, "openai"_L1, "azure"_L1, "ollama"_L1,
    "vllm"_L1, "llama.cpp"_L1, "openai-compatible"_L1, "bedrock"_L1};
constexpr QLatin1StringView ConsentNames[] = {"allowed"_L1, "forbidden"_L1};
constexpr QLatin1StringView ApprovalNames[] = {"always"_L1, "reads"_L1, "writes"_L1};
// DESIGN 7: a call that writes needs the person's yes, unless the policy says otherwise.
constexpr QLatin1StringView PolicyApprovalNames[] = {"always"_L1, "reads"_L1, "writes"_L1, "never"_L1, "never-ask"_L1};

constexpr Field AuthenticationFields[] = {
    {.key = "method"_L1, .kind = Kind::Choice, .choices = MethodNames},
    {.key = "keyId"_L1, .check = checkLabel},
    {.key = "algorithm"_L1, .kind = Kind::Choice, .choices = AlgorithmNames},
};
constexpr Field RedirectFields[] = {
    {.key = "port"_L1, .kind = Kind::Integer, .least = 0, .most = 65535},
    {.key = "path"_L1, .check = checkRedirectPath},
};
constexpr Field BudgetFields[] = {
    {.key = "perMonth"_L1, .kind = Kind::Integer, .required = true, .least = 1, .most = 1'000'000'000},
};
constexpr Field ProviderFields[] = {
    {.key = "issuer"_L1, .required = true, .check = checkIssuer},
    {.key = "clientId"_L1, .required = true, .check = checkIdentifier},
    {.key = "clientAuthentication"_L1, .kind = Kind::Object, .fields = AuthenticationFields},
    {.key = "scopes"_L1, .kind = Kind::Texts, .check = checkScope},
    {.key = "redirect"_L1, .kind = Kind::Object, .fields = RedirectFields},
    {.key = "postLogoutRedirect"_L1, .check = checkOptionalUri},
    {.key = "subjectToken"_L1, .kind = Kind::Choice, .choices = SubjectNames},
    {.key = "dpop"_L1, .kind = Kind::Choice, .choices = DpopNames},
    {.key = "idJagBudget"_L1, .kind = Kind::Object, .fields = BudgetFields},
};
constexpr Field ApiFields[] = {
    {.key = "type"_L1, .kind = Kind::Choice, .choices = ApiNames},
    {.key = "baseUrl"_L1, .check = checkAddress},
    {.key = "protocol"_L1, .kind = Kind::Choice, .choices = ProtocolNames},
    {.key = "command"_L1, .kind = Kind::Texts, .check = checkWord},
    {.key = "env"_L1, .kind = Kind::Texts, .check = checkVariable},
    {.key = "folder"_L1, .check = checkFilePath},
};
constexpr Field ConnectionFields[] = {
    {.key = "id"_L1, .required = true, .check = checkConnectionId},
    {.key = "displayName"_L1, .check = checkLabel},
    {.key = "enabled"_L1, .kind = Kind::Boolean},
    {.key = "access"_L1, .kind = Kind::Choice, .choices = AccessNames},
    {.key = "authorizationServer"_L1, .requiredForXaa = true, .check = checkIssuer},
    {.key = "audience"_L1, .check = checkIdentifier},
    {.key = "resource"_L1, .check = checkOptionalUri},
    {.key = "clientId"_L1, .requiredForXaa = true, .check = checkIdentifier},
    {.key = "clientAuthentication"_L1, .kind = Kind::Object, .fields = AuthenticationFields},
    {.key = "scopes"_L1, .kind = Kind::Texts, .check = checkScope},
    {.key = "authorizationDetails"_L1, .check = checkAuthorizationDetails},
    {.key = "dpop"_L1, .kind = Kind::Choice, .choices = DpopNames},
    {.key = "serverProfile"_L1, .kind = Kind::Choice, .choices = ServerNames},
    {.key = "redirect"_L1, .kind = Kind::Object, .fields = RedirectFields},
    {.key = "workloadTokenFile"_L1, .check = checkFilePath},
    {.key = "api"_L1, .kind = Kind::Object, .fields = ApiFields},
};
constexpr Field AgentFields[] = {
    {.key = "provider"_L1, .kind = Kind::Choice, .choices = ProviderNames},
    {.key = "model"_L1, .check = checkLabel},
    {.key = "baseUrl"_L1, .check = checkOptionalAddress},
    {.key = "region"_L1, .check = checkRegion},
    {.key = "approval"_L1, .kind = Kind::Choice, .choices = ApprovalNames},
    {.key = "consent"_L1, .kind = Kind::Choice, .choices = ConsentNames},
};
constexpr Field NetworkFields[] = {
    {.key = "extraCaFile"_L1, .check = checkFilePath},
    {.key = "proxy"_L1, .check = checkProxy},
};
constexpr Field ActivityFields[] = {
    {.key = "journal"_L1, .kind = Kind::Boolean},
    {.key = "collector"_L1, .check = checkOptionalAddress},
};
constexpr Field ProfileFields[] = {
    {.key = "$schema"_L1, .check = checkLabel},
    {.key = "displayName"_L1, .check = checkLabel},
    {.key = "identityProvider"_L1, .kind = Kind::Object, .required = true, .fields = ProviderFields},
    {.key = "connections"_L1, .kind = Kind::Objects, .fields = ConnectionFields},
    {.key = "agent"_L1, .kind = Kind::Object, .fields = AgentFields},
    {.key = "network"_L1, .kind = Kind::Object, .fields = NetworkFields},
    {.key = "activity"_L1, .kind = Kind::Object, .fields = ActivityFields},
};
constexpr Field PolicyFields[] = {
    {.key = "$schema"_L1, .check = checkLabel},
    {.key = "pinnedIssuer"_L1, .check = checkIssuer},
    {.key = "allowUserConnections"_L1, .kind = Kind::Boolean},
    {.key = "approval"_L1, .kind = Kind::Choice, .choices = PolicyApprovalNames},
    {.key = "fixed"_L1, .kind = Kind::Fixed},
    {.key = "connections"_L1, .kind = Kind::Objects, .fields = ConnectionFields},
};

} // namespace

Shape profileShape() { return ProfileFields; }
Shape connectionShape() { return ConnectionFields; }
Shape policyShape() { return PolicyFields; }
std::span<const QLatin1StringView> clientAuthenticationNames() { return MethodNames; }
std::span<const QLatin1StringView> subjectTokenNames() { return SubjectNames; }
std::span<const QLatin1StringView> accessNames() { return AccessNames; }
std::span<const QLatin1StringView> dpopNames() { return DpopNames; }
std::span<const QLatin1StringView> apiTypeNames() { return ApiNames; }

} // namespace agent0
