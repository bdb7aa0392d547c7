#include "models/formentry.h"

#include "base/strictjson.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace agent0 {

namespace {

using FieldKind = SchemaField::Kind;

constexpr std::size_t MostEntries = 200;

int indexOf(const QList<SchemaChoice> &choices, const QJsonValue &value)
{
    for (int i = 0; i < choices.size(); ++i) {
        if (choices[i].value == value)
            return i;
    }
    return FormEntry::None;
}

QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isObject() && !value.toObject().isEmpty())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson()).trimmed();
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.sliced(1, list.size() - 2));
}

/// Undefined for what is no JSON.
QJsonValue parsed(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    if (!jsonProblem(bytes).isEmpty())
        return QJsonValue(QJsonValue::Undefined);
    return QJsonDocument::fromJson('[' + bytes + ']').array().at(0);
}

/// Whether a value is of the kind that an alternative draws.
bool isKind(const QJsonValue &value, FieldKind kind)
{
    switch (kind) {
    case FieldKind::Text: return value.isString();
    case FieldKind::Number:
    case FieldKind::Integer: return value.isDouble();
    case FieldKind::Boolean: return value.isBool();
    case FieldKind::Object: return value.isObject();
    case FieldKind::List:
    case FieldKind::Choices: return value.isArray();
    default: return false;
    }
}

} // namespace

FormEntry::FormEntry(const SchemaField &field, FormEntry *above) : m_field(field), m_above(above)
{
    if (field.kind == FieldKind::Object) {
        for (const SchemaField &part : field.parts)
            m_parts.push_back(std::make_unique<FormEntry>(part, this));
    }
    if (field.kind == FieldKind::Boolean && field.required)
        m_chosen = 0;
    if (!field.fallback.isUndefined())
        fill(field.fallback);
}

void FormEntry::choose(int which)
{
    m_chosen = which;
    if (m_field.kind != FieldKind::Alternatives)
        return;
    m_parts.clear();
    if (which >= 0 && which < m_field.parts.size())
        m_parts.push_back(std::make_unique<FormEntry>(m_field.parts[which], this));
}

void FormEntry::tick(int choice, bool on)
{
    if (on)
        m_ticked.insert(choice);
    else
        m_ticked.remove(choice);
}

void FormEntry::addPart()
{
    if (m_field.kind == FieldKind::List && m_parts.size() < MostEntries)
        m_parts.push_back(std::make_unique<FormEntry>(m_field.parts.constFirst(), this));
}

void FormEntry::removePart(int index)
{
    if (m_field.kind == FieldKind::List && index >= 0 && std::size_t(index) < m_parts.size())
        m_parts.erase(m_parts.begin() + index);
}

void FormEntry::fill(const QJsonValue &value)
{
    switch (m_field.kind) {
    case FieldKind::Text:
    case FieldKind::Number:
    case FieldKind::Integer:
    case FieldKind::Json:
        m_typed = value.isNull() && m_field.kind != FieldKind::Json ? QString() : textOf(value);
        break;
    case FieldKind::Boolean: m_chosen = value.isBool() ? int(value.toBool()) : None; break;
    case FieldKind::Choice: m_chosen = indexOf(m_field.choices, value); break;
    case FieldKind::Choices:
        m_ticked.clear();
        for (const QJsonValue &one : value.toArray())
            m_ticked.insert(indexOf(m_field.choices, one));
        m_ticked.remove(None);
        break;
    case FieldKind::Object: fillObject(value.toObject()); break;
    case FieldKind::List: fillList(value.toArray()); break;
    case FieldKind::Alternatives: fillAlternative(value); break;
    case FieldKind::Constant: break;
    }
}

void FormEntry::fillObject(const QJsonObject &object)
{
    for (const auto &part : m_parts) {
        if (object.contains(part->field().name))
            part->fill(object.value(part->field().name));
    }
}

void FormEntry::fillList(const QJsonArray &list)
{
    m_parts.clear();
    for (const QJsonValue &one : list) {
        addPart();
        m_parts.back()->fill(one);
        if (m_parts.size() >= MostEntries)
            return;
    }
}

void FormEntry::fillAlternative(const QJsonValue &value)
{
    for (int i = 0; i < m_field.parts.size(); ++i) {
        const SchemaField &part = m_field.parts[i];
        const bool fits =
            part.kind == FieldKind::Choice ? indexOf(part.choices, value) != None : isKind(value, part.kind);
        if (!fits)
            continue;
        choose(i);
        m_parts.front()->fill(value);
        return;
    }
}

QJsonValue FormEntry::typedValue() const
{
    if (m_field.kind == FieldKind::Text)
        return m_typed;
    const QString text = m_typed.trimmed();
    if (m_field.kind == FieldKind::Json)
        return parsed(text);
    bool good = false;
    const QJsonValue value =
        m_field.kind == FieldKind::Integer ? QJsonValue(text.toLongLong(&good)) : text.toDouble(&good);
    return good ? value : QJsonValue(QJsonValue::Undefined);
}

bool FormEntry::unreadable() const
{
    const bool typed =
        m_field.kind == FieldKind::Number || m_field.kind == FieldKind::Integer || m_field.kind == FieldKind::Json;
    return typed && !m_typed.trimmed().isEmpty() && typedValue().isUndefined();
}

QJsonValue FormEntry::ofObject() const
{
    QJsonObject object;
    bool filled = false;
    for (const auto &part : m_parts) {
        if (const auto value = part->value()) {
            object.insert(part->field().name, *value);
            filled = filled || part->field().kind != FieldKind::Constant;
        }
    }
    const bool left = !filled && !m_field.required && m_above && m_above->field().kind == FieldKind::Object;
    return left ? QJsonValue(QJsonValue::Undefined) : QJsonValue(object);
}

/// An entry is there even when nothing was typed into it.
QJsonValue FormEntry::ofList() const
{
    QJsonArray list;
    for (const auto &part : m_parts) {
        const QJsonValue empty =
            part->field().kind == FieldKind::Text ? QJsonValue(QString()) : QJsonValue(QJsonValue::Null);
        list << part->value().value_or(empty);
    }
    return list.isEmpty() && !m_field.required ? QJsonValue(QJsonValue::Undefined) : QJsonValue(list);
}

QJsonValue FormEntry::ofChoices() const
{
    QJsonArray list;
    for (int i = 0; i < m_field.choices.size(); ++i) {
        if (ticked(i))
            list << m_field.choices[i].value;
    }
    return list.isEmpty() && !m_field.required ? QJsonValue(QJsonValue::Undefined) : QJsonValue(list);
}

std::optional<QJsonValue> FormEntry::value() const
{
    QJsonValue value(QJsonValue::Undefined);
    switch (m_field.kind) {
    case FieldKind::Text:
    case FieldKind::Number:
    case FieldKind::Integer:
    case FieldKind::Json:
        if (!m_typed.trimmed().isEmpty())
            value = typedValue();
        break;
    case FieldKind::Boolean:
        if (m_chosen != None)
            value = m_chosen == 1;
        break;
    case FieldKind::Choice:
        if (m_chosen >= 0 && m_chosen < m_field.choices.size())
            value = m_field.choices[m_chosen].value;
        break;
    case FieldKind::Choices: value = ofChoices(); break;
    case FieldKind::Object: value = ofObject(); break;
    case FieldKind::List: value = ofList(); break;
    case FieldKind::Alternatives:
        if (!m_parts.empty())
            return m_parts.front()->value();
        break;
    case FieldKind::Constant: value = m_field.fallback; break;
    }
    if (value.isUndefined() && m_field.required && m_field.nullable && !unreadable())
        return QJsonValue(QJsonValue::Null);
    return value.isUndefined() ? std::nullopt : std::optional(value);
}

FormEntry &FormEntry::at(const JsonPlace &place)
{
    if (m_field.kind == FieldKind::Alternatives && !m_parts.empty())
        return m_parts.front()->at(place);
    if (place.isEmpty())
        return *this;
    const JsonPlace rest = place.sliced(1);
    if (m_field.kind == FieldKind::List) {
        const std::size_t index = place.constFirst().toULongLong();
        return index < m_parts.size() ? m_parts[index]->at(rest) : *this;
    }
    for (const auto &part : m_parts) {
        if (m_field.kind == FieldKind::Object && part->field().name == place.constFirst())
            return part->at(rest);
    }
    return *this;
}

} // namespace agent0
