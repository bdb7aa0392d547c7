#include "builtin/toolwords.h"

#include "base/displaytext.h"
#include "base/strictjson.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace agent0::builtin {

namespace {

std::unexpected<Error> unfit(const ToolDefinition &tool, const QString &why)
{
    return fail(Fault::Usage, Leg::Model, "tool_arguments"_L1,
        u"I cannot call %1: %2."_s.arg(displayText(tool.name, 80), why),
        u"Say its arguments as name=value, with commas between them."_s);
}

QStringList typesOf(const QJsonObject &property)
{
    const QJsonValue type = property.value("type"_L1);
    if (type.isString())
        return {type.toString()};
    QStringList types;
    for (const QJsonValue &one : type.toArray())
        types << one.toString();
    return types;
}

std::optional<QJsonValue> valueOf(const QString &word, const QJsonObject &property)
{
    const QStringList types = typesOf(property);
    bool number = false;
    const double value = word.toDouble(&number);
    if (number && (types.contains("number"_L1) || (types.contains("integer"_L1) && value == qint64(value))))
        return types.contains("integer"_L1) ? QJsonValue(qint64(value)) : QJsonValue(value);
    const QString low = word.toLower();
    if (types.contains("boolean"_L1) && (low == "true"_L1 || low == "yes"_L1 || low == "false"_L1 || low == "no"_L1))
        return QJsonValue(low == "true"_L1 || low == "yes"_L1);
    if (types.contains("array"_L1)) {
        static const QRegularExpression joint(u"\\s*[;|]\\s*|\\s*,\\s*(?:and\\s+)?|\\s+and\\s+"_s);
        return QJsonArray::fromStringList(word.split(joint, Qt::SkipEmptyParts));
    }
    const QJsonArray allowed = property.value("enum"_L1).toArray();
    if (!allowed.isEmpty() && !allowed.contains(QJsonValue(word)))
        return std::nullopt;
    if (types.isEmpty() || types.contains("string"_L1))
        return QJsonValue(word);
    return std::nullopt;
}

/// name=value, each up to the next name that the tool has.
QList<std::pair<QString, QString>> namedValues(const QString &words, const QStringList &names)
{
    QStringList escaped;
    for (const QString &name : names)
        escaped << QRegularExpression::escape(name);
    const QRegularExpression named(
        u"(?:^|[\\s,;]+(?:and\\s+)?)(%1)\\s*(?:=|:|\\s(?:is|to|as)\\s|\\s(?=[\"\\d\\x{E000}-\\x{E3FF}]))\\s*"_s.arg(
            escaped.join(u'|')),
        QRegularExpression::CaseInsensitiveOption);
    QList<std::pair<QString, QString>> found;
    qsizetype from = 0;
    if (names.isEmpty())
        return found;
    for (auto matches = named.globalMatch(words); matches.hasNext();) {
        const auto match = matches.next();
        if (!found.isEmpty())
            found.last().second = words.mid(from, match.capturedStart() - from).trimmed();
        found.append({match.captured(1), {}});
        from = match.capturedEnd();
    }
    if (!found.isEmpty())
        found.last().second = words.mid(from).trimmed();
    return found;
}

} // namespace

Result<QJsonObject> toolArguments(const ToolDefinition &tool, const QString &words, const Spoken &spoken)
{
    const QString &typed = spoken.typed();
    if (words.startsWith(u'{') && typed.contains(u'{') && typed.lastIndexOf(u'}') > typed.indexOf(u'{')) {
        const auto object =
            parseJsonObject(typed.mid(typed.indexOf(u'{'), typed.lastIndexOf(u'}') - typed.indexOf(u'{') + 1).toUtf8());
        return object ? object : unfit(tool, u"its arguments are no JSON object"_s);
    }
    const QJsonObject schema = QJsonDocument::fromJson(tool.inputSchema).object();
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    QStringList required;
    for (const QJsonValue &one : schema.value("required"_L1).toArray())
        required << one.toString();
    auto given = namedValues(words, properties.keys());
    const QString only = required.size() == 1 ? required.first()
        : properties.size() == 1              ? properties.keys().first()
                                              : QString();
    if (given.isEmpty() && !words.isEmpty() && !only.isEmpty())
        given.append({only, words});
    if (given.isEmpty() && !words.isEmpty())
        return unfit(tool,
            u"I do not know what %1 is for"_s.arg(u'\u201c' + displayText(spoken.restored(words), 80) + u'\u201d'));
    QJsonObject arguments;
    for (const auto &[typedName, value] : given) {
        const qsizetype at = properties.keys().indexOf(typedName, 0);
        const QString name =
            at >= 0 ? typedName : properties.keys().value(properties.keys().indexOf(typedName.toLower()));
        const auto read = valueOf(spoken.restored(value), properties.value(name).toObject());
        if (name.isEmpty() || !read)
            return unfit(tool,
                u"%1 cannot be its \u201c%2\u201d"_s.arg(
                    u'\u201c' + displayText(spoken.restored(value), 80) + u'\u201d', typedName));
        arguments[name] = *read;
    }
    for (const QString &name : required) {
        if (!arguments.contains(name))
            return unfit(tool, u"it needs \u201c%1\u201d"_s.arg(displayText(name, 80)));
    }
    return arguments;
}

} // namespace agent0::builtin
