#include "views/setupassistant.h"

#include "views/label.h"
#include "views/setuppages.h"
#include "views/style.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace agent0 {

namespace {

struct Pages {
    SetupModel &model;

    SetupPage *operator()(const SetupModel::ChoosingKind &) const { return new SetupKindPage(model); }
    SetupPage *operator()(const SetupModel::Asking &asking) const { return new SetupQuestionPage(model, asking); }
    SetupPage *operator()(const SetupModel::AskingServers &) const { return new SetupWaitingPage; }
    SetupPage *operator()(const SetupModel::AskingSecrets &) const { return new SetupSecretsPage(model); }
    SetupPage *operator()(const SetupModel::Reviewing &) const { return new SetupReviewPage(model); }
};

template<typename Step>
bool is(const SetupModel::Step &step)
{
    return std::holds_alternative<Step>(step);
}

} // namespace

SetupAssistant::SetupAssistant(SetupModel &model, QWidget *parent)
    : QDialog(parent),
      m_model(model),
      m_title(new Label),
      m_scroll(new QScrollArea),
      m_back(new QPushButton(tr("&Back"))),
      m_next(new QPushButton)
{
    setWindowTitle(tr("Set up a profile"));
    setAccessibleName(windowTitle());
    resize(720, 620);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 18);
    column->setSpacing(14);
    m_title->setSize(5, Weight::Strong);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_title);
    column->addWidget(m_scroll, 1);
    column->addWidget(makeButtons());
    connect(&model, &SetupModel::changed, this, &SetupAssistant::showStep);
    connect(&model, &SetupModel::written, this, &QDialog::accept);
    showStep();
}

QWidget *SetupAssistant::makeButtons()
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    m_back->setAutoDefault(false);
    m_back->setObjectName(u"back"_s);
    m_next->setDefault(true);
    m_next->setObjectName(u"next"_s);
    setKind(m_next, ButtonKind::Primary);
    row->addWidget(cancel);
    row->addStretch();
    row->addWidget(m_back);
    row->addWidget(m_next);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_back, &QPushButton::clicked, &m_model, &SetupModel::back);
    connect(m_next, &QPushButton::clicked, this, &SetupAssistant::goOn);
    return line;
}

/// The page before goes in the next turn: what brought the step about may be one of its own widgets.
void SetupAssistant::showStep()
{
    if (QWidget *before = m_scroll->takeWidget()) {
        before->hide();
        before->deleteLater();
    }
    const SetupModel::Step &step = m_model.step();
    m_page = std::visit(Pages{m_model}, step);
    m_scroll->setWidget(m_page);
    connect(m_page, &SetupPage::edited, this, &SetupAssistant::showButtons);
    m_title->setText(is<SetupModel::ChoosingKind>(step) ? tr("What do you connect to?")
            : is<SetupModel::AskingSecrets>(step)       ? tr("Client secrets")
            : is<SetupModel::Reviewing>(step)           ? tr("All there is to know")
                                                        : tr("What only you can know"));
    setTabOrder(m_page, m_back);
    showButtons();
    m_page->setFocus();
}

void SetupAssistant::showButtons()
{
    const SetupModel::Step &step = m_model.step();
    const auto *asking = std::get_if<SetupModel::Asking>(&step);
    m_back->setEnabled(!is<SetupModel::ChoosingKind>(step));
    m_next->setEnabled(m_page->isGood());
    m_next->setText(is<SetupModel::Reviewing>(step) ? tr("Write and check")
            : asking && !asking->doubts.isEmpty()   ? tr("Go on")
                                                    : tr("Next"));
}

/// From wherever the answer is typed.
void SetupAssistant::keyPressEvent(QKeyEvent *event)
{
    const bool enters = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enters || qobject_cast<QPushButton *>(focusWidget()))
        return QDialog::keyPressEvent(event);
    goOn();
}

void SetupAssistant::goOn()
{
    if (m_page->isGood())
        m_page->goOn();
}

} // namespace agent0
