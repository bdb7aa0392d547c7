#include "models/resultparts.h"

#include "base/displaytext.h"
#include "base/strictjson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace agent0 {

namespace {

using PartKind = ResultPart::Kind;

constexpr qsizetype LongestPart = 512 * 1024;

struct ResultWords {
    Q_DECLARE_TR_FUNCTIONS(ResultParts)
};

QJsonValue parsed(const QByteArray &text)
{
    if (!jsonProblem(text).isEmpty())
        return QJsonValue(QJsonValue::Undefined);
    return QJsonDocument::fromJson('[' + text + ']').array().at(0);
}

bool isTable(const QJsonValue &value)
{
    const QJsonArray rows = value.toArray();
    const auto isRow = [](const QJsonValue &row) { return row.isObject() && !row.toObject().isEmpty(); };
    return !rows.isEmpty() && std::all_of(rows.begin(), rows.end(), isRow);
}

ResultPart ofJson(const QJsonValue &json, const QString &title)
{
    ResultPart part{isTable(json) ? PartKind::Table : PartKind::Tree, title, {}, json, {}, {}};
    // {"todos": […]}: what matters is the list.
    const QJsonObject object = json.toObject();
    if (object.size() == 1 && isTable(object.begin().value())) {
        part.kind = PartKind::Table;
        part.title = displayText(object.begin().key(), 80);
        part.json = object.begin().value();
    }
    return part;
}

/// Servers put what is structured into the text too, for clients that know no better; some without what is around it.
bool saysTheSame(const QJsonValue &text, const QJsonValue &structured)
{
    const QJsonObject object = structured.toObject();
    return !text.isUndefined() && (text == structured || (object.size() == 1 && text == object.begin().value()));
}

ResultPart ofText(const QString &text, const QString &mimeType, const QString &title)
{
    const QJsonValue json = parsed(text.toUtf8());
    if (json.isObject() || json.isArray())
        return ofJson(json, title);
    return {PartKind::Text, title, harmlessText(text), QJsonValue(QJsonValue::Undefined), {}, mimeType};
}

ResultPart ofBytes(const McpContent &content, const QString &title)
{
    const bool picture = content.mimeType.startsWith("image/"_L1);
    const QString what =
        ResultWords::tr("%1, %n bytes", nullptr, int(content.data.size()))
            .arg(content.mimeType.isEmpty() ? ResultWords::tr("Data") : displayText(content.mimeType, 80));
    return {picture ? PartKind::Picture : PartKind::File, title, what, QJsonValue(QJsonValue::Undefined), content.data,
        content.mimeType};
}

ResultPart ofContent(const McpContent &content)
{
    const QString title = displayText(content.name.isEmpty() ? content.uri : content.name, 200);
    if (content.type == "resource_link"_L1)
        return {
            PartKind::Link, title, displayText(content.uri), QJsonValue(QJsonValue::Undefined), {}, content.mimeType};
    if (!content.data.isEmpty())
        return ofBytes(content, content.type == "resource"_L1 ? title : QString());
    if (content.type == "text"_L1 || content.type == "resource"_L1)
        return ofText(content.text, content.mimeType, content.type == "resource"_L1 ? title : QString());
    return ofJson(content.json, displayText(content.type, 80));
}

} // namespace

QString harmlessText(const QString &foreign)
{
    QStringList lines;
    for (const QStringView line : QStringView(foreign).left(LongestPart).split(u'\n')) {
        QString text = line.toString();
        text.remove(u'\r').replace(u'\t', u' ');
        lines << displayText(text, LongestPart);
    }
    if (foreign.size() > LongestPart)
        lines << ResultWords::tr("… the rest is not shown.");
    return lines.join(u'\n');
}

QList<ResultPart> resultParts(const McpToolResult &result)
{
    QList<ResultPart> parts;
    const QJsonValue structured =
        result.structured.isEmpty() ? QJsonValue(QJsonValue::Undefined) : parsed(result.structured);
    if (!structured.isUndefined())
        parts << ofJson(structured, {});
    for (const McpContent &content : result.content) {
        const bool again = content.type == "text"_L1 && saysTheSame(parsed(content.text.toUtf8()), structured);
        if (!again)
            parts << ofContent(content);
    }
    return parts;
}

QList<ResultPart> resultParts(const QList<McpContent> &contents)
{
    QList<ResultPart> parts;
    for (const McpContent &content : contents)
        parts << ofContent(content);
    return parts;
}

QList<ResultPart> resultParts(const McpPromptText &prompt)
{
    QList<ResultPart> parts;
    for (const McpPromptMessage &message : prompt.messages) {
        parts << ofContent(message.content);
        if (parts.last().title.isEmpty())
            parts.last().title = message.role == "user"_L1 ? ResultWords::tr("You") : ResultWords::tr("Assistant");
    }
    return parts;
}

} // namespace agent0
