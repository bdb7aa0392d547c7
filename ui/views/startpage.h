#pragma once

#include "views/sessionactions.h"

class QProgressBar;

namespace agent0 {

class Label;
class Symbol;

/// What the window shows while nobody is signed in: what the program does, in three sentences, and the state of the sign-in.
class StartPage final : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(SessionModel &session, QWidget *parent = nullptr);

private:
    QWidget *makeIntroduction();
    QWidget *makeCard();
    void show(const SessionFace &face);

    SessionModel &m_session;
    Symbol *m_icon;
    Label *m_title;
    Label *m_text;
    Label *m_hint;
    QProgressBar *m_busy;
    SessionActions *m_actions;
};

} // namespace agent0
