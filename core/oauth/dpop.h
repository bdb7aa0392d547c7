#pragma once

#include "base/random.h"
#include "http/httprequest.h"
#include "jose/jwk.h"

#include <QHash>

namespace agent0 {

/// The newest nonce of each server (RFC 9449 8.2, 9), by the origin of the address: one that a server gave at its token
/// endpoint is shown nowhere else. Every answer may renew it.
class DpopNonces {
public:
    QByteArray of(QByteArrayView address) const; ///< "" while the server has given none
    void renew(QByteArrayView address, const HttpResponse &answer);

private:
    QHash<QByteArray, QByteArray> m_byOrigin;
};

/// The key of one connection, and what its servers have asked to see in its proofs. Cheap to copy; copies share the nonces.
struct DpopKey {
    Jwk key;
    std::shared_ptr<DpopNonces> nonces;
    QString thumbprint() const { return QString::fromLatin1(key.thumbprint()); }
};

inline constexpr JwsAlgorithm DpopAlgorithm = JwsAlgorithm::ES256;

/// Adds the proof that this very request is ours (RFC 9449 4.2): its method, its address without query, a fresh jti, the server's
/// nonce where one is known, and for a request with an access token its digest (ath). Every proof is made for one sending.
Result<> prove(HttpRequest &request, const DpopKey &key, Instant now, const RandomBytes &random,
    const Secret *accessToken = nullptr);

/// Does the answer ask for the same again with the nonce that it brings (RFC 9449 8, 9). Keeps that nonce, and the one of any
/// other answer. At a token endpoint the error is in the body, at a resource in the challenge.
bool wantsNonce(QByteArrayView address, const HttpResponse &answer, const DpopKey &key);

/// The server wants a proof where none was given: an OAuth error of RFC 9449 5 and 8, or the words of an ID-JAG server.
bool wantsProof(const Error &refusal);
/// The same of a resource's challenge to a bearer token (RFC 9449 7.1).
bool wantsProof(const HttpResponse &refusal);

} // namespace agent0
