#pragma once

#include "mcp/mcpclient.h"

namespace agent0 {

/// One file of a skill as its server announced it.
struct SkillFile {
    QString uri;
    QByteArray digest; ///< SHA-256, 32 bytes
    qint64 size = 0;
};

/// A skill as it is listed. None of its files has been read.
struct Skill {
    QString uri; ///< of its SKILL.md
    QString name;
    QString description;
    QJsonObject frontMatter;
    QList<SkillFile> files;
};

/// The skills of one MCP server (extension "io.modelcontextprotocol/skills"). Files are read when they are asked for,
/// never before, and each is checked against what the list said of it: size, SHA-256 and, for SKILL.md, every member of
/// the front matter. Content that differs is not given out: Fault::Untrusted, code "skill_changed".
class Skills {
public:
    explicit Skills(McpClient &client) : m_client(client) { }

    /// At most 512 files and 16 MiB each skill; an entry that is wrong is left out, as host.warned hears.
    Task<Result<QList<Skill>>> list();
    /// The text of its SKILL.md.
    Task<Result<QString>> load(Skill skill);
    /// One of its other files. Fault::Refused, code "skill_file", for an address that the skill did not list.
    Task<Result<QByteArray>> read(Skill skill, QString uri);

private:
    Task<Result<QByteArray>> readChecked(SkillFile file);

    McpClient &m_client;
};

} // namespace agent0
