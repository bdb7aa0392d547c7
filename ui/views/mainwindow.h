#pragma once

#include "models/sessionmodel.h"
#include "views/view.h"

#include <QMainWindow>

class QStackedWidget;

namespace agent0 {

class Header;
class Sidebar;
class StartPage;

/// The window: the start page while nobody is signed in, else the sidebar and the view that was chosen there. A view is made
/// when it is first shown.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(SessionModel &session);

    /// Takes the place of the views before, which are destroyed. With none the window is empty.
    void setViews(ViewList views);
    void showView(int index);
    void showView(const QString &id);
    void showStart(); ///< where nobody is signed in
    void preferView(const QString &id); ///< the one that is shown first
    QString currentView() const; ///< its id, "" before there are views
    Header &header() { return *m_header; }

    /// In front of all others, wherever it was.
    void comeToFront();

    void showCommands();
    void showShortcuts();

signals:
    void viewShown(const QString &id);
    void viewMade(const QString &id, QWidget *view);
    void viewGoes(const QString &id, QWidget *view);
    void quitAsked();
    void closeAsked(); ///< the window has not closed itself
    void fileDropped(const QString &file);
    void addressDropped(const QString &address); ///< of a resource, perhaps

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void fill();
    QWidget *makeWorkplace();
    void refresh();
    View::For people() const;
    bool isShown(const View &view) const;
    void addShortcuts();
    void addCommands();

    SessionModel &m_session;
    ViewList m_views;
    std::vector<QWidget *> m_made; ///< nullptr where a view was not shown yet
    QList<QAction *> m_viewActions;
    int m_current = -1;
    QString m_preferred;
    QAction *m_signOut = nullptr;
    Sidebar *m_sidebar;
    Header *m_header;
    QStackedWidget *m_content;
    QStackedWidget *m_pages;
    StartPage *m_start;
    QWidget *m_workplace;
};

} // namespace agent0
