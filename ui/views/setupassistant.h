#pragma once

#include "models/setupmodel.h"

#include <QDialog>

class QPushButton;
class QScrollArea;

namespace agent0 {

class Label;
class SetupPage;

/// Makes a profile, a page at a time. Closing it loses nothing: it goes on where it was, and no profile has changed.
class SetupAssistant final : public QDialog {
    Q_OBJECT

public:
    /// model outlives it.
    explicit SetupAssistant(SetupModel &model, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeButtons();
    void showStep();
    void showButtons();
    void goOn();

    SetupModel &m_model;
    Label *m_title;
    QScrollArea *m_scroll;
    SetupPage *m_page = nullptr;
    QPushButton *m_back;
    QPushButton *m_next;
};

} // namespace agent0
