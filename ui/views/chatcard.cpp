#include "views/chatcard.h"

#include "base/displaytext.h"
#include "models/chatwords.h"
#include "models/resultparts.h"
#include "text/spoken.h"
#include "views/approvalpanel.h"
#include "views/card.h"
#include "views/codeblock.h"
#include "views/icons.h"
#include "views/label.h"
#include "views/signinpanel.h"
#include "views/symbol.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace agent0 {

namespace {

using State = CallCard::State;

struct Face {
    QString icon;
    Tone tone;
};

Face faceOf(State state)
{
    switch (state) {
    case State::Asking: return {u"help"_s, Tone::Accent};
    case State::Running: return {u"clock"_s, Tone::Muted};
    case State::WaitingForSignIn: return {u"signin"_s, Tone::Warning};
    case State::Done: return {u"ok"_s, Tone::Success};
    case State::Failed: return {u"error"_s, Tone::Danger};
    case State::Denied: return {u"close"_s, Tone::Muted};
    case State::NotMade: return {u"skip"_s, Tone::Muted};
    case State::Undone: return {u"undo"_s, Tone::Muted};
    }
    Q_UNREACHABLE();
}

/// What the model was told of a call that came to nothing is of use to the person as well.
bool saysWhy(const CallCard &card) { return card.state == State::Failed || card.state == State::NotMade; }

} // namespace

ChatCard::ChatCard(QWidget *parent)
    : ChatRowWidget(parent),
      m_icon(new Symbol(18)),
      m_words(new Label),
      m_tool(new Label),
      m_state(new Label),
      m_fold(new QToolButton),
      m_undo(new QPushButton(symbolIcon(u"undo"_s), tr("Undo"))),
      m_failure(new Label),
      m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(14, 10, 12, 10);
    m_column->setSpacing(8);
    m_column->addWidget(makeHead());
    m_failure->setTone(Label::Tone::Danger);
    m_failure->selectable();
    m_column->addWidget(m_failure->wrapped());
    connect(m_undo, &QPushButton::clicked, this, [this] { emit undoWanted(m_card.id); });
    connect(m_fold, &QToolButton::toggled, this, &ChatCard::showDetails);
}

QWidget *ChatCard::makeHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    m_tool->setTone(Label::Tone::Muted);
    m_tool->setSize(-1);
    m_state->setSize(-1, Weight::Strong);
    m_words->selectable();
    words->addWidget(m_words->wrapped());
    words->addWidget(m_tool->wrapped());
    m_fold->setCheckable(true);
    m_fold->setAutoRaise(true);
    m_fold->setIcon(symbolIcon(u"chevron-down"_s, QPalette::PlaceholderText));
    m_fold->setObjectName(u"details"_s);
    m_fold->setAccessibleName(tr("Details"));
    m_fold->setToolTip(tr("What went out and came back"));
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(m_state);
    row->addWidget(m_undo);
    row->addWidget(m_fold);
    return head;
}

void ChatCard::show(const ChatRow &row, const RowPlace &place)
{
    m_card = row.card;
    showHead();
    m_undo->setVisible(m_card.canUndo() && !place.isBusy);
    m_failure->setVisible(saysWhy(m_card) && !m_card.result.isEmpty());
    m_failure->setTone(m_card.state == State::Failed ? Label::Tone::Danger : Label::Tone::Muted);
    m_failure->setText(displayText(spoken(m_card.result), 600));
    showQuestion(place);
    showSignIn(place);
    showDetails();
}

void ChatCard::showHead()
{
    const Face face = faceOf(m_card.state);
    m_icon->setName(face.icon);
    m_icon->setTone(face.tone);
    const QString tool = displayText(m_card.tool, 80);
    m_words->setText(m_card.words.isEmpty() ? tool : displayText(wordsText(m_card.words), 600));
    m_tool->setText(m_card.connectionName.isEmpty() ? tool : displayText(m_card.connectionName, 80) + u" · "_s + tool);
    m_state->setText(stateText(m_card.state));
    m_state->setTone(face.tone);
    setAccessibleName(m_words->text() + u" – "_s + m_state->text());
    m_undo->setAccessibleName(tr("Undo: %1").arg(m_words->text()));
    m_fold->setAccessibleName(tr("Details: %1").arg(m_words->text()));
}

void ChatCard::showQuestion(const RowPlace &place)
{
    const auto *asking = std::get_if<ChatModel::Asking>(place.state);
    const bool isAsked = asking && asking->call.call.id == m_card.id;
    if (isAsked == (m_question != nullptr))
        return;
    if (!isAsked) {
        m_question->hide();
        m_question->deleteLater();
        m_question = nullptr;
        return;
    }
    m_question = new ApprovalPanel(*asking);
    m_column->insertWidget(1, m_question);
    connect(m_question, &ApprovalPanel::answered, this, &ChatRowWidget::answered);
    // What a foreign tool is sent says more than the words about it.
    m_fold->setChecked(asking->call.afterForeignText || m_card.words.isEmpty());
}

void ChatCard::showSignIn(const RowPlace &place)
{
    const auto *waiting = std::get_if<ChatModel::AwaitingSignIn>(place.state);
    const bool isWaiting = waiting && m_card.state == State::WaitingForSignIn;
    if (!isWaiting) {
        if (m_signIn) {
            m_signIn->hide();
            m_signIn->deleteLater();
            m_signIn = nullptr;
        }
        return;
    }
    if (!m_signIn) {
        m_signIn = new SignInPanel;
        m_column->insertWidget(1, m_signIn);
        connect(m_signIn, &SignInPanel::signInWanted, this, &ChatRowWidget::signInWanted);
        connect(m_signIn, &SignInPanel::skipWanted, this, &ChatRowWidget::skipWanted);
    }
    m_signIn->say(*waiting);
}

void ChatCard::takeFocus(bool isTyping)
{
    if (m_question)
        m_question->takeFocus(isTyping);
    else if (m_signIn && !isTyping)
        m_signIn->takeFocus();
}

/// Made when they are first looked at.
void ChatCard::showDetails()
{
    const bool open = m_fold->isChecked();
    const bool hasResult = !m_card.result.isEmpty();
    if (open && !m_arguments) {
        m_arguments = new CodeBlock(CodeBlock::Lines::Wrapped);
        m_result = new CodeBlock(CodeBlock::Lines::Wrapped);
        m_column->addWidget(m_arguments);
        m_column->addWidget(m_result);
    }
    if (!m_arguments)
        return;
    m_arguments->setVisible(open);
    m_result->setVisible(open && hasResult);
    if (!open)
        return;
    m_arguments->show(m_card.state == State::Asking ? tr("Will be sent") : tr("Sent"), foldedText(m_card.arguments));
    m_result->show(tr("Came back"), foldedText(m_card.result.toUtf8()));
}

void ChatCard::paintEvent(QPaintEvent *) { paintCard(*this); }

} // namespace agent0
