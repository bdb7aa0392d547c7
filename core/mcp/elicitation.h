#pragma once

#include "base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace agent0 {

/// One thing a server asks the person for. Text from outside, harmless to show on one line; values are as they came.
struct ElicitationField {
    enum class Kind { Text, Number, Integer, Boolean, Choice, Choices };

    QString name;
    QString title; ///< the name where the server gave none
    QString description;
    Kind kind = Kind::Text;
    bool required = false;
    QJsonValue fallback; ///< the default, undefined when absent
    QStringList choices; ///< of Choice and Choices: the values
    QStringList choiceTitles; ///< as many
    std::optional<double> smallest; ///< of a number, or of the length of a text or a list
    std::optional<double> largest;
    QString format; ///< of a text: "email", "uri", "date", "date-time", or ""
};

/// A form that a server wants filled in (MCP elicitation, mode "form").
struct Elicitation {
    QString message;
    QList<ElicitationField> fields;
};

/// What the person did with it.
struct ElicitationReply {
    enum class Action { Accept, Decline, Cancel };
    Action action = Action::Decline;
    QJsonObject values; ///< of Accept; fields left out get their default
};

/// The form of elicitation/create's parameters. It is refused with code "elicitation_unsafe" (Fault::Untrusted) when it
/// asks for something that looks like a password, a key or a card, in whatever words; with "elicitation_mode"
/// (Fault::Refused) when it is to happen at an address; with "elicitation_form" (Fault::Malformed) when its schema is
/// not the flat one of the protocol.
Result<Elicitation> readElicitation(const QJsonObject &params);

/// The result of elicitation/create. Accepted values are completed by the defaults; where a required one is missing or
/// one does not fit its field, the fault is Usage, code "elicitation_value", and the message names the field.
Result<QJsonObject> elicitationResult(const Elicitation &form, const ElicitationReply &reply);

/// A line that was typed, as a value of that field: Fault::Usage, code "elicitation_value", when it is none.
Result<QJsonValue> elicitationValue(const ElicitationField &field, const QString &typed);

} // namespace agent0
