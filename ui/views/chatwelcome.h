#pragma once

#include <QWidget>

class QVBoxLayout;

namespace agent0 {

class Label;

/// What stands where a conversation will be: what this is good for, and sentences to begin with.
class ChatWelcome final : public QWidget {
    Q_OBJECT

public:
    explicit ChatWelcome(QWidget *parent = nullptr);
    void say(const QString &text, const QStringList &examples);

signals:
    void chosen(const QString &example);

private:
    Label *m_text;
    QVBoxLayout *m_examples;
    QStringList m_shown;
};

} // namespace agent0
