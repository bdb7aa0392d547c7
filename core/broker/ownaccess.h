#pragma once

#include "broker/consentclients.h"
#include "broker/consents.h"
#include "broker/grantedaccess.h"
#include "broker/step.h"
#include "oauth/discovery.h"
#include "oidc/codeflow.h"

namespace agent0 {

/// What access is wanted for, beside the connection itself.
struct AccessWish {
    QStringList scopes;                   ///< empty: the connection's own, or what its resource asks for
    QByteArray refused{}; ///< hash of a token that the resource has just refused; it is not given again
    std::optional<HttpResponse> refusal{}; ///< the head of that refusal, or of the one to a request without a token
    OpenBrowser open{}; ///< empty: the person may not be asked now
};

/// What a connection has at its server, for who wants to end it.
struct OwnHold {
    ServerMetadata server;
    ClientCredentials client;
    Secret refreshToken; ///< may be empty
};

/// Access that the resource's own authorization server gives directly, where no identity provider vouches: by the person's consent in
/// the browser (RFC 6749 4.1 with PKCE) and the refresh token that came of it, to this program itself (client credentials), or to the
/// workload it runs as (RFC 7523). Never asked for a connection by XAA: what the company refuses is not asked of the person.
///
/// The caller holds the connection's lock, so that no two processes use one refresh token.
class OwnAccess {
public:
    OwnAccess(Ports ports, const Profile &profile, TokenVault &vault, Discovery &discovery, Credentials &credentials,
        StepSink steps);

    /// Fault::SignInNeeded, code "consent_needed", where only the person can help and may not be asked.
    Task<Result<GrantedAccess>> obtain(Connection connection, AccessWish wish, std::optional<DpopKey> key);
    /// Is there anything that access could be had with, without a word from the resource or the person.
    Task<Result<bool>> isPrepared(Connection connection);
    /// A page that asks the person for it is given up: code "consent_ended".
    void stopAsking(const QString &connectionId);

    /// Nothing where there is nothing to end.
    Task<Result<std::optional<OwnHold>>> hold(Connection connection);
    /// The same of a consent, whatever has become of its connection since.
    Task<Result<std::optional<OwnHold>>> consentHold(QString connectionId);
    Task<Result<>> forget(QString connectionId);
    /// Connections that have a consent, though none may be used: they are by XAA now, or gone, or forbidden it.
    Task<Result<QStringList>> strayConsents();
    /// Those that have one.
    Task<Result<QStringList>> consents();

private:
    /// One attempt at access, with all that was found out for it.
    struct Attempt {
        Connection connection;
        ResourceAuthority authority;
        QStringList scopes;
        std::optional<DpopKey> key;
        OpenBrowser open;
    };
    static Attempt plan(const Connection &connection, const ResourceAuthority &authority, const AccessWish &wish,
        const std::optional<DpopKey> &key);
    using AttemptRef = std::shared_ptr<const Attempt>;
    using Consent = std::optional<ConsentSecret>;

    Task<Result<ResourceAuthority>> authority(Connection connection, std::optional<HttpResponse> refusal);
    Task<Result<ResourceAuthority>> knownAuthority(Connection connection, ConsentSecret consent);
    Task<Result<GrantedAccess>> byConsent(Connection connection, AccessWish wish, std::optional<DpopKey> key);
    Task<Result<GrantedAccess>> askPerson(AttemptRef attempt);
    Task<Result<TokenResponse>> runBrowser(AttemptRef attempt);
    Task<Result<>> keepGiven(AttemptRef attempt, ConsentSecret before, ConsentSecret given, Secret accessToken);
    Task<Result<GrantedAccess>> refresh(AttemptRef attempt, ConsentSecret consent);
    Task<Result<TokenResponse>> refreshOnce(AttemptRef attempt, ConsentSecret consent);
    Task<Result<GrantedAccess>> byGrant(AttemptRef attempt);
    Task<Result<TokenResponse>> grantOnce(AttemptRef attempt, QList<FormField> fields);
    Task<Result<>> keepRenewed(AttemptRef attempt, ConsentSecret consent, Secret renewed, Secret accessToken);
    Task<> giveBack(AttemptRef attempt, Secret refreshToken, Secret accessToken);
    Result<QList<FormField>> grantFields(const Attempt &attempt) const;
    Result<GrantedAccess> told(
        const Attempt &attempt, QString title, Result<TokenResponse> answer, Milliseconds began) const;

    Ports m_ports;
    const Profile &m_profile;
    Discovery &m_discovery;
    ConsentClients m_clients;
    Consents m_consents;
    StepSink m_steps;
    std::map<QString, OneShot<bool>::Sender> m_asking; ///< by connection id, while a page waits for the person
};

} // namespace agent0
