#pragma once

#include "models/formmodel.h"
#include "models/mcpsource.h"

#include <QDialog>

namespace agent0 {

class FormView;

/// What a server wants to know from the person: who asks, the form, and three ways out. Closing it cancels.
class ElicitationDialog final : public QDialog {
    Q_OBJECT

public:
    using OpenAddress = std::function<bool(const QByteArray &url)>;

    ElicitationDialog(const McpQuestion &question, OpenAddress openAddress, QWidget *parent = nullptr);

    void reject() override;

signals:
    void answered(const agent0::ElicitationReply &reply);

private:
    QWidget *makeBody(const Elicitation &form);
    QWidget *makeButtons();
    void accept() override;
    void decline();
    void answer(ElicitationReply::Action action);

    OpenAddress m_openAddress;
    QByteArray m_address;
    std::unique_ptr<FormModel> m_form;
    FormView *m_formView = nullptr;
};

} // namespace agent0
