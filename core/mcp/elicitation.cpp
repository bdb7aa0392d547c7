#include "mcp/elicitation.h"

#include "base/displaytext.h"
#include "base/jsonslice.h"
#include "http/httpaddress.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace agent0 {

namespace {

constexpr qsizetype MostFields = 50;
constexpr qsizetype MostChoices = 500;
constexpr qsizetype LongestAddress = 2000;
using Kind = ElicitationField::Kind;

std::unexpected<Error> badForm(const QString &why)
{
    return fail(Fault::Malformed, Leg::Resource, "elicitation_form"_L1,
        u"The MCP server asked for input by a form that the protocol does not have: %1."_s.arg(why),
        u"Nothing was asked. Tell whoever runs the server."_s);
}

/// MCP: "Servers MUST NOT use form mode elicitation to request sensitive information." One that does gets no chance.
bool looksSecret(const QString &text)
{
    static const QRegularExpression words(
        u"pass[-_ ]?(word|phrase|code|wd)|passwd|kennwort|\\bpin\\b|secret|\\btoken\\b|api[-_ ]?key|private[-_ ]?key|"
        u"access[-_ ]?key|credential|\\bcvv\\b|\\bcvc\\b|card[-_ ]?number|credit[-_ ]?card|\\bssn\\b|social[-_ "
        u"]?security|"
        u"one[-_ ]?time[-_ ]?code|\\botp\\b|\\bmfa\\b|\\b2fa\\b|recovery[-_ ]?code|seed[-_ ]?phrase|mot de passe|contraseñ"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    QString spaced = text;
    static const QRegularExpression humps(u"([a-z0-9])([A-Z])"_s);
    spaced.replace(humps, u"\\1 \\2"_s).replace(u'_', u' ').replace(u'-', u' ');
    return words.match(text).hasMatch() || words.match(spaced).hasMatch();
}

void readChoices(const QJsonObject &schema, ElicitationField &field)
{
    const auto titled = [&](const QJsonArray &options) {
        for (const QJsonValue &option : options) {
            field.choices << option.toObject().value("const"_L1).toString();
            field.choiceTitles << option.toObject().value("title"_L1).toString(field.choices.constLast());
        }
    };
    if (schema.contains("oneOf"_L1) || schema.contains("anyOf"_L1))
        return titled(schema.value(schema.contains("oneOf"_L1) ? "oneOf"_L1 : "anyOf"_L1).toArray());
    const QJsonArray titles = schema.value("enumNames"_L1).toArray();
    for (const QJsonValue &value : schema.value("enum"_L1).toArray()) {
        field.choiceTitles << titles.at(field.choices.size()).toString(value.toString());
        field.choices << value.toString();
    }
}

std::optional<double> bound(const QJsonObject &schema, std::initializer_list<QLatin1StringView> keys)
{
    for (const QLatin1StringView key : keys) {
        if (schema.value(key).isDouble())
            return schema.value(key).toDouble();
    }
    return std::nullopt;
}

std::optional<Kind> kindOf(const QJsonObject &schema)
{
    const QString type = schema.value("type"_L1).toString();
    const bool listed = schema.contains("enum"_L1) || schema.contains("oneOf"_L1) || schema.contains("anyOf"_L1);
    if (type == "array"_L1)
        return Kind::Choices;
    if (type == "string"_L1 || (type.isEmpty() && listed))
        return listed ? Kind::Choice : Kind::Text;
    if (type == "integer"_L1)
        return Kind::Integer;
    if (type == "number"_L1)
        return Kind::Number;
    if (type == "boolean"_L1)
        return Kind::Boolean;
    return std::nullopt;
}

Result<ElicitationField> readField(const QString &name, const QJsonObject &schema)
{
    const auto kind = kindOf(schema);
    if (!kind)
        return badForm(u"the field \"%1\" is of no type it allows"_s.arg(displayText(name, 80)));
    ElicitationField field;
    field.name = name;
    field.kind = *kind;
    field.title = displayText(schema.value("title"_L1).toString(name), 200);
    field.description = displayText(schema.value("description"_L1).toString());
    field.fallback = schema.value("default"_L1);
    field.format = displayText(schema.value("format"_L1).toString(), 40);
    field.smallest = bound(schema, {"minimum"_L1, "minLength"_L1, "minItems"_L1});
    field.largest = bound(schema, {"maximum"_L1, "maxLength"_L1, "maxItems"_L1});
    readChoices(*kind == Kind::Choices ? schema.value("items"_L1).toObject() : schema, field);
    const bool chosen = *kind == Kind::Choice || *kind == Kind::Choices;
    if (chosen && (field.choices.isEmpty() || field.choices.size() > MostChoices))
        return badForm(u"the field \"%1\" has no choices, or too many"_s.arg(displayText(name, 80)));
    return field;
}

std::unexpected<Error> badValue(const ElicitationField &field, const QString &why)
{
    return fail(Fault::Usage, Leg::Resource, "elicitation_value"_L1, u"%1 %2."_s.arg(field.title, why));
}

bool within(const ElicitationField &field, double size)
{
    return size >= field.smallest.value_or(size) && size <= field.largest.value_or(size);
}

Result<> checkList(const ElicitationField &field, const QJsonArray &list)
{
    for (const QJsonValue &one : list) {
        if (!field.choices.contains(one.toString()))
            return badValue(field, u"must be some of: %1"_s.arg(field.choices.join(u", "_s)));
    }
    return within(field, double(list.size())) ? Result<>() : Result<>(badValue(field, u"has too few or too many"_s));
}

Result<> check(const ElicitationField &field, const QJsonValue &value)
{
    switch (field.kind) {
    case Kind::Text:
        if (!value.isString())
            return badValue(field, u"must be a text"_s);
        if (!within(field, double(value.toString().size())))
            return badValue(field, u"is too short or too long"_s);
        return {};
    case Kind::Boolean: return value.isBool() ? Result<>() : Result<>(badValue(field, u"must be yes or no"_s));
    case Kind::Integer:
        if (!value.isDouble() || std::floor(value.toDouble()) != value.toDouble())
            return badValue(field, u"must be a whole number"_s);
        [[fallthrough]];
    case Kind::Number:
        if (!value.isDouble())
            return badValue(field, u"must be a number"_s);
        return within(field, value.toDouble()) ? Result<>() : Result<>(badValue(field, u"is out of its bounds"_s));
    case Kind::Choice:
        return field.choices.contains(value.toString())
            ? Result<>()
            : Result<>(badValue(field, u"must be one of: %1"_s.arg(field.choices.join(u", "_s))));
    case Kind::Choices:
        return value.isArray() ? checkList(field, value.toArray()) : Result<>(badValue(field, u"must be a list"_s));
    }
    return {};
}

QByteArray jsonText(const QJsonValue &value)
{
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

/// The schema with its members in the order of the fields.
QByteArray schemaText(const QJsonObject &schema, const QList<ElicitationField> &fields)
{
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    QByteArray members;
    for (const ElicitationField &field : fields)
        members += (members.isEmpty() ? "" : ",") + jsonText(field.name) + ':' + jsonText(properties.value(field.name));
    return R"({"type":"object","properties":{)" + members + R"(},"required":)"
        + jsonText(schema.value("required"_L1).toArray()) + '}';
}

Result<Elicitation> readAddress(const QJsonObject &params)
{
    const QByteArray address = params.value("url"_L1).toString().toUtf8();
    if (!httpAddress(address) || address.size() > LongestAddress)
        return fail(Fault::Untrusted, Leg::Resource, "elicitation_address"_L1,
            u"The MCP server wants the person to go to an address that nobody should be sent to."_s,
            u"Nothing was opened. Tell the administrator."_s);
    return Elicitation{
        .message = displayText(params.value("message"_L1).toString(), 2000), .fields = {}, .address = address};
}

/// MCP: no form asks for a secret, in whatever of its words.
bool asksForSecret(const QString &name, const QJsonObject &field)
{
    return field.value("format"_L1).toString() == "password"_L1 || looksSecret(name)
        || looksSecret(field.value("title"_L1).toString()) || looksSecret(field.value("description"_L1).toString());
}

/// The order of the fields is that of the text: a QJsonObject would sort them.
Result<Elicitation> readForm(const QJsonObject &params, QByteArrayView properties)
{
    const QJsonObject schema = params.value("requestedSchema"_L1).toObject();
    const QJsonObject fields = schema.value("properties"_L1).toObject();
    const QJsonArray required = schema.value("required"_L1).toArray();
    Elicitation form{.message = displayText(params.value("message"_L1).toString(), 2000), .fields = {}};
    bool secret = looksSecret(params.value("message"_L1).toString());
    for (const JsonMember &property : jsonMembers(properties)) {
        const QString name = QString::fromUtf8(property.name);
        const QJsonObject inner = fields.value(name).toObject();
        auto field = readField(name, inner);
        if (!field)
            return fail(field.error());
        field->required = required.contains(name);
        secret = secret || asksForSecret(name, inner);
        form.fields.append(std::move(*field));
    }
    if (secret)
        return fail(Fault::Untrusted, Leg::Resource, "elicitation_unsafe"_L1,
            u"The MCP server asked for something that looks like a password or a key. It was refused unseen."_s,
            u"No server may ask for secrets this way. Tell the administrator."_s);
    form.schema = schemaText(schema, form.fields);
    return form;
}

} // namespace

Result<Elicitation> readElicitation(const QByteArray &text)
{
    const QJsonObject params = QJsonDocument::fromJson(text).object();
    const QString mode = params.value("mode"_L1).toString(u"form"_s);
    if (mode == "url"_L1)
        return readAddress(params);
    if (mode != "form"_L1)
        return fail(Fault::Refused, Leg::Resource, "elicitation_mode"_L1,
            u"The MCP server wants something of the person in a way that nobody knows."_s,
            u"Tell whoever runs the server: forms and addresses are understood."_s);
    const QJsonObject schema = params.value("requestedSchema"_L1).toObject();
    if (schema.value("type"_L1).toString() != "object"_L1
        || schema.value("properties"_L1).toObject().size() > MostFields)
        return badForm(u"its schema is not a small object"_s);
    return readForm(params, jsonMember(jsonMember(text, "requestedSchema"), "properties"));
}

Result<QJsonObject> elicitationResult(const Elicitation &form, const ElicitationReply &reply)
{
    if (reply.action == ElicitationReply::Action::Decline)
        return QJsonObject{{u"action"_s, u"decline"_s}};
    if (reply.action == ElicitationReply::Action::Cancel)
        return QJsonObject{{u"action"_s, u"cancel"_s}};
    if (!form.address.isEmpty())
        return QJsonObject{{u"action"_s, u"accept"_s}};
    QJsonObject content;
    for (const ElicitationField &field : form.fields) {
        QJsonValue value = reply.values.value(field.name);
        if (value.isUndefined())
            value = field.fallback;
        if (value.isUndefined() && !field.required)
            continue;
        if (value.isUndefined())
            return badValue(field, u"is missing"_s);
        if (const auto good = check(field, value); !good)
            return fail(good.error());
        content.insert(field.name, value);
    }
    return QJsonObject{{u"action"_s, u"accept"_s}, {u"content"_s, content}};
}

Result<QJsonValue> elicitationValue(const ElicitationField &field, const QString &typed)
{
    QJsonValue value = typed;
    bool good = true;
    if (field.kind == Kind::Integer) {
        value = typed.toLongLong(&good);
    } else if (field.kind == Kind::Number) {
        value = typed.toDouble(&good);
    } else if (field.kind == Kind::Boolean) {
        const bool yes = QStringList{u"yes"_s, u"y"_s, u"true"_s, u"1"_s}.contains(typed.toLower());
        good = yes || QStringList{u"no"_s, u"n"_s, u"false"_s, u"0"_s}.contains(typed.toLower());
        value = yes;
    } else if (field.kind == Kind::Choices) {
        QJsonArray list;
        for (const QString &one : typed.split(u',', Qt::SkipEmptyParts))
            list << one.trimmed();
        value = list;
    }
    const auto fits = good ? check(field, value) : check(field, QJsonValue::Null);
    if (!fits)
        return fail(fits.error());
    return value;
}

} // namespace agent0
