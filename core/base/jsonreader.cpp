#include "base/jsonreader.h"

#include <cmath>

namespace agent0 {

QString JsonReader::text(QLatin1StringView key)
{
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined())
        refuse(key, u"is missing"_s);
    else if (!value.isString())
        refuse(key, u"must be a text"_s);
    else if (value.toString().isEmpty())
        refuse(key, u"is empty"_s);
    return value.toString();
}

QString JsonReader::textOr(QLatin1StringView key, QString otherwise)
{
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined())
        return otherwise;
    if (!value.isString())
        refuse(key, u"must be a text"_s);
    return value.toString();
}

QStringList JsonReader::texts(QLatin1StringView key)
{
    QStringList all;
    for (const QJsonValue &entry : arrayOr(key)) {
        if (!entry.isString())
            refuse(key, u"must be a list of texts"_s);
        all << entry.toString();
    }
    return all;
}

qint64 JsonReader::integer(QLatin1StringView key)
{
    const auto value = optionalInteger(key);
    if (!value)
        refuse(key, u"is missing"_s);
    return value.value_or(0);
}

std::optional<qint64> JsonReader::optionalInteger(QLatin1StringView key)
{
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined())
        return {};
    // Two different defaults tell "not a whole number, or beyond 64 bits" from every real value.
    if (!value.isDouble() || value.toInteger(0) != value.toInteger(1)
        || std::abs(value.toDouble()) > 9007199254740992.0)
        refuse(key, u"must be a whole number"_s);
    return value.toInteger();
}

bool JsonReader::boolOr(QLatin1StringView key, bool otherwise)
{
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined())
        return otherwise;
    if (!value.isBool())
        refuse(key, u"must be true or false"_s);
    return value.toBool();
}

QJsonObject JsonReader::objectOr(QLatin1StringView key, QJsonObject otherwise)
{
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined())
        return otherwise;
    if (!value.isObject())
        refuse(key, u"must be an object"_s);
    return value.toObject();
}

QJsonArray JsonReader::arrayOr(QLatin1StringView key, QJsonArray otherwise)
{
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined())
        return otherwise;
    if (!value.isArray())
        refuse(key, u"must be a list"_s);
    return value.toArray();
}

void JsonReader::refuse(QLatin1StringView key, const QString &why)
{
    if (m_problem.isEmpty())
        m_problem = (m_path.isEmpty() ? QString(key) : m_path + u'.' + key) + u' ' + why;
}

Error JsonReader::failure() const
{
    return Error{Fault::Malformed, Leg::None, u"json_member"_s, m_problem + u'.', {}, {}, {}};
}

} // namespace agent0
