#include "config/jsonpath.h"

#include "base/displaytext.h"
#include "base/nearest.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace agent0 {

namespace {

/// "a.b[c.d].e" to a, b, c.d, e; nothing where the brackets do not fit.
std::optional<QStringList> segments(const QString &text)
{
    static const QRegularExpression form(u"\\G(?:(?:\\A|\\.)([^.\\[\\]]+)|\\[([^\\[\\]]+)\\])"_s);
    QStringList all;
    qsizetype end = 0;
    for (auto found = form.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch one = found.next();
        all << (one.captured(1).isEmpty() ? one.captured(2) : one.captured(1));
        end = one.capturedEnd();
    }
    return end == text.size() && !all.isEmpty() && !text.startsWith(u'.') ? std::optional(all) : std::nullopt;
}

std::unexpected<Error> unknownPath(const QString &text, const QString &hint)
{
    return fail(Fault::Usage, Leg::Configuration, "unknown_path"_L1,
        u"There is no setting \"%1\"."_s.arg(displayText(text, 100)), hint);
}

qsizetype entryOf(const QJsonArray &list, const QString &id)
{
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (list[i].toObject().value("id"_L1).toString() == id)
            return i;
    }
    return -1;
}

QJsonValue changed(const QJsonValue &old, const JsonPath &path, const QJsonValue &value)
{
    if (path.isEmpty())
        return value;
    if (!old.isArray())
        return withValueAt(old.toObject(), path, value);
    QJsonArray list = old.toArray();
    const qsizetype at = entryOf(list, path.first());
    if (at < 0)
        return list;
    const QJsonValue entry = changed(list[at], path.sliced(1), value);
    if (entry.isUndefined())
        list.removeAt(at);
    else
        list[at] = entry;
    return list;
}

void collectLeaves(const QJsonObject &object, Shape shape, const JsonPath &above, QList<JsonPath> &all)
{
    for (const Field &field : shape) {
        const JsonPath path = above + JsonPath{field.key};
        const QJsonValue value = object.value(field.key);
        if (value.isUndefined())
            continue;
        if (field.kind == Kind::Object) {
            collectLeaves(value.toObject(), field.fields, path, all);
        } else if (field.kind == Kind::Objects) {
            for (const QJsonValue &entry : value.toArray())
                collectLeaves(
                    entry.toObject(), field.fields, path + JsonPath{entry.toObject().value("id"_L1).toString()}, all);
        } else {
            all << path;
        }
    }
}

} // namespace

Result<JsonPath> parsePath(const QString &text, Shape shape)
{
    const auto path = segments(text);
    if (!path)
        return unknownPath(text, u"A setting is written like identityProvider.issuer or connections[todo0].scopes."_s);
    for (qsizetype i = 0; i < path->size(); ++i) {
        const Field *field = fieldOf(shape, path->at(i));
        if (!field) {
            const QString near = nearestWord(path->at(i), keys(shape));
            const QString known = keys(shape).join(", "_L1);
            return unknownPath(
                text, near.isEmpty() ? u"Known there: %1."_s.arg(known) : u"Did you mean %1?"_s.arg(near));
        }
        if (field->kind == Kind::Objects)
            ++i;
        shape = field->fields;
    }
    return *path;
}

QString pathText(const JsonPath &path, Shape shape)
{
    QString text;
    for (qsizetype i = 0; i < path.size(); ++i) {
        text += (text.isEmpty() ? u""_s : u"."_s) + path[i];
        const Field *field = fieldOf(shape, path[i]);
        if (!field)
            return text;
        if (field->kind == Kind::Objects && i + 1 < path.size())
            text += u'[' + path[++i] + u']';
        shape = field->fields;
    }
    return text;
}

const Field *fieldAt(const JsonPath &path, Shape shape)
{
    const Field *field = nullptr;
    for (qsizetype i = 0; i < path.size(); ++i) {
        field = fieldOf(shape, path[i]);
        if (!field)
            return nullptr;
        if (field->kind == Kind::Objects)
            ++i;
        shape = field->fields;
    }
    return field;
}

QJsonValue valueAt(const QJsonObject &object, const JsonPath &path)
{
    QJsonValue value = object;
    for (const QString &segment : path) {
        if (value.isArray()) {
            const QJsonArray list = value.toArray();
            value = list.at(entryOf(list, segment)); // undefined at -1
        } else {
            value = value.toObject().value(segment);
        }
    }
    return value;
}

QJsonObject withValueAt(QJsonObject object, const JsonPath &path, const QJsonValue &value)
{
    const QJsonValue member = changed(object.value(path.first()), path.sliced(1), value);
    // An absent object is not made only to stay empty.
    if (member.isUndefined() || (member.isObject() && member.toObject().isEmpty() && value.isUndefined()))
        object.remove(path.first());
    else
        object.insert(path.first(), member);
    return object;
}

Result<QJsonValue> valueFromText(const Field &field, const QString &text)
{
    static const QRegularExpression between(u"[\\s,]+"_s);
    const auto refuse = [&](QLatin1StringView expected) {
        return fail(Fault::Usage, Leg::Configuration, "bad_value"_L1,
            u"%1 must be %2."_s.arg(QString(field.key), QString(expected)));
    };
    bool good = false;
    switch (field.kind) {
    case Kind::Text:
    case Kind::Choice: return QJsonValue(text);
    case Kind::Texts: return QJsonValue(QJsonArray::fromStringList(text.split(between, Qt::SkipEmptyParts)));
    case Kind::Integer: {
        const qint64 number = text.toLongLong(&good);
        return good ? Result<QJsonValue>(QJsonValue(number)) : refuse("a whole number"_L1);
    }
    case Kind::Boolean:
        return text == "true"_L1 || text == "false"_L1 ? Result<QJsonValue>(QJsonValue(text == "true"_L1))
                                                       : refuse("true or false"_L1);
    case Kind::Object:
    case Kind::Objects:
    case Kind::Fixed: return refuse("set member by member"_L1);
    }
    Q_UNREACHABLE();
}

QList<JsonPath> leaves(const QJsonObject &object, Shape shape)
{
    QList<JsonPath> all;
    collectLeaves(object, shape, {}, all);
    return all;
}

} // namespace agent0
