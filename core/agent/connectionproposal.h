#pragma once

#include "agent/agent.h"
#include "config/finding.h"

namespace agent0 {

/// Settings for a new connection as the servers' own documents suggest them. Nothing is saved. Texts from outside, but
/// identifiers are byte for byte as published.
struct ConnectionProposal {
    QString id; ///< a free one
    QString displayName;
    QString resource; ///< "" where the address was that of an authorization server
    QString authorizationServer;
    QStringList otherServers; ///< what else the resource names
    QStringList scopes; ///< of the resource, else of its server
    ClientAuthenticationMethod method = ClientAuthenticationMethod::None;
    QString serverProfile; ///< the kind that the server looks like
    ApiType apiType = ApiType::Rest;
    QList<Finding> doubts; ///< path: the member that is in doubt
};

} // namespace agent0
