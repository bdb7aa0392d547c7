#include "composition/composition.h"

#include "base/random.h"
#include "composition/models.h"
#include "composition/proxies.h"
#include "http/networkparts.h"
#include "keychain/memorysecretstore.h"
#include "keychain/systemkeychain.h"
#include "vault/idjagledger.h"

namespace agent0 {

namespace {

/// Of the same name as in the ledger: nothing in it tells who it is.
Task<Result<QString>> folderOf(Agent *agent)
{
    const auto person = co_await agent->person();
    if (!person)
        co_return fail(person.error());
    co_return *person ? IdJagLedger::person((*person)->issuer, (*person)->subject) : QString();
}

} // namespace

Composition::Composition(Surroundings surroundings, ProfileStore profiles)
    : m_surroundings(std::move(surroundings)), m_profiles(std::move(profiles))
{
}

Composition::~Composition() = default;

Result<ProfilePlace> Composition::place() const
{
    if (!m_surroundings.configFile.isEmpty())
        return m_profiles.placeOfFile(m_surroundings.configFile);
    return m_profiles.place(m_surroundings.profile);
}

Result<Policy> Composition::policy()
{
    if (!m_policy)
        m_policy = Policy::load(m_surroundings.policy);
    return *m_policy;
}

Result<Effective> Composition::effective()
{
    const auto where = place();
    if (!where)
        return fail(where.error());
    const auto rules = policy();
    if (!rules)
        return fail(rules.error());
    return openProfile(*where, *rules);
}

Result<Agent *> Composition::agent()
{
    if (m_agent)
        return m_agent.get();
    const auto where = place();
    if (!where)
        return fail(where.error());
    auto inForce = effective();
    if (!inForce)
        return fail(inForce.error());
    const auto record = makeRecording();
    if (!record)
        return fail(record.error());
    if (const auto told = forward(inForce->profile, **record); !told)
        return fail(told.error());
    const auto all = ports(inForce->profile.network, **record);
    if (!all)
        return fail(all.error());
    m_agent = std::make_unique<Agent>(
        *all, std::move(inForce->profile), where->dataFolder, (*record)->steps(m_surroundings.steps));
    return m_agent.get();
}

Result<Recording *> Composition::recording()
{
    if (m_recording)
        return m_recording.get();
    const auto record = makeRecording();
    if (!record)
        return fail(record.error());
    if (const auto inForce = effective()) {
        if (const auto told = forward(inForce->profile, **record); !told)
            return fail(told.error());
    }
    return *record;
}

Result<Recording *> Composition::makeRecording()
{
    if (m_recording)
        return m_recording.get();
    const auto where = place();
    if (!where)
        return fail(where.error());
    m_recording = std::make_unique<Recording>(m_clock, where->dataFolder, where->name);
    if (!m_surroundings.action.isEmpty())
        m_recording->takePlaceIn(m_surroundings.action, m_surroundings.connection);
    return m_recording.get();
}

Task<Result<std::unique_ptr<LanguageModel>>> Composition::model(AgentSettings settings)
{
    const auto inForce = effective();
    if (!inForce)
        co_return fail(inForce.error());
    const auto http = network(inForce->profile.network);
    if (!http)
        co_return fail(http.error());
    const ModelPorts ports{**http, m_clock, systemRandomBytes};
    co_return co_await languageModel(std::move(settings), ports, secrets(), inForce->profile.name);
}

Result<ConversationStore> Composition::conversations()
{
    const auto where = place();
    if (!where)
        return fail(where.error());
    const auto inForce = effective();
    if (!inForce)
        return fail(inForce.error());
    const auto record = recording();
    if (!record)
        return fail(record.error());
    const auto all = ports(inForce->profile.network, **record);
    if (!all)
        return fail(all.error());
    const auto owner = agent();
    if (!owner)
        return fail(owner.error());
    return ConversationStore(*all, where->name, where->dataFolder, [agent = *owner] { return folderOf(agent); });
}

Result<std::unique_ptr<doctor::Doctor>> Composition::doctor()
{
    const auto where = place();
    if (!where)
        return fail(where.error());
    const auto rules = policy();
    if (!rules)
        return fail(rules.error());
    const auto file = ProfileStore::read(*where);
    if (!file)
        return fail(file.error());
    if (!*file && !rules->present())
        return fail(profileMissing(*where));
    const auto record = recording();
    if (!record)
        return fail(record.error());
    Effective inForce = mergeSettings(*where, file->value_or(QJsonObject()), *rules);
    const auto all = ports(inForce.profile.network, **record);
    if (!all)
        return fail(all.error());
    return std::make_unique<doctor::Doctor>(*all, std::move(inForce), where->dataFolder);
}

Result<HttpClient *> Composition::network(const NetworkSettings &settings)
{
    const auto record = recording();
    if (!record)
        return fail(record.error());
    return network(settings, **record);
}

Result<HttpClient *> Composition::network(const NetworkSettings &settings, Recording &record)
{
    if (m_http)
        return m_http.get();
    const auto parts = networkParts();
    if (!parts)
        return fail(parts.error());
    m_http = parts->client(m_clock, ways(settings), record.trace(m_surroundings.trace));
    return m_http.get();
}

Result<Ports> Composition::ports(const NetworkSettings &settings, Recording &record)
{
    const auto http = network(settings, record);
    if (!http)
        return fail(http.error());
    return Ports{**http, secrets(), m_clock, systemRandomBytes};
}

HttpSettings Composition::ways(const NetworkSettings &settings)
{
    const auto where = place();
    return httpSettings(
        settings, where ? where->name : m_surroundings.profile, secrets(), m_surroundings.systemProxies);
}

Result<> Composition::forward(const Profile &profile, Recording &record)
{
    if (m_forwarding || !Forwarding::wanted(profile.activity))
        return {};
    const auto parts = networkParts();
    if (!parts)
        return fail(parts.error());
    m_forwarding = std::make_unique<Forwarding>(m_clock, profile, parts->client(m_clock, ways(profile.network), {}));
    record.alsoTo([forwarding = m_forwarding.get()](const ActivityRecord &one) { forwarding->add(one); });
    return {};
}

Task<> Composition::forwarded()
{
    if (m_forwarding)
        co_await m_forwarding->finish();
}

SecretStore &Composition::secrets()
{
    if (!m_secrets && m_surroundings.secretsInMemory)
        m_secrets = std::make_unique<MemorySecretStore>();
    else if (!m_secrets)
        m_secrets = std::make_unique<SystemKeychain>(m_clock);
    return *m_secrets;
}

} // namespace agent0
