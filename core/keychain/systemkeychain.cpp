#include "keychain/systemkeychain.h"

#include "base/displaytext.h"
#include "base/race.h"
#include "keychain/keychainstate.h"
#include "keychain/keychaintext.h"

namespace agent0 {

namespace {

using End = KeychainOutcome::End;

Error keychainFailure(QLatin1StringView code, QString message, QString hint = {})
{
    return Error{Fault::Keychain, Leg::Keychain, QString(code), std::move(message), std::move(hint), {}, {}};
}

// Nothing for Ready: then the keychain's own word counts.
std::optional<Error> failureOf(KeychainState state)
{
    const QString advice = keychainAdvice(state);
    switch (state) {
    case KeychainState::Ready: return {};
    case KeychainState::Locked: return keychainFailure("keychain_locked"_L1, u"The keychain is locked."_s, advice);
    case KeychainState::NoCollection:
        return keychainFailure("keychain_missing"_L1, u"The keychain has no keyring to keep secrets in."_s, advice);
    case KeychainState::NoService:
        return keychainFailure("keychain_missing"_L1, u"No keychain (Secret Service) is running."_s, advice);
    case KeychainState::NoBus:
        return keychainFailure(
            "keychain_missing"_L1, u"There is no session bus, so no keychain can be reached."_s, advice);
    case KeychainState::NoLibrary:
        return keychainFailure("keychain_missing"_L1, u"The library for the keychain is not installed."_s, advice);
    case KeychainState::Denied:
        return keychainFailure("keychain_denied"_L1, u"This program may not talk to the keychain."_s, advice);
    case KeychainState::Silent:
        return keychainFailure("keychain_timeout"_L1, u"The keychain does not answer."_s, advice);
    }
    Q_UNREACHABLE();
}

Error wasDenied()
{
    return keychainFailure("keychain_denied"_L1, u"The keychain refused access."_s,
        u"Allow Agent0 when the keychain asks, and try again."_s);
}

Error timedOut()
{
    return keychainFailure(
        "keychain_timeout"_L1, u"The keychain did not answer in time."_s, keychainAdvice(KeychainState::Silent));
}

Error notKept(const QString &key)
{
    return keychainFailure("keychain_failed"_L1, u"The keychain did not do what it said it did with %1."_s.arg(key),
        u"Look at the entry in the keychain's own window."_s);
}

} // namespace

SystemKeychain::SystemKeychain(Clock &clock, QString service, KeychainPatience patience)
    : m_clock(clock), m_service(std::move(service)), m_patience(patience)
{
}

Task<Result<std::optional<Secret>>> SystemKeychain::read(QString key)
{
    auto entry = co_await before(m_clock.sleep(limit()), readInTurn(std::move(key)));
    if (!entry)
        co_return fail(timedOut());
    co_return std::move(*entry);
}

Task<Result<>> SystemKeychain::write(QString key, Secret value)
{
    const auto written = co_await before(m_clock.sleep(limit()), writeInTurn(std::move(key), std::move(value)));
    co_return written ? *written : fail(timedOut());
}

Task<Result<>> SystemKeychain::remove(QString key)
{
    const auto removed = co_await before(m_clock.sleep(limit()), removeInTurn(std::move(key)));
    co_return removed ? *removed : fail(timedOut());
}

Milliseconds SystemKeychain::limit() const { return keychainMayPrompt() ? m_patience.prompt : m_patience.answer; }

Task<bool> SystemKeychain::ready()
{
    const KeychainState state = co_await keychainState(m_clock, m_patience.answer);
    co_return state == KeychainState::Ready;
}

QString SystemKeychain::description() const { return keychainName(); }

Task<SystemKeychain::Entry> SystemKeychain::readInTurn(QString key)
{
    const Turn mine = co_await turn();
    auto entry = co_await readNow(std::move(key), mine);
    co_return entry;
}

Task<Result<>> SystemKeychain::writeInTurn(QString key, Secret value)
{
    const Turn mine = co_await turn();
    const KeychainJob job(KeychainJob::Kind::Write, m_service, key, toKeychainText(value));
    KeychainOutcome outcome = co_await run(job, mine);
    if (outcome.end != End::Done)
        co_return fail(co_await explain(std::move(outcome)));
    const auto kept = co_await readNow(key, mine);
    if (!kept)
        co_return fail(kept.error());
    if (!*kept || !(*kept)->equals(value.reveal()))
        co_return fail(notKept(key));
    co_return Result<>();
}

Task<Result<>> SystemKeychain::removeInTurn(QString key)
{
    const Turn mine = co_await turn();
    const KeychainJob job(KeychainJob::Kind::Remove, m_service, key);
    KeychainOutcome outcome = co_await run(job, mine);
    if (outcome.end != End::Done && outcome.end != End::NotFound)
        co_return fail(co_await explain(std::move(outcome)));
    // Deleting from a locked keyring "succeeds" and the secret stays: only reading tells.
    const auto left = co_await readNow(key, mine);
    if (!left && left.error().code != "keychain_entry_invalid"_L1)
        co_return fail(left.error());
    if (!left || *left)
        co_return fail(notKept(key));
    co_return Result<>();
}

Task<SystemKeychain::Entry> SystemKeychain::readNow(QString key, Turn turn)
{
    KeychainOutcome outcome = co_await look(key, std::move(turn));
    if (outcome.end == End::Done) {
        auto value = fromKeychainText(outcome.value);
        if (value)
            co_return std::move(value);
        co_return fail(keychainFailure("keychain_entry_invalid"_L1,
            u"The keychain's entry %1 is not one that Agent0 wrote."_s.arg(key), u"Remove it, or sign in again."_s));
    }
    if (outcome.end != End::NotFound)
        co_return fail(co_await explain(std::move(outcome)));
    // "Not found" is also what a locked keyring says. Where there is no Secret Service at all it came from
    // another keychain (KWallet's own) that can be believed.
    const KeychainState state = co_await keychainState(m_clock, m_patience.answer);
    const auto known = failureOf(state);
    if (!known || state == KeychainState::NoService || state == KeychainState::NoLibrary)
        co_return std::nullopt;
    co_return fail(*known);
}

Task<SystemKeychain::Turn> SystemKeychain::turn()
{
    co_return std::make_shared<Turnstile::Turn>(co_await m_turnstile.enter());
}

Task<KeychainOutcome> SystemKeychain::look(QString key, Turn turn)
{
    OneShot<std::optional<Secret>> done;
    m_looking.start(lookDirectly(key, turn, done.sender));
    auto found = co_await done.receiver;
    if (found)
        co_return KeychainOutcome(End::Done, {}, std::move(*found));
    const KeychainJob job(KeychainJob::Kind::Read, m_service, key);
    co_return co_await run(job, std::move(turn));
}

// As a job does it keeps the turn until it really ends: what queues behind a keychain that hangs is never started.
Task<> SystemKeychain::lookDirectly(QString key, Turn turn, OneShot<std::optional<Secret>>::Sender done)
{
    auto found = co_await m_direct.read(m_service, std::move(key));
    turn.reset();
    done.send(std::move(found));
}

// A keychain that was restarted meanwhile fails once: every call may be repeated, since each says the whole.
Task<KeychainOutcome> SystemKeychain::run(KeychainJob job, Turn turn)
{
    KeychainOutcome outcome = co_await attempt(job, turn);
    if (outcome.end != End::Failed)
        co_return outcome;
    reconnectKeychain();
    const KeychainState state = co_await keychainState(m_clock, m_patience.answer);
    if (state == KeychainState::Ready)
        outcome = co_await attempt(job, turn);
    co_return outcome;
}

// The job keeps the turn until it really ends, whoever still waits: a second one would only queue behind it.
Task<KeychainOutcome> SystemKeychain::attempt(KeychainJob job, Turn turn)
{
    OneShot<KeychainOutcome> done;
    const auto finish = [sender = done.sender, turn = std::move(turn)](KeychainOutcome outcome) mutable {
        if (outcome.end == End::Done || outcome.end == End::NotFound)
            surviveKeychainLoss(); // it answered: the connection stands
        sender.send(std::move(outcome));
        turn.reset();
    };
    runKeychainJob(job, finish);
    KeychainOutcome outcome = co_await done.receiver;
    co_return outcome;
}

Task<Error> SystemKeychain::explain(KeychainOutcome outcome)
{
    if (outcome.end == End::RefusedByPerson)
        co_return wasDenied();
    const KeychainState state = co_await keychainState(m_clock, m_patience.answer);
    if (const auto known = failureOf(state))
        co_return *known;
    if (outcome.end == End::Refused)
        co_return wasDenied();
    co_return keychainFailure("keychain_failed"_L1, u"The keychain failed: %1"_s.arg(displayText(outcome.text, 200)),
        u"Look at the keychain's own window."_s);
}

} // namespace agent0
