#pragma once

#include "jose/jws.h"
#include "jose/jwtclaims.h"

namespace agent0 {

/// What an ID-JAG says (draft-ietf-oauth-identity-assertion-authz-grant 3.1). Read without trust.
struct IdJagClaims {
    QString issuer, subject;
    QStringList audience;
    QString clientId; ///< ours at the resource's authorization server
    QString id; ///< jti
    std::optional<Instant> issuedAt, expires;
    QStringList resources;
    std::optional<QStringList> scopes; ///< nothing: the claim is not there
    QString email;
    QString keyThumbprint; ///< cnf.jkt (RFC 9449 6.1): the DPoP key it is bound to, "" when it is not
    SlicedObject all;

    static IdJagClaims fromJson(const SlicedObject &claims); ///< what has a wrong type is left empty
};

/// What was asked for. "" and [] are not compared; issuer and audience should always be given.
struct IdJagExpectation {
    QString issuer;
    QString audience; ///< the resource's authorization server, byte for byte
    QString clientIdAtResource;
    QString resource;
    QStringList scopes;
    QString keyThumbprint; ///< of the DPoP key, when a proof was sent with the exchange
    Instant now;
    Seconds skew = DefaultClockSkew;
};

/// One difference between an ID-JAG and what was asked for. Fatal: the resource's server must refuse it, or
/// it is not for us. code is that of a failed check ("claim_aud", "jws_typ") or, not fatal, one of
/// resource_absent, resource_added, scope_absent, scope_narrowed, cnf_absent, cnf_added, long_lived.
struct IdJagFinding {
    QString code;
    QString message;
    bool fatal = false;
};

struct IdJagInspection {
    IdJagClaims claims;
    QList<IdJagFinding> findings; ///< fatal ones first
    bool usable() const { return findings.isEmpty() || !findings.constFirst().fatal; }
};

/// For the one who carries it to the resource's server: no signature is checked, nothing may be granted on
/// its word. Fails with the codes of UnverifiedJws::parse, Leg::Exchange.
Result<IdJagInspection> inspectIdJag(QByteArrayView compact, const IdJagExpectation &expected);

/// The same of a header and claims that were read before.
IdJagInspection inspectIdJag(const QJsonObject &header, const QJsonObject &claims, const IdJagExpectation &expected);

/// The same, with the signature checked first: what a resource's server does (4.4.1 of the draft). Fails with
/// Fault::Untrusted at the signature or the first fatal finding.
Result<IdJagInspection> verifyIdJag(
    QByteArrayView compact, const JwkSet &keys, const IdJagExpectation &expected, const QList<JwsAlgorithm> &allowed);

} // namespace agent0
