#pragma once

#include "base/secret.h"
#include "jose/jws.h"
#include "jose/jwtclaims.h"

namespace agent0 {

/// The signature algorithms to allow, from id_token_signing_alg_values_supported or a registration: what is
/// known of them, so never none nor HMAC. Where nothing is advertised: RS256, which is OpenID Connect's
/// default, and the algorithms that an EC or Ed25519 key cannot do without.
QList<JwsAlgorithm> idTokenAlgorithms(const QStringList &advertised = {});

/// What an ID token has to be. issuer, clientId and now are always needed.
struct IdTokenExpectation {
    QString issuer; ///< byte for byte
    QString clientId;
    Instant now;
    Seconds skew = DefaultClockSkew;
    QList<JwsAlgorithm> algorithms = idTokenAlgorithms(); ///< or those of what the issuer advertises
    std::optional<QString> nonce; ///< as sent with the request: it must come back
    const Secret *accessToken = nullptr; ///< of the same answer, for at_hash
    QStringList trustedAudiences; ///< who may stand in aud beside us
    std::optional<Seconds> maxAge; ///< max_age as asked: auth_time must be there and young enough
    QStringList acrValues; ///< acr as demanded by a step-up: it must be one of these
    std::optional<QJsonObject> original; ///< at a refresh: the claims of the sign-in's ID token
};

/// An ID token whose signature and claims were checked; only verifyIdToken makes one.
class VerifiedIdToken {
public:
    const QString &issuer() const { return m_issuer; }
    const QString &subject() const { return m_subject; } ///< 1 to 255 printable ASCII characters
    const QStringList &audience() const { return m_audience; }
    QString nonce() const { return m_claims.value("nonce"_L1).toString(); }
    Instant issuedAt() const { return m_issuedAt; }
    Instant expires() const { return m_expires; }
    std::optional<Instant> authenticatedAt() const { return m_authenticatedAt; } ///< auth_time
    QString acr() const { return m_claims.value("acr"_L1).toString(); }
    QStringList amr() const;
    // Text from outside, made harmless to show; "" when absent.
    QString name() const { return shown("name"_L1); }
    QString preferredUsername() const { return shown("preferred_username"_L1); }
    QString email() const { return shown("email"_L1); }
    QString displayName() const; ///< the first of name, preferred_username, email and sub that is there
    const QJsonObject &claims() const { return m_claims; } ///< all of them, as they came
    const QString &keyId() const { return m_keyId; } ///< of the key that fitted, "" when it has none

private:
    friend Result<VerifiedIdToken> verifyIdToken(QByteArrayView, const JwkSet &, const IdTokenExpectation &);
    VerifiedIdToken(QJsonObject claims, QStringList audience, QString keyId);
    QString shown(QLatin1StringView claim) const;

    QJsonObject m_claims;
    QString m_issuer, m_subject, m_keyId;
    QStringList m_audience;
    Instant m_issuedAt, m_expires;
    std::optional<Instant> m_authenticatedAt;
};

/// OpenID Connect Core 3.1.3.7 whole, 3.1.3.8 (at_hash, where present) and, with original, 12.2.
/// Fault::Untrusted with the codes of UnverifiedJws::parse, verifySignature (jws_no_key: the key set may be
/// fetched again once) and "claim_" + the claim; jws_typ for a token of another kind (RFC 8725 3.11, 3.12).
Result<VerifiedIdToken> verifyIdToken(
    QByteArrayView compact, const JwkSet &keys, const IdTokenExpectation &expected);

} // namespace agent0
