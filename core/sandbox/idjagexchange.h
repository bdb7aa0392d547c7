#pragma once

#include "sandbox/idtokens.h"
#include "sandbox/policytable.h"

namespace agent0::sandbox {

/// A resource that the administrator has connected: what an exchange may name.
struct ResourceConnection {
    QByteArray id;               ///< "todo0"
    QByteArray audience;         ///< its authorization server's issuer, byte for byte
    QByteArray resource;
    QByteArray clientId;         ///< the agent's id registered at that server
    QStringList scopes;
};

/// Token exchange to an ID-JAG (RFC 8693; draft-ietf-oauth-identity-assertion-authz-grant 4.3), with the errors
/// of an Okta org.
class IdJagExchange {
public:
    explicit IdJagExchange(IdpState &state) : m_state(state), m_idTokens(state) { }

    void connect(ResourceConnection connection) { m_connections.append(std::move(connection)); }
    Answer<QJsonObject> exchange(const Request &request, const Fields &form, const Client &client);
    PolicyTable &policy() { return m_policy; }
    /// How many ID-JAGs that person has had for that resource this month.
    int used(QByteArrayView person, QByteArrayView resource) const;

private:
    struct Subject {
        const Person *person = nullptr;
        QJsonObject authentication;  ///< auth_time, acr, amr
        std::optional<qint64> maxAge;
        bool hasEmail = false;
    };
    Answer<> checkShape(const Fields &form) const;
    Answer<Subject> subject(const Fields &form, const Client &client);
    Answer<Subject> subjectOfRefreshToken(const QByteArray &token, const Client &client);
    Answer<> checkStrength(const Subject &subject);
    Answer<const ResourceConnection *> target(const Fields &form) const;
    Answer<QStringList> grantedScopes(
        const Fields &form, const Subject &subject, const Client &client, const ResourceConnection &target) const;
    QJsonObject claims(
        const Subject &subject, const ResourceConnection &target, const QStringList &scopes, const Fields &form) const;
    QByteArray quotaKey(QByteArrayView person, QByteArrayView resource) const;
    Answer<> spend(const Subject &subject, const ResourceConnection &target);

    IdpState &m_state;
    IdTokens m_idTokens;
    PolicyTable m_policy;
    QList<ResourceConnection> m_connections;
    QHash<QByteArray, int> m_used;
};

} // namespace agent0::sandbox
