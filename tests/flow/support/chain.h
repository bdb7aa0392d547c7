#pragma once

#include "agent/agent.h"
#include "composition/recording.h"
#include "flow/support/secrethunt.h"
#include "http/curlhttpclient.h"
#include "keychain/memorysecretstore.h"
#include "sandbox/sandbox.h"
#include "sandbox/useragent.h"
#include "support/await.h"
#include "support/shiftedclock.h"

#include <QSet>
#include <QTemporaryDir>

namespace agent0::test {

/// A keychain that can be made to fail.
class FragileSecretStore final : public SecretStore {
public:
    Task<Result<std::optional<Secret>>> read(QString key) override;
    Task<Result<>> write(QString key, Secret value) override;
    Task<Result<>> remove(QString key) override;
    Task<bool> ready() override { co_return !locked; }
    QString description() const override { return QStringLiteral("the test's keychain"); }

    bool locked = false;   ///< everything fails
    int failWrites = 0;    ///< so many of the next ones
    int reads = 0;
    bool slow = false;     ///< answers in the next turn of the event loop, as a real one does

    /// The call of that number from now on fails, and no other; 0: none does.
    void failCall(int number);
    bool failed() const { return m_failed; } ///< that call has come
    QSet<QString> faults; ///< what has failed so: "read refresh-token", "write key"

private:
    bool fails(const QString &what, const QString &key);
    MemorySecretStore m_store;
    int m_callsToFault = 0;
    bool m_failed = false;
};

/// The whole program but its command line against the sandbox, in one process: real network, real vault in a temporary
/// folder, a keychain in memory, the sandbox's headless browser, one clock for all, its activity log. At the end nothing secret may lie
/// in the folder or in anything that was reported.
class Chain {
public:
    explicit Chain(sandbox::SandboxOptions options = {});
    ~Chain();

    /// A second program on the same folder and keychain.
    std::unique_ptr<Agent> another();
    /// The same person's program started anew, on a changed profile.
    void restart(const std::function<void(Profile &)> &change = {});

    Result<Person> signIn(QByteArray user = "ada", SignInOptions options = {});
    OpenBrowser browser(QByteArray user = "ada");
    void advance(Seconds time); ///< our clock and the servers'

    Ports ports();

    int requests() { return servers.log().requests(); }
    int refreshes() { return servers.log().grants("refresh_token"); }
    int exchanges() { return servers.log().grants("token-exchange"); }
    int redemptions() { return servers.log().grants("jwt-bearer"); }

    QTemporaryDir folder;
    ShiftedClock clock;
    sandbox::Sandbox servers;
    FragileSecretStore secrets;
    Profile profile;
    std::vector<Step> steps;
    std::unique_ptr<Recording> recording; ///< the activity log, fed as the programs feed it
    std::unique_ptr<SecretHunt> network;
    std::unique_ptr<Agent> agent;
    Result<sandbox::Visit> lastVisit = sandbox::Visit();

private:
    static Task<> visit(Chain *chain, QByteArray url, QByteArray user);
    std::unique_ptr<CurlHttpClient> m_curl;
    sandbox::UserAgent m_userAgent;
    TaskScope m_scope;
};

/// Fails the test with the error's own words when there is none.
#define VERIFY_DONE(result)                                                                                            \
    do {                                                                                                               \
        const auto &outcomeOfThis = (result);                                                                          \
        QVERIFY2(outcomeOfThis.has_value(), qPrintable(agent0::test::wordsOf(outcomeOfThis)));                         \
    } while (false)

template<typename T>
QString wordsOf(const Result<T> &result)
{
    if (result)
        return {};
    const Error &error = result.error();
    return name(error.leg) + u": "_s + error.code + u": "_s + error.message + u" | "_s + error.hint;
}

} // namespace agent0::test
