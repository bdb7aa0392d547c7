#include "flow/support/chain.h"

#include "base/nextturn.h"
#include "config/profilejson.h"
#include "sandbox/people.h"

#include <QJsonDocument>
#include <QTest>

namespace agent0::test {

void FragileSecretStore::failCall(int number)
{
    m_callsToFault = number;
    m_failed = false;
}

bool FragileSecretStore::fails(const QString &what, const QString &key)
{
    const bool now = m_callsToFault > 0 && --m_callsToFault == 0;
    m_failed = m_failed || now;
    // "PROFILE/connection/todo0/dpop-key": what belongs to something that has a name ends in the kind, the rest begins with it.
    const QStringList parts = key.split(u'/').mid(1);
    QString kind = parts.size() > 2 ? u"connection "_s + parts.last() : parts.first();
    if (kind.startsWith("doctor-"_L1)) // another word each time
        kind = u"doctor"_s;
    if (now)
        faults << what + u' ' + kind;
    return now;
}
Task<Result<>> FragileSecretStore::remove(QString key)
{
    if (fails(u"remove"_s, key))
        co_return fail(
            Fault::Keychain, Leg::Keychain, "keychain_denied"_L1, u"The keychain refused."_s, u"Unlock it."_s);
    co_return co_await m_store.remove(std::move(key));
}

Task<Result<std::optional<Secret>>> FragileSecretStore::read(QString key)
{
    ++reads;
    const bool fault = fails(u"read"_s, key);
    if (slow)
        co_await nextTurn();
    if (locked || fault)
        co_return fail(
            Fault::Keychain, Leg::Keychain, "keychain_locked"_L1, u"The keychain is locked."_s, u"Unlock it."_s);
    co_return co_await m_store.read(std::move(key));
}

Task<Result<>> FragileSecretStore::write(QString key, Secret value)
{
    const bool fault = fails(u"write"_s, key);
    if (slow)
        co_await nextTurn();
    if (locked || fault || failWrites-- > 0)
        co_return fail(
            Fault::Keychain, Leg::Keychain, "keychain_denied"_L1, u"The keychain refused."_s, u"Unlock it."_s);
    co_return co_await m_store.write(std::move(key), std::move(value));
}

Chain::Chain(sandbox::SandboxOptions options)
    : servers([&] {
          options.clock = &clock;
          return options;
      }())
{
    const auto started = servers.start();
    if (!started)
        qFatal("the sandbox did not start: %s", qPrintable(started.error().message));
    recording = std::make_unique<Recording>(clock, folder.path() + "/data"_L1, u"test"_s);
    m_curl = std::make_unique<CurlHttpClient>(clock, HttpSettings(), recording->trace());
    network = std::make_unique<SecretHunt>(*m_curl);
    profile = readProfile(servers.readyProfile(), u"test"_s).profile;
    restart();
    for (auto &[id, secret] : servers.secrets()) {
        network->add(secret.reveal());
        const auto connection = id == "identityProvider"_L1 ? std::nullopt : std::optional(id);
        if (const auto kept = await(agent->keepClientSecret(connection, secret.copy())); !kept)
            qFatal("a client secret was not kept: %s", qPrintable(kept.error().message));
    }
}

Chain::~Chain()
{
    agent.reset();
    m_curl.reset();
    recording.reset();
    QStringList found = network->findBelow(folder.path());
    for (const Step &step : steps) {
        const QByteArray words = QJsonDocument(step.asked).toJson() + QJsonDocument(step.granted).toJson()
            + (step.failure ? (step.failure->message + step.failure->hint).toUtf8() : QByteArray());
        found += network->findIn(words, u"step "_s + step.title);
    }
    if (!found.isEmpty())
        QTest::qFail(qPrintable(u"secrets were written: "_s + found.join(u'\n')), __FILE__, __LINE__);
}

Ports Chain::ports() { return Ports{*network, secrets, clock, systemRandomBytes}; }

std::unique_ptr<Agent> Chain::another()
{
    return std::make_unique<Agent>(ports(), profile, folder.path() + "/data"_L1);
}

void Chain::restart(const std::function<void(Profile &)> &change)
{
    agent.reset();
    if (change)
        change(profile);
    const StepSink sink = recording->steps([this](const Step &step) { this->steps.push_back(step); });
    agent = std::make_unique<Agent>(ports(), profile, folder.path() + "/data"_L1, sink);
}

Task<> Chain::visit(Chain *chain, QByteArray url, QByteArray user)
{
    chain->network->addFromQuery(url.mid(url.indexOf('?') + 1));
    chain->lastVisit =
        co_await chain->m_userAgent.open(url, sandbox::Visitor{user, sandbox::personNamed(user)->password});
    if (chain->lastVisit) {
        for (const QByteArray &address : chain->lastVisit->path)
            chain->network->addFromQuery(address.mid(address.indexOf('?') + 1));
    }
}

OpenBrowser Chain::browser(QByteArray user)
{
    return [this, user](QByteArray url) { m_scope.start(visit(this, url, user)); };
}

Result<Person> Chain::signIn(QByteArray user, SignInOptions options)
{
    m_userAgent.forgetCookies();
    return await(agent->signIn(std::move(options), browser(user)));
}

void Chain::advance(Seconds time) { clock.advance(time); }

} // namespace agent0::test
