#include "sandbox/mcpskill.h"

#include "base/result.h"

#include <QCryptographicHash>
#include <QJsonArray>

namespace agent0::sandbox {

namespace {

const QString Address = u"skill://keeping-todos/SKILL.md"_s;

QByteArray skillText()
{
    return "---\n"
           "name: keeping-todos\n"
           "description: How to keep a todo list that is of use.\n"
           "---\n"
           "\n"
           "# Keeping todos\n"
           "\n"
           "One todo, one thing that can be done in one go. Begin it with a verb.\n"
           "Ask before anything is removed.\n";
}

} // namespace

QJsonObject skillList()
{
    const QByteArray text = skillText();
    const QByteArray digest = "sha256:" + QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
    const QJsonObject front{
        {u"name"_s, u"keeping-todos"_s}, {u"description"_s, u"How to keep a todo list that is of use."_s}};
    const QJsonObject file{
        {u"uri"_s, Address}, {u"digest"_s, QString::fromLatin1(digest)}, {u"size"_s, qint64(text.size())}};
    const QJsonObject skill{{u"uri"_s, Address}, {u"frontmatter"_s, front}, {u"resources"_s, QJsonArray{file}}};
    return {{u"skills"_s, QJsonArray{skill}}};
}

std::optional<QJsonObject> skillContent(const QString &uri)
{
    if (uri != Address)
        return std::nullopt;
    return QJsonObject{
        {u"uri"_s, uri}, {u"mimeType"_s, u"text/markdown"_s}, {u"text"_s, QString::fromUtf8(skillText())}};
}

} // namespace agent0::sandbox
