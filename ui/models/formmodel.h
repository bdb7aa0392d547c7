#pragma once

#include "models/formentry.h"
#include "schema/schemacheck.h"

#include <QObject>

namespace agent0 {

/// A form being filled in, or the same value being written as JSON; what is wrong with it is known after every change.
class FormModel : public QObject {
    Q_OBJECT

public:
    explicit FormModel(JsonSchema schema);

    FormEntry &root() { return m_asJson ? m_written : *m_filled; }
    /// Whether there is a form; else the value can only be written.
    bool drawable() const { return m_form.kind != SchemaField::Kind::Json; }
    bool empty() const { return drawable() && m_form.parts.isEmpty(); } ///< there is nothing to fill in
    bool asJson() const { return m_asJson; }
    void setAsJson(bool asJson); ///< takes over what is there

    void type(FormEntry &entry, const QString &text);
    void choose(FormEntry &entry, int which);
    void tick(FormEntry &entry, int choice, bool on);
    void addPart(FormEntry &list);
    void removePart(FormEntry &list, int index);

    /// What to say below it: "" while it is good, or nobody has touched it and reveal() was not called.
    QString problem(const FormEntry &entry) const;
    FormEntry *firstProblem(); ///< in the order of the form, nullptr when all is good
    bool good() const { return m_problems.empty(); }
    void reveal(); ///< every problem is said from now on

    /// The whole value as text, as it goes out.
    QByteArray json() const;
    QJsonValue value() const;

signals:
    void changed();
    void rebuilt(agent0::FormEntry *entry); ///< its parts are others
    void modeChanged();

private:
    using Problem = std::pair<const FormEntry *, QString>;
    void touch(const FormEntry &entry);
    void judge();
    void judgeUnreadable(FormEntry &entry);
    FormEntry *firstProblemIn(FormEntry &entry);
    void addProblem(const FormEntry *entry, const QString &text);

    JsonSchema m_schema;
    SchemaField m_form;
    SchemaField m_writing; ///< the same as one field of JSON
    std::unique_ptr<FormEntry> m_filled;
    FormEntry m_written;
    bool m_asJson = false;
    bool m_revealed = false;
    QSet<const FormEntry *> m_touched;
    std::vector<Problem> m_problems; ///< the first of each entry
};

} // namespace agent0
