#pragma once

#include "broker/credentials.h"
#include "broker/proofkeys.h"
#include "broker/singleflight.h"
#include "broker/step.h"
#include "broker/vaultdocuments.h"
#include "oauth/discovery.h"
#include "oauth/tokenendpoint.h"
#include "oidc/idtoken.h"
#include "vault/sessionsecret.h"
#include "vault/tokenvault.h"

namespace agent0 {

/// A token for the exchange, and what kind it is.
struct SubjectProof {
    std::shared_ptr<const Secret> token;
    QByteArrayView type;          ///< IdTokenType or RefreshTokenType
    QString person{};             ///< whose it is: "sub", "" where somebody else has signed in since
    std::optional<DpopKey> dpop{}; ///< the key it is bound to, and without which nobody takes it (RFC 9449 5)
};

/// The person's session at the identity provider, shared by every process of this profile. One refresh is under
/// way at a time, in this process and across all of them; the new refresh token is in the keychain before
/// anything else is done with an answer, so that a rotated one is never used twice.
///
/// Fails with Fault::SignInNeeded, code "signed_out" or "session_ended", where only the person can help; it asks
/// the server once and remembers the answer.
class Session {
public:
    Session(Ports ports, const Profile &profile, QString folder, TokenVault &vault, VaultDocuments &documents,
        Discovery &discovery, Credentials &credentials, ProofKeys &proofs, StepSink steps);

    /// An ID token that lives for another minute: the kept one, else by a refresh. refusedHash names one that the
    /// server has just refused although it looks alive.
    Task<Result<std::shared_ptr<const Secret>>> idToken(QByteArray refusedHash = {});
    /// The refresh token as it is, for servers that take it as the subject of an exchange.
    Task<Result<SubjectProof>> refreshToken();
    /// What the exchange shall present, by the profile's subjectToken and what was learned of the server.
    Task<Result<SubjectProof>> subject(QByteArray refusedHash = {});
    /// The server took a refresh token, or an ID token, as the subject: remembered.
    Task<> learnSubject(QByteArrayView type);

    /// "sub" of who was last seen to be signed in, "" while unknown.
    QString subjectName() const { return m_subjectName; }

    /// The server has said that this refresh token is at its end.
    static bool hasEnded(const VaultContent &content, const QString &issuer, const QByteArray &tokenHash);

    /// SHA-256 of a token: what may be kept and compared where the token itself may not.
    static QByteArray hash(const Secret &token);

private:
    using IdToken = std::shared_ptr<const Secret>;
    Task<Result<IdToken>> idTokenOf(TokenVault::Content content, QByteArray refusedHash);
    Task<Result<IdToken>> refresh(QByteArray refusedHash);
    Task<Result<IdToken>> renew(SessionSecret session);
    Task<Result<TokenResponse>> askAndReport(SessionSecret session, ServerMetadata idp);
    Task<Result<TokenResponse>> ask(SessionSecret session, ServerMetadata idp);
    Task<Result<TokenResponse>> askOnce(SessionSecret session, ServerMetadata idp);
    Task<Result<TokenResponse>> askAgain(Error first, SessionSecret session, ServerMetadata idp);
    Task<Result<>> keepRefreshToken(SessionSecret session, Secret renewed);
    Task<Result<IdToken>> keepIdToken(SessionSecret session, TokenResponse answer, ServerMetadata idp);
    Task<Result<VerifiedIdToken>> verifyRefreshed(SessionSecret session, Secret idToken, ServerMetadata idp);
    Task<> noteEnd(QString issuer, QByteArray tokenHash);
    Task<Result<SessionSecret>> currentSecret();
    Task<QString> ownerOf(IdToken token);
    Task<Result<SessionSecret>> withStranded(SessionSecret session);

    Ports m_ports;
    const Profile &m_profile;
    QString m_folder;
    TokenVault &m_vault;
    VaultDocuments &m_documents;
    Discovery &m_discovery;
    Credentials &m_credentials;
    ProofKeys &m_proofs;
    StepSink m_steps;
    QString m_subjectName;
    SingleFlight<Result<IdToken>> m_refreshes;
};

} // namespace agent0
