#pragma once

#include "base/clock.h"
#include "mcp/elicitation.h"
#include "mcp/mcptypes.h"

#include <functional>

namespace agent0 {

/// What the program around an McpClient offers to servers and wants to hear. What is left empty is not offered: a
/// server that asks for it all the same is refused. Sampling is never offered.
struct McpHost {
    /// Shows the form, or the address, to the person, one at a time; dropped when the server takes it back. Who accepts an
    /// address has opened it. Empty: elicitation is refused.
    std::function<Task<ElicitationReply>(Elicitation)> elicit;
    /// Folders that servers may know of: each with "uri" and perhaps "name". Nothing: roots are refused.
    std::optional<QJsonArray> roots;
    std::function<void(const McpLogMessage &)> log;
    QString logLevel = QStringLiteral("info"); ///< the least that log is to get
    /// A list changed: "tools", "resources" or "prompts". Where this is set, the client listens for it as long as it lives.
    std::function<void(const QString &)> changed;
    /// Something of the server was refused or left out; the person should know, the work goes on.
    std::function<void(const Error &)> warned;
    QStringList extensions; ///< ids that are declared
    QByteArray revision; ///< the only one to speak, "" for the best that both can
    /// The revision that this server was agreed on before, "" where nobody knows; it is tried first. And who keeps it.
    std::function<Task<QByteArray>()> recall;
    std::function<Task<>(QByteArray revision)> remember;
    Milliseconds patience{60'000}; ///< how long a server may be silent
};

} // namespace agent0
