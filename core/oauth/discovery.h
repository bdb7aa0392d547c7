#pragma once

#include "base/turnstile.h"
#include "http/httpclient.h"
#include "jose/jwk.h"
#include "oauth/resourceauthority.h"

#include <QHash>

#include <map>

namespace agent0 {

/// Keeps public documents between runs. Addresses are keys, byte for byte.
class DocumentCache {
public:
    virtual ~DocumentCache() = default;
    /// The document as it was kept no longer ago than maxAge.
    virtual std::optional<QJsonObject> find(const QString &address, Seconds maxAge) = 0;
    virtual void keep(const QString &address, const QJsonObject &document) = 0;
};

/// Reads what servers publish: metadata and key sets. Fresh for an hour (metadata, keys), then fetched again; each once,
/// however many ask for it at the same time.
///
/// Fails with Leg::Discovery: issuer_mismatch, resource_mismatch (Untrusted), metadata_invalid, jwks_invalid (Malformed),
/// metadata_not_found, issuer_invalid (Configuration), jwks_missing (Malformed), or as HttpClient does.
class Discovery {
public:
    Discovery(HttpClient &http, Clock &clock, DocumentCache &cache);

    /// OpenID Connect Discovery 4, then RFC 8414 with the path inserted.
    Task<Result<ServerMetadata>> identityProvider(QString issuer);
    /// RFC 8414 (path inserted), then the OpenID forms; where the first lacks the ID-JAG profile the
    /// others are read too and merged (one vendor publishes it in only one of them).
    Task<Result<ServerMetadata>> authorizationServer(QString issuer);
    /// The key set; refetched when wantedKeyId is not in the kept one, at most once a minute for each address.
    Task<Result<JwkSet>> keys(QString jwksUri, std::optional<QString> wantedKeyId = {});
    /// RFC 9728 3: the well-known address with the resource's path inserted.
    Task<Result<ResourceMetadata>> resource(QString resource);
    /// Who gives access to what is at that address: by the metadata that its challenge names (metadataAddress, "" for none), else by
    /// RFC 9728 with the path inserted, else at the root; then by its first authorization server. A server that publishes nothing
    /// (MCP 2025-03-26) is its own, by what is at its origin, else by the places of habit. Never from the cache.
    /// Fails also with resource_metadata_unsafe (Untrusted) and authorization_server_missing (Malformed).
    Task<Result<ResourceAuthority>> authorityOf(QString address, QString metadataAddress = {});

private:
    /// What was read from a document that has not grown old since.
    struct KnownServer {
        ServerMetadata server;
        Milliseconds readAt;
    };
    Task<Result<QJsonObject>> document(QString address);
    Task<Result<ResourceMetadata>> resourceCovering(QString address, QString metadataAddress);
    Task<Result<ResourceAuthority>> authorityByHabit(QString origin);
    enum class Role { IdentityProvider, AuthorizationServer };
    Task<Result<ServerMetadata>> server(QString issuer, Role role);
    std::optional<ServerMetadata> known(const QString &issuer, Role role) const;
    Task<Result<QJsonObject>> firstDocument(QString issuer, QStringList &addresses);
    Task<QJsonObject> withIdJagProfile(QJsonObject found, QString issuer, QStringList others);
    Task<Result<JwkSet>> fetchKeys(QString jwksUri);
    bool mayFetchKeys(const QString &jwksUri) const;

    HttpClient &m_http;
    Clock &m_clock;
    DocumentCache &m_cache;
    Turnstile m_metadataTurns;
    Turnstile m_keyTurns;
    std::map<std::pair<Role, QString>, KnownServer> m_servers;
    QHash<QString, JwkSet> m_keys;
    QHash<QString, Milliseconds> m_keysFetched;
};

} // namespace agent0
