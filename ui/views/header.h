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
    QMenu *personMenu() const { return m_menu; } ///< for more entries

private:
    void refresh();

    SessionModel &m_session;
    Label *m_title;
    Label *m_life;
    Avatar *m_avatar;
    QToolButton *m_person;
    QMenu *m_menu;
};

} // namespace agent0
