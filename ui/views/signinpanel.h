#pragma once

#include "models/chatmodel.h"

#include <QWidget>

class QPushButton;

namespace agent0 {

class Label;

/// A turn that waits for the person in the browser: why, and the way there.
class SignInPanel final : public QWidget {
    Q_OBJECT

public:
    explicit SignInPanel(QWidget *parent = nullptr);
    void say(const ChatModel::AwaitingSignIn &waiting);
    void takeFocus();

signals:
    void signInWanted();
    void skipWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Label *m_text;
    QPushButton *m_signIn;
    QPushButton *m_skip;
};

} // namespace agent0
