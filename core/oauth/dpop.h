#pragma once

#include "base/random.h"
#include "http/httpclient.h"
#include "jose/jwk.h"

#include <QHash>

namespace agent0 {

/// The newest nonce of each server (RFC 9449 8.2, 9), by the origin of the address: one that a server gave at its token
/// endpoint is shown nowhere else. Every answer may renew it. Beside it how far the clock of a server is ahead of ours that has
/// refused a proof for its time (11.1): a day at the most, so that nobody gets proofs for another year, and nothing more is learned of
/// a server whose nonce is known, which dates the proof instead. Not kept for another program: a nonce is good for minutes, one that is too
/// old costs the same round trip as none, and every answer would have the vault sealed anew.
class DpopNonces {
public:
    QByteArray of(QByteArrayView address) const; ///< "" while the server has given none
    void renew(QByteArrayView address, const HttpResponse &answer);
    Seconds clockAhead(QByteArrayView address) const; ///< 0 while nothing was refused
    /// Whether the answer's Date shows that the last proof's time was not this server's.
    bool learnClock(QByteArrayView address, const HttpResponse &answer, Instant now);

private:
    QHash<QByteArray, QByteArray> m_byOrigin;
    QHash<QByteArray, Seconds> m_ahead;
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

/// Does the answer ask for the same again with another proof: with the nonce that it brings (RFC 9449 8, 9), or with the time of
/// its clock, which is not ours. Keeps that nonce, and the one of any other answer. At a token endpoint the error is in the
/// body, at a resource in the challenge.
bool wantsAnotherProof(QByteArrayView address, const HttpResponse &answer, const DpopKey &key, Instant now);

/// Sends a request with an access token: as a bearer token, or with its key as a bound one (RFC 9449 7.1), once more where the
/// server wants its nonce in the proof (9). Fails like HttpClient.
Task<Result<HttpResponse>> sendWithToken(HttpClient &http, Clock &clock, RandomBytes random, HttpRequest request,
    std::shared_ptr<const Secret> token, std::optional<DpopKey> key);

/// Is that a token_type of bound tokens (RFC 9449 5): in any case, as all token types (RFC 6749 5.1).
bool isBoundType(QStringView tokenType);

/// The server wants a proof where none was given: an OAuth error of RFC 9449 5 and 8, or the words of an ID-JAG server. Of a
/// connection: the session has its own key from the beginning.
bool wantsProof(const Error &refusal);
/// The same of a resource's challenge to a bearer token (RFC 9449 7.1).
bool wantsProof(const HttpResponse &refusal);

} // namespace agent0
