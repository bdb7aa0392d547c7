#pragma once

#include <QWidget>

class QPushButton;

namespace agent0 {

class Label;
class Symbol;

/// What stands where a list would, while there is nothing in it: why, and what to do.
class Placeholder final : public QWidget {
    Q_OBJECT

public:
    explicit Placeholder(QWidget *parent = nullptr);

    /// action: on the button, "" for none.
    void say(const QString &iconName, const QString &title, const QString &text, const QString &action = {});

signals:
    void acted();

private:
    Symbol *m_icon;
    Label *m_title;
    Label *m_text;
    QPushButton *m_action;
};

} // namespace agent0
