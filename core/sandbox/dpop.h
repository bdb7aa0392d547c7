#pragma once

#include "sandbox/problem.h"
#include "sandbox/world.h"

#include <QSet>

namespace agent0::sandbox {

/// Checks proofs of possession (RFC 9449 4.3) for one server. Each proof is taken once.
class DpopProofs {
public:
    explicit DpopProofs(World &world) : m_world(world) { }

    /// Every proof must carry the server's nonce; without it the first answer is use_dpop_nonce (RFC 9449 8).
    void requireNonce(bool required) { m_nonceRequired = required; }
    /// The thumbprint of the key that was proven, "" when the request brought no proof. url: scheme, host, path.
    /// accessToken: what "ath" must be the digest of, "" at a token endpoint.
    Answer<QByteArray> check(const Request &request, const QByteArray &url, const QByteArray &accessToken = {});
    const QByteArray &nonce();

private:
    Answer<> checkNonce(const QJsonObject &claims, bool atResource);
    World &m_world;
    QSet<QString> m_used;
    QByteArray m_nonce;
    bool m_nonceRequired = false;
};

} // namespace agent0::sandbox
