#include "schema/schemacheckwalk.h"
#include "schema/schemaformat.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace agent0 {

namespace {

bool hasTwice(const QJsonArray &entries)
{
    QSet<QByteArray> seen;
    for (const QJsonValue &entry : entries) {
        const QByteArray text = QJsonDocument(QJsonArray{entry}).toJson(QJsonDocument::Compact);
        if (seen.contains(text))
            return true;
        seen.insert(text);
    }
    return false;
}

} // namespace

void SchemaCheckWalk::checkArray(const Judged &judged)
{
    const QJsonObject schema = judged.part.schema.toObject();
    const QJsonArray entries = judged.value.toArray();
    const auto count = double(entries.size());
    if (count < schema.value("minItems"_L1).toDouble(0))
        refuse(judged.place, SchemaRule::FewestEntries, QString::number(schema.value("minItems"_L1).toInteger()));
    if (count > schema.value("maxItems"_L1).toDouble(count))
        refuse(judged.place, SchemaRule::MostEntries, QString::number(schema.value("maxItems"_L1).toInteger()));
    if (schema.value("uniqueItems"_L1).toBool() && hasTwice(entries))
        refuse(judged.place, SchemaRule::Unique);
    checkEntries(judged);
    checkContains(judged);
}

void SchemaCheckWalk::checkEntries(const Judged &judged)
{
    const QJsonArray entries = judged.value.toArray();
    const qsizetype first = judged.part.schema["prefixItems"_L1].toArray().size();
    const JsonSchema::Part rest = JsonSchema::below(judged.part, {u"items"_s});
    for (qsizetype i = 0; i < entries.size() && m_steps <= MostSteps; ++i) {
        const QString number = QString::number(i);
        const JsonSchema::Part part = i < first ? JsonSchema::below(judged.part, {u"prefixItems"_s, number}) : rest;
        check(part, entries.at(i), judged.place + JsonPlace{number});
    }
}

void SchemaCheckWalk::checkContains(const Judged &judged)
{
    const QJsonObject schema = judged.part.schema.toObject();
    if (!schema.contains("contains"_L1))
        return;
    const JsonSchema::Part wanted = JsonSchema::below(judged.part, {u"contains"_s});
    double found = 0;
    for (const QJsonValue &entry : judged.value.toArray())
        found += fits(wanted, entry, judged.place) ? 1 : 0;
    if (found < schema.value("minContains"_L1).toDouble(1) || found > schema.value("maxContains"_L1).toDouble(found))
        refuse(judged.place, SchemaRule::Contains);
}

void SchemaCheckWalk::checkObject(const Judged &judged)
{
    const QJsonObject schema = judged.part.schema.toObject();
    const QJsonObject object = judged.value.toObject();
    const auto count = double(object.size());
    for (const QJsonValue &name : schema.value("required"_L1).toArray()) {
        if (name.isString() && !object.contains(name.toString()))
            refuse(judged.place + JsonPlace{name.toString()}, SchemaRule::Missing);
    }
    if (count < schema.value("minProperties"_L1).toDouble(0))
        refuse(judged.place, SchemaRule::FewestMembers, QString::number(schema.value("minProperties"_L1).toInteger()));
    if (count > schema.value("maxProperties"_L1).toDouble(count))
        refuse(judged.place, SchemaRule::MostMembers, QString::number(schema.value("maxProperties"_L1).toInteger()));
    checkMembers(judged);
    checkDependents(judged);
}

void SchemaCheckWalk::checkMembers(const Judged &judged)
{
    const QJsonObject schema = judged.part.schema.toObject();
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    const QJsonObject patterns = schema.value("patternProperties"_L1).toObject();
    const QJsonObject object = judged.value.toObject();
    for (auto member = object.begin(); member != object.end() && m_steps <= MostSteps; ++member) {
        const JsonPlace place = judged.place + JsonPlace{member.key()};
        bool known = properties.contains(member.key());
        if (known)
            check(JsonSchema::below(judged.part, {u"properties"_s, member.key()}), member.value(), place);
        for (auto pattern = patterns.begin(); pattern != patterns.end() && ++m_steps <= MostSteps; ++pattern) {
            if (!matchesPattern(member.key(), pattern.key()))
                continue;
            known = true;
            check(JsonSchema::below(judged.part, {u"patternProperties"_s, pattern.key()}), member.value(), place);
        }
        const QJsonValue others = schema.value("additionalProperties"_L1);
        if (!known && others.isBool() && !others.toBool())
            refuse(place, SchemaRule::Unexpected);
        else if (!known)
            check(JsonSchema::below(judged.part, {u"additionalProperties"_s}), member.value(), place);
        check(JsonSchema::below(judged.part, {u"propertyNames"_s}), member.key(), place);
    }
}

void SchemaCheckWalk::checkDependents(const Judged &judged)
{
    const QJsonObject schema = judged.part.schema.toObject();
    const QJsonObject object = judged.value.toObject();
    const QJsonObject required = schema.value("dependentRequired"_L1).toObject();
    for (auto one = required.begin(); one != required.end(); ++one) {
        for (const QJsonValue &name : one.value().toArray()) {
            if (object.contains(one.key()) && !object.contains(name.toString()))
                refuse(judged.place + JsonPlace{name.toString()}, SchemaRule::Missing);
        }
    }
    for (const QString &name : schema.value("dependentSchemas"_L1).toObject().keys()) {
        if (object.contains(name))
            check(JsonSchema::below(judged.part, {u"dependentSchemas"_s, name}), judged.value, judged.place);
    }
}

} // namespace agent0
