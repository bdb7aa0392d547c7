#pragma once

#include <QStringList>

namespace agent0 {

/// Where an OpenID provider's metadata may be, in the order of trying: OpenID Connect Discovery 4.1 (appended), then RFC
/// 8414 3.1 (inserted before the path), then OpenID's document inserted (RFC 8414 5).
QStringList providerMetadataAddresses(const QString &issuer);

/// The same for an authorization server: RFC 8414 first.
QStringList serverMetadataAddresses(const QString &issuer);

/// RFC 9728 3.1: inserted before the path and query of the resource.
QString resourceMetadataAddress(const QString &resource);

} // namespace agent0
