#include "agent/knownsecrets.h"
#include "base/displaytext.h"
#include "base/race.h"
#include "base/random.h"
#include "desktop.h"
#include "text/errortext.h"

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>

namespace agent0::desktop {

namespace {

constexpr Milliseconds PuttingAway{3'000};
/// A server that has gone is not waited for.
constexpr Milliseconds SayingGoodbye{1'000};

Task<bool> mcpSessionsEnded(Agent *agent)
{
    co_await agent->endMcpSessions();
    co_return true;
}

} // namespace

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

void Desktop::setUp()
{
    if (!m_newProfile) {
        m_newProfile = std::make_unique<NewProfile>(ProfileStore::ofThisPerson());
        // The assistant that says so is still open.
        connect(
            m_newProfile.get(), &NewProfile::made, this,
            [this](const QString &name) { m_scope.start(moveTo(name, m_newProfile->takeSecrets())); },
            Qt::QueuedConnection);
    }
    m_newProfile->open(m_window);
}

void Desktop::trySandbox()
{
    m_options.sandbox = true;
    open();
}

/// To a profile that was just made, and to what a check says of it.
Task<> Desktop::moveTo(QString profile, std::map<QString, Secret> secrets)
{
    (void)co_await before(m_clock.sleep(PuttingAway), putAway());
    m_sandbox.reset();
    m_options.sandbox = false;
    m_options.configFile.clear();
    m_options.profile = profile;
    use(surroundings(), ProfileStore::ofThisPerson());
    co_await keepSecrets(std::move(secrets));
    m_newProfile.reset();
    m_workspace->guidance().check({});
}

void Desktop::askToAdopt(const QString &file)
{
    auto *question = new QMessageBox(QMessageBox::Question, tr("Import"),
        tr("Import the profile in %1?").arg(displayText(file, 200)), QMessageBox::Cancel, &m_window);
    question->setTextFormat(Qt::PlainText);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr("Agent0 keeps a copy and goes on with it."));
    const auto *yes = question->addButton(tr("Import"), QMessageBox::AcceptRole);
    connect(yes, &QAbstractButton::clicked, this, [this, file] { adopt(file); });
    question->open();
}

void Desktop::adopt(const QString &file)
{
    const auto place = ProfileStore::ofThisPerson().adopt(file);
    if (place) {
        m_options.sandbox = false;
        return chooseProfile(place->name);
    }
    const ErrorText text = errorText(place.error());
    auto *answer = new QMessageBox(
        QMessageBox::Warning, text.title, text.what + u"\n\n"_s + text.next, QMessageBox::Close, &m_window);
    answer->setTextFormat(Qt::PlainText);
    answer->setAttribute(Qt::WA_DeleteOnClose);
    answer->open();
}

Task<> Desktop::keepSecrets(std::map<QString, Secret> secrets)
{
    for (auto &[id, secret] : secrets) {
        if (!isAtWork())
            break;
        const auto place = id == "identityProvider"_L1 ? std::nullopt : std::optional(id);
        const auto kept = co_await (*m_workspace->agent())->keepClientSecret(place, std::move(secret));
        if (!kept) {
            m_session.refuse(kept.error());
            co_return;
        }
    }
    work();
}

Task<> Desktop::finish()
{
    (void)co_await before(m_clock.sleep(PuttingAway), putAway());
    emit ended();
    QApplication::quit();
}

/// What the agent is at is kept, what was removed goes from the servers now, and a sandbox's secrets from the keychain.
Task<bool> Desktop::putAway()
{
    if (!isAtWork())
        co_return true;
    co_await m_workspace->putAwayChat();
    TodoModel &todos = m_workspace->todos();
    todos.removeNow();
    while (todos.removing()) {
        OneShot<bool> gone;
        const auto watch =
            connect(&todos, &TodoModel::removalsDone, this, [sender = gone.sender] { sender.send(true); });
        co_await gone.receiver;
        disconnect(watch);
    }
    (void)co_await before(m_clock.sleep(SayingGoodbye), mcpSessionsEnded(*m_workspace->agent()));
    co_await m_workspace->composition().forwarded();
    if (!m_sandbox)
        co_return true;
    const QStringList names = allSecretNames((*m_workspace->agent())->profile());
    for (const QString &name : names) {
        const auto removed = co_await m_workspace->composition().secrets().remove(name);
        if (!removed)
            co_return false; // a keychain that refuses one refuses all, and may take its time
    }
    co_return true;
}

} // namespace agent0::desktop
