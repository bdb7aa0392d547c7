#pragma once

#include "views/sessionactions.h"
#include "views/view.h"

class QHBoxLayout;
class QProgressBar;

namespace agent0 {

class Label;
class Symbol;

/// What the window shows while nobody is signed in: what the program does, in three sentences, the state of the sign-in, and the views that need nobody.
class StartPage final : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(SessionModel &session, QWidget *parent = nullptr);

    void setViews(const ViewList &views); ///< offers those that are for everybody

signals:
    void viewWanted(const QString &id);

protected:
    void showEvent(QShowEvent *event) override;

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
    QHBoxLayout *m_views;
};

} // namespace agent0
