#include "models/sessionmodel.h"

namespace agent0 {

namespace {

/// A session that cannot renew itself is said to end so long before it does.
constexpr Seconds EndingSoon{10 * 60};

Error sessionOver()
{
    return {Fault::SignInNeeded, Leg::Refresh, u"session_ended"_s,
        SessionModel::tr("The session is over: the identity provider lets it last no longer."),
        SessionModel::tr("Sign in again to go on."), {}, {}};
}

} // namespace

SessionModel::SessionModel(Browser browser, Clock &clock) : m_browser(std::move(browser)), m_clock(clock) { }

void SessionModel::use(Agent &agent)
{
    m_work.cancel();
    m_agent = &agent;
    m_person.reset();
    enter(Opening());
    reload();
}

void SessionModel::leave()
{
    m_work.cancel();
    m_watch.cancel();
    m_agent = nullptr;
    m_person.reset();
    enter(Opening());
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
    if (const auto *now = session())
        m_person = now->person;
    else if (std::holds_alternative<SignedOut>(m_state) || std::holds_alternative<Unusable>(m_state))
        m_person.reset();
    emit changed();
}

const SignedInSession *SessionModel::session() const
{
    if (const auto *ending = std::get_if<SessionEnding>(&m_state))
        return &ending->session;
    if (const auto *offline = std::get_if<Offline>(&m_state))
        return &offline->session;
    return std::get_if<SignedInSession>(&m_state);
}

void SessionModel::reload()
{
    if (!m_agent)
        return emit profileWanted();
    m_work.cancel();
    m_work.start(readStatus());
}

Task<> SessionModel::readStatus()
{
    const auto status = co_await m_agent->status();
    m_watch.cancel();
    if (!status)
        enter(KeychainTrouble{status.error()});
    else
        show(status->session);
    if (!std::holds_alternative<KeychainTrouble>(m_state))
        m_keychainTries = 0;
    else if (std::get<KeychainTrouble>(m_state).why.code != "keychain_locked"_L1) // asking may ask the person
        m_watch.start(watchKeychain());
}

void SessionModel::show(SessionStatus status)
{
    if (status.keychainFailure)
        return enter(KeychainTrouble{*status.keychainFailure});
    if (status.signedIn) {
        const SignedInSession session{
            status.person, status.signedInAt, status.canRefresh ? std::nullopt : status.idTokenExpires};
        enter(session);
        if (session.ends)
            m_watch.start(watchEnd(session));
    } else if (status.reason == "sign_in_needed"_L1 && !status.person.subject.isEmpty()) {
        m_person = status.person;
        enter(SignInNeeded{status.person, sessionOver()});
    } else {
        enter(SignedOut());
    }
}

Task<> SessionModel::watchKeychain()
{
    const Milliseconds pause =
        std::min(Milliseconds(5'000) * (1 << std::min(m_keychainTries++, 4)), Milliseconds(60'000));
    co_await m_clock.sleep(pause);
    reload();
}

Task<> SessionModel::watchEnd(SignedInSession session)
{
    const auto untilSoon = *session.ends - m_clock.now() - EndingSoon;
    if (untilSoon > Milliseconds(0))
        co_await m_clock.sleep(untilSoon);
    enter(SessionEnding{session});
    const auto untilEnd = std::max(*session.ends - m_clock.now(), Milliseconds(0));
    co_await m_clock.sleep(untilEnd);
    enter(SignInNeeded{session.person, sessionOver()});
}

void SessionModel::signIn()
{
    if (!m_agent)
        return;
    m_work.cancel();
    m_watch.cancel();
    m_work.start(runSignIn());
}

Task<> SessionModel::runSignIn()
{
    enter(PreparingSignIn());
    SignInOptions options;
    options.force = m_person.has_value(); // who asks for it again wants the page, whatever is left of the session
    const OpenBrowser browser = [this](const QByteArray &url) { open(url); };
    const auto person = co_await m_agent->signIn(options, browser);
    if (!person) {
        const Error why = person.error();
        enter(m_person ? SessionState(SignInNeeded{*m_person, why}) : SessionState(SignedOut{why}));
        co_return;
    }
    co_await readStatus();
    if (session())
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
    if (m_person)
        reload();
    else
        enter(SignedOut());
}

void SessionModel::signOut()
{
    if (!m_person || !m_agent || std::holds_alternative<SigningOut>(m_state))
        return;
    m_work.cancel();
    m_watch.cancel();
    enter(SigningOut{*m_person});
    m_work.start(runSignOut());
}

Task<> SessionModel::runSignOut()
{
    const auto report = co_await m_agent->signOut(false);
    if (report)
        enter(SignedOut());
    else
        enter(SignedOut{report.error()});
}

bool SessionModel::asksProvider(Leg leg)
{
    return leg == Leg::Refresh || leg == Leg::Exchange || leg == Leg::Discovery;
}

void SessionModel::note(const Step &step)
{
    if (step.leg == Leg::SignIn && !step.failure && std::holds_alternative<WaitingForBrowser>(m_state))
        return enter(FinishingSignIn());
    if (step.failure)
        return asksProvider(step.leg) ? noteFailure(*step.failure) : void();
    if (const auto *offline = std::get_if<Offline>(&m_state); offline && asksProvider(step.leg))
        enter(SignedInSession(offline->session));
}

void SessionModel::noteFailure(const Error &why)
{
    const auto *now = session();
    if (!now)
        return;
    const SignedInSession before = *now;
    if (why.fault == Fault::SignInNeeded)
        enter(SignInNeeded{before.person, why});
    else if (why.fault == Fault::Keychain)
        reload(); // it tells what is wrong, and goes on asking
    else if (why.fault == Fault::Network && asksProvider(why.leg))
        enter(Offline{before, why});
}

} // namespace agent0
