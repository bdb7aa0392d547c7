#pragma once

#include "config/addresses.h"

#include <QJsonObject>
#include <QStringList>

#include <span>

namespace agent0 {

/// What a member of a configuration file holds.
enum class Kind {
    Text,
    Choice,  ///< one of a few texts
    Integer,
    Boolean,
    Texts,   ///< a list of texts
    Object,
    Objects, ///< a list of objects, each with an "id" of its own
    Fixed,   ///< the policy's own: paths of a profile and what they are fixed to
};

/// One member that a configuration file may have. The tables made of these are the one place that names them: reading,
/// writing, paths and provenance all walk them, and a test holds the published schema against them.
struct Field {
    QLatin1StringView key;
    Kind kind = Kind::Text;
    bool required = false;
    bool requiredForXaa = false;                        ///< where the object's "access" is xaa, as it is by default
    TextCheck check = nullptr;                          ///< of Text, and of each of Texts
    std::span<const QLatin1StringView> choices = {};
    std::span<const Field> fields = {};                 ///< of Object, and of each of Objects
    int least = 0;                                      ///< of Integer
    int most = 0;
};
using Shape = std::span<const Field>;

/// All that is wrong with one object: unknown members (with the nearest known one), missing ones, wrong types and
/// choices, texts that fail their check, secrets. path is put before the members: "connections[1]".
QList<Finding> checkShape(const QJsonObject &object, Shape shape, const QString &path = {});
/// The same for the value of one member.
QList<Finding> checkValue(const QJsonValue &value, const Field &field, const QString &path);

QStringList keys(Shape shape);
const Field *fieldOf(Shape shape, QStringView key);

/// The object as text: members in the order of the shape, two blanks a level, small objects on one line.
QByteArray orderedJson(const QJsonObject &object, Shape shape);

} // namespace agent0
