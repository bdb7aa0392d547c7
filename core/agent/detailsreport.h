#pragma once

#include "agent/connectiondetails.h"
#include "agent/parts.h"

namespace agent0 {

/// Gathers ConnectionDetails from the vault, the kept metadata and the ledger.
class DetailsReport {
public:
    explicit DetailsReport(AgentParts &parts) : m_parts(parts) { }

    /// Fails with "unknown_connection", or as the vault does.
    Task<Result<ConnectionDetails>> make(QString connectionId);

private:
    void addRegistrations(ConnectionDetails &details, const VaultContent &content) const;
    void addIdentities(ConnectionDetails &details, const VaultContent &content) const;
    void addIdJag(ConnectionDetails &details, const StoredAccess &access) const;
    void addMonths(ConnectionDetails &details, const VaultContent &content) const;

    AgentParts &m_parts;
};

} // namespace agent0
