#pragma once

#include "broker/ports.h"
#include "config/profile.h"
#include "doctor/finding.h"
#include "oauth/servermetadata.h"

namespace agent0::doctor {

/// A sign-in that is asked for without a browser and without anybody signed in (prompt=none).
struct AuthorizeQuestion {
    AuthorizeQuestion(ServerMetadata idp, IdentityProvider settings, QString redirectUri, QByteArray state)
        : idp(std::move(idp)),
          settings(std::move(settings)),
          redirectUri(std::move(redirectUri)),
          state(std::move(state))
    {
    }
    ServerMetadata idp;
    IdentityProvider settings;
    QString redirectUri;
    QByteArray state;
};

/// What the provider says to it before it could ask for a password: whether it knows the client, the address and the
/// scopes (RFC 6749 4.1.2.1: it must not send the browser to an address that it does not know). Nothing is changed there.
Task<Finding> askAuthorize(Ports *ports, AuthorizeQuestion question);

} // namespace agent0::doctor
