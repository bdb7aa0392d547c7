#pragma once

#include "agent/agent.h"
#include "bench/sandboxprocess.h"
#include "http/curlhttpclient.h"
#include "keychain/memorysecretstore.h"

namespace agent0::bench {

/// The whole program but its command line: somebody signed in at these servers, with a real vault and ledger in a temporary
/// folder and a keychain in memory. All checks are on.
class Installation {
public:
    /// With more than one connection they are called c0, c1 … and all lead to the same todos. Ends the program
    /// when the sign-in fails.
    explicit Installation(const SandboxProcess &servers, int connections = 1);

    Agent &agent() { return *m_agent; }
    QStringList connections() const;
    QByteArray idToken(); ///< for those who do without us
    /// As a new process: connections are opened anew, and nothing is kept but what is on the disk and in the keychain.
    void restart();

private:
    void signIn(const QJsonObject &person);

    QTemporaryDir m_folder;
    SystemClock m_clock;
    MemorySecretStore m_secrets;
    Profile m_profile;
    std::unique_ptr<CurlHttpClient> m_http;
    std::unique_ptr<Agent> m_agent;
};

} // namespace agent0::bench
