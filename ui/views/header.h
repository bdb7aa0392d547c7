#pragma once

#include "models/sessionmodel.h"

#include <QWidget>

class QMenu;
class QToolButton;

namespace agent0 {

class Avatar;
class Label;

/// Above a view: its title, and who is signed in.
class Header final : public QWidget {
    Q_OBJECT

public:
    explicit Header(SessionModel &session, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    QMenu *menu() const { return m_menu; } ///< for what can be done from anywhere

private:
    void refresh();
    void showPicture();

    SessionModel &m_session;
    Label *m_title;
    Label *m_life;
    Avatar *m_avatar;
    QToolButton *m_person;
    QMenu *m_menu;
};

} // namespace agent0
