#pragma once

#include "sandbox/idpstate.h"

namespace agent0::sandbox {

/// Makes ID tokens (OpenID Connect Core 2) and knows its own again.
class IdTokens {
public:
    explicit IdTokens(IdpState &state) : m_state(state) { }

    /// point: Point::IdToken at sign-in, Point::RefreshedIdToken after. nonce "" is left out.
    QByteArray issue(
        const Grant &grant, const QByteArray &accessToken, const QByteArray &nonce, Point point, const Scene &scene);
    /// A token that stands for a person in an exchange, by the client it was issued to. For sign-out hints pass
    /// expiredToo.
    Answer<QJsonObject> check(const QByteArray &token, const QByteArray &clientId, bool expiredToo = false) const;

private:
    QJsonObject claimsOf(const Grant &grant, const QByteArray &accessToken, const QByteArray &nonce) const;
    IdpState &m_state;
};

/// The claims that scopes of a sign-in give about a person (OpenID Connect Core 5.4).
QJsonObject personClaims(const Person &person, const QStringList &scopes);

} // namespace agent0::sandbox
