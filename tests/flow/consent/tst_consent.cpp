#include "flow/consent/consentstage.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using test::await;
using test::byConsent;
using test::Chain;
using test::consented;

namespace {

int authorizations(Chain &chain) { return chain.servers.log().requests("todo0-as", "/authorize"); }
int registrations(Chain &chain) { return chain.servers.authority("todo0").consent().registrations(); }
int refreshesThere(Chain &chain) { return chain.servers.log().grants("refresh_token", "todo0-as"); }

} // namespace

/// access "oauth": the resource's own consent in the browser.
class ConsentFlowTest : public QObject {
    Q_OBJECT

private slots:
    void theAddressOfTheResourceIsEnough()
    {
        Chain chain;
        byConsent(chain);
        const auto token = consented(chain);
        VERIFY_DONE(token);
        QCOMPARE(token->origin, TokenOrigin::Granted);
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(registrations(chain), 1);
        QCOMPARE(chain.exchanges(), 0);
    }

    void theConsentIsAskedOnce()
    {
        Chain chain;
        byConsent(chain);
        VERIFY_DONE(consented(chain));
        for (int hour = 0; hour < 3; ++hour) {
            chain.restart();
            chain.advance(Seconds(3601));
            VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        }
        QCOMPARE(authorizations(chain), 1);
        QCOMPARE(refreshesThere(chain), 3);
        QCOMPARE(registrations(chain), 1);
    }

    void aConsentIsForTheAddressItWasGivenFor()
    {
        Chain chain;
        byConsent(chain);
        VERIFY_DONE(consented(chain));
        chain.restart([](Profile &profile) { profile.connections.first().apiBaseUrl += u"/elsewhere"_s; });
        const auto token = await(chain.agent->access(u"todo0"_s));
        QVERIFY(!token);
        QCOMPARE(token.error().code, u"consent_needed"_s);
        QCOMPARE(refreshesThere(chain), 0);
    }

    void nobodyHasToBeSignedIn()
    {
        Chain chain;
        byConsent(chain);
        VERIFY_DONE(consented(chain));
        QCOMPARE(chain.servers.log().requests("idp"), 0);
    }

    void withoutThePersonItSaysWhatToDo()
    {
        Chain chain;
        byConsent(chain);
        const auto token = await(chain.agent->access(u"todo0"_s));
        QVERIFY(!token);
        QCOMPARE(token.error().fault, Fault::SignInNeeded);
        QCOMPARE(token.error().code, u"consent_needed"_s);
        QVERIFY(token.error().hint.contains(u"agent0ctl connect todo0"_s));
        QCOMPARE(authorizations(chain), 0);
    }

    void aRefusedXaaNeverOpensAConsentPage()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn("eve"));
        int opened = 0;
        chain.agent->allowStepUp([&](const QByteArray &) { ++opened; });
        const auto token = await(chain.agent->connect(u"todo0"_s, [&](const QByteArray &) { ++opened; }));
        QVERIFY(!token);
        QCOMPARE(token.error().fault, Fault::Refused);
        QVERIFY(!await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(opened, 0);
        QCOMPARE(authorizations(chain), 0);
    }

    void wherePolicyForbidsItNothingIsAsked()
    {
        Chain chain;
        byConsent(chain);
        chain.restart([](Profile &profile) { profile.agent.consent = u"forbidden"_s; });
        const auto token = consented(chain);
        QVERIFY(!token);
        QCOMPARE(token.error().code, u"consent_forbidden"_s);
        QCOMPARE(token.error().fault, Fault::Refused);
        QCOMPARE(chain.requests(), 0);
    }

    void aDenialIsSaid()
    {
        Chain chain;
        byConsent(chain);
        QVERIFY(chain.servers.faults().set(u"consent-denied"_s));
        const auto token = consented(chain);
        QVERIFY(!token);
        QCOMPARE(token.error().code, u"consent_denied"_s);
        QCOMPARE(token.error().leg, Leg::Consent);
    }

    void anotherIssuerInTheRedirectIsNotBelieved_data()
    {
        QTest::addColumn<QString>("fault");
        for (const char *fault : {"signin-iss-wrong", "signin-iss-missing", "signin-iss-slash"})
            QTest::newRow(fault) << QString::fromLatin1(fault) + u"@todo0"_s;
    }
    void anotherIssuerInTheRedirectIsNotBelieved()
    {
        QFETCH(QString, fault);
        Chain chain;
        byConsent(chain);
        QVERIFY(chain.servers.faults().set(fault));
        const auto token = consented(chain);
        QVERIFY(!token);
        QCOMPARE(token.error().code, u"iss_mismatch"_s);
        QCOMPARE(token.error().leg, Leg::Consent);
        QCOMPARE(chain.servers.log().grants("authorization_code", "todo0-as"), 0);
    }

    void theClientOfTheProfileIsUsedWhereItNamesOne()
    {
        Chain chain;
        const Connection before = chain.profile.connections.first();
        chain.restart([](Profile &profile) { profile.connections.first().access = Access::OAuth; });
        QVERIFY(before.clientAuthentication.method != ClientAuthenticationMethod::None);
        VERIFY_DONE(consented(chain));
        QCOMPARE(registrations(chain), 0);
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
    }

    void aSecretIsForTheServerThatTheConnectionNames()
    {
        Chain chain;
        const Connection before = chain.profile.connections.first();
        QVERIFY(before.clientAuthentication.method != ClientAuthenticationMethod::None);
        byConsent(chain, [&](Connection &todo) {
            todo.clientId = before.clientId;
            todo.clientAuthentication = before.clientAuthentication;
        });
        const auto token = consented(chain); // whose server the resource names, and nobody else
        QVERIFY(!token);
        QCOMPARE(token.error().code, u"client_of_another_server"_s);
        QCOMPARE(token.error().fault, Fault::Untrusted);
        QCOMPARE(authorizations(chain), 0);
        QCOMPARE(chain.servers.log().grants("authorization_code", "todo0-as"), 0);
    }

    void aMetadataDocumentIsNoClientWhereTheServerReadsNone()
    {
        Chain chain;
        byConsent(chain, [](Connection &todo) { todo.clientId = u"https://agent0.example/client.json"_s; });
        VERIFY_DONE(consented(chain));
        QCOMPARE(registrations(chain), 1);
    }

    void theConfiguredResourceMustBeThePublishedOne()
    {
        Chain chain;
        byConsent(chain, [](Connection &todo) { todo.resource = u"https://elsewhere.example/"_s; });
        const auto token = consented(chain);
        QVERIFY(!token);
        QCOMPARE(token.error().code, u"resource_mismatch"_s);
        QCOMPARE(authorizations(chain), 0);
    }

    void twoProgramsUseARefreshTokenOnce()
    {
        sandbox::SandboxOptions options;
        options.lifetimes.refreshGrace = Seconds(0);
        Chain chain(options);
        byConsent(chain);
        VERIFY_DONE(consented(chain));
        chain.advance(Seconds(3601));
        // Not the one that has just stored a token: it would store the next one a moment later, and this clock does not wait.
        const auto first = chain.another();
        const auto second = chain.another();
        std::vector<Task<Result<LiveToken>>> callers;
        for (int i = 0; i < 5; ++i) {
            callers.push_back(first->access(u"todo0"_s));
            callers.push_back(second->access(u"todo0"_s));
        }
        for (const auto &token : await(whenAll(std::move(callers))))
            VERIFY_DONE(token);
        QCOMPARE(refreshesThere(chain), 1);
    }

    void aKeychainThatStumblesAfterRotationLosesNothing()
    {
        Chain chain;
        byConsent(chain);
        VERIFY_DONE(consented(chain));
        chain.advance(Seconds(3601));
        chain.secrets.failWrites = 2;
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        chain.advance(Seconds(3601));
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
    }

    void aKeychainThatRefusesARotatedTokenLosesNothing()
    {
        sandbox::SandboxOptions options;
        options.lifetimes.refreshGrace = Seconds(0); // the old one is dead at once
        Chain chain(options);
        byConsent(chain);
        VERIFY_DONE(consented(chain));
        chain.advance(Seconds(3601));
        chain.secrets.failWrites = 3;
        const auto refused = await(chain.agent->access(u"todo0"_s));
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, Fault::Keychain);
        QVERIFY2(refused.error().message.contains(u"sealed vault"_s), qPrintable(refused.error().message));
        chain.restart();
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        chain.advance(Seconds(3601));
        chain.restart();
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        QCOMPARE(authorizations(chain), 1);
    }

    void aTokenTheResourceRefusesIsRefreshedOnce()
    {
        Chain chain;
        byConsent(chain);
        VERIFY_DONE(consented(chain));
        chain.servers.expireAccessTokens();
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(refreshesThere(chain), 1);
        QCOMPARE(authorizations(chain), 1);
    }

    void disconnectingRevokesWhatTheConsentGave()
    {
        Chain chain;
        byConsent(chain);
        VERIFY_DONE(consented(chain));
        const auto ended = await(chain.agent->disconnect(u"todo0"_s));
        VERIFY_DONE(ended);
        QStringList outcomes;
        for (const RevokedToken &one : *ended)
            outcomes << one.what + u": "_s + one.outcome;
        QCOMPARE(outcomes, QStringList({u"access token of todo0: revoked"_s, u"refresh token of todo0: revoked"_s}));
        const auto token = await(chain.agent->access(u"todo0"_s));
        QVERIFY(!token);
        QCOMPARE(token.error().code, u"consent_needed"_s);
    }

    void signingOutRevokesItToo()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        byConsent(chain);
        VERIFY_DONE(consented(chain));
        const auto report = await(chain.agent->signOut(false));
        VERIFY_DONE(report);
        QStringList what;
        for (const RevokedToken &one : report->tokens)
            what << one.what + u' ' + one.outcome;
        QVERIFY2(what.contains(u"refresh token of todo0 revoked"_s), qPrintable(what.join(u'\n')));
        QVERIFY(!*await(chain.secrets.read(u"test/connection/todo0/refresh-token"_s)));
    }

    void aConsentCanBeBoundToAKey()
    {
        sandbox::SandboxOptions options;
        options.requireDpopNonce = true;
        Chain chain(options);
        byConsent(chain, [](Connection &todo) { todo.dpop = Dpop::Required; });
        const auto token = consented(chain);
        VERIFY_DONE(token);
        QCOMPARE(token->type, u"DPoP"_s);
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        chain.advance(Seconds(3601));
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(refreshesThere(chain), 1); // with the nonce that the consent brought
    }

    void theProgramsOwnCredentialsNeedNobody()
    {
        Chain chain;
        chain.restart([](Profile &profile) { profile.connections.first().access = Access::ClientCredentials; });
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(chain.servers.log().grants("client_credentials", "todo0-as"), 1);
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(chain.servers.log().grants("client_credentials", "todo0-as"), 1);
    }

    void aWorkloadsTokenThatIsRefusedIsNotTriedInAnotherWay()
    {
        Chain chain;
        QFile file(chain.folder.path() + "/workload.jwt"_L1);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("a.b.c") == 5);
        file.close();
        chain.restart([&](Profile &profile) {
            profile.connections.first().access = Access::WorkloadIdentity;
            profile.connections.first().workloadTokenFile = file.fileName();
        });
        const auto token = await(chain.agent->access(u"todo0"_s));
        QVERIFY(!token);
        QCOMPARE(token.error().leg, Leg::Consent);
        QCOMPARE(chain.redemptions(), 1);
        QCOMPARE(chain.servers.log().requests("todo0-as", chain.servers.log().entries().back().path), 1);
    }

    void aMissingWorkloadTokenIsSaid()
    {
        Chain chain;
        chain.restart([](Profile &profile) { profile.connections.first().access = Access::WorkloadIdentity; });
        const auto token = await(chain.agent->access(u"todo0"_s));
        QVERIFY(!token);
        QCOMPARE(token.error().code, u"workload_token_missing"_s);
    }
};

AGENT0_TEST(ConsentFlowTest)
#include "tst_consent.moc"
