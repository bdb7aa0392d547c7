#pragma once

#include "schema/jsonschema.h"

#include <QJsonValue>
#include <QList>

namespace agent0 {

/// The rule of a schema that a value breaks.
enum class SchemaRule {
    Missing,       ///< a required member; the place is where it would be
    Unexpected,    ///< a member that may not be there
    Type,
    Choice,        ///< enum and const
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
    MultipleOf,
    Shortest,
    Longest,
    Pattern,
    Format,
    FewestEntries,
    MostEntries,
    Unique,
    Contains,
    FewestMembers,
    MostMembers,
    Alternatives,  ///< fits none of them, or more than one where only one may fit
    Forbidden,     ///< not, or the schema false
};

/// One thing that is wrong with a value.
struct SchemaProblem {
    JsonPlace place;
    SchemaRule rule = SchemaRule::Type;
    QString wanted; ///< the limit, the type or the choices, as a text to show: "3", "integer", "email"
};

/// What is wrong with the value by the schema's word, the first 100; [] when it fits. Judged are the keywords of JSON Schema
/// 2020-12 for validation and application but for unevaluated*, contentSchema and dynamic references; a reference that
/// leads out of the document says nothing. A server judges by itself: this is help in typing. The work is bounded: what
/// is left over then counts as fitting.
QList<SchemaProblem> schemaProblems(const JsonSchema &schema, const QJsonValue &value);

} // namespace agent0
