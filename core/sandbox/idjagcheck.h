#pragma once

#include "jose/jwk.h"
#include "sandbox/clients.h"
#include "sandbox/persona.h"
#include "sandbox/world.h"

#include <QSet>

namespace agent0::sandbox {

/// What a resource's authorization server looks at before it believes an ID-JAG
/// (draft-ietf-oauth-identity-assertion-authz-grant 4.4.1, RFC 7523 3).
class IdJagCheck {
public:
    /// The identity provider that is trusted, and its key set as it publishes it.
    struct Trust {
        QByteArray issuer;
        std::function<QJsonObject()> publishedKeys;
    };

    IdJagCheck(World &world, const Persona &persona) : m_world(world), m_persona(persona) { }

    void trust(Trust trust) { m_trust = std::move(trust); }
    /// audience: our issuer; resource: what we serve; proofKey: thumbprint that was proven, "" for none.
    Answer<QJsonObject> check(const QByteArray &assertion, const Client &client, const QByteArray &audience,
        const QByteArray &resource, const QByteArray &proofKey);

private:
    Answer<QJsonObject> verified(const QByteArray &assertion) const;
    Answer<> checkTimes(const QJsonObject &claims, const Client &client) const;
    Answer<> checkParties(
        const QJsonObject &claims, const Client &client, const QByteArray &audience, const QByteArray &resource) const;
    Answer<> checkProof(const QJsonObject &claims, const QByteArray &proofKey) const;

    World &m_world;
    const Persona &m_persona;
    Trust m_trust;
    QSet<QString> m_used;
};

} // namespace agent0::sandbox
