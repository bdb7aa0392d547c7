#pragma once

#include "models/formmodel.h"

#include <QWidget>

class QVBoxLayout;

namespace agent0 {

class Label;

/// One field of a form with its name, what it is for, its editor or the fields inside it, and what is wrong with it.
class EntryField final : public QWidget {
    Q_OBJECT

public:
    /// model and entry outlive it, or it is retired before.
    EntryField(FormModel &model, FormEntry &entry, QWidget *parent = nullptr);

    const FormEntry &entry() const { return m_entry; }
    QWidget *editor() const { return m_editor; } ///< what takes the focus; nullptr where there is nothing to edit
    /// Hears nothing of its model any more, nor do those inside it: its entry goes.
    void retire();

private:
    void describe();
    void build();
    QWidget *made();
    QWidget *makeLine();
    QWidget *makeText();
    QWidget *makeSwitch();
    QWidget *makeChoice(const QStringList &titles);
    QWidget *makeTicks();
    void addParts();
    void addListRow(int index);
    void rebuild();
    void refresh();
    QString name() const;

    FormModel &m_model;
    FormEntry &m_entry;
    QVBoxLayout *m_column;
    QWidget *m_editor = nullptr;
    QWidget *m_parts = nullptr;
    QWidget *m_add = nullptr;
    Label *m_note;
};

} // namespace agent0
