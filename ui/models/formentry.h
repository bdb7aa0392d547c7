#pragma once

#include "schema/schemaform.h"

#include <QSet>

#include <memory>
#include <vector>

namespace agent0 {

/// What was filled in for one field of a form, and for those inside it.
class FormEntry {
public:
    using Parts = std::vector<std::unique_ptr<FormEntry>>;
    static constexpr int None = -1;

    /// With the field's default, where it has one. field outlives it.
    explicit FormEntry(const SchemaField &field, FormEntry *above = nullptr);

    const SchemaField &field() const { return m_field; }
    FormEntry *above() const { return m_above; } ///< nullptr at the root
    /// A text, a number, or JSON, as it was typed.
    const QString &typed() const { return m_typed; }
    /// Which choice or alternative, or 1 and 0 of a boolean; None: left out.
    int chosen() const { return m_chosen; }
    bool ticked(int choice) const { return m_ticked.contains(choice); }
    /// The members of an object, the entries of a list, or the one alternative that was chosen.
    const Parts &parts() const { return m_parts; }

    void type(const QString &text) { m_typed = text; }
    void choose(int which);
    void tick(int choice, bool on);
    void addPart(); ///< to a list
    void removePart(int index);

    void fill(const QJsonValue &value);
    /// Nothing where it is left out, or what was typed is no such value.
    std::optional<QJsonValue> value() const;
    /// Something was typed that is no value of that kind.
    bool unreadable() const;
    /// The entry that stands for that place of the value, or the last one on the way to it.
    FormEntry &at(const JsonPlace &place);

private:
    QJsonValue typedValue() const;
    QJsonValue ofObject() const;
    QJsonValue ofList() const;
    QJsonValue ofChoices() const;
    void fillObject(const QJsonObject &object);
    void fillList(const QJsonArray &list);
    void fillAlternative(const QJsonValue &value);

    const SchemaField &m_field;
    FormEntry *m_above;
    QString m_typed;
    int m_chosen = None;
    QSet<int> m_ticked;
    Parts m_parts;
};

} // namespace agent0
