#include "models/mcpsubject.h"

#include "base/displaytext.h"
#include "models/resultparts.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>
#include <QUrl>

namespace agent0 {

namespace {

struct SubjectWords {
    Q_DECLARE_TR_FUNCTIONS(McpSubject)
};

QString titleOr(const QString &title, const QString &name) { return displayText(title.isEmpty() ? name : title, 120); }

QStringList factsOf(const McpToolHints &hints)
{
    QStringList facts;
    if (hints.readOnly == true)
        facts << SubjectWords::tr("It says that it only reads.");
    else
        facts << (hints.destructive == false ? SubjectWords::tr("It says that it writes, and destroys nothing.")
                                             : SubjectWords::tr("It may change or destroy something."));
    if (hints.idempotent == true && hints.readOnly != true)
        facts << SubjectWords::tr("Running it twice does no more than once, it says.");
    if (hints.openWorld == true)
        facts << SubjectWords::tr("It reaches out to others than this server.");
    return facts;
}

QByteArray schemaOf(const QJsonArray &order, const QJsonObject &properties, const QJsonArray &required)
{
    // QJsonObject sorts: the members are written one by one, in their order.
    QByteArray members;
    for (const QJsonValue &name : order) {
        const QByteArray one = QJsonDocument(QJsonObject{{name.toString(), properties.value(name.toString())}})
                                   .toJson(QJsonDocument::Compact);
        members += (members.isEmpty() ? "" : ",") + one.sliced(1, one.size() - 2);
    }
    return R"({"type":"object","properties":{)" + members + R"(},"required":)"
        + QJsonDocument(required).toJson(QJsonDocument::Compact) + '}';
}

const QRegularExpression &expression()
{
    static const QRegularExpression one(u"\\{([+#./;?&]?)([^{}]*)\\}"_s);
    return one;
}

QStringList namesIn(const QString &list)
{
    QStringList names;
    for (QString name : list.split(u',', Qt::SkipEmptyParts)) {
        name.remove(u'*');
        names << name.section(u':', 0, 0).trimmed();
    }
    return names;
}

} // namespace

McpSubject::McpSubject(McpTool tool)
    : title(titleOr(tool.title, tool.name)),
      name(displayText(tool.name, 200)),
      description(harmlessText(tool.description)),
      facts(factsOf(tool.hints)),
      schema(tool.inputSchema)
{
    what = std::move(tool);
}

McpSubject::McpSubject(McpResource resource)
    : title(titleOr(resource.title, resource.name)),
      name(displayText(resource.uri)),
      description(harmlessText(resource.description)),
      schema(schemaOf({}, {}, {}))
{
    if (!resource.mimeType.isEmpty())
        facts << SubjectWords::tr("Type: %1").arg(displayText(resource.mimeType, 80));
    if (resource.size)
        facts << SubjectWords::tr("Size: %1").arg(QLocale().formattedDataSize(*resource.size));
    what = std::move(resource);
}

McpSubject::McpSubject(McpResourceTemplate pattern)
    : title(titleOr(pattern.title, pattern.name)),
      name(displayText(pattern.uriTemplate)),
      description(harmlessText(pattern.description))
{
    QJsonObject properties;
    const QStringList variables = templateVariables(pattern.uriTemplate);
    for (const QString &variable : variables)
        properties.insert(variable, QJsonObject{{u"type"_s, u"string"_s}});
    schema = schemaOf(QJsonArray::fromStringList(variables), properties, QJsonArray::fromStringList(variables));
    what = std::move(pattern);
}

McpSubject::McpSubject(McpPrompt prompt)
    : title(titleOr(prompt.title, prompt.name)),
      name(displayText(prompt.name, 200)),
      description(harmlessText(prompt.description))
{
    QJsonArray order;
    QJsonObject properties;
    QJsonArray required;
    for (const McpPromptArgument &argument : prompt.arguments) {
        order << argument.name;
        properties.insert(
            argument.name, QJsonObject{{u"type"_s, u"string"_s}, {u"description"_s, argument.description}});
        if (argument.required)
            required << argument.name;
    }
    schema = schemaOf(order, properties, required);
    what = std::move(prompt);
}

QStringList templateVariables(const QString &pattern)
{
    QStringList names;
    for (auto found = expression().globalMatch(pattern); found.hasNext();)
        names << namesIn(found.next().captured(2));
    names.removeDuplicates();
    return names;
}

QString expandedTemplate(const QString &pattern, const QJsonObject &values)
{
    QString address;
    qsizetype from = 0;
    for (auto matches = expression().globalMatch(pattern); matches.hasNext();) {
        const QRegularExpressionMatch found = matches.next();
        const QString kind = found.captured(1);
        const bool reserved = kind == "+"_L1 || kind == "#"_L1;
        const bool named = kind == "?"_L1 || kind == "&"_L1 || kind == ";"_L1;
        QStringList parts;
        for (const QString &name : namesIn(found.captured(2))) {
            const QByteArray kept = reserved ? ":/?#[]@!$&'()*+,;=" : "";
            const QString value = QString::fromLatin1(QUrl::toPercentEncoding(values.value(name).toString(), kept));
            if (values.contains(name))
                parts << (named ? name + u'=' + value : value);
        }
        const QString between = kind.isEmpty() || reserved ? u","_s : kind == "?"_L1 ? u"&"_s : kind;
        const QString first = kind == "+"_L1 ? QString() : kind;
        address += pattern.mid(from, found.capturedStart() - from)
            + (parts.isEmpty() ? QString() : first + parts.join(between));
        from = found.capturedEnd();
    }
    return address + pattern.mid(from);
}

} // namespace agent0
