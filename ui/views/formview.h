#pragma once

#include "models/formmodel.h"

#include <QWidget>

class QVBoxLayout;

namespace agent0 {

class EntryField;

/// A form to fill in, and a way to write the same as JSON.
class FormView final : public QWidget {
    Q_OBJECT

public:
    explicit FormView(QWidget *parent = nullptr);

    /// model outlives it, or the next call. nullptr: nothing.
    void show(FormModel *model);
    /// Says everything that is wrong, and puts the cursor there. False where nothing is.
    bool stopAtProblem();

private:
    void build();

    FormModel *m_model = nullptr;
    QVBoxLayout *m_column;
    EntryField *m_root = nullptr;
};

} // namespace agent0
