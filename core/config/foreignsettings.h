#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QStringList>

namespace agent0 {

/// What the settings of another client say of a company's MCP servers.
struct ForeignSettings {
    QString client;                  ///< whose they are, in words
    QJsonObject identityProvider;    ///< "issuer" and "clientId" of a profile, as far as they are named
    QList<QJsonObject> connections;  ///< as a profile has them, in the order of the file
    QStringList notes; ///< what was not taken over, and why: a sentence each. No values, which may be secrets.
};

/// Reads, by their members: VS Code's mcp.json ("servers") and settings ("mcp", "mcp.enterpriseManagedAuth.idp"), with comments
/// and trailing commas; Claude Code's managed-mcp.json and .mcp.json ("mcpServers"). A secret in them is never taken over. Servers
/// come as connections by the person's consent, since such files do not name the two registrations that Cross App Access needs.
/// Fails with Fault::Configuration: json_invalid, import_unknown.
Result<ForeignSettings> readForeignSettings(QByteArrayView text, const QString &what);

} // namespace agent0
