#include "models/sessionmodel.h"

#include <QTimer>

namespace agent0 {

namespace {

/// A session that cannot renew itself is said to end so long before it does.
constexpr Seconds EndingSoon{10 * 60};

/// Between two looks at what was taken away: soon at first, never more often than each minute later.
Milliseconds pauseBefore(int attempt)
{
    return std::min(Milliseconds(5'000) * (1 << std::min(attempt, 4)), Milliseconds(60'000));
}

/// Nothing while it renews itself.
std::optional<Instant> endOf(const SessionStatus &status)
{
    return status.canRefresh ? std::nullopt : status.idTokenExpires;
}

Error sessionOver()
{
    return {Fault::SignInNeeded, Leg::Refresh, u"session_ended"_s,
        SessionModel::tr("The session is over: the identity provider lets it last no longer."),
        SessionModel::tr("Sign in again to go on."), {}, {}};
}

} // namespace

SessionModel::SessionModel(Browser browser, Clock &clock) : m_browser(std::move(browser)), m_clock(clock) { }

void SessionModel::stopWork()
{
    m_work.cancel();
    m_looking.cancel();
    m_offline.cancel();
    m_pictures.cancel();
}

void SessionModel::use(Agent &agent)
{
    stopWork();
    m_agent = &agent;
    m_person.reset();
    enter(Opening());
    reload();
}

void SessionModel::leave()
{
    stopWork();
    m_watch.cancel();
    m_agent = nullptr;
    m_person.reset();
    enter(Opening());
}

void SessionModel::refuse(Error why)
{
    stopWork();
    m_watch.cancel();
    m_agent = nullptr;
    enter(Unusable{std::move(why)});
}

void SessionModel::enter(SessionState state)
{
    m_state = std::move(state);
    const std::optional<Person> before = m_person;
    if (const auto *now = session())
        m_person = now->person;
    else if (std::holds_alternative<SignedOut>(m_state) || std::holds_alternative<Unusable>(m_state))
        m_person.reset();
    if (!m_person || (before && before->subject != m_person->subject)) {
        m_pictures.cancel();
        m_picture.clear();
    }
    emit changed();
    if (m_lookPending && isSettled())
        QTimer::singleShot(0, this, &SessionModel::look);
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
    else
        m_watch.start(watchKeychain(std::get<KeychainTrouble>(m_state).why.code != "keychain_locked"_L1));
}

void SessionModel::show(SessionStatus status)
{
    if (status.keychainFailure)
        return enter(KeychainTrouble{*status.keychainFailure});
    if (status.signedIn) {
        m_since = status.signedInAt;
        const SignedInSession session{status.person, status.signedInAt, endOf(status)};
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

void SessionModel::look()
{
    m_lookPending = !isSettled();
    if (!m_agent || m_lookPending)
        return;
    m_looking.cancel();
    m_looking.start(lookAtStatus());
}

/// What goes wrong here is said by whoever needs it next; and nobody is asked for a password because a file has changed.
Task<> SessionModel::lookAtStatus()
{
    if (!co_await m_agent->keychainReady())
        co_return;
    const auto status = co_await m_agent->status();
    if (!isSettled() || !status || status->session.keychainFailure || isKnown(status->session))
        co_return;
    m_watch.cancel();
    show(status->session);
}

bool SessionModel::isSettled() const
{
    return session() || std::holds_alternative<SignedOut>(m_state) || std::holds_alternative<SignInNeeded>(m_state);
}

/// What the tokens cannot tell stands: that a resource wants the person once more, that the provider does not answer.
bool SessionModel::isKnown(const SessionStatus &status) const
{
    const bool needed = std::holds_alternative<SignInNeeded>(m_state);
    if (!status.signedIn)
        return !session() && needed == (status.reason == "sign_in_needed"_L1);
    const bool same = m_person && status.person.issuer == m_person->issuer && status.person.subject == m_person->subject
        && status.signedInAt == m_since;
    if (needed || std::holds_alternative<Offline>(m_state))
        return same;
    const auto *now = session();
    return same && now && now->ends == endOf(status);
}

/// Of a locked one only its state is read: it might ask the person for a password each time.
Task<> SessionModel::watchKeychain(bool mayBeAsked)
{
    bool ready = false;
    while (!ready) {
        co_await m_clock.sleep(pauseBefore(m_keychainTries++));
        if (mayBeAsked)
            break;
        ready = co_await m_agent->keychainReady();
    }
    reload();
}

/// Until the provider answers, whatever it says, or something else is the matter.
Task<> SessionModel::watchProvider()
{
    const QString issuer = m_agent->profile().identityProvider.issuer;
    for (int attempt = 0; std::holds_alternative<Offline>(m_state); ++attempt) {
        co_await m_clock.sleep(pauseBefore(attempt));
        const auto answer = co_await m_agent->describeProvider(issuer);
        const auto *offline = std::get_if<Offline>(&m_state);
        if (offline && (answer || answer.error().fault != Fault::Network))
            enter(SignedInSession(offline->session));
    }
}

void SessionModel::readPicture()
{
    if (!m_agent || !m_person || !m_picture.isEmpty())
        return;
    m_pictures.cancel();
    m_pictures.start(runPicture());
}

Task<> SessionModel::runPicture()
{
    const auto picture = co_await m_agent->picture();
    if (!picture || !m_person)
        co_return;
    m_picture = *picture;
    emit pictureChanged();
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
        const Error &why = person.error();
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
        goOffline(before, why);
}

void SessionModel::goOffline(SignedInSession session, Error why)
{
    const bool already = std::holds_alternative<Offline>(m_state);
    enter(Offline{std::move(session), std::move(why)});
    if (already)
        return;
    m_offline.cancel();
    m_offline.start(watchProvider());
}

} // namespace agent0
