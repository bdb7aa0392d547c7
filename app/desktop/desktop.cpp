#include "desktop.h"

#include "base/random.h"
#include "desktopbrowser.h"
#include "views.h"

#include <QTimer>

namespace agent0::desktop {

Desktop::Desktop(Options options) : m_options(std::move(options)), m_session(openForPerson), m_window(m_session)
{
    connect(&m_session, &SessionModel::signedIn, &m_window, &MainWindow::comeToFront);
}

Desktop::~Desktop() = default;

void Desktop::start()
{
    m_window.show();
    QTimer::singleShot(0, this, [this] {
        m_appearance = std::make_unique<SystemAppearance>();
        connect(m_appearance.get(), &SystemAppearance::changed, this, redress);
        open();
    });
}

Surroundings Desktop::surroundings() const
{
    Surroundings surroundings;
    surroundings.profile = m_options.profile;
    surroundings.configFile = m_options.configFile;
    surroundings.secretsInMemory = m_options.secretsInMemory;
    return surroundings;
}

void Desktop::open()
{
    if (m_options.sandbox)
        return openSandbox();
    use(surroundings(), ProfileStore::ofThisPerson());
    work();
}

void Desktop::openSandbox()
{
    m_sandbox = std::make_unique<SandboxThread>();
    connect(m_sandbox.get(), &SandboxThread::finishedStarting, this, &Desktop::useSandbox);
    m_sandbox->start();
}

void Desktop::useSandbox()
{
    auto access = m_sandbox->take();
    if (!access)
        return m_session.refuse(access.error());
    Surroundings own = surroundings();
    own.configFile.clear();
    own.profile = u"sandbox-"_s + QString::fromLatin1(systemRandomBytes(6).toHex());
    ProfileStore profiles(m_sandboxFolder.filePath(u"config"_s), m_sandboxFolder.filePath(u"data"_s));
    const auto place = profiles.place(own.profile);
    const auto written = place ? ProfileStore::write(*place, access->profile) : Result<>(fail(place.error()));
    if (!written)
        return m_session.refuse(written.error());
    use(std::move(own), std::move(profiles));
    m_scope.start(keepSecrets(std::move(access->secrets)));
}

void Desktop::use(Surroundings surroundings, ProfileStore profiles)
{
    m_window.setViews({});
    m_workspace = std::make_unique<Workspace>(std::move(surroundings), std::move(profiles));
    connect(&m_workspace->steps(), &ChainSteps::happened, &m_session, &SessionModel::note);
}

Task<> Desktop::keepSecrets(std::map<QString, Secret> secrets)
{
    const auto agent = m_workspace->agent();
    for (auto &[id, secret] : secrets) {
        if (!agent)
            break;
        const auto place = id == "identityProvider"_L1 ? std::nullopt : std::optional(id);
        const auto kept = co_await (*agent)->keepClientSecret(place, std::move(secret));
        if (!kept) {
            m_session.refuse(kept.error());
            co_return;
        }
    }
    work();
}

void Desktop::work()
{
    const auto agent = m_workspace->agent();
    if (!agent)
        return m_session.refuse(agent.error());
    m_window.setViews(viewsOf(*m_workspace));
    if (const Administration *administration = m_workspace->administration())
        connect(administration, &Administration::viewWanted, &m_window, qOverload<const QString &>(&MainWindow::showView));
    m_session.use(**agent);
}

} // namespace agent0::desktop
