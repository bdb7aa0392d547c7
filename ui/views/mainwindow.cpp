#include "views/mainwindow.h"

#include "views/banner.h"
#include "views/commandpalette.h"
#include "views/header.h"
#include "views/icons.h"
#include "views/shortcutlist.h"
#include "views/sidebar.h"
#include "views/startpage.h"

#include <QAction>
#include <QCloseEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>
#include <QStackedWidget>
#include <QTimer>
#include <QUrl>

namespace agent0 {

namespace {

/// What may be dropped on the window: one file, or one address.
std::optional<QUrl> droppedOn(const QMimeData &data)
{
    const QUrl url = data.urls().size() == 1 ? data.urls().constFirst() : QUrl(data.text().trimmed(), QUrl::StrictMode);
    const bool known = url.isLocalFile() || url.scheme() == u"https"_s || url.scheme() == u"http"_s;
    return known && url.isValid() ? std::optional(url) : std::nullopt;
}

} // namespace

MainWindow::MainWindow(SessionModel &session)
    : m_session(session),
      m_sidebar(new Sidebar),
      m_header(new Header(session)),
      m_content(new QStackedWidget),
      m_pages(new QStackedWidget),
      m_start(new StartPage(session, m_pages)),
      m_workplace(makeWorkplace())
{
    setWindowTitle(u"Agent0"_s);
    setWindowIcon(programIcon());
    resize(1120, 740);
    setMinimumSize(720, 480);
    m_start->hide();
    m_workplace->hide();
    setCentralWidget(m_pages);
    setAcceptDrops(true);
    addCommands();
    connect(m_sidebar, &Sidebar::chosen, this, qOverload<int>(&MainWindow::showView));
    connect(m_sidebar, &Sidebar::startChosen, this, &MainWindow::showStart);
    connect(m_start, &StartPage::viewWanted, this, qOverload<const QString &>(&MainWindow::showView));
    connect(&session, &SessionModel::changed, this, &MainWindow::refresh);
    refresh();
}

QWidget *MainWindow::makeWorkplace()
{
    auto *workplace = new QWidget(m_pages);
    auto *row = new QHBoxLayout(workplace);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(new Banner(m_session, workplace));
    column->addWidget(m_header);
    column->addWidget(m_content, 1);
    row->addWidget(m_sidebar);
    row->addLayout(column, 1);
    return workplace;
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    // Laying out text is half of what a first window takes: the window is on the screen before.
    if (m_pages->count() == 0)
        QTimer::singleShot(0, this, &MainWindow::fill);
}

void MainWindow::fill()
{
    if (m_pages->count() > 0)
        return;
    m_pages->addWidget(m_start);
    m_pages->addWidget(m_workplace);
    refresh();
}

void MainWindow::setViews(ViewList views)
{
    for (std::size_t i = 0; i < m_made.size(); ++i) {
        if (m_made[i])
            emit viewGoes(m_views[i].id, m_made[i]);
        delete m_made[i];
    }
    m_views = std::move(views);
    m_made.assign(m_views.size(), nullptr);
    m_current = -1;
    m_sidebar->setViews(m_views);
    m_start->setViews(m_views);
    addShortcuts();
    refresh();
}

void MainWindow::addShortcuts()
{
    for (QAction *action : std::exchange(m_viewActions, {}))
        delete action;
    for (std::size_t i = 0; i < m_views.size(); ++i) {
        auto *action = new QAction(symbolIcon(m_views[i].icon), tr("Go to %1").arg(m_views[i].title), this);
        action->setShortcut(m_views[i].shortcut);
        connect(action, &QAction::triggered, this, [this, i] { showView(int(i)); });
        addAction(action);
        m_viewActions << action;
    }
}

void MainWindow::addCommands()
{
    QMenu *menu = m_header->menu();
    const auto add = [&](const QString &iconName, const QString &text, const QList<QKeySequence> &keys, auto act) {
        QAction *action = menu->addAction(symbolIcon(iconName), text);
        action->setShortcuts(keys);
        connect(action, &QAction::triggered, this, act);
        addAction(action); // the keys work while the menu is closed, too
        return action;
    };
    add(u"command"_s, tr("Commands …"), {Qt::CTRL | Qt::Key_K}, &MainWindow::showCommands);
    add(u"keyboard"_s, tr("Keyboard shortcuts"), {Qt::Key_F1, Qt::CTRL | Qt::Key_Slash}, &MainWindow::showShortcuts);
    add(u"plus"_s, tr("Set up a profile …"), {}, [this] { emit m_session.setUpWanted(); });
    menu->addSeparator();
    m_signOut = add(u"signout"_s, tr("Sign out"), {}, [this] { m_session.signOut(); });
    add(u"close"_s, tr("Quit"), {Qt::CTRL | Qt::Key_Q}, &MainWindow::quitAsked);
}

void MainWindow::showCommands() { (new CommandPalette(*this))->show(); }
void MainWindow::showShortcuts() { (new ShortcutList(*this))->show(); }

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->ignore();
    emit closeAsked();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (droppedOn(*event->mimeData()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const auto url = droppedOn(*event->mimeData());
    if (!url)
        return;
    event->acceptProposedAction();
    if (url->isLocalFile())
        emit fileDropped(url->toLocalFile());
    else
        emit addressDropped(
            event->mimeData()->hasText() ? event->mimeData()->text().trimmed() : url->toString(QUrl::FullyEncoded));
}

void MainWindow::showView(int index)
{
    if (index < 0 || std::size_t(index) >= m_views.size() || index == m_current)
        return;
    m_current = index;
    QWidget *&widget = m_made[std::size_t(index)];
    if (!widget) {
        widget = m_views[std::size_t(index)].make();
        m_content->addWidget(widget);
        emit viewMade(m_views[std::size_t(index)].id, widget);
    }
    m_content->setCurrentWidget(widget);
    m_header->setTitle(m_views[std::size_t(index)].title);
    m_sidebar->setCurrent(index);
    refresh();
    emit viewShown(m_views[std::size_t(index)].id);
}

void MainWindow::showStart()
{
    m_current = -1;
    refresh();
}

View::For MainWindow::people() const { return m_session.person() ? View::For::SignedIn : View::For::Everybody; }

bool MainWindow::isShown(const View &view) const
{
    return people() == View::For::SignedIn || view.people == View::For::Everybody;
}

void MainWindow::showView(const QString &id)
{
    for (std::size_t i = 0; i < m_views.size(); ++i) {
        if (m_views[i].id == id)
            showView(int(i));
    }
}

void MainWindow::preferView(const QString &id)
{
    m_preferred = id;
    refresh();
}

QString MainWindow::currentView() const { return m_current < 0 ? QString() : m_views[std::size_t(m_current)].id; }

void MainWindow::refresh()
{
    const bool signedIn = people() == View::For::SignedIn;
    m_signOut->setVisible(signedIn);
    m_sidebar->setPeople(people());
    for (std::size_t i = 0; i < m_views.size(); ++i)
        m_viewActions[qsizetype(i)]->setEnabled(isShown(m_views[i]));
    const bool working = signedIn && !m_views.empty();
    const bool guest = !signedIn && m_current >= 0 && isShown(m_views[std::size_t(m_current)]);
    m_pages->setCurrentIndex(working || guest ? 1 : 0);
    if (!working || m_current >= 0)
        return;
    showView(m_preferred);
    if (m_current < 0)
        showView(0);
}

void MainWindow::comeToFront()
{
    setWindowState((windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    show();
    raise();
    activateWindow();
}

} // namespace agent0
