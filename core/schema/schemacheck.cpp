#include "schema/schemacheck.h"

#include "schema/schemacheckwalk.h"
#include "schema/schemaformat.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace agent0 {

namespace {

bool isWhole(const QJsonValue &value) { return value.isDouble() && std::floor(value.toDouble()) == value.toDouble(); }

bool isOfType(const QJsonValue &value, const QString &type)
{
    switch (value.type()) {
    case QJsonValue::Null: return type == "null"_L1;
    case QJsonValue::Bool: return type == "boolean"_L1;
    case QJsonValue::Double: return type == "number"_L1 || (type == "integer"_L1 && isWhole(value));
    case QJsonValue::String: return type == "string"_L1;
    case QJsonValue::Array: return type == "array"_L1;
    case QJsonValue::Object: return type == "object"_L1;
    case QJsonValue::Undefined: break;
    }
    return false;
}

QStringList typesOf(const QJsonValue &type)
{
    QStringList types;
    if (type.isString())
        types << type.toString();
    for (const QJsonValue &one : type.toArray())
        types << one.toString();
    return types;
}

/// In characters, as the specification counts.
qsizetype lengthOf(const QString &text)
{
    return text.size() - std::ranges::count_if(text, [](QChar c) { return c.isLowSurrogate(); });
}

bool isMultiple(double value, double of)
{
    if (of <= 0)
        return true;
    const double times = value / of;
    return !std::isfinite(times) || std::abs(times - std::round(times)) <= 1e-9 * std::max(1.0, std::abs(times));
}

/// What is wrong with the value itself, not with what is inside it: it is of another kind.
bool isOtherKind(const SchemaProblem &problem, const JsonPlace &place)
{
    return problem.place == place && (problem.rule == SchemaRule::Type || problem.rule == SchemaRule::Choice);
}

} // namespace

QList<SchemaProblem> schemaProblems(const JsonSchema &schema, const QJsonValue &value)
{
    return SchemaCheckWalk(schema).problems(value);
}

void SchemaCheckWalk::refuse(const JsonPlace &place, SchemaRule rule, const QString &wanted)
{
    if (m_problems.size() < MostProblems)
        m_problems.append({place, rule, wanted});
}

QList<SchemaProblem> SchemaCheckWalk::problemsOf(
    const JsonSchema::Part &part, const QJsonValue &value, const JsonPlace &place)
{
    QList<SchemaProblem> before = std::exchange(m_problems, {});
    check(part, value, place);
    return std::exchange(m_problems, std::move(before));
}

bool SchemaCheckWalk::fits(const JsonSchema::Part &part, const QJsonValue &value, const JsonPlace &place)
{
    return problemsOf(part, value, place).isEmpty();
}

void SchemaCheckWalk::check(const JsonSchema::Part &part, const QJsonValue &value, const JsonPlace &place)
{
    if (part.schema.isBool() && !part.schema.toBool())
        return refuse(place, SchemaRule::Forbidden);
    if (!part.schema.isObject() || ++m_steps > MostSteps || m_depth > Deepest)
        return;
    ++m_depth;
    const Judged judged{part, value, place};
    checkReference(judged);
    checkKind(judged);
    if (value.isDouble())
        checkNumber(judged);
    else if (value.isString())
        checkText(judged);
    else if (value.isArray())
        checkArray(judged);
    else if (value.isObject())
        checkObject(judged);
    checkAll(judged);
    checkOneOf(judged);
    checkConditions(judged);
    --m_depth;
}

void SchemaCheckWalk::checkReference(const Judged &judged)
{
    const QJsonValue reference = judged.part.schema["$ref"_L1];
    if (!reference.isString())
        return;
    const auto target = m_schema.referred(reference.toString());
    if (!target)
        return;
    // What leads back to itself has said all that it says.
    const std::pair way(target->place, judged.place);
    if (std::ranges::find(m_ways, way) != m_ways.end())
        return;
    m_ways.append(way);
    check(*target, judged.value, judged.place);
    m_ways.removeLast();
}

void SchemaCheckWalk::checkKind(const Judged &judged)
{
    const QJsonObject schema = judged.part.schema.toObject();
    const QStringList types = typesOf(schema.value("type"_L1));
    const auto fitting = [&](const QString &type) { return isOfType(judged.value, type); };
    if (!types.isEmpty() && std::ranges::none_of(types, fitting))
        return refuse(judged.place, SchemaRule::Type, types.join(u", "_s));
    if (schema.contains("const"_L1) && schema.value("const"_L1) != judged.value)
        return refuse(judged.place, SchemaRule::Choice);
    if (schema.value("enum"_L1).isArray() && !schema.value("enum"_L1).toArray().contains(judged.value))
        refuse(judged.place, SchemaRule::Choice);
}

void SchemaCheckWalk::checkNumber(const Judged &judged)
{
    const double value = judged.value.toDouble();
    const auto bound = [&](QLatin1StringView key, SchemaRule rule, auto keeps) {
        const QJsonValue limit = judged.part.schema[key];
        if (limit.isDouble() && !keeps(value, limit.toDouble()))
            refuse(judged.place, rule, QString::number(limit.toDouble(), 'g', 15));
    };
    bound("minimum"_L1, SchemaRule::AtLeast, std::greater_equal<>());
    bound("maximum"_L1, SchemaRule::AtMost, std::less_equal<>());
    bound("exclusiveMinimum"_L1, SchemaRule::MoreThan, std::greater<>());
    bound("exclusiveMaximum"_L1, SchemaRule::LessThan, std::less<>());
    bound("multipleOf"_L1, SchemaRule::MultipleOf, isMultiple);
}

void SchemaCheckWalk::checkText(const Judged &judged)
{
    const QJsonObject schema = judged.part.schema.toObject();
    const QString text = judged.value.toString();
    const auto length = double(lengthOf(text));
    if (length < schema.value("minLength"_L1).toDouble(0))
        refuse(judged.place, SchemaRule::Shortest, QString::number(schema.value("minLength"_L1).toInteger()));
    if (length > schema.value("maxLength"_L1).toDouble(length))
        refuse(judged.place, SchemaRule::Longest, QString::number(schema.value("maxLength"_L1).toInteger()));
    const QString pattern = schema.value("pattern"_L1).toString();
    if (!pattern.isEmpty() && !matchesPattern(text, pattern))
        refuse(judged.place, SchemaRule::Pattern, pattern);
    const QString format = schema.value("format"_L1).toString();
    if (!hasFormat(text, format))
        refuse(judged.place, SchemaRule::Format, format);
}

void SchemaCheckWalk::checkAll(const Judged &judged)
{
    const qsizetype all = judged.part.schema["allOf"_L1].toArray().size();
    for (qsizetype i = 0; i < all && m_steps <= MostSteps; ++i)
        check(JsonSchema::below(judged.part, {u"allOf"_s, QString::number(i)}), judged.value, judged.place);
}

/// Where one alternative is of the value's kind, what it has against the value says more than "none fits".
void SchemaCheckWalk::checkOneOf(const Judged &judged)
{
    for (const QString &key : {u"anyOf"_s, u"oneOf"_s}) {
        const qsizetype all = judged.part.schema[key].toArray().size();
        qsizetype fitting = 0;
        QList<QList<SchemaProblem>> near;
        for (qsizetype i = 0; i < all && m_steps <= MostSteps; ++i) {
            QList<SchemaProblem> problems =
                problemsOf(JsonSchema::below(judged.part, {key, QString::number(i)}), judged.value, judged.place);
            fitting += problems.isEmpty();
            const auto other = [&](const SchemaProblem &one) { return isOtherKind(one, judged.place); };
            if (!problems.isEmpty() && std::ranges::none_of(problems, other))
                near << std::move(problems);
        }
        if (all == 0 || m_steps > MostSteps || fitting == 1 || (fitting > 1 && key == "anyOf"_L1))
            continue;
        if (fitting == 0 && near.size() == 1)
            m_problems << near.constFirst();
        else
            refuse(judged.place, SchemaRule::Alternatives);
    }
}

void SchemaCheckWalk::checkConditions(const Judged &judged)
{
    const auto below = [&](const QString &key) { return JsonSchema::below(judged.part, {key}); };
    const QJsonObject schema = judged.part.schema.toObject();
    if (schema.contains("not"_L1) && m_steps <= MostSteps && fits(below(u"not"_s), judged.value, judged.place))
        refuse(judged.place, SchemaRule::Forbidden);
    if (!schema.contains("if"_L1))
        return;
    const QString next = fits(below(u"if"_s), judged.value, judged.place) ? u"then"_s : u"else"_s;
    if (schema.contains(next))
        check(below(next), judged.value, judged.place);
}

} // namespace agent0
