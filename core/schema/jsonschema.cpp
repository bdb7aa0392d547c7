#include "schema/jsonschema.h"

#include "base/jsonslice.h"
#include "base/strictjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

#include <algorithm>

namespace agent0 {

namespace {

constexpr qsizetype MostFacets = 32;
constexpr JsonLimits SchemaLimits{.bytes = 256 * 1024};

QJsonValue stepInto(const QJsonValue &value, const QString &step)
{
    if (value.isObject())
        return value.toObject().value(step);
    bool isNumber = false;
    const qsizetype index = step.toLongLong(&isNumber);
    return value.isArray() && isNumber ? value.toArray().at(index) : QJsonValue(QJsonValue::Undefined);
}

QByteArrayView stepInto(QByteArrayView text, const QString &step)
{
    if (text.trimmed().startsWith('{'))
        return jsonMember(text, step.toUtf8());
    const QList<QByteArrayView> entries = jsonEntries(text);
    bool isNumber = false;
    const qsizetype index = step.toLongLong(&isNumber);
    return isNumber && index >= 0 && index < entries.size() ? entries[index] : QByteArrayView();
}

/// RFC 6901 in a fragment; nothing for what is no pointer.
std::optional<JsonPlace> placeOf(const QString &reference)
{
    if (reference == "#"_L1)
        return JsonPlace();
    if (!reference.startsWith("#/"_L1))
        return std::nullopt;
    JsonPlace place = QUrl::fromPercentEncoding(QStringView(reference).mid(2).toUtf8()).split(u'/');
    for (QString &step : place)
        step.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
    return place;
}

bool isSchema(const QJsonValue &value) { return value.isObject() || value.isBool(); }

} // namespace

Result<JsonSchema> JsonSchema::parse(QByteArray text)
{
    const auto problem = jsonProblem(text, SchemaLimits);
    const QJsonValue root =
        problem.isEmpty() ? QJsonDocument::fromJson('[' + text + ']').array().at(0) : QJsonValue(QJsonValue::Undefined);
    if (!isSchema(root))
        return fail(Fault::Malformed, Leg::Resource, "schema_invalid"_L1,
            problem.isEmpty() ? u"A schema is an object."_s : u"The schema is no JSON: %1"_s.arg(problem));
    JsonSchema schema;
    schema.m_text = std::move(text);
    schema.m_root = root;
    return schema;
}

JsonSchema::Part JsonSchema::below(const Part &part, const JsonPlace &steps)
{
    Part found = part;
    for (const QString &step : steps)
        found = {stepInto(found.schema, step), found.place + JsonPlace{step}};
    return found;
}

std::optional<JsonSchema::Part> JsonSchema::referred(const QString &reference) const
{
    const auto place = placeOf(reference);
    if (!place)
        return std::nullopt;
    Part found = below(whole(), *place);
    return isSchema(found.schema) ? std::optional(std::move(found)) : std::nullopt;
}

QList<JsonSchema::Part> JsonSchema::facets(const Part &part) const
{
    QList<Part> facets;
    addFacets(part, facets);
    return facets;
}

void JsonSchema::addFacets(const Part &part, QList<Part> &facets) const
{
    const bool known = std::ranges::find(facets, part.place, &Part::place) != facets.end();
    if (known || facets.size() >= MostFacets || !isSchema(part.schema))
        return;
    facets << part;
    if (const QJsonValue reference = part.schema["$ref"_L1]; reference.isString()) {
        if (const auto target = referred(reference.toString()))
            addFacets(*target, facets);
    }
    const qsizetype all = part.schema["allOf"_L1].toArray().size();
    for (qsizetype i = 0; i < std::min(all, MostFacets); ++i)
        addFacets(below(part, {u"allOf"_s, QString::number(i)}), facets);
}

QStringList JsonSchema::names(const JsonPlace &place) const
{
    QByteArrayView text = m_text;
    for (const QString &step : place)
        text = stepInto(text, step);
    QStringList names;
    for (const JsonMember &member : jsonMembers(text))
        names << QString::fromUtf8(member.name);
    return names;
}

QJsonValue firstOf(const QList<JsonSchema::Part> &facets, QLatin1StringView key)
{
    for (const JsonSchema::Part &facet : facets) {
        if (const QJsonValue value = facet.schema[key]; !value.isUndefined())
            return value;
    }
    return QJsonValue(QJsonValue::Undefined);
}

} // namespace agent0
