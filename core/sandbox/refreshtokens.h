#pragma once

#include "sandbox/clients.h"
#include "sandbox/people.h"
#include "sandbox/problem.h"
#include "sandbox/sandboxoptions.h"
#include "sandbox/world.h"

#include <QHash>

#include <memory>

namespace agent0::sandbox {

/// What one sign-in of one person gave to one client.
struct Grant {
    const Person *person = nullptr;
    QByteArray clientId;
    QStringList scopes;
    qint64 authTime = 0;
    QByteArray acr;
    std::optional<qint64> maxAge; ///< that the sign-in was asked for
    QByteArray session;           ///< "sid"
    QByteArray proofKey;          ///< thumbprint of the DPoP key it is bound to, "" for none
};

/// Refresh tokens with rotation and the detection of reuse (RFC 9700 4.14.2, the way Okta does it): a token that
/// was rotated away gives the new set again within the grace period, and revokes the family after it.
class RefreshTokens {
public:
    struct Family {
        Grant grant;
        QByteArray current;
        QByteArray previous;
        qint64 rotatedAt = 0;
        qint64 issuedAt = 0;
        bool revoked = false;
    };
    using FamilyRef = std::shared_ptr<Family>;

    RefreshTokens(World &world, const SandboxOptions &options) : m_world(world), m_options(options) { }

    FamilyRef begin(Grant grant); ///< its token is the family's current
    /// Uses a token: rotates it, unless told otherwise. The family's current is what to answer with.
    Answer<FamilyRef> use(const QByteArray &token, const Client &client, bool rotate);
    /// RFC 9449 5: who presents a bound token proves its key, whatever for. An unknown token is bound to none.
    Answer<> checkBinding(const QByteArray &token, const QByteArray &provenKey) const;
    FamilyRef find(const QByteArray &token) const; ///< of any generation; nullptr: unknown
    void revoke(const FamilyRef &family) { family->revoked = true; }
    void revokeAll();
    int alive() const; ///< families whose newest token would be taken
    int reuses() const { return m_reuses; } ///< how often a reuse revoked a family

private:
    Answer<FamilyRef> again(const FamilyRef &family, const QByteArray &token);
    World &m_world;
    const SandboxOptions &m_options;
    QHash<QByteArray, FamilyRef> m_all;
    int m_reuses = 0;
};

} // namespace agent0::sandbox
