#include "mcp/skills.h"

#include "base/digest.h"
#include "base/displaytext.h"
#include "base/jsonreader.h"
#include "mcp/frontmatter.h"

#include <QJsonDocument>

#include <algorithm>

namespace agent0 {

namespace {

constexpr qsizetype MostFiles = 512;
constexpr qint64 LargestSkill = 16 * 1024 * 1024;

std::unexpected<Error> changed(const QString &uri, const QString &how)
{
    return fail(Fault::Untrusted, Leg::Resource, "skill_changed"_L1,
        u"The skill file %1 is not what the server announced: %2. It is not used."_s.arg(displayText(uri, 200), how),
        u"List the skills anew; if it stays, tell whoever runs the server."_s);
}

std::optional<QByteArray> digestOf(const QString &text)
{
    if (!text.startsWith("sha256:"_L1) || text.size() != 7 + 64)
        return std::nullopt;
    const QByteArray bytes = QByteArray::fromHex(text.sliced(7).toLatin1());
    return bytes.size() == 32 ? std::optional(bytes) : std::nullopt;
}

/// The files of an entry, and what is wrong with them.
QList<SkillFile> filesOf(JsonReader &json, const QString &skillUri)
{
    QList<SkillFile> files;
    qint64 total = 0;
    const QString folder = skillUri.left(skillUri.lastIndexOf(u'/') + 1);
    for (const QJsonValue &entry : json.arrayOr("resources"_L1)) {
        JsonReader file(entry.toObject(), u"resources"_s);
        const QString uri = file.text("uri"_L1);
        const qint64 size = file.integer("size"_L1);
        const auto digest = digestOf(file.text("digest"_L1));
        if (!file.good() || !digest || size < 0 || size > LargestSkill || !uri.startsWith(folder)
            || uri.contains("/../"_L1))
            json.refuse("resources"_L1, u"name a file without a good address, digest and size"_s);
        total += std::clamp<qint64>(size, 0, LargestSkill);
        files.append({uri, digest.value_or(QByteArray()), size});
        if (files.size() > MostFiles || total > LargestSkill)
            json.refuse("resources"_L1, u"are too many or too large"_s);
        if (!json.good())
            break;
    }
    return files;
}

Result<Skill> readSkill(const QJsonObject &object)
{
    JsonReader json(object, u"skill"_s);
    Skill skill{.uri = json.text("uri"_L1),
        .name = {},
        .description = {},
        .frontMatter = json.objectOr("frontmatter"_L1),
        .files = {}};
    JsonReader front(skill.frontMatter, u"frontmatter"_s);
    skill.name = front.text("name"_L1);
    skill.description = front.text("description"_L1);
    skill.files = filesOf(json, skill.uri);
    const bool listed = std::ranges::any_of(skill.files, [&](const SkillFile &file) { return file.uri == skill.uri; });
    if (json.good() && front.good() && listed)
        return skill;
    const QString why = !json.good() ? json.problem()
        : !front.good()              ? front.problem()
                                     : u"its SKILL.md is not listed"_s;
    return fail(Fault::Malformed, Leg::Resource, "skill_invalid"_L1,
        u"The skill \"%1\" is left out: %2."_s.arg(displayText(skill.name, 80), why));
}

const SkillFile *fileOf(const Skill &skill, const QString &uri)
{
    const auto found = std::ranges::find(skill.files, uri, &SkillFile::uri);
    return found == skill.files.end() ? nullptr : &*found;
}

} // namespace

Task<Result<QList<Skill>>> Skills::list()
{
    const auto texts = co_await m_client.askForAll("skills/list", "skills");
    if (!texts)
        co_return fail(texts.error());
    QList<Skill> skills;
    for (const QByteArray &text : *texts) {
        auto skill = readSkill(QJsonDocument::fromJson(text).object());
        if (skill)
            skills.append(std::move(*skill));
        else
            m_client.warn(skill.error());
    }
    co_return skills;
}

Task<Result<QByteArray>> Skills::readChecked(SkillFile file)
{
    const auto contents = co_await m_client.read(file.uri);
    if (!contents)
        co_return fail(contents.error());
    if (contents->size() != 1 || contents->constFirst().uri != file.uri)
        co_return changed(file.uri, u"another file came, or several"_s);
    const McpContent &content = contents->constFirst();
    const QByteArray bytes = content.json.contains("blob"_L1) ? content.data : content.text.toUtf8();
    if (bytes.size() != file.size)
        co_return changed(file.uri, u"it has %1 bytes instead of %2"_s.arg(bytes.size()).arg(file.size));
    if (sha256(bytes) != file.digest)
        co_return changed(file.uri, u"its digest differs"_s);
    co_return bytes;
}

Task<Result<QString>> Skills::load(Skill skill)
{
    const auto bytes = co_await read(skill, skill.uri);
    if (!bytes)
        co_return fail(bytes.error());
    const QString text = QString::fromUtf8(*bytes);
    const auto front = readFrontMatter(text);
    if (!front)
        co_return fail(front.error());
    if (*front != skill.frontMatter)
        co_return changed(skill.uri, u"its front matter is not the one that was listed"_s);
    co_return text;
}

Task<Result<QByteArray>> Skills::read(Skill skill, QString uri)
{
    const SkillFile *file = fileOf(skill, uri);
    if (!file)
        co_return fail(Fault::Refused, Leg::Resource, "skill_file"_L1,
            u"The skill \"%1\" has no file %2."_s.arg(displayText(skill.name, 80), displayText(uri, 200)),
            u"Name one that the skill lists."_s);
    co_return co_await readChecked(*file);
}

} // namespace agent0
