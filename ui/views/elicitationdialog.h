#pragma once

#include "models/formmodel.h"
#include "models/mcpmodel.h"

#include <QDialog>

namespace agent0 {

class FormView;

/// What a server wants to know from the person: who asks, the form, and three ways out. Closing it cancels.
class ElicitationDialog final : public QDialog {
    Q_OBJECT

public:
    /// model outlives it.
    ElicitationDialog(McpModel &model, const McpQuestion &question, QWidget *parent = nullptr);

    void reject() override;

private:
    QWidget *makeBody(const Elicitation &form);
    QWidget *makeButtons();
    void accept() override;
    void decline();
    void answer(ElicitationReply::Action action);

    McpModel &m_model;
    QByteArray m_address;
    std::unique_ptr<FormModel> m_form;
    FormView *m_formView = nullptr;
};

} // namespace agent0
