#pragma once

#include <QWidget>

class QPlainTextEdit;
class QToolButton;

namespace agent0 {

class Label;

/// Code, or what went out or came back: plain text in one width, to be read, selected and copied, and nothing more.
class CodeBlock final : public QWidget {
    Q_OBJECT

public:
    enum class Lines { AsTheyAre, Wrapped };

    explicit CodeBlock(Lines lines, QWidget *parent = nullptr);

    /// title: what it is, "" for code of no name.
    void show(const QString &title, const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeText(Lines lines);
    void fit();

    QString m_all; ///< what is copied
    Label *m_title;
    QToolButton *m_copy;
    QPlainTextEdit *m_text;
};

} // namespace agent0
