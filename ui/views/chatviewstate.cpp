#include "views/chatview.h"

#include "base/displaytext.h"
#include "models/chatwords.h"
#include "text/errortext.h"
#include "views/approvalpanel.h"
#include "views/chatcard.h"
#include "views/chatcomposer.h"
#include "views/chatfooter.h"
#include "views/chattranscript.h"
#include "views/chatwelcome.h"
#include "views/conversationlist.h"
#include "views/elicitationdialog.h"
#include "views/linkquestion.h"
#include "views/placeholder.h"
#include "views/problemline.h"

#include <QAccessible>
#include <QApplication>
#include <QStackedWidget>

namespace agent0 {

void ChatView::turnChanged()
{
    const bool wasAsked =
        std::exchange(m_stateWas, m_chat.state().index()) != ChatModel::State(ChatModel::Answering()).index();
    m_composer->setBusy(m_chat.isBusy());
    m_footer->show(m_chat);
    showFace();
    showServersQuestion();
    if (std::holds_alternative<ChatModel::Asking>(m_chat.state())
        || std::holds_alternative<ChatModel::AwaitingSignIn>(m_chat.state()))
        return askPerson();
    const QWidget *focus = window()->focusWidget();
    if (isVisible() && (!focus || (wasAsked && m_transcript->isAncestorOf(focus))))
        m_composer->setFocus(Qt::OtherFocusReason);
}

/// The question comes into sight, and the focus to it, where the person is in this view at all.
void ChatView::askPerson()
{
    int row = m_chat.rowCount() - 1;
    while (row >= 0 && m_chat.row(row).card.state != CallCard::State::Asking
        && m_chat.row(row).card.state != CallCard::State::WaitingForSignIn)
        --row;
    m_transcript->reveal(row);
    auto *card = qobject_cast<ChatCard *>(m_transcript->widgetOf(row));
    if (!card || !isVisible())
        return;
    const bool isTyping = !m_composer->isEmpty() || !isAncestorOf(QApplication::focusWidget());
    card->takeFocus(isTyping);
    QAccessibleEvent announcement(card, QAccessible::Alert);
    QAccessible::updateAccessibility(&announcement);
}

/// It may be taken back, by its server or with the turn.
void ChatView::showServersQuestion()
{
    const auto *eliciting = std::get_if<ChatModel::Eliciting>(&m_chat.state());
    if (m_dialog) {
        m_dialog->hide();
        m_dialog->deleteLater();
        m_dialog = nullptr;
    }
    if (!eliciting)
        return;
    m_dialog = new ElicitationDialog(
        eliciting->question, [this](const QByteArray &url) { return m_chat.openAddress(url); }, this);
    connect(m_dialog, &ElicitationDialog::answered, &m_chat, &ChatModel::reply);
    m_dialog->open();
}

void ChatView::showFace()
{
    QWidget *face = m_transcript;
    if (m_chat.rowCount() == 0)
        face = m_chat.connections() == 0 ? sayNothingIsConnected() : m_chat.trouble() ? sayTrouble() : sayWelcome();
    m_pages->setCurrentWidget(face);
}

QWidget *ChatView::sayNothingIsConnected()
{
    m_troubleView = u"connections"_s;
    m_trouble->say(u"connections"_s, tr("Nothing is connected yet"),
        tr("The agent works through the connections of this profile. Your administrator connects them, or you add "
           "one."),
        tr("Connections"));
    return m_trouble;
}

QWidget *ChatView::sayTrouble()
{
    const Error &why = *m_chat.trouble();
    const ErrorText text = errorText(why);
    const bool needsKey = why.code == "model_key"_L1;
    const QString icon = why.fault == Fault::Keychain ? u"lock"_s : needsKey ? u"key"_s : u"error"_s;
    m_troubleView.clear();
    m_trouble->say(
        icon, needsKey ? tr("The model needs a key") : text.title, text.what + u'\n' + text.next, tr("Try again"));
    return m_trouble;
}

QWidget *ChatView::sayWelcome()
{
    const auto party = m_chat.party().value_or(ChatParty());
    m_welcome->say(party.isBuiltIn ? tr("Ask about what is in your connected apps, or say what to change there. The "
                                        "built-in model understands "
                                        "simple sentences in English. Each change is asked for before it is made.")
                                   : tr("Ask about what is in your connected apps, or say what to change there. Each "
                                        "change is asked for before "
                                        "it is made."),
        exampleSentences(party));
    return m_welcome;
}

void ChatView::showAbsent()
{
    QStringList lines;
    for (const ChatAbsence &one : m_chat.absent())
        lines << tr("%1 is not at hand: %2").arg(displayText(one.connection, 80), errorText(one.why).what);
    m_problem->setVisible(!lines.isEmpty());
    m_problem->say(u"offline"_s, lines.mid(0, 3).join(u'\n'), tr("Try now"));
}

void ChatView::act()
{
    if (!m_troubleView.isEmpty())
        emit viewWanted(m_troubleView);
    else
        m_chat.prepare();
}

void ChatView::askForLink(const QString &address)
{
    auto *question = new LinkQuestion(address, this);
    connect(question, &QDialog::accepted, this, [this, address] {
        if (!m_chat.openAddress(address.toUtf8()))
            tell({Fault::Failed, Leg::None, u"browser"_s, tr("The browser could not be opened."), {}, {}, {}});
    });
    question->open();
}

} // namespace agent0
