#pragma once

#include "jose/jwk.h"

#include <QByteArrayList>

namespace agent0::sandbox {

/// How a client proves itself at one server (OpenID Connect Core 9).
enum class ClientMethod { None, SecretBasic, SecretPost, PrivateKeyJwt };
QLatin1StringView name(ClientMethod method); ///< as metadata and profiles spell it
std::optional<ClientMethod> clientMethodNamed(QStringView name);

/// One registration of one client at one server.
struct Client {
    QByteArray id;
    ClientMethod method = ClientMethod::None;
    QByteArray secret;
    JwkSet keys;                    ///< private_key_jwt
    QByteArrayList redirectUris;
    QByteArrayList postLogoutUris;
};

/// May the client be answered at that address: exactly a registered one, but for the port of a loopback IP
/// address, which a native client may choose (RFC 8252 7.3).
bool isRegisteredAddress(const QByteArrayList &registered, const QByteArray &address);

} // namespace agent0::sandbox
