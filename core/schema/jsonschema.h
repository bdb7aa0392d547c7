#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QStringList>

namespace agent0 {

/// A place in a JSON document: the names of members and the numbers of entries on the way from its root.
using JsonPlace = QStringList;

/// A JSON Schema as a server gave it, and what its own references mean. Text from outside.
class JsonSchema {
public:
    /// An object or a boolean, strictly checked, of 256 KiB at most. Fault::Malformed, code "schema_invalid".
    static Result<JsonSchema> parse(QByteArray text);

    const QJsonValue &root() const { return m_root; }

    /// One schema of the document, and where it stands there.
    struct Part {
        QJsonValue schema;
        JsonPlace place;
    };
    Part whole() const { return {m_root, {}}; }
    /// A schema below that one: {"properties", "name"}. Undefined where there is none.
    static Part below(const Part &part, const JsonPlace &steps);
    /// What a reference means ("#", "#/$defs/Address"); nothing where it leads out of the document or nowhere.
    std::optional<Part> referred(const QString &reference) const;
    /// All that says something about the same value: the schema itself, what its $ref means, and each of its allOf, in that
    /// order. References in a circle end.
    QList<Part> facets(const Part &part) const;
    /// The names of the object's members, as they were sent.
    QStringList names(const JsonPlace &place) const;

private:
    void addFacets(const Part &part, QList<Part> &facets) const;

    QByteArray m_text;
    QJsonValue m_root;
};

/// The first of the facets' members of that name, Undefined where none has it.
QJsonValue firstOf(const QList<JsonSchema::Part> &facets, QLatin1StringView key);

} // namespace agent0
