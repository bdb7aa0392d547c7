#pragma once

#include <QJsonObject>

#include <optional>

namespace agent0::sandbox {

/// The one skill of Todo0's MCP server (extension "io.modelcontextprotocol/skills"): how to keep a todo list.
inline constexpr QLatin1StringView SkillsExtension("io.modelcontextprotocol/skills");

QJsonObject skillList(); ///< the result of skills/list
/// The content of one of its files, nothing for another address.
std::optional<QJsonObject> skillContent(const QString &uri);

} // namespace agent0::sandbox
