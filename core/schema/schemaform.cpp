#include "schema/schemaform.h"

#include "base/displaytext.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace agent0 {

namespace {

using Kind = SchemaField::Kind;
using Facets = QList<JsonSchema::Part>;

constexpr int Deepest = 6;
constexpr int MostFields = 300;
constexpr qsizetype MostChoices = 500;

QString wordsOf(const QJsonValue &value)
{
    if (value.isString())
        return displayText(value.toString(), 200);
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return displayText(QString::fromUtf8(list.sliced(1, list.size() - 2)), 200);
}

bool saysNull(const QJsonValue &schema) { return schema["type"_L1].toString() == "null"_L1; }

/// Reads the fields of one schema, top down.
class Reading {
public:
    explicit Reading(const JsonSchema &schema) : m_schema(schema) { }

    SchemaField field(const Facets &facets, int depth)
    {
        SchemaField field;
        describe(field, facets);
        if (depth <= Deepest && ++m_fields <= MostFields)
            draw(field, facets, depth);
        return field;
    }

private:
    static void describe(SchemaField &field, const Facets &facets);
    void draw(SchemaField &field, const Facets &facets, int depth);
    void drawType(SchemaField &field, const Facets &facets, const QString &type, int depth);
    bool drawAlternatives(SchemaField &field, Facets facets, int depth);
    void drawObject(SchemaField &field, const Facets &facets, int depth);
    void drawList(SchemaField &field, const Facets &facets, int depth);
    static bool drawChoices(SchemaField &field, const QJsonArray &options);
    Facets alternatives(const Facets &facets) const;
    Facets part(const JsonSchema::Part &facet, const JsonPlace &steps) const
    {
        return m_schema.facets(JsonSchema::below(facet, steps));
    }

    const JsonSchema &m_schema;
    int m_fields = 0;
};

void Reading::describe(SchemaField &field, const Facets &facets)
{
    field.title = displayText(firstOf(facets, "title"_L1).toString(), 200);
    field.description = displayText(firstOf(facets, "description"_L1).toString(), 2000);
    field.fallback = firstOf(facets, "default"_L1);
}

QStringList typesOf(const Facets &facets)
{
    const QJsonValue type = firstOf(facets, "type"_L1);
    QStringList types;
    if (type.isString())
        types << type.toString();
    for (const QJsonValue &one : type.toArray())
        types << one.toString();
    if (!types.isEmpty())
        return types;
    const auto has = [&](std::initializer_list<QLatin1StringView> keys) {
        return std::ranges::any_of(keys, [&](QLatin1StringView key) { return !firstOf(facets, key).isUndefined(); });
    };
    if (has({"properties"_L1, "additionalProperties"_L1}))
        return {u"object"_s};
    if (has({"items"_L1, "minItems"_L1, "uniqueItems"_L1}))
        return {u"array"_s};
    if (has({"pattern"_L1, "minLength"_L1, "maxLength"_L1, "format"_L1}))
        return {u"string"_s};
    return has({"minimum"_L1, "maximum"_L1, "multipleOf"_L1}) ? QStringList{u"number"_s} : QStringList();
}

void Reading::draw(SchemaField &field, const Facets &facets, int depth)
{
    if (const QJsonValue only = firstOf(facets, "const"_L1); !only.isUndefined()) {
        field.kind = Kind::Constant;
        field.fallback = only;
        return;
    }
    if (drawChoices(field, firstOf(facets, "enum"_L1).toArray()) || drawAlternatives(field, facets, depth))
        return;
    QStringList types = typesOf(facets);
    field.nullable = types.removeAll("null"_L1) > 0 || field.nullable;
    if (types.size() == 1)
        return drawType(field, facets, types.constFirst(), depth);
    for (const QString &type : types) {
        SchemaField part;
        part.title = displayText(type, 40);
        drawType(part, facets, type, depth + 1);
        field.parts << part;
    }
    field.kind = types.isEmpty() ? Kind::Json : Kind::Alternatives;
}

void Reading::drawType(SchemaField &field, const Facets &facets, const QString &type, int depth)
{
    field.format = displayText(firstOf(facets, "format"_L1).toString(), 40);
    if (type == "string"_L1)
        field.kind = Kind::Text;
    else if (type == "integer"_L1)
        field.kind = Kind::Integer;
    else if (type == "number"_L1)
        field.kind = Kind::Number;
    else if (type == "boolean"_L1)
        field.kind = Kind::Boolean;
    else if (type == "array"_L1)
        drawList(field, facets, depth);
    else if (type == "object"_L1)
        drawObject(field, facets, depth);
}

/// Values in enum, or a list of schemas with one constant each.
bool Reading::drawChoices(SchemaField &field, const QJsonArray &options)
{
    if (options.isEmpty() || options.size() > MostChoices)
        return false;
    for (const QJsonValue &option : options)
        field.choices.append({option, wordsOf(option)});
    field.kind = Kind::Choice;
    return true;
}

/// The schemas of anyOf and oneOf that are more than null.
Facets Reading::alternatives(const Facets &facets) const
{
    Facets found;
    for (const JsonSchema::Part &facet : facets) {
        for (const QString &key : {u"anyOf"_s, u"oneOf"_s}) {
            const QJsonArray all = facet.schema[key].toArray();
            for (qsizetype i = 0; i < std::min(all.size(), MostChoices); ++i)
                found << JsonSchema::below(facet, {key, QString::number(i)});
        }
    }
    return found;
}

bool Reading::drawAlternatives(SchemaField &field, Facets facets, int depth)
{
    Facets all = alternatives(facets);
    const auto nulls = all.removeIf([](const JsonSchema::Part &one) { return saysNull(one.schema); });
    field.nullable = field.nullable || nulls > 0;
    // Variants of an object whose members are known beside them: the check judges them.
    if (all.isEmpty() || !firstOf(facets, "properties"_L1).isUndefined())
        return false;
    if (std::ranges::all_of(all, [](const auto &one) { return !one.schema["const"_L1].isUndefined(); })) {
        for (const JsonSchema::Part &one : all)
            field.choices.append({one.schema["const"_L1],
                wordsOf(one.schema["title"_L1].isString() ? one.schema["title"_L1] : one.schema["const"_L1])});
        field.kind = Kind::Choice;
        return true;
    }
    for (const JsonSchema::Part &one : all) {
        SchemaField part = this->field(m_schema.facets(one), depth + 1);
        if (part.title.isEmpty())
            part.title = firstOf(m_schema.facets(one), "type"_L1).toString();
        field.parts << std::move(part);
    }
    if (field.parts.size() > 1) {
        field.kind = Kind::Alternatives;
        return true;
    }
    SchemaField only = field.parts.takeFirst();
    field.kind = only.kind;
    field.format = only.format;
    field.choices = only.choices;
    field.parts = only.parts;
    field.nullable = field.nullable || only.nullable;
    return true;
}

void Reading::drawObject(SchemaField &field, const Facets &facets, int depth)
{
    QStringList required;
    for (const JsonSchema::Part &facet : facets) {
        for (const QJsonValue &name : facet.schema["required"_L1].toArray())
            required << name.toString();
    }
    for (const JsonSchema::Part &facet : facets) {
        for (const QString &name : m_schema.names(facet.place + JsonPlace{u"properties"_s})) {
            if (std::ranges::find(field.parts, name, &SchemaField::name) != field.parts.end())
                continue;
            SchemaField member = this->field(part(facet, {u"properties"_s, name}), depth + 1);
            member.name = name;
            member.required = required.contains(name);
            if (member.title.isEmpty())
                member.title = displayText(name, 200);
            field.parts << std::move(member);
        }
    }
    const QJsonValue others = firstOf(facets, "additionalProperties"_L1);
    const bool open = others.isObject() || others.toBool();
    field.kind = field.parts.isEmpty() && (open || depth > 0) ? Kind::Json : Kind::Object;
}

void Reading::drawList(SchemaField &field, const Facets &facets, int depth)
{
    field.kind = Kind::Json;
    if (!firstOf(facets, "prefixItems"_L1).isUndefined())
        return;
    for (const JsonSchema::Part &facet : facets) {
        if (!facet.schema["items"_L1].isObject())
            continue;
        SchemaField entry = this->field(part(facet, {u"items"_s}), depth + 1);
        if (entry.kind == Kind::Choice && firstOf(facets, "uniqueItems"_L1).toBool()) {
            field.kind = Kind::Choices;
            field.choices = entry.choices;
        } else if (entry.kind != Kind::Json) {
            field.kind = Kind::List;
            field.parts << std::move(entry);
        }
        return;
    }
}

} // namespace

SchemaField schemaForm(const JsonSchema &schema)
{
    SchemaField form = Reading(schema).field(schema.facets(schema.whole()), 0);
    if (form.kind != Kind::Object) {
        form.kind = Kind::Json;
        form.parts.clear();
        form.choices.clear();
    }
    return form;
}

} // namespace agent0
