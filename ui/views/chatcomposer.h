#pragma once

#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace agent0 {

class Label;

/// Where the person writes: Enter sends, Shift+Enter breaks the line, Escape stops or gives an edit up.
class ChatComposer final : public QWidget {
    Q_OBJECT

public:
    explicit ChatComposer(QWidget *parent = nullptr);

    QString text() const;
    void setText(const QString &text);
    void edit(const QString &said); ///< the last thing, to be said again in other words
    bool isEditing() const { return m_isEditing; }
    bool isEmpty() const;
    void setBusy(bool busy); ///< a turn is under way: it can be stopped, and the next written but not sent
    void clear();

signals:
    void sent(const QString &text);
    void editSent(const QString &text);
    void stopped();
    void lastWanted(); ///< to be edited

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void makeText();
    bool press(int key, Qt::KeyboardModifiers modifiers);
    void send();
    void leaveEdit();
    void refresh();

    QPlainTextEdit *m_text;
    Label *m_hint;
    QPushButton *m_send;
    QPushButton *m_stop;
    bool m_isEditing = false;
    bool m_isBusy = false;
};

} // namespace agent0
