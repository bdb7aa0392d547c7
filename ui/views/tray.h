#pragma once

#include "models/sessionmodel.h"

#include <QSystemTrayIcon>

class QAction;
class QMenu;

namespace agent0 {

/// The program in the desktop's tray: how the session is, and what the person should know though the window is elsewhere.
class Tray final : public QObject {
    Q_OBJECT

public:
    explicit Tray(SessionModel &session, QObject *parent = nullptr);
    ~Tray() override;

    bool visible() const { return m_icon.isVisible(); }
    /// Once, where a desktop shows such things.
    void notify(const QString &title, const QString &text);

signals:
    void opened(); ///< the person wants the window
    void quitAsked();

private:
    void refresh();

    SessionModel &m_session;
    std::unique_ptr<QMenu> m_menu;
    QAction *m_state;
    QAction *m_signIn;
    QAction *m_signOut;
    QSystemTrayIcon m_icon;
    std::size_t m_told = 0; ///< which state was last announced
};

} // namespace agent0
