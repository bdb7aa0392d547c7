#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace agent0 {

/// How a client proves itself at one server (OpenID Connect Core 9).
enum class ClientAuthenticationMethod { None, ClientSecretBasic, ClientSecretPost, PrivateKeyJwt };

struct ClientAuthentication {
    ClientAuthenticationMethod method = ClientAuthenticationMethod::None;
    QString keyId;                 ///< private_key_jwt: which key of this installation, "" for the default key
    QString algorithm = QStringLiteral("RS256"); ///< private_key_jwt: how it signs
    bool operator==(const ClientAuthentication &) const = default;
};

/// Which token stands for the person in the exchange (research xaa.md 3.3).
enum class SubjectToken { Auto, IdToken, RefreshToken };
/// By whose word a connection has access: the identity provider's, the person's own consent at the resource, this program's own
/// credentials there, or those of the workload it runs as.
enum class Access { Xaa, OAuth, ClientCredentials, WorkloadIdentity };
/// Whether tokens are bound to a key (RFC 9449): where a server wants it, always and refused otherwise, never.
enum class Dpop { Auto, Required, Off };
enum class ApiType { Todo, Mcp, Rest };

struct IdentityProvider {
    QString issuer; ///< byte for byte as typed, as are all identifiers here
    QString clientId;
    ClientAuthentication clientAuthentication;
    QStringList scopes{
        QStringLiteral("openid"), QStringLiteral("profile"), QStringLiteral("email"), QStringLiteral("offline_access")};
    quint16 redirectPort = 0; ///< 0: any free port
    QString redirectPath = QStringLiteral("/callback");
    QString postLogoutRedirect; ///< "" for none
    SubjectToken subjectToken = SubjectToken::Auto;
    Dpop dpop = Dpop::Auto; ///< of the sign-in's own tokens; auto: where the provider announces that it can
    std::optional<int> idJagsPerMonth; ///< the budget of each user and resource
    bool operator==(const IdentityProvider &) const = default;
};

struct Connection {
    QString id; ///< [a-z0-9][a-z0-9._-]{0,63}
    QString displayName;
    bool enabled = true;
    bool managed = false; ///< added by the managed policy: cannot be changed here
    Access access = Access::Xaa;
    QString authorizationServer; ///< its issuer; "" (not with xaa): the one that the resource names
    QString audience; ///< what the exchange asks for; defaults to authorizationServer
    QString resource;
    QString
        clientId; ///< at the resource's authorization server, never the one at the IdP; "" (oauth): registers itself
    ClientAuthentication clientAuthentication;
    QStringList scopes;
    QString authorizationDetails; ///< a JSON list (RFC 9396 2) sent with the exchange as it stands, or ""
    Dpop dpop = Dpop::Auto;
    QString serverProfile = QStringLiteral("auto");
    ApiType apiType = ApiType::Rest;
    QString apiBaseUrl; ///< where calls go; defaults to resource
    QString apiProtocol = QStringLiteral("auto"); ///< of an MCP server: the one revision to speak, or "auto"
    QStringList apiCommand; ///< an MCP server on this machine instead of an address: the program and its arguments
    QStringList apiEnvironment; ///< of that program: "NAME=value" each
    QString apiFolder; ///< where it runs; "" for the current one
    quint16 redirectPort = 0; ///< oauth: where the consent comes back; 0: any free port
    QString redirectPath = QStringLiteral("/callback");
    QString workloadTokenFile; ///< workload_identity: where the platform puts the workload's token
    bool operator==(const Connection &) const = default;
};

struct NetworkSettings {
    QString extraCaFile; ///< PEM, trusted beside the platform's store
    QString proxy; ///< "" the system's, "none", or an address
    bool operator==(const NetworkSettings &) const = default;
};

/// Where what is done is told beside the activity log on disk.
struct ActivitySettings {
    bool journal = false; ///< the system's journal
    QString collector; ///< where an OpenTelemetry collector takes logs (OTLP over HTTP), "" for nowhere
    bool operator==(const ActivitySettings &) const = default;
};

struct AgentSettings {
    QString provider = QStringLiteral("builtin"); ///< whose models these are
    QString model = QStringLiteral("builtin"); ///< by the provider's own name for it
    QString baseUrl; ///< of the provider; "" for its own
    QString region; ///< of Amazon Bedrock
    QString approval = QStringLiteral("writes"); ///< "reads" ("always"), "writes"; "never" by the managed policy only
    QString consent = QStringLiteral("allowed"); ///< "forbidden": no connection by the person's own consent is used
    bool operator==(const AgentSettings &) const = default;
};

/// One profile, validated: every identifier present, every choice a known one.
struct Profile {
    QString name; ///< the key of its secrets and folders
    QString displayName;
    IdentityProvider identityProvider;
    QList<Connection> connections;
    AgentSettings agent;
    NetworkSettings network;
    ActivitySettings activity;
    bool operator==(const Profile &) const = default;

    const Connection *connection(QStringView id) const
    {
        for (const Connection &one : connections) {
            if (one.id == id)
                return &one;
        }
        return nullptr;
    }
};

} // namespace agent0
