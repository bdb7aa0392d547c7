#include "config/jsonshape.h"

#include "base/displaytext.h"
#include "base/nearest.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace agent0 {

namespace {

QString below(const QString &path, const QString &key) { return path.isEmpty() ? key : path + u'.' + key; }

Finding unknownKey(const QString &path, const QString &key, Shape shape)
{
    const QString at = below(path, displayText(key, 60));
    const QString near = nearestWord(key, keys(shape));
    // A misspelled known key is a slip; only what is like no key at all is taken for a secret.
    if (near.isEmpty() && looksLikeSecretName(key))
        return {at, u"secret_in_file"_s, u"a secret does not belong in this file"_s,
            u"Remove it and give the secret with --secret-stdin; it is then kept in the keychain."_s};
    if (near.isEmpty())
        return {at, u"unknown_key"_s, u"unknown key; known here are %1"_s.arg(keys(shape).join(", "_L1)), {}};
    return {at, u"unknown_key"_s, u"unknown key; did you mean %1?"_s.arg(near), {}};
}

Finding wrongType(const QString &path, QLatin1StringView expected)
{
    return {path, u"wrong_type"_s, u"must be "_s + expected, {}};
}

QList<Finding> checkText(const QJsonValue &value, const Field &field, const QString &path)
{
    if (!value.isString())
        return {wrongType(path, "a text"_L1)};
    auto problem = field.check ? field.check(value.toString()) : std::nullopt;
    if (!problem)
        return {};
    problem->path = path;
    return {*problem};
}

QList<Finding> checkChoice(const QJsonValue &value, const Field &field, const QString &path)
{
    QStringList known;
    for (const QLatin1StringView one : field.choices)
        known << one;
    if (known.contains(value.toString()))
        return {};
    const QString near = nearestWord(value.toString(), known);
    const QString meant = near.isEmpty() ? QString() : u"; did you mean %1?"_s.arg(near);
    return {{path, u"unknown_choice"_s, u"must be one of %1%2"_s.arg(known.join(", "_L1), meant), {}}};
}

QList<Finding> checkInteger(const QJsonValue &value, const Field &field, const QString &path)
{
    const double number = value.toDouble(-1);
    if (value.isDouble() && number == double(value.toInteger(-1)) && number >= field.least && number <= field.most)
        return {};
    return {{path, u"wrong_type"_s, u"must be a whole number from %1 to %2"_s.arg(field.least).arg(field.most), {}}};
}

QList<Finding> checkTexts(const QJsonValue &value, const Field &field, const QString &path)
{
    if (!value.isArray())
        return {wrongType(path, "a list of texts"_L1)};
    QList<Finding> found;
    QSet<QString> seen;
    const QJsonArray list = value.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString at = u"%1[%2]"_s.arg(path).arg(i);
        found += checkText(list[i], field, at);
        if (list[i].isString() && seen.contains(list[i].toString()))
            found << Finding{at, u"given_twice"_s, u"is given twice"_s, {}};
        seen << list[i].toString();
    }
    return found;
}

QList<Finding> checkObjects(const QJsonValue &value, const Field &field, const QString &path)
{
    if (!value.isArray())
        return {wrongType(path, "a list"_L1)};
    QList<Finding> found;
    QStringList ids;
    const QJsonArray list = value.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString at = u"%1[%2]"_s.arg(path).arg(i);
        if (!list[i].isObject()) {
            found << wrongType(at, "an object"_L1);
            continue;
        }
        found += checkShape(list[i].toObject(), field.fields, at);
        const QString id = list[i].toObject().value("id"_L1).toString();
        if (!id.isEmpty() && ids.contains(id))
            found << Finding{
                at + u".id"_s, u"id_given_twice"_s, u"is the id of %1[%2] too"_s.arg(path).arg(ids.indexOf(id)), {}};
        ids << id;
    }
    return found;
}

} // namespace

QStringList keys(Shape shape)
{
    QStringList all;
    for (const Field &field : shape)
        all << field.key;
    return all;
}

const Field *fieldOf(Shape shape, QStringView key)
{
    const auto found = std::ranges::find_if(shape, [&](const Field &field) { return field.key == key; });
    return found == shape.end() ? nullptr : &*found;
}

QList<Finding> checkValue(const QJsonValue &value, const Field &field, const QString &path)
{
    switch (field.kind) {
    case Kind::Text: return checkText(value, field, path);
    case Kind::Choice: return checkChoice(value, field, path);
    case Kind::Integer: return checkInteger(value, field, path);
    case Kind::Boolean: return value.isBool() ? QList<Finding>() : QList{wrongType(path, "true or false"_L1)};
    case Kind::Texts: return checkTexts(value, field, path);
    case Kind::Objects: return checkObjects(value, field, path);
    case Kind::Fixed: return value.isObject() ? QList<Finding>() : QList{wrongType(path, "an object"_L1)};
    case Kind::Object:
        return value.isObject() ? checkShape(value.toObject(), field.fields, path)
                                : QList{wrongType(path, "an object"_L1)};
    }
    Q_UNREACHABLE();
}

QList<Finding> checkShape(const QJsonObject &object, Shape shape, const QString &path)
{
    QList<Finding> found;
    for (const QString &key : object.keys()) {
        if (!fieldOf(shape, key))
            found << unknownKey(path, key, shape);
    }
    const bool isXaa = object.value("access"_L1).toString(u"xaa"_s) == "xaa"_L1;
    for (const Field &field : shape) {
        const QString at = below(path, field.key);
        if (object.contains(field.key))
            found += checkValue(object.value(field.key), field, at);
        else if (field.required || (field.requiredForXaa && isXaa))
            found << Finding{at, u"missing"_s, u"is missing"_s, {}};
    }
    return found;
}

} // namespace agent0
