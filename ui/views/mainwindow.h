#pragma once

#include "models/sessionmodel.h"
#include "views/view.h"

#include <QMainWindow>

class QStackedWidget;

namespace agent0 {

class Header;
class Sidebar;

/// The window: the start page while nobody is signed in, else the sidebar and the view that was chosen there. A view is made
/// when it is first shown.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(SessionModel &session);

    /// Takes the place of the views before, which are destroyed.
    void setViews(ViewList views);
    void showView(int index);
    void showView(const QString &id);
    QString currentView() const; ///< its id, "" before there are views
    Header &header() { return *m_header; }

    /// In front of all others, wherever it was.
    void comeToFront();

signals:
    void viewShown(const QString &id);

private:
    QWidget *makeWorkplace();
    void refresh();
    void addShortcuts();

    SessionModel &m_session;
    ViewList m_views;
    std::vector<QWidget *> m_made; ///< nullptr where a view was not shown yet
    int m_current = -1;
    Sidebar *m_sidebar;
    Header *m_header;
    QStackedWidget *m_content;
    QStackedWidget *m_pages;
};

} // namespace agent0
