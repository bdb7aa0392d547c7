#pragma once

#include "models/setupmodel.h"

#include <QWidget>

class QButtonGroup;
class QCheckBox;
class QLineEdit;
class QVBoxLayout;

namespace agent0 {

class FactsGrid;
class Label;
class SettingField;

/// One page of the set-up. Takes what is typed; what comes of it is the model's.
class SetupPage : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;
    virtual bool isGood() const = 0; ///< one can go on from here
    virtual void goOn() = 0;

signals:
    void edited();
};

/// Which kind of servers: one of the templates.
class SetupKindPage final : public SetupPage {
    Q_OBJECT

public:
    explicit SetupKindPage(SetupModel &model, QWidget *parent = nullptr);
    bool isGood() const override;
    void goOn() override;

private:
    SetupModel &m_model;
    QButtonGroup *m_kinds;
};

/// One question, checked while it is answered, above what is known by now.
class SetupQuestionPage final : public SetupPage {
    Q_OBJECT

public:
    SetupQuestionPage(SetupModel &model, const SetupModel::Asking &asking, QWidget *parent = nullptr);
    bool isGood() const override;
    void goOn() override;

private:
    void check();

    SetupModel &m_model;
    const SetupModel::Asking m_asking;
    SettingField *m_field;
    Label *m_doubts;
};

/// Servers are being asked.
class SetupWaitingPage final : public SetupPage {
    Q_OBJECT

public:
    explicit SetupWaitingPage(QWidget *parent = nullptr);
    bool isGood() const override { return false; }
    void goOn() override { }
};

/// The client secrets, as far as they are at hand.
class SetupSecretsPage final : public SetupPage {
    Q_OBJECT

public:
    explicit SetupSecretsPage(SetupModel &model, QWidget *parent = nullptr);
    bool isGood() const override { return true; }
    void goOn() override;

private:
    SetupModel &m_model;
    QHash<QString, QLineEdit *> m_secrets;
};

/// What will be written, where each value comes from, and under which name.
class SetupReviewPage final : public SetupPage {
    Q_OBJECT

public:
    explicit SetupReviewPage(SetupModel &model, QWidget *parent = nullptr);
    bool isGood() const override;
    void goOn() override;

private:
    void check();

    SetupModel &m_model;
    QLineEdit *m_name;
    QCheckBox *m_replace;
    Label *m_note;
};

} // namespace agent0
