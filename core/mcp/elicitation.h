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

/// What a server wants of the person: a form to be filled in, or (MCP elicitation, mode "url") an address to go to, where
/// something happens that this program never sees.
struct Elicitation {
    QString message;
    QList<ElicitationField> fields; ///< in the order of its schema
    QByteArray schema = {}; ///< of the form, as JSON Schema in the order of the fields
    QByteArray address = {}; ///< "" for a form; https, or http on this machine. Opened only when the person says so
};

/// What the person did with it.
struct ElicitationReply {
    enum class Action { Accept, Decline, Cancel };
    Action action = Action::Decline;
    QJsonObject values; ///< of Accept; fields left out get their default
};

/// What elicitation/create's parameters say: the text of an object that findJsonProblem() has passed. It is refused with code "elicitation_unsafe" (Fault::Untrusted) when it
/// asks for something that looks like a password, a key or a card, in whatever words; with
/// "elicitation_mode" (Fault::Refused) when it is to happen in a way that nobody knows; with "elicitation_address"
/// (Fault::Untrusted) when its address is none to send a person to; with "elicitation_form" (Fault::Malformed) when its
/// schema is not the flat one of the protocol.
Result<Elicitation> readElicitation(const QByteArray &params);

/// The result of elicitation/create. Accepted values are completed by the defaults; where a required one is missing or
/// one does not fit its field, the fault is Usage, code "elicitation_value", and the message names the field.
Result<QJsonObject> elicitationResult(const Elicitation &form, const ElicitationReply &reply);

/// A line that was typed, as a value of that field: Fault::Usage, code "elicitation_value", when it is none.
Result<QJsonValue> elicitationValue(const ElicitationField &field, const QString &typed);

} // namespace agent0
