#pragma once

#include "schema/jsonschema.h"

#include <QJsonValue>
#include <QList>

namespace agent0 {

struct SchemaChoice {
    QJsonValue value;
    QString title; ///< harmless to show on one line
};

/// One field of a form, and those inside it. Texts are from outside, harmless to show; values are as they came.
struct SchemaField {
    enum class Kind {
        Text,
        Number,
        Integer,
        Boolean,
        Choice,       ///< one of choices
        Choices,      ///< a list, each of choices at most once
        Object,       ///< parts are its members, in the schema's order
        List,         ///< parts has one field: that of every entry
        Alternatives, ///< one of parts, whose titles tell them apart
        Constant,     ///< fallback is the only value
        Json,         ///< anything else: to be written as JSON
    };

    QString name;        ///< of the member that it is; "" inside a list and for an alternative
    QString title;       ///< the name where the schema has none
    QString description; ///< "" when absent; several lines are one
    Kind kind = Kind::Json;
    QString format;      ///< of a text: "date", "email", …; "" when absent
    bool required = false;
    bool nullable = false;                               ///< null is a value too
    QJsonValue fallback = QJsonValue(QJsonValue::Undefined); ///< the default
    QList<SchemaChoice> choices;
    QList<SchemaField> parts;
};

/// The form that a schema describes. Whatever cannot be drawn is a field of kind Json, at the latest six levels down or after
/// 300 fields; so the whole is, where the schema describes no object of known members.
SchemaField schemaForm(const JsonSchema &schema);

} // namespace agent0
