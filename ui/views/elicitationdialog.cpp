#include "views/elicitationdialog.h"

#include "base/displaytext.h"
#include "views/formview.h"
#include "views/label.h"
#include "views/style.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace agent0 {

using Action = ElicitationReply::Action;

ElicitationDialog::ElicitationDialog(const McpQuestion &question, OpenAddress openAddress, QWidget *parent)
    : QDialog(parent), m_openAddress(std::move(openAddress)), m_address(question.form.address)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("A server asks"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    auto *title = new Label(tr("%1 asks").arg(question.server));
    title->setSize(2, Weight::Strong);
    auto *message = new Label(question.form.message);
    message->selectable();
    auto *warning = new Label(tr("These are the server's words, not Agent0's. Never give a password here."));
    warning->setTone(Label::Tone::Muted);
    column->addWidget(title->wrapped());
    column->addWidget(message->wrapped());
    column->addWidget(warning->wrapped());
    column->addWidget(makeBody(question.form), 1);
    column->addWidget(makeButtons());
    resize(480, m_address.isEmpty() ? 440 : 260);
}

QWidget *ElicitationDialog::makeBody(const Elicitation &form)
{
    if (!m_address.isEmpty()) {
        auto *address = new Label(displayText(QString::fromUtf8(m_address), 2000));
        address->selectable(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        address->setAccessibleName(tr("Address to open"));
        address->setSize(0, Weight::Strong);
        return address->wrapped();
    }
    m_formView = new FormView;
    if (auto schema = JsonSchema::parse(form.schema)) {
        m_form = std::make_unique<FormModel>(std::move(*schema));
        m_formView->show(m_form.get());
    }
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_formView);
    column->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return scroll;
}

QWidget *ElicitationDialog::makeButtons()
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    auto *cancel = new QPushButton(tr("Cancel"));
    auto *refuse = new QPushButton(tr("Decline"));
    auto *send = new QPushButton(m_address.isEmpty() ? tr("Send") : tr("Open in the browser"));
    cancel->setToolTip(tr("Ends what you were doing"));
    refuse->setToolTip(tr("Goes on without an answer"));
    for (QPushButton *button : {cancel, refuse, send})
        button->setAutoDefault(false);
    setKind(send, ButtonKind::Primary);
    row->addWidget(cancel);
    row->addStretch();
    row->addWidget(refuse);
    row->addWidget(send);
    connect(cancel, &QPushButton::clicked, this, &ElicitationDialog::reject);
    connect(refuse, &QPushButton::clicked, this, &ElicitationDialog::decline);
    connect(send, &QPushButton::clicked, this, &ElicitationDialog::accept);
    return line;
}

void ElicitationDialog::answer(Action action)
{
    ElicitationReply reply;
    reply.action = action;
    if (action == Action::Accept && m_form)
        reply.values = m_form->value().toObject();
    emit answered(reply); // takes the question, and with it this dialog, away
}

void ElicitationDialog::accept()
{
    if (m_formView && m_formView->stopAtProblem())
        return;
    if (!m_address.isEmpty() && !m_openAddress(m_address))
        return answer(Action::Cancel);
    answer(Action::Accept);
}

void ElicitationDialog::decline() { answer(Action::Decline); }
void ElicitationDialog::reject() { answer(Action::Cancel); }

} // namespace agent0
