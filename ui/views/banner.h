#pragma once

#include "views/sessionactions.h"

namespace agent0 {

class Label;
class Symbol;

/// A line across the window that says what is wrong with the session and offers what helps, while the rest stays as it is.
class Banner final : public QWidget {
    Q_OBJECT

public:
    explicit Banner(SessionModel &session, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    SessionModel &m_session;
    SessionFace m_face;
    Symbol *m_icon;
    Label *m_text;
    SessionActions *m_actions;
};

} // namespace agent0
