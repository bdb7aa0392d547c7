#pragma once

#include <QWidget>

class QPushButton;

namespace agent0 {

class Label;
class Symbol;

/// One thing that is wrong, in words, with one way out. The rest of the view goes on.
class ProblemLine final : public QWidget {
    Q_OBJECT

public:
    explicit ProblemLine(QWidget *parent = nullptr);

    void say(const QString &iconName, const QString &text, const QString &action);

signals:
    void acted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Symbol *m_icon;
    Label *m_text;
    QPushButton *m_action;
};

} // namespace agent0
