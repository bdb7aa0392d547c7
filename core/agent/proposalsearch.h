#pragma once

#include "agent/connectionproposal.h"
#include "agent/parts.h"

namespace agent0 {

/// From the address of a resource to a ConnectionProposal: protected resource metadata (RFC 9728), then those of the
/// authorization server it names (RFC 8414).
class ProposalSearch {
public:
    explicit ProposalSearch(AgentParts &parts) : m_parts(parts) { }

    /// Without a scheme https is meant. Fails as Discovery does.
    Task<Result<ConnectionProposal>> find(QString address);

private:
    Task<Result<ResourceMetadata>> resourceAt(QString address);
    Task<Result<ConnectionProposal>> ofServerAt(QString address, Error noResource);
    QString freeId(const QString &name) const;
    void describeServer(ConnectionProposal &proposal, const ServerMetadata &server) const;
    void nameIt(ConnectionProposal &proposal, const QString &published) const;

    AgentParts &m_parts;
};

} // namespace agent0
