#include "models/sessionmodel.h"

namespace agent0 {

SessionModel::SessionModel(Browser browser) : m_browser(std::move(browser)) { }

void SessionModel::use(Agent &agent)
{
    m_work.cancel();
    m_agent = &agent;
    m_wanted.reset();
    m_person.reset();
    enter(Opening());
    reload();
}

void SessionModel::refuse(Error why)
{
    m_work.cancel();
    m_agent = nullptr;
    enter(Unusable{std::move(why)});
}

void SessionModel::enter(SessionState state)
{
    m_state = std::move(state);
    if (const auto *session = std::get_if<SignedInSession>(&m_state))
        m_person = session->person;
    else if (std::holds_alternative<SignedOut>(m_state) || std::holds_alternative<Unusable>(m_state))
        m_person.reset();
    emit changed();
}

void SessionModel::reload()
{
    if (!m_agent)
        return;
    m_work.cancel();
    m_work.start(readStatus());
}

Task<> SessionModel::readStatus()
{
    const auto status = co_await m_agent->status();
    if (!status) {
        enter(KeychainTrouble{status.error()});
        co_return;
    }
    const SessionStatus session = status->session;
    if (!session.keychainGood)
        enter(KeychainTrouble{Error{Fault::Keychain, Leg::Keychain, u"keychain"_s, session.keychain, {}, {}, {}}});
    else if (session.signedIn)
        enter(SignedInSession{
            session.person, session.signedInAt, session.canRefresh ? std::nullopt : session.idTokenExpires});
    else
        enter(SignedOut());
}

void SessionModel::signIn()
{
    if (!m_agent)
        return;
    if (const auto *wanted = std::get_if<SignInNeeded>(&m_state))
        m_wanted = *wanted;
    m_work.cancel();
    m_work.start(runSignIn(m_wanted.has_value()));
}

Task<> SessionModel::runSignIn(bool force)
{
    enter(PreparingSignIn());
    SignInOptions options;
    options.force = force;
    const OpenBrowser browser = [this](const QByteArray &url) { open(url); };
    const auto person = co_await m_agent->signIn(options, browser);
    if (!person) {
        const Error why = person.error();
        enter(m_wanted ? SessionState(SignInNeeded{m_wanted->person, why}) : SessionState(SignedOut{why}));
        co_return;
    }
    m_wanted.reset();
    co_await readStatus();
    if (std::holds_alternative<SignedInSession>(m_state))
        emit signedIn();
}

void SessionModel::open(const QByteArray &url)
{
    const bool opened = m_browser(url);
    enter(WaitingForBrowser{url, opened});
}

void SessionModel::openPageAgain()
{
    if (const auto *waiting = std::get_if<WaitingForBrowser>(&m_state)) {
        const QByteArray page = waiting->page;
        open(page);
    }
}

void SessionModel::cancelSignIn()
{
    m_work.cancel();
    if (m_wanted)
        enter(*std::exchange(m_wanted, std::nullopt));
    else
        enter(SignedOut());
}

void SessionModel::signOut()
{
    const auto *session = std::get_if<SignedInSession>(&m_state);
    const auto *needed = std::get_if<SignInNeeded>(&m_state);
    if (!session && !needed)
        return;
    m_work.cancel();
    enter(SigningOut{session ? session->person : needed->person});
    m_work.start(runSignOut());
}

Task<> SessionModel::runSignOut()
{
    const auto report = co_await m_agent->signOut(false);
    m_wanted.reset();
    if (report)
        enter(SignedOut());
    else
        enter(SignedOut{report.error()});
}

void SessionModel::note(const Step &step)
{
    if (step.leg == Leg::SignIn && !step.failure && std::holds_alternative<WaitingForBrowser>(m_state))
        enter(FinishingSignIn());
    const auto *session = std::get_if<SignedInSession>(&m_state);
    if (session && step.failure && step.failure->fault == Fault::SignInNeeded && step.leg != Leg::SignIn) {
        const Person person = session->person;
        enter(SignInNeeded{person, *step.failure});
    }
}

} // namespace agent0
