#pragma once

#include "sandbox/clientauthentication.h"
#include "sandbox/idpstate.h"

namespace agent0::sandbox {

/// The part of a resource's authorization server that asks the person instead of an identity provider: the authorization endpoint
/// with its page of consent (RFC 6749 4.1, RFC 7636, RFC 8707, RFC 9207), the codes and refresh tokens that come of it, and the
/// registration of clients (RFC 7591).
class ConsentEndpoint {
public:
    struct Setup {
        QString displayName;
        QByteArray decidePath; ///< where the page's form goes
        QStringList scopes; ///< that can be given
    };
    /// Who allowed what.
    struct Consent {
        const Person *person = nullptr;
        QStringList scopes;
        QByteArray refreshToken; ///< "" where none is given
    };
    ConsentEndpoint(World &world, const SandboxOptions &options, ClientAuthentication &clients, Setup setup);

    void serve(QByteArray issuer, QByteArray resource);
    Response authorize(const Scene &scene);
    Response decide(const Scene &scene);
    Response registerClient(const Scene &scene);
    Answer<Consent> redeem(const Fields &form, const Client &client, const QByteArray &proofKey);
    Answer<Consent> refresh(const Fields &form, const Client &client, const QByteArray &proofKey);
    bool revoke(const QByteArray &token, const Client &client); ///< is it one of its refresh tokens
    int alive() const { return m_refreshTokens.alive(); } ///< consents that nobody has ended
    int registrations() const { return m_registrations; }

private:
    Answer<> checkRequest(const Fields &asked) const;
    Response page(const Fields &asked, const QString &problem);
    Response sendBack(const Scene &scene, const Fields &asked, Fields answer) const;
    Answer<> checkTarget(const Fields &form) const;

    World &m_world;
    ClientAuthentication &m_clients;
    Setup m_setup;
    QByteArray m_issuer;
    QByteArray m_resource;
    RefreshTokens m_refreshTokens;
    QHash<QByteArray, Fields> m_pending; ///< by the form's transaction
    QHash<QByteArray, CodeGrant> m_codes;
    int m_registrations = 0;
};

} // namespace agent0::sandbox
