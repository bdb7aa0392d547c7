#pragma once

#include <QWidget>

class QPushButton;
class QTimer;
class QToolButton;

namespace agent0 {

class Label;

/// What was just done, at the foot of its parent, with one thing to do about it. Goes by itself, but not while the mouse or the focus is
/// on it.
class Snackbar final : public QWidget {
    Q_OBJECT

public:
    explicit Snackbar(QWidget *parent);

    /// action: on the button, "" for none.
    void say(const QString &text, const QString &action = {});
    QString text() const;
    QString action() const;

public slots:
    void dismiss();

signals:
    void acted();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void goByItself();

    Label *m_text;
    QPushButton *m_action;
    QToolButton *m_close;
    QTimer *m_timer;
};

} // namespace agent0
