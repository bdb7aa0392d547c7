#pragma once

#include "views/chatrowwidget.h"

class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace agent0 {

class ApprovalPanel;
class CodeBlock;
class Label;
class SignInPanel;
class Symbol;

/// One call: whose tool, what it does in words, how it stands, what went out and came back; the question before it, where there is
/// one.
class ChatCard final : public ChatRowWidget {
    Q_OBJECT

public:
    explicit ChatCard(QWidget *parent = nullptr);
    void show(const ChatRow &row, const RowPlace &place) override;
    void takeFocus(bool isTyping); ///< to the question, where there is one

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeHead();
    void showHead();
    void showQuestion(const RowPlace &place);
    void showSignIn(const RowPlace &place);
    void showDetails();

    CallCard m_card;
    Symbol *m_icon;
    Label *m_words;
    Label *m_tool;
    Label *m_state;
    QToolButton *m_fold;
    QPushButton *m_undo;
    Label *m_failure;
    QVBoxLayout *m_column;
    ApprovalPanel *m_question = nullptr;
    SignInPanel *m_signIn = nullptr;
    CodeBlock *m_arguments = nullptr;
    CodeBlock *m_result = nullptr;
};

} // namespace agent0
