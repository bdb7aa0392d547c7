#pragma once

#include "sandbox/clientauthentication.h"
#include "sandbox/consentendpoint.h"
#include "sandbox/dpop.h"
#include "sandbox/httpserver.h"
#include "sandbox/idjagcheck.h"
#include "sandbox/sandboxoptions.h"
#include "sandbox/signingkeys.h"

namespace agent0::sandbox {

/// A resource's own authorization server: another trust domain, which trusts the identity provider and turns
/// ID-JAGs into access tokens (RFC 7523, RFC 9068), in the manner of a persona. Who brings none may ask the person for consent, or
/// take access of its own (client credentials), as with any other authorization server.
class ResourceAuthorizationServer {
public:
    ResourceAuthorizationServer(World &world, const SandboxOptions &options, const Persona &persona, QByteArray name,
        ConsentEndpoint::Setup consent);

    Result<> start(quint16 port);
    const QByteArray &issuer() const { return m_issuer; }
    HttpServer &server() { return m_server; }
    void addClient(Client client) { m_clients.add(std::move(client)); }
    void trust(IdJagCheck::Trust trust) { m_check.trust(std::move(trust)); }
    /// Takes what that platform says of the workloads that it runs (RFC 7523 2.1).
    void trustWorkloads(QByteArray issuer, JwkSet keys) { m_workloads = {std::move(issuer), std::move(keys)}; }
    void serve(QByteArray resource); ///< what its tokens are for
    const ConsentEndpoint &consent() const { return m_consent; }

    const JwkSet &publicKeys() const { return m_keys.publicKeys(); }
    void rotateKeys(bool overlap) { m_keys.rotate(overlap); }
    bool isDead(const QString &tokenId) const { return m_dead.contains(tokenId); }
    void expireAccessTokens() { m_dead += m_live; } ///< all that were issued until now

private:
    void addRoutes();
    Scene scene(const Request &request) const;
    Response metadata(const Request &request);
    Response token(const Request &request);
    Response revoke(const Request &request);
    Answer<QJsonObject> redeem(const Request &request, const Fields &form, const Client &client);
    Answer<QJsonObject> answered(const Request &request, const Fields &form, const Client &client);
    Answer<QJsonObject> consented(const Request &request, const Client &client,
        Answer<ConsentEndpoint::Consent> consent, const QByteArray &proofKey);
    Answer<QJsonObject> clientsOwn(
        const Request &request, const Fields &form, const Client &client, const QByteArray &proofKey);
    Answer<QJsonObject> workloads(
        const Request &request, const Fields &form, const Client &client, const QByteArray &proofKey);
    Answer<QStringList> grantedScopes(const Fields &form, const QJsonObject &assertion);
    QJsonObject issue(const QJsonObject &assertion, const Client &client, const QStringList &scopes,
        const QByteArray &proofKey, const Request &request);
    QByteArray path(const char *behindIssuer) const;

    World &m_world;
    const SandboxOptions &m_options;
    const Persona &m_persona;
    HttpServer m_server;
    QStringList m_scopes;
    QByteArray m_issuer;
    QByteArray m_resource;
    SigningKeys m_keys;
    ClientAuthentication m_clients;
    ConsentEndpoint m_consent;
    DpopProofs m_proofs;
    IdJagCheck m_check;
    struct Workloads {
        QByteArray issuer; ///< "" for none
        JwkSet keys;
    };
    Workloads m_workloads;
    QSet<QString> m_live;
    QSet<QString> m_dead;
};

} // namespace agent0::sandbox
