#pragma once

#include "agent/agent.h"
#include "oauth/idjagcomparison.h"
#include "oauth/servermetadata.h"
#include "vault/idjagledger.h"

namespace agent0 {

/// One of the two client registrations of a connection. They are never mixed.
struct ClientRegistration {
    QString server; ///< the issuer it is registered at
    QString clientId;
    ClientAuthentication authentication;
    QStringList methodsOffered; ///< what that server's metadata take; [] while they are not known
};

/// The person as one token names them.
struct SeenIdentity {
    QString token; ///< "id_token", "id_jag", "access_token"
    QString issuer;
    QString subject;
    QString email;
    QStringList audience;
};

/// Everything that is known about one connection without asking anybody. Metadata are as they were last read.
struct ConnectionDetails {
    ConnectionStatus status;
    ClientRegistration atIdentityProvider;
    ClientRegistration atResource;
    std::optional<ServerMetadata> identityProvider;
    std::optional<ServerMetadata> authorizationServer;
    std::optional<Instant> authorizationServerRead;
    QList<SeenIdentity> identities; ///< in the order of the chain; opaque tokens name nobody
    QJsonObject idJagHeader; ///< of the last ID-JAG that was kept; {} for none
    QJsonObject idJagClaims;
    std::optional<Instant> idJagExpires;
    QList<IdJagLedger::Line> months; ///< ID-JAGs spent on it, newest month first
};

/// What an ID-JAG of that connection has to say.
IdJagExpectation idJagExpectation(const Profile &profile, const Connection &connection, Instant now);

} // namespace agent0
