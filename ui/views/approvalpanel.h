#pragma once

#include "models/chatmodel.h"

#include <QWidget>

class QBoxLayout;
class QLineEdit;
class QPushButton;

namespace agent0 {

class Label;

/// The question before a call, with its answers: once, in this conversation, always for this tool, or no with a word to the model.
class ApprovalPanel final : public QWidget {
    Q_OBJECT

public:
    explicit ApprovalPanel(const ChatModel::Asking &asked, QWidget *parent = nullptr);

    /// On the answer that does no harm: never on a yes where somebody else may have wanted the call, and on none where the person
    /// is in the middle of typing.
    void takeFocus(bool isTyping);

signals:
    void answered(const agent0::Verdict &verdict);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPushButton *add(const QString &text, Verdict::Kind kind);
    QWidget *makeButtons();
    QWidget *makeRefusal();

    bool m_mayLast;
    bool m_isForeign;
    QBoxLayout *m_answers = nullptr; ///< beside each other where there is room
    QPushButton *m_once = nullptr;
    QPushButton *m_deny = nullptr;
    QLineEdit *m_word;
};

} // namespace agent0
