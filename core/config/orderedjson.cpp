#include "config/jsonshape.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace agent0 {

namespace {

constexpr qsizetype OneLine = 100;

/// A JSON text with the members of each object in the order of its shape; those it does not know come last.
class OrderedWriter {
public:
    QByteArray value(const QJsonValue &value, Shape shape, int depth)
    {
        if (value.isObject())
            return object(value.toObject(), shape, depth);
        if (value.isArray())
            return array(value.toArray(), shape, depth);
        const QByteArray alone = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        return alone.mid(1, alone.size() - 2);
    }

private:
    QByteArray object(const QJsonObject &object, Shape shape, int depth)
    {
        QStringList order = keys(shape);
        for (const QString &key : object.keys()) {
            if (!order.contains(key))
                order << key;
        }
        QByteArrayList members;
        for (const QString &key : order) {
            if (!object.contains(key))
                continue;
            const Field *field = fieldOf(shape, key);
            const Shape inner = field ? field->fields : Shape();
            members << this->value(key, {}, 0) + ": " + this->value(object.value(key), inner, depth + 1);
        }
        return enclosed('{', members, '}', depth);
    }

    QByteArray array(const QJsonArray &array, Shape shape, int depth)
    {
        QByteArrayList entries;
        for (const QJsonValue &entry : array)
            entries << value(entry, shape, depth + 1);
        return enclosed('[', entries, ']', depth);
    }

    static QByteArray enclosed(char open, const QByteArrayList &parts, char close, int depth)
    {
        const QByteArray line = open + parts.join(", ") + close;
        const bool nested = std::ranges::any_of(parts, [](const QByteArray &part) { return part.contains('\n'); });
        if (depth > 0 && !nested && line.size() <= OneLine)
            return line;
        const QByteArray indent(2 * (depth + 1), ' ');
        return open + ("\n" + indent) + parts.join(",\n" + indent) + "\n" + QByteArray(2 * depth, ' ') + close;
    }
};

} // namespace

QByteArray orderedJson(const QJsonObject &object, Shape shape)
{
    return OrderedWriter().value(object, shape, 0) + '\n';
}

} // namespace agent0
