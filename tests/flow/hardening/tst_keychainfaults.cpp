#include "doctor/doctor.h"
#include "flow/consent/consentstage.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using test::await;
using test::Chain;

namespace {

/// A rotated refresh token is used once, or the session is over.
sandbox::SandboxOptions strict()
{
    // Made once: there are many sandboxes here.
    static const QList<Jwk> keys{
        *Jwk::generate(JwsAlgorithm::RS256, u"a"_s), *Jwk::generate(JwsAlgorithm::ES256, u"b"_s)};
    sandbox::SandboxOptions options;
    options.identityKeys = keys;
    options.lifetimes.refreshGrace = Seconds(0);
    return options;
}

/// Either it was done all the same, or it says that the keychain is to blame and what to do.
void checkSaid(const std::optional<Error> &failure, int at)
{
    if (!failure)
        return;
    const QByteArray place = " at " + QByteArray::number(at) + ": " + failure->code.toUtf8();
    QVERIFY2(failure->fault == Fault::Keychain, "another fault" + place);
    QVERIFY2(!failure->message.isEmpty() && !failure->hint.isEmpty(), "no words" + place);
}

template<typename T>
std::optional<Error> failureOf(const Result<T> &result)
{
    return result ? std::nullopt : std::optional(result.error());
}

/// What uses the keychain, and what has to be so before. Both are done again for each call that fails.
struct Use {
    std::function<bool(Chain &)> ready;
    std::function<std::optional<Error>(Chain &)> use;
};

/// The first thing that the doctor finds wrong.
std::optional<Error> examined(Chain &chain)
{
    Effective effective;
    effective.profile = chain.profile;
    doctor::Doctor doctor(chain.ports(), std::move(effective), chain.folder.filePath(u"data"_s));
    const auto report = await(doctor.examine({}, [](const doctor::Finding &) { }));
    if (!report)
        return report.error();
    for (const doctor::Finding &one : report->findings) {
        if (one.isTrouble())
            return Error{one.fault, Leg::Keychain, one.code, one.summary, one.advice, {}, {}};
    }
    return {};
}

bool signedIn(Chain &chain)
{
    chain.restart();
    return chain.signIn().has_value();
}

/// With a key of its own for the connection.
void boundByConsent(Chain &chain)
{
    test::byConsent(chain, [](Connection &todo) { todo.dpop = Dpop::Required; });
}

bool withoutConsent(Chain &chain)
{
    boundByConsent(chain);
    return chain.signIn() && await(chain.agent->disconnect(u"todo0"_s));
}

bool consentedLongAgo(Chain &chain)
{
    boundByConsent(chain);
    if (!chain.signIn() || !test::consented(chain))
        return false;
    chain.advance(Seconds(3601));
    chain.restart();
    return true;
}

/// The key goes with the disconnecting, so that one is made anew.
bool withoutKey(Chain &chain)
{
    chain.restart([](Profile &profile) { profile.connections.first().dpop = Dpop::Required; });
    return chain.signIn() && await(chain.agent->disconnect(u"todo0"_s));
}

/// As freshly installed, the keychain empty.
bool forgotten(Chain &chain)
{
    const bool done = signedIn(chain) && await(chain.agent->forgetEverything());
    chain.restart();
    return done;
}

bool knownToNoServer(Chain &chain)
{
    boundByConsent(chain);
    return forgotten(chain) && chain.signIn();
}

void ownKeyAtTheProvider(Profile &profile)
{
    profile.identityProvider.clientAuthentication.method = ClientAuthenticationMethod::PrivateKeyJwt;
}

} // namespace

Q_DECLARE_METATYPE(Use)

/// The keychain fails at one call after the other. Whatever happens, it is said, and a session that was there lives on.
class KeychainFaultsTest : public QObject {
    Q_OBJECT

private slots:
    void aRefreshSurvivesAFaultAtEachCall()
    {
        Chain chain(strict());
        VERIFY_DONE(chain.signIn());
        int at = 1;
        for (;; ++at) {
            chain.advance(Seconds(3601));
            chain.restart();
            chain.secrets.failCall(at);
            const auto access = await(chain.agent->access(u"todo0"_s));
            const bool hit = chain.secrets.failed();
            chain.secrets.failCall(0);
            if (!hit)
                break;
            checkSaid(failureOf(access), at);
            chain.restart();
            VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        }
        QVERIFY(at > 3);
        m_faults += chain.secrets.faults;
        qInfo("%d faults injected and survived", at - 1);
    }

    void whatFailsIsSaidAndCanBeDoneAgain_data()
    {
        QTest::addColumn<Use>("use");
        const auto row = [](const char *name, const Use &use) { QTest::newRow(name) << use; };
        row("first sign-in", {forgotten, [](Chain &chain) { return failureOf(chain.signIn()); }});
        row("sign-out", {signedIn, [](Chain &chain) { return failureOf(await(chain.agent->signOut(false))); }});
        row("disconnect",
            {signedIn, [](Chain &chain) { return failureOf(await(chain.agent->forgetConnection(u"todo0"_s))); }});
        row("access with a key",
            {withoutKey, [](Chain &chain) { return failureOf(await(chain.agent->access(u"todo0"_s))); }});
        row("consent", {withoutConsent, [](Chain &chain) { return failureOf(test::consented(chain)); }});
        row("first consent", {knownToNoServer, [](Chain &chain) { return failureOf(test::consented(chain)); }});
        row("consent refreshed",
            {consentedLongAgo, [](Chain &chain) { return failureOf(await(chain.agent->access(u"todo0"_s))); }});
        row("consent withdrawn",
            {consentedLongAgo, [](Chain &chain) { return failureOf(await(chain.agent->disconnect(u"todo0"_s))); }});
        row("client secret", {signedIn, [](Chain &chain) {
                                  return failureOf(await(chain.agent->keepClientSecret(std::nullopt, Secret("s"))));
                              }});
        row("proxy password",
            {signedIn, [](Chain &chain) { return failureOf(await(chain.agent->keepProxyPassword(Secret("s")))); }});
        row("proxy password looked for",
            {signedIn, [](Chain &chain) { return failureOf(await(chain.agent->hasProxyPassword())); }});
        row("own key",
            {[](Chain &chain) {
                 chain.restart(ownKeyAtTheProvider);
                 return true;
             },
                [](Chain &chain) { return failureOf(await(chain.agent->publicKey(std::nullopt))); }});
        row("own key rotated",
            {[](Chain &chain) {
                 chain.restart(ownKeyAtTheProvider);
                 return true;
             },
                [](Chain &chain) { return failureOf(await(chain.agent->rotateKey(std::nullopt))); }});
        row("everything forgotten",
            {signedIn, [](Chain &chain) { return failureOf(await(chain.agent->forgetEverything())); }});
        row("without secrets", {signedIn, [](Chain &chain) {
                                    (void)await(
                                        chain.agent->withoutSecrets(u"text"_s)); // what cannot be read cannot be told
                                    return std::optional<Error>();
                                }});
        row("doctor", {signedIn, examined});
    }
    void whatFailsIsSaidAndCanBeDoneAgain()
    {
        QFETCH(Use, use);
        Chain chain(strict());
        int at = 1;
        for (;; ++at) {
            QVERIFY(use.ready(chain));
            chain.secrets.failCall(at);
            const auto failure = use.use(chain);
            const bool hit = chain.secrets.failed();
            chain.secrets.failCall(0);
            if (!hit)
                break;
            checkSaid(failure, at);
            QVERIFY(use.ready(chain));
            const auto again = use.use(chain);
            QVERIFY2(!again, again ? qPrintable(again->message) : "");
        }
        QVERIFY(at > 1);
        m_faults += chain.secrets.faults;
        qInfo("%d faults injected and survived", at - 1);
    }

    void aSignInThatFailsCanBeDoneAgain()
    {
        Chain chain(strict());
        int at = 1;
        for (;; ++at) {
            chain.restart();
            chain.secrets.failCall(at);
            const auto person = chain.signIn();
            const bool hit = chain.secrets.failed();
            chain.secrets.failCall(0);
            if (!hit)
                break;
            checkSaid(failureOf(person), at);
            chain.restart();
            VERIFY_DONE(chain.signIn());
            VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        }
        QVERIFY(at > 2);
        m_faults += chain.secrets.faults;
        qInfo("%d faults injected and survived", at - 1);
    }

    /// The last: an entry of another kind, or another thing done with one, needs a row above.
    void nothingThatIsKeptWasLeftOut()
    {
        QStringList failed(m_faults.begin(), m_faults.end());
        failed.sort();
        const QStringList everything{u"read client"_s, u"read connection client-secret"_s,
            u"read connection dpop-key"_s, u"read connection refresh-token"_s, u"read doctor"_s, u"read idp"_s,
            u"read key"_s, u"read model"_s, u"read proxy-password"_s, u"read refresh-token"_s, u"read vault-key"_s,
            u"remove client"_s, u"remove connection client-secret"_s, u"remove connection dpop-key"_s,
            u"remove connection refresh-token"_s, u"remove doctor"_s, u"remove idp"_s, u"remove key"_s,
            u"remove model"_s, u"remove proxy-password"_s, u"remove refresh-token"_s, u"remove vault-key"_s,
            u"write client"_s, u"write connection dpop-key"_s, u"write connection refresh-token"_s, u"write doctor"_s,
            u"write idp"_s, u"write key"_s, u"write proxy-password"_s, u"write refresh-token"_s, u"write vault-key"_s};
        QCOMPARE(failed, everything);
    }

private:
    QSet<QString> m_faults;
};

AGENT0_TEST(KeychainFaultsTest)
#include "tst_keychainfaults.moc"
