#include "models/formmodel.h"

#include "text/schematext.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace agent0 {

namespace {

using FieldKind = SchemaField::Kind;

SchemaField writing()
{
    SchemaField field;
    field.required = true;
    return field;
}

SchemaRule ruleOf(FieldKind kind) { return kind == FieldKind::Json ? SchemaRule::Format : SchemaRule::Type; }
QString wantedOf(FieldKind kind)
{
    return kind == FieldKind::Json ? u"JSON"_s : kind == FieldKind::Integer ? u"integer"_s : u"number"_s;
}

} // namespace

FormModel::FormModel(JsonSchema schema)
    : m_schema(std::move(schema)),
      m_form(schemaForm(m_schema)),
      m_writing(writing()),
      m_filled(std::make_unique<FormEntry>(m_form)),
      m_written(m_writing),
      m_asJson(m_form.kind == FieldKind::Json)
{
    if (m_asJson)
        m_written.fill(m_form.fallback.isUndefined() ? QJsonObject() : m_form.fallback);
    judge();
}

void FormModel::setAsJson(bool asJson)
{
    if (asJson == m_asJson || (!asJson && !drawable()))
        return;
    const QJsonValue now = value();
    m_touched.clear();
    if (asJson) {
        m_written.fill(now.isObject() ? now : QJsonObject());
    } else {
        m_filled = std::make_unique<FormEntry>(m_form);
        m_filled->fill(now);
    }
    m_asJson = asJson;
    judge();
    emit modeChanged();
}

void FormModel::touch(const FormEntry &entry)
{
    m_touched.insert(&entry);
    judge();
}

void FormModel::type(FormEntry &entry, const QString &text)
{
    entry.type(text);
    touch(entry);
    emit changed();
}

void FormModel::choose(FormEntry &entry, int which)
{
    entry.choose(which);
    touch(entry);
    if (entry.field().kind == FieldKind::Alternatives)
        emit rebuilt(&entry);
    emit changed();
}

void FormModel::tick(FormEntry &entry, int choice, bool on)
{
    entry.tick(choice, on);
    touch(entry);
    emit changed();
}

void FormModel::addPart(FormEntry &list)
{
    list.addPart();
    touch(list);
    emit rebuilt(&list);
    emit changed();
}

void FormModel::removePart(FormEntry &list, int index)
{
    list.removePart(index);
    touch(list);
    emit rebuilt(&list);
    emit changed();
}

void FormModel::addProblem(const FormEntry *entry, const QString &text)
{
    if (std::ranges::find(m_problems, entry, &Problem::first) == m_problems.end())
        m_problems.emplace_back(entry, text);
}

void FormModel::judgeUnreadable(FormEntry &entry)
{
    if (entry.unreadable())
        addProblem(&entry, problemText({{}, ruleOf(entry.field().kind), wantedOf(entry.field().kind)}));
    for (const auto &part : entry.parts())
        judgeUnreadable(*part);
}

void FormModel::judge()
{
    m_problems.clear();
    judgeUnreadable(root());
    if (m_asJson && !good())
        return;
    for (const SchemaProblem &one : schemaProblems(m_schema, value())) {
        FormEntry &entry = root().at(one.place);
        addProblem(&entry, m_asJson ? placedProblemText(one) : problemText(one));
    }
}

QString FormModel::problem(const FormEntry &entry) const
{
    if (!m_revealed && !m_touched.contains(&entry) && !m_asJson)
        return {};
    const auto found = std::ranges::find(m_problems, &entry, &Problem::first);
    return found == m_problems.end() ? QString() : found->second;
}

FormEntry *FormModel::firstProblemIn(FormEntry &entry)
{
    if (std::ranges::find(m_problems, &entry, &Problem::first) != m_problems.end())
        return &entry;
    for (const auto &part : entry.parts()) {
        if (FormEntry *found = firstProblemIn(*part))
            return found;
    }
    return nullptr;
}

FormEntry *FormModel::firstProblem() { return firstProblemIn(root()); }

void FormModel::reveal()
{
    m_revealed = true;
    emit changed();
}

QJsonValue FormModel::value() const
{
    const FormEntry &entry = m_asJson ? m_written : *m_filled;
    return entry.value().value_or(QJsonObject());
}

QByteArray FormModel::json() const
{
    if (m_asJson && !m_written.typed().trimmed().isEmpty())
        return m_written.typed().trimmed().toUtf8();
    return QJsonDocument(value().toObject()).toJson(QJsonDocument::Compact);
}

} // namespace agent0
