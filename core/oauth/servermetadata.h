#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QStringList>

namespace agent0 {

/// What a server publishes about itself: OpenID Connect Discovery 3 and RFC 8414 2, with what the ID-JAG draft
/// (7.1, 7.2), RFC 9207 and RFC 9449 add. Absent lists are empty, absent texts "".
struct ServerMetadata {
    QString issuer;
    QString authorizationEndpoint;
    QString tokenEndpoint;
    QString jwksUri;
    QString userinfoEndpoint;
    QString revocationEndpoint;
    QString endSessionEndpoint;
    QString registrationEndpoint;     ///< RFC 7591
    QStringList grantTypes;
    QStringList scopes;
    QStringList tokenAuthMethods;
    QStringList idTokenAlgorithms;
    QStringList codeChallengeMethods;
    QStringList dpopAlgorithms;
    QStringList grantProfiles;        ///< authorization_grant_profiles_supported
    QStringList chainingTokenTypes;   ///< identity_chaining_requested_token_types_supported
    bool issInAuthorizationResponse = false; ///< RFC 9207
    bool clientIdDocuments =
        false;   ///< client_id_metadata_document_supported: a client id may be the address of its metadata

    /// Every endpoint is checked: absolute, https (http on loopback), no user, no fragment, no control characters.
    /// The issuer must equal expectedIssuer byte for byte: Fault::Untrusted, code "issuer_mismatch", and where only a
    /// slash, the case or a port differs the message says so. Other problems: Fault::Malformed, "metadata_invalid".
    static Result<ServerMetadata> fromJson(const QJsonObject &document, const QString &expectedIssuer);

    /// Those of its scopes that are about its resources: without the ones of OpenID Connect (Core 5.4 and 11), which an
    /// ID-JAG is never asked with.
    QStringList resourceScopes() const;
};

/// RFC 9728 2.
struct ResourceMetadata {
    QString resource;
    QStringList authorizationServers;
    QStringList scopes;
    QString name; ///< resource_name, for people
    static Result<ResourceMetadata> fromJson(const QJsonObject &document, const QString &expectedResource);
    /// The same where the identifier is not known beforehand: it must be that address or what it lies under (RFC 9728 3.3), byte for
    /// byte.
    static Result<ResourceMetadata> covering(const QJsonObject &document, const QString &address);
};

} // namespace agent0
