#include "base/slicedjson.h"

#include <QJsonDocument>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace agent0 {

bool JsonSlice::isDouble() const
{
    const char first = isUndefined() ? '\0' : m_text.front();
    return first == '-' || (first >= '0' && first <= '9');
}

QString JsonSlice::toString() const { return isString() ? QString::fromUtf8(jsonMeaning(m_text)) : QString(); }

double JsonSlice::toDouble(double otherwise) const
{
    double number = otherwise;
    if (isDouble())
        std::from_chars(m_text.begin(), m_text.end(), number);
    return number;
}

qint64 JsonSlice::toInteger(qint64 otherwise) const
{
    bool whole = false;
    const qint64 number = isDouble() ? m_text.toLongLong(&whole) : 0;
    if (whole)
        return number;
    constexpr double Beyond = 9223372036854775808.0;
    const double real = toDouble(Beyond); // 1.0 and 1e3 are whole, too
    return real == std::trunc(real) && real >= -Beyond && real < Beyond ? qint64(real) : otherwise;
}

QList<JsonSlice> JsonSlice::toArray() const
{
    QList<JsonSlice> slices;
    for (const QByteArrayView entry : jsonEntries(m_text))
        slices.emplaceBack(entry);
    return slices;
}

JsonSlice JsonSlice::operator[](QLatin1StringView name) const
{
    return JsonSlice(jsonMember(m_text, QByteArrayView(name.data(), name.size())));
}

QJsonValue JsonSlice::toJson() const
{
    if (isUndefined())
        return QJsonValue(QJsonValue::Undefined);
    return QJsonDocument::fromJson('[' + m_text.toByteArray() + ']').array().at(0);
}

Result<JsonSlice> checkedJson(QByteArrayView text, JsonLimits limits)
{
    const QString problem = jsonProblem(text, limits);
    if (!problem.isEmpty())
        return fail(Fault::Malformed, Leg::None, "json_invalid"_L1, u"This is not valid JSON: %1."_s.arg(problem));
    return JsonSlice(text.trimmed());
}

std::optional<QStringList> textsIn(const JsonSlice &value)
{
    QStringList texts;
    if (!value.isArray())
        texts << value.toString();
    for (const JsonSlice &entry : value.toArray())
        texts << entry.toString();
    const bool good = std::ranges::none_of(texts, &QString::isEmpty);
    return good ? std::optional(texts) : std::nullopt;
}

SlicedObject::SlicedObject(const QJsonObject &object)
    : SlicedObject(QJsonDocument(object).toJson(QJsonDocument::Compact))
{
}

Result<SlicedObject> SlicedObject::parse(QByteArray text, JsonLimits limits)
{
    const auto read = checkedJson(text, limits);
    if (!read)
        return fail(read.error());
    if (!read->isObject())
        return fail(Fault::Malformed, Leg::None, "json_invalid"_L1, u"A JSON object was expected."_s);
    return SlicedObject(std::move(text));
}

JsonSlice SlicedObject::value(QLatin1StringView name) const
{
    const QByteArrayView wanted(name.data(), name.size());
    const auto found = std::ranges::find(m_members, wanted, &JsonMember::name);
    return found == m_members.end() ? JsonSlice() : JsonSlice(found->value);
}

QJsonObject SlicedObject::toJson() const { return QJsonDocument::fromJson(m_text).object(); }

} // namespace agent0
