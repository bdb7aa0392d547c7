#pragma once

#include "agent/agent.h"
#include "composition/recording.h"
#include "flow/processes/runningsandbox.h"
#include "http/curlhttpclient.h"
#include "keychain/memorysecretstore.h"
#include "sandbox/useragent.h"
#include "support/shiftedclock.h"

#include <memory>

namespace agent0::test {

/// What a process holds.
struct Held {
    qint64 heap = 0;  ///< bytes in use
    int files = 0;    ///< descriptors
    static Held now();
};

/// One person's program that goes on for months: every hour all tokens have expired, every connection is used, now and then one
/// comes or goes, once a day the person signs out and in again. The servers are another process, so that what grows is ours.
class Soak {
public:
    Soak();

    /// The next hour. What went wrong, or "".
    QString hour();
    int refreshes() { return m_servers.grants("refresh_token"); }
    int exchanges() { return m_servers.grants("token-exchange"); }
    int reuses() { return m_servers.reuses(); }
    int hours() const { return m_hours; }

private:
    QString signIn();
    QString useAll();
    void changeConnections();
    static Task<> visit(sandbox::UserAgent *browser, QByteArray url);

    RunningSandbox m_servers;
    QTemporaryDir m_folder;
    ShiftedClock m_clock;
    MemorySecretStore m_secrets;
    Recording m_recording;
    CurlHttpClient m_http;
    Profile m_profile;
    Agent m_agent;
    sandbox::UserAgent m_browser;
    int m_hours = 0;
    TaskScope m_scope; // last
};

} // namespace agent0::test
