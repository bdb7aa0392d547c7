#include "desktop.h"

#include "autostart.h"
#include "desktopbrowser.h"
#include "systemproxies.h"
#include "views.h"
#include "views/arrangement.h"

#include <QApplication>
#include <QTimer>

namespace agent0::desktop {

Desktop::Desktop(Options options, DesktopSettings &settings)
    : m_options(std::move(options)),
      m_settings(settings),
      m_preferences(PreferenceValues{
          settings.appearance(), settings.language(), settings.closesToTray(), Autostart::ofThisPerson().isOn()}),
      m_session(openForPerson, m_clock),
      m_window(m_session)
{
    m_sessionWas = m_session.state().index();
    connect(&m_session, &SessionModel::signedIn, &m_window, &MainWindow::comeToFront);
    connect(&m_session, &SessionModel::changed, this, &Desktop::sessionChanged);
    connect(&m_session, &SessionModel::profileWanted, this, &Desktop::open);
    connect(&m_session, &SessionModel::setUpWanted, this, &Desktop::setUp);
    connect(&m_session, &SessionModel::sandboxWanted, this, &Desktop::trySandbox);
    watchWindow();
}

Desktop::~Desktop() { m_window.setViews({}); }

void Desktop::watchWindow()
{
    m_settings.restore(m_window);
    connect(&m_window, &MainWindow::viewShown, this, [this](const QString &id) { m_settings.setView(id); });
    connect(&m_window, &MainWindow::viewMade, this,
        [this](const QString &id, QWidget *view) { arrange(*view, m_settings.arrangement(id)); });
    connect(&m_window, &MainWindow::viewGoes, this,
        [this](const QString &id, const QWidget *view) { m_settings.setArrangement(id, arrangementOf(*view)); });
    connect(&m_window, &MainWindow::fileDropped, this, &Desktop::askToAdopt);
    connect(&m_window, &MainWindow::addressDropped, this, [this](const QString &address) {
        if (Administration *administration = m_workspace ? m_workspace->administration() : nullptr)
            administration->addConnection(address);
    });
    connect(&m_window, &MainWindow::closeAsked, this, &Desktop::close);
    connect(&m_window, &MainWindow::quitAsked, this, &Desktop::quit);
    connect(&m_preferences, &Preferences::changed, this, &Desktop::applyPreferences);
}

void Desktop::start()
{
    m_window.show();
    QTimer::singleShot(0, this, &Desktop::beginWork);
}

void Desktop::beginWork()
{
    m_appearance = std::make_unique<SystemAppearance>();
    connect(m_appearance.get(), &SystemAppearance::changed, this, [this](Appearance appearance) {
        m_settings.setLastSeen(appearance);
        applyPreferences();
    });
    if (!m_options.sandbox) {
        m_policyWatch = std::make_unique<FileWatch>(WatchedFile::policy(PolicySource::ofTheSystem()));
        connect(m_policyWatch.get(), &FileWatch::changed, this, &Desktop::startOver);
    }
    open();
    // Whether there is a tray is asked of the desktop, which takes its time.
    QTimer::singleShot(500, this, [this] {
        m_tray = std::make_unique<Tray>(m_session);
        connect(m_tray.get(), &Tray::opened, &m_window, &MainWindow::comeToFront);
        connect(m_tray.get(), &Tray::quitAsked, this, &Desktop::quit);
    });
}

Surroundings Desktop::surroundings() const
{
    Surroundings surroundings;
    surroundings.profile = m_options.profile;
    surroundings.configFile = m_options.configFile;
    surroundings.secretsInMemory = m_options.secretsInMemory;
    surroundings.systemProxies = systemProxies();
    return surroundings;
}

void Desktop::open()
{
    if (m_options.sandbox)
        return openSandbox();
    use(surroundings(), ProfileStore::ofThisPerson());
    work();
}

void Desktop::use(Surroundings surroundings, ProfileStore profiles)
{
    m_window.setViews({});
    m_session.leave();
    m_sessionWatch.reset();
    m_workspace.reset();
    m_workspace = std::make_unique<Workspace>(std::move(surroundings), std::move(profiles));
    connect(&m_workspace->steps(), &ChainSteps::happened, &m_session, &SessionModel::note);
}

void Desktop::work()
{
    showViews();
    const auto &agent = m_workspace->agent();
    if (!agent)
        return m_session.refuse(agent.error());
    watchSession();
    m_session.use(**agent);
}

/// agent0ctl may sign in or out meanwhile.
void Desktop::watchSession()
{
    const auto place = m_workspace->composition().place();
    if (!place)
        return;
    m_sessionWatch = std::make_unique<FileWatch>(WatchedFile::tokens(place->dataFolder));
    connect(m_sessionWatch.get(), &FileWatch::changed, &m_session, &SessionModel::look);
}

bool Desktop::isAtWork() const { return m_workspace && m_workspace->agent(); }

void Desktop::showViews()
{
    if (isAtWork())
        watchWork();
    const QString wanted = m_options.view.isEmpty() ? m_settings.view() : m_options.view;
    m_window.setViews(viewsOf(*m_workspace,
        {m_preferences, [this](const QString &id) { m_window.showView(id); },
            [this](const QString &name) { chooseProfile(name); }, [this] { setUp(); }, [this] { reopenProfile(); },
            [this] { leaveProfile(); }}));
    const auto showView = qOverload<const QString &>(&MainWindow::showView);
    connect(&m_workspace->guidance(), &Guidance::viewWanted, &m_window, showView, Qt::UniqueConnection);
    m_window.preferView(wanted);
}

void Desktop::watchWork()
{
    connect(
        &m_workspace->announcements(), &Announcements::due, this, [this](const QString &title, const QString &text) {
            if (m_tray)
                m_tray->notify(title, text);
        });
    connect(&m_workspace->todos(), &TodoModel::failed, &m_session,
        [this](const QString &, const Error &why) { m_session.noteFailure(why); });
    const auto showView = qOverload<const QString &>(&MainWindow::showView);
    if (const Administration *administration = m_workspace->administration()) {
        connect(administration, &Administration::viewWanted, &m_window, showView);
        connect(administration, &Administration::checkWanted, &m_workspace->guidance(), &Guidance::check);
    }
}

void Desktop::applyPreferences()
{
    const PreferenceValues &wanted = m_preferences.values();
    m_settings.setAppearance(wanted.appearance);
    m_settings.setLanguage(wanted.language);
    m_settings.setClosesToTray(wanted.closesToTray);
    startAtLogin(wanted.startsAtLogin);
    const bool dark = wanted.appearance == AppearanceChoice::System ? m_settings.lastSeen() == Appearance::Dark
                                                                    : wanted.appearance == AppearanceChoice::Dark;
    redress(dark ? Appearance::Dark : Appearance::Light);
}

void Desktop::startAtLogin(bool wanted)
{
    const Autostart autostart = Autostart::ofThisPerson();
    if (autostart.isOn() == wanted)
        return;
    if (const auto done = autostart.set(wanted); !done)
        m_session.noteFailure(done.error());
}

void Desktop::chooseProfile(const QString &name)
{
    m_options.profile = name;
    m_options.configFile.clear();
    // The view that asks is among those that go.
    QTimer::singleShot(0, this, &Desktop::startOver);
}

void Desktop::startOver()
{
    m_session.leave();
    open();
}

void Desktop::reopenProfile()
{
    // The view that asks is among those that go.
    QTimer::singleShot(0, this, [this] {
        if (!m_workspace)
            return;
        const Composition &now = m_workspace->composition();
        use(Surroundings(now.surroundings()), ProfileStore(now.profiles()));
        work();
    });
}

void Desktop::leaveProfile()
{
    m_options.sandbox = false;
    const QStringList left = ProfileStore::ofThisPerson().names();
    chooseProfile(left.value(0, u"default"_s));
}

void Desktop::sessionChanged()
{
    const std::size_t before = std::exchange(m_sessionWas, m_session.state().index());
    const bool isOut = std::holds_alternative<SignedOut>(m_session.state());
    const QString whoBefore = m_whoWas;
    if (m_session.person() || isOut)
        m_whoWas = m_session.person() ? m_session.person()->subject : QString();
    const bool isAnother = !whoBefore.isEmpty() && whoBefore != m_whoWas;
    if (!isAtWork() || (before == m_sessionWas && !isAnother))
        return;
    if (isAnother) {
        // Nothing that one person saw stays for the next.
        m_window.setViews({});
        m_workspace->startOver();
        showViews();
    }
    if (std::holds_alternative<SignedInSession>(m_session.state())) {
        m_workspace->connectAll();
        m_session.readPicture();
    }
}

void Desktop::handle(const QStringList &arguments)
{
    if (const auto options = parseOptions(arguments); options && !options->view.isEmpty())
        m_window.showView(options->view);
    m_window.comeToFront();
}

void Desktop::close()
{
    m_settings.remember(m_window);
    if (m_settings.closesToTray() && m_tray && m_tray->visible())
        m_window.hide();
    else
        quit();
}

void Desktop::quit()
{
    m_settings.remember(m_window);
    m_window.hide();
    m_scope.start(finish());
}

} // namespace agent0::desktop
