#pragma once

#include "models/markdownparts.h"
#include "views/chatrowwidget.h"

class QToolButton;
class QVBoxLayout;

namespace agent0 {

class Label;

/// What the person said, or what the model answered.
class ChatMessage final : public ChatRowWidget {
    Q_OBJECT

public:
    explicit ChatMessage(ChatRow::Kind kind, QWidget *parent = nullptr);
    void show(const ChatRow &row, const RowPlace &place) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool isPerson() const { return m_kind == ChatRow::Kind::Person; }
    QWidget *makeButtons();
    QToolButton *button(const QString &icon, const QString &text);
    void showParts(const QList<MarkdownPart> &parts);
    QWidget *widgetFor(const MarkdownPart &part);
    void copy() const;

    ChatRow::Kind m_kind;
    QString m_text;
    QList<MarkdownPart> m_parts;
    QWidget *m_body;
    QVBoxLayout *m_column; ///< of the body: a widget for each part
    Label *m_cut;
    QToolButton *m_copy;
    QToolButton *m_change; ///< edit, or say again
};

} // namespace agent0
