#pragma once

#include "views/chatrowwidget.h"

class QPushButton;

namespace agent0 {

class Label;
class Symbol;

/// Why a turn ended before its time, and what to do.
class ChatEnd final : public ChatRowWidget {
    Q_OBJECT

public:
    explicit ChatEnd(QWidget *parent = nullptr);
    void show(const ChatRow &row, const RowPlace &place) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_isFailure = false;
    QString m_view; ///< where it can be mended, "" where it is only to be said again
    Symbol *m_icon;
    Label *m_text;
    Label *m_next;
    QPushButton *m_again;
    QPushButton *m_mend;
};

} // namespace agent0
