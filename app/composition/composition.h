#pragma once

#include "agent/agent.h"
#include "chat/conversationstore.h"
#include "composition/forwarding.h"
#include "composition/recording.h"
#include "config/effective.h"
#include "doctor/doctor.h"
#include "http/httpsettings.h"
#include "http/trace.h"
#include "model/languagemodel.h"

#include <memory>

namespace agent0 {

/// What a program was told about its surroundings.
struct Surroundings {
    QString profile = QStringLiteral("default");
    QString configFile;            ///< "" for the profile of that name in the profile folder
    bool secretsInMemory = false;  ///< nothing outlives the program
    PolicySource policy = PolicySource::ofTheSystem();
    ProxyFinder systemProxies;     ///< the desktop's; empty: what the environment says
    TraceSink trace;               ///< empty: no records
    StepSink steps;
    QString action;                ///< what the person does in this run, for the activity log; "" where that changes
    QString connection;            ///< and with which connection, "" for none or several
};

/// The only place that knows the concrete network, keychain, clock and randomness. Each is made when it is first wanted: who
/// only reads the configuration touches no keychain and no network.
class Composition {
public:
    explicit Composition(Surroundings surroundings, ProfileStore profiles = ProfileStore::ofThisPerson());
    ~Composition();

    Result<ProfilePlace> place() const;
    /// The machine's policy; read once.
    Result<Policy> policy();
    /// The profile in force. Fails where it must not be used.
    Result<Effective> effective();
    /// The profile of effective(), at work. Made once; lives as long as this.
    Result<Agent *> agent();

    /// The activity log of the profile, fed by agent() with every exchange and step. Who begins the user's actions, or changes
    /// the configuration, tells it so. Touches nothing before the first record.
    Result<Recording *> recording();

    /// The model of those settings, with its key from the keychain (models.h).
    Task<Result<std::unique_ptr<LanguageModel>>> model(AgentSettings settings);
    /// The conversations of whoever is signed in. Nothing is touched before one is asked for.
    Result<ConversationStore> conversations();

    /// For a diagnosis, also of a profile that must not be used. Fails where there is none to look at.
    Result<std::unique_ptr<doctor::Doctor>> doctor();
    /// The network alone, before there is a profile. Made once, with the settings of whoever asks first.
    Result<HttpClient *> network(const NetworkSettings &settings);

    /// What was recorded is where the profile says that it is told, too; within a few seconds, or not at all.
    Task<> forwarded();

    SecretStore &secrets();
    Clock &clock() { return m_clock; }
    const Surroundings &surroundings() const { return m_surroundings; }
    const ProfileStore &profiles() const { return m_profiles; }

private:
    Result<HttpClient *> network(const NetworkSettings &settings, Recording &record);
    Result<Ports> ports(const NetworkSettings &settings, Recording &record);
    HttpSettings ways(const NetworkSettings &settings);
    Result<Recording *> makeRecording();
    Result<> forward(const Profile &profile, Recording &record);

    Surroundings m_surroundings;
    ProfileStore m_profiles;
    SystemClock m_clock;
    std::optional<Result<Policy>> m_policy;
    std::unique_ptr<SecretStore> m_secrets; // before the ways to the network that ask it
    std::unique_ptr<Forwarding> m_forwarding; // before what records
    std::unique_ptr<Recording> m_recording; // before what it listens to
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<Agent> m_agent; // last: uses all of them
};

} // namespace agent0
