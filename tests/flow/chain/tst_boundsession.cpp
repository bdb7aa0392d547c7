#include "flow/support/chain.h"
#include "jose/jws.h"
#include "keychain/secretnames.h"
#include "oauth/grants.h"
#include "oauth/tokenendpoint.h"
#include "support/testmain.h"
#include "vault/sessionsecret.h"

#include <QTest>

using namespace agent0;
using test::await;
using test::Chain;

namespace {

constexpr auto TokenEnd = "/oauth2/v1/token";

QList<UnverifiedJws> proofsTo(const Chain &chain, const char *end)
{
    QList<UnverifiedJws> proofs;
    for (const HttpRequest &request : chain.network->requests) {
        for (const HttpHeader &one : request.headers) {
            if (one.name == "DPoP" && request.url.endsWith(end))
                proofs << *UnverifiedJws::parseDpopProof(one.value);
        }
    }
    return proofs;
}

QByteArray thumbprintOf(const UnverifiedJws &proof)
{
    return Jwk::fromJson(proof.header.value("jwk"_L1).toJson().toObject())->thumbprint();
}

QByteArray keptKey(Chain &chain)
{
    const auto secret = await(readSessionSecret(chain.secrets, chain.profile.name));
    if (!secret || !*secret || (*secret)->proofKey.isEmpty())
        return {};
    return Jwk::fromPrivatePem((*secret)->proofKey, {})->thumbprint();
}

void replaceKey(Chain &chain, const QByteArray &pem)
{
    auto secret = await(readSessionSecret(chain.secrets, chain.profile.name));
    (*secret)->proofKey = Secret(pem);
    QVERIFY(await(writeSessionSecret(chain.secrets, chain.profile.name, std::move(**secret))));
}

void want(Chain &chain, Dpop dpop)
{
    chain.restart([dpop](Profile &profile) { profile.identityProvider.dpop = dpop; });
}

QString saidAt(const Chain &chain, Leg leg)
{
    QString said;
    for (const Step &step : chain.steps) {
        if (step.leg == leg)
            said = step.granted.value("dpop"_L1).toString();
    }
    return said;
}

/// What anybody can do who has stolen the refresh token.
Result<TokenResponse> present(Chain &chain, QList<FormField> fields, std::optional<DpopKey> key)
{
    TokenRequest request(Leg::Refresh, QString::fromLatin1(chain.servers.issuer() + TokenEnd), std::move(fields));
    request.client.clientId = chain.profile.identityProvider.clientId;
    request.dpop = std::move(key);
    TokenEndpoint endpoint(*chain.network, chain.clock, systemRandomBytes);
    return await(endpoint.request(std::move(request)));
}

} // namespace

/// The session at the identity provider, bound to a key (RFC 9449 5, 10).
class BoundSessionTest : public QObject {
    Q_OBJECT

private slots:
    void rfc9449_5_theCodeIsExchangedWithAProof()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        const auto proofs = proofsTo(chain, TokenEnd);
        QCOMPARE(proofs.size(), 1);
        QCOMPARE(proofs.first().claims.value("htm"_L1).toString(), u"POST"_s);
        QCOMPARE(proofs.first().claims.value("htu"_L1).toString().toLatin1(), chain.servers.issuer() + TokenEnd);
        QCOMPARE(thumbprintOf(proofs.first()), keptKey(chain));
        QCOMPARE(saidAt(chain, Leg::SignIn), u"bound"_s);
    }

    void rfc9449_10_theAuthorizationRequestNamesTheKey()
    {
        Chain chain;
        QByteArray opened;
        const OpenBrowser browser = chain.browser();
        const auto person = await(chain.agent->signIn({}, [&](QByteArray url) {
            opened = url;
            browser(url);
        }));
        VERIFY_DONE(person);
        QVERIFY(opened.contains("&dpop_jkt=" + keptKey(chain) + '&'));
    }

    void rfc9449_5_everyRefreshProvesTheSameKey()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        for (int hour = 1; hour <= 3; ++hour) {
            chain.restart(); // the key outlives the program
            chain.advance(Seconds(3700));
            VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        }
        QCOMPARE(chain.refreshes(), 3);
        const auto proofs = proofsTo(chain, TokenEnd);
        QCOMPARE(proofs.size(), 4);
        for (const UnverifiedJws &proof : proofs)
            QCOMPARE(thumbprintOf(proof), keptKey(chain));
        QCOMPARE(saidAt(chain, Leg::Refresh), u"bound"_s);
    }

    void rfc9449_5_aStolenRefreshTokenIsRefused_data()
    {
        QTest::addColumn<bool>("withAKey");
        QTest::addColumn<bool>("asSubject");
        QTest::newRow("without a proof, at the refresh") << false << false;
        QTest::newRow("with another key, at the refresh") << true << false;
        QTest::newRow("without a proof, at the exchange") << false << true;
        QTest::newRow("with another key, at the exchange") << true << true;
    }
    void rfc9449_5_aStolenRefreshTokenIsRefused()
    {
        QFETCH(bool, withAKey);
        QFETCH(bool, asSubject);
        Chain chain;
        VERIFY_DONE(chain.signIn());
        const auto secret = await(readSessionSecret(chain.secrets, chain.profile.name));
        const Secret &stolen = (*secret)->refreshToken;
        const Connection &todo = chain.profile.connections.first();
        const auto fields = asSubject
            ? exchangeGrant({RefreshTokenType, todo.audience, todo.resource, todo.scopes, {}}, stolen)
            : refreshGrant(stolen, {u"openid"_s});
        std::optional<DpopKey> key;
        if (withAKey)
            key = DpopKey{*Jwk::generate(DpopAlgorithm, {}), std::make_shared<DpopNonces>()};
        const auto tokens = present(chain, fields, key);
        QVERIFY(!tokens);
        QCOMPARE(tokens.error().code, u"dpop_key_lost"_s);
        chain.advance(Seconds(3700));
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s))); // it has done no harm
    }

    void aNewSignInHasANewKey()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        const QByteArray first = keptKey(chain);
        SignInOptions anew;
        anew.force = true;
        VERIFY_DONE(chain.signIn("ada", anew));
        QVERIFY(!keptKey(chain).isEmpty());
        QVERIFY(keptKey(chain) != first);
    }

    void aLostKeyNeedsASignInAndSaysWhy()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        replaceKey(chain, {});
        chain.restart();
        chain.advance(Seconds(3700));
        const auto token = await(chain.agent->access(u"todo0"_s));
        QVERIFY(!token);
        QCOMPARE(token.error().fault, Fault::SignInNeeded);
        QCOMPARE(token.error().code, u"dpop_key_lost"_s);
        QVERIFY(token.error().message.contains(u"key"_s));
        QVERIFY(!await(chain.agent->access(u"todo0"_s)));
        QCOMPARE(chain.refreshes(), 1); // asked once
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
    }

    void aKeyThatIsNoneIsNotSentAnywhere()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        replaceKey(chain, "garbage");
        chain.restart();
        chain.advance(Seconds(3700));
        const auto token = await(chain.agent->access(u"todo0"_s));
        QVERIFY(!token);
        QCOMPARE(token.error().fault, Fault::SignInNeeded);
        QCOMPARE(token.error().code, u"session_key_lost"_s);
        QCOMPARE(chain.refreshes(), 0);
    }

    void requiredAPlainAnswerAtTheSignInIsRefused()
    {
        Chain chain;
        want(chain, Dpop::Required);
        QVERIFY(chain.servers.faults().set(u"code-dpop-ignored"_s));
        const auto person = chain.signIn();
        QVERIFY(!person);
        QCOMPARE(person.error().code, u"dpop_downgraded"_s);
        QCOMPARE(person.error().fault, Fault::Untrusted);
        QCOMPARE(person.error().leg, Leg::SignIn);
        QVERIFY(!*await(chain.secrets.read(secretnames::refreshToken(chain.profile.name))));
    }

    void requiredAPlainAnswerAtARefreshIsRefusedAndTheNewTokenKept()
    {
        Chain chain;
        want(chain, Dpop::Required);
        VERIFY_DONE(chain.signIn());
        QVERIFY(chain.servers.faults().set(u"refresh-dpop-ignored=1"_s));
        chain.advance(Seconds(3700));
        const auto token = await(chain.agent->access(u"todo0"_s));
        QVERIFY(!token);
        QCOMPARE(token.error().code, u"dpop_downgraded"_s);
        QCOMPARE(token.error().leg, Leg::Refresh);
        chain.advance(Seconds(60)); // the grace period is over
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
    }

    /// RFC 9449 5: a plain access token says nothing of the refresh token, which goes on to be proven.
    void rfc9449_5_inAutoADowngradeIsSaidAndTheKeyIsKept()
    {
        Chain chain;
        QVERIFY(chain.servers.faults().set(u"code-dpop-ignored"_s));
        VERIFY_DONE(chain.signIn());
        QCOMPARE(saidAt(chain, Leg::SignIn), u"downgraded"_s);
        QVERIFY(!keptKey(chain).isEmpty());
        chain.advance(Seconds(3700));
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
    }

    void offNothingIsProvenOrNamed()
    {
        Chain chain;
        want(chain, Dpop::Off);
        VERIFY_DONE(chain.signIn());
        chain.advance(Seconds(3700));
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        QVERIFY(proofsTo(chain, TokenEnd).isEmpty());
        QVERIFY(keptKey(chain).isEmpty());
    }

    void rfc9449_5_1_inAutoAServerThatAnnouncesNothingIsShownNothing()
    {
        Chain chain;
        QVERIFY(chain.servers.faults().set(u"discovery-no-dpop"_s));
        VERIFY_DONE(chain.signIn());
        QVERIFY(proofsTo(chain, TokenEnd).isEmpty());
        QVERIFY(keptKey(chain).isEmpty());
    }

    void requiredAServerThatAnnouncesNothingIsShownTheProofAllTheSame()
    {
        Chain chain;
        want(chain, Dpop::Required);
        QVERIFY(chain.servers.faults().set(u"discovery-no-dpop"_s));
        QVERIFY(chain.servers.faults().set(u"code-dpop-required"_s));
        VERIFY_DONE(chain.signIn());
        QVERIFY(!keptKey(chain).isEmpty());
    }

    void requiredAnOlderUnboundSessionNeedsASignIn()
    {
        Chain chain;
        want(chain, Dpop::Off);
        VERIFY_DONE(chain.signIn());
        want(chain, Dpop::Required);
        chain.advance(Seconds(3700));
        const auto token = await(chain.agent->access(u"todo0"_s));
        QVERIFY(!token);
        QCOMPARE(token.error().fault, Fault::SignInNeeded);
        QCOMPARE(token.error().code, u"session_not_bound"_s);
        QCOMPARE(chain.refreshes(), 0);
    }

    void offABoundSessionIsStillRefreshedWithItsKey()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        want(chain, Dpop::Off);
        chain.advance(Seconds(3700));
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
    }

    void rfc9449_8_aNonceIsMetOnceAtEachDoor_data()
    {
        QTest::addColumn<QString>("fault");
        for (const char *fault : {"code-dpop-nonce-once", "refresh-dpop-nonce-once", "userinfo-dpop-nonce-once"})
            QTest::newRow(fault) << QString::fromLatin1(fault);
    }
    void rfc9449_8_aNonceIsMetOnceAtEachDoor()
    {
        QFETCH(QString, fault);
        Chain chain;
        QVERIFY(chain.servers.faults().set(u"idtoken-thin"_s)); // so that UserInfo is asked
        QVERIFY(chain.servers.faults().set(fault));
        const auto person = chain.signIn();
        VERIFY_DONE(person);
        QCOMPARE(person->displayName, u"Ada Admin"_s);
        chain.servers.faults().clearAll();
        QVERIFY(chain.servers.faults().set(fault));
        chain.advance(Seconds(3700));
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
    }

    void rfc9449_8_2_theNonceOfTheSignInServesTheRefresh()
    {
        sandbox::SandboxOptions options;
        options.requireDpopNonce = true;
        Chain chain(options);
        VERIFY_DONE(chain.signIn());
        QCOMPARE(proofsTo(chain, TokenEnd).size(), 2);
        chain.advance(Seconds(3700));
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        QCOMPARE(chain.refreshes(), 1);
    }

    void rfc9449_7_1_userInfoIsAskedWithAProofOfItsToken()
    {
        Chain chain;
        QVERIFY(chain.servers.faults().set(u"idtoken-thin"_s));
        const auto person = chain.signIn();
        VERIFY_DONE(person);
        QCOMPARE(person->displayName, u"Ada Admin"_s);
        const auto proofs = proofsTo(chain, "/oauth2/v1/userinfo");
        QCOMPARE(proofs.size(), 1);
        QVERIFY(proofs.first().claims.contains("ath"_L1));
        QCOMPARE(thumbprintOf(proofs.first()), keptKey(chain));
    }

    void aBoundRefreshTokenAsSubjectBringsItsKey()
    {
        Chain chain;
        chain.restart([](Profile &profile) { profile.identityProvider.subjectToken = SubjectToken::RefreshToken; });
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        const auto token = await(chain.agent->access(u"todo0"_s));
        VERIFY_DONE(token);
        QCOMPARE(token->type, u"DPoP"_s);
        QCOMPARE(token->dpop->key.thumbprint(), keptKey(chain));
        chain.restart();
        const int before = chain.exchanges();
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(chain.exchanges(), before);
        chain.advance(Seconds(3700));
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(chain.refreshes(), 0);
    }

    void aBoundIdJagIsRedeemedAgainWithItsKey()
    {
        sandbox::SandboxOptions options;
        options.persona = u"auth0"_s; // takes an ID-JAG until it expires
        Chain chain(options);
        chain.restart([](Profile &profile) {
            profile.identityProvider.subjectToken = SubjectToken::RefreshToken;
            for (Connection &connection : profile.connections)
                connection.serverProfile = u"auth0"_s;
        });
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        chain.restart();
        const auto again = await(chain.agent->access(u"todo0"_s, true));
        VERIFY_DONE(again);
        QCOMPARE(again->origin, TokenOrigin::RedeemedAgain);
        QCOMPARE(again->type, u"DPoP"_s);
        QCOMPARE(chain.exchanges(), 1);
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
    }

    void aProviderWhoseRefreshBringsNoIdTokenIsNotRefreshedForOneAgain()
    {
        Chain chain;
        QVERIFY(chain.servers.faults().set(u"refresh-no-id-token"_s));
        VERIFY_DONE(chain.signIn());
        chain.advance(Seconds(3700));
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(chain.refreshes(), 1); // it had to be found out
        VERIFY_DONE(await(chain.agent->todos(u"notes0"_s).list()));
        chain.restart();
        chain.advance(Seconds(3700));
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(chain.refreshes(), 1);
        QCOMPARE(chain.exchanges(), 3);
    }

    void whereAnIdTokenIsAtHandABoundRefreshTokenIsNotTheSubject()
    {
        Chain chain;
        QVERIFY(chain.servers.faults().set(u"refresh-no-id-token"_s));
        VERIFY_DONE(chain.signIn());
        chain.advance(Seconds(3700));
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s))); // learned
        SignInOptions anew;
        anew.force = true;
        VERIFY_DONE(chain.signIn("ada", anew));
        const auto token = await(chain.agent->access(u"notes0"_s));
        VERIFY_DONE(token);
        QCOMPARE(token->type, u"Bearer"_s);
        QCOMPARE(chain.refreshes(), 1);
    }

    void aBoundRefreshTokenIsNoSubjectForAConnectionWithoutKeys()
    {
        Chain chain;
        chain.restart([](Profile &profile) {
            profile.identityProvider.subjectToken = SubjectToken::RefreshToken;
            profile.connections.first().dpop = Dpop::Off;
        });
        VERIFY_DONE(chain.signIn());
        const auto token = await(chain.agent->access(u"todo0"_s));
        QVERIFY(!token);
        QCOMPARE(token.error().code, u"dpop_needed_for_subject"_s);
        QCOMPARE(token.error().fault, Fault::Configuration);
        QCOMPARE(chain.exchanges(), 0);
    }

    void theDrillProvesABoundRefreshTokenDead()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        const auto report = await(chain.agent->signOut(false, true));
        VERIFY_DONE(report);
        QCOMPARE(report->tokens.first().proof, u"dead"_s);
        QCOMPARE(proofsTo(chain, TokenEnd).size(), 2);
    }

    void aWrongClockIsNoObstacle()
    {
        Chain chain;
        chain.servers.advance(std::chrono::minutes(-20)); // four times what the server takes
        VERIFY_DONE(chain.signIn());
        QCOMPARE(proofsTo(chain, TokenEnd).size(), 2);
        QCOMPARE(saidAt(chain, Leg::SignIn), u"bound"_s);
    }
};

AGENT0_TEST(BoundSessionTest)
#include "tst_boundsession.moc"
