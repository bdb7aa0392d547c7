#pragma once

#include "broker/ports.h"
#include "doctor/finding.h"
#include "oauth/tokenendpoint.h"

namespace agent0::doctor {

/// A token request that cannot succeed, to hear what a server makes of the client that sends it.
struct ClientQuestion {
    Leg leg = Leg::None;
    QString connection;
    ServerMetadata server;
    QList<FormField> fields; ///< a grant that nobody gave
    ClientCredentials client;
};

/// Servers look at the client before the grant (RFC 6749 5.2): a refusal of the grant says that the client was accepted. Where it
/// was not, the other ways in which the same secret can be sent are tried, so that a wrong method is told from a
/// wrong secret. Nothing is issued, nothing is changed.
Task<Finding> askAboutClient(Ports *ports, ClientQuestion question);

} // namespace agent0::doctor
