#include "broker/proofkeys.h"
#include "consentstage.h"
#include "jose/jws.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using test::await;
using test::Chain;

namespace {

/// The claims of each proof that went to addresses that end so.
QList<QJsonObject> proofsTo(const Chain &chain, const char *end)
{
    QList<QJsonObject> proofs;
    for (const HttpRequest &request : chain.network->requests) {
        for (const HttpHeader &one : request.headers) {
            if (one.name == "DPoP" && request.url.endsWith(end))
                proofs << UnverifiedJws::parseDpopProof(one.value)->claims;
        }
    }
    return proofs;
}

void demand(Chain &chain, Dpop dpop)
{
    chain.restart([dpop](Profile &profile) {
        profile.identityProvider.dpop = dpop;
        for (Connection &connection : profile.connections)
            connection.dpop = dpop;
    });
}

Result<std::optional<Secret>> keptKey(Chain &chain, const QString &connection = u"todo0"_s)
{
    return await(chain.secrets.read(u"test/connection/%1/dpop-key"_s.arg(connection)));
}

QJsonValue grantedAt(const Chain &chain, Leg leg)
{
    QJsonValue said;
    for (const Step &step : chain.steps) {
        if (step.leg == leg)
            said = step.granted.value("dpop"_L1);
    }
    return said;
}

} // namespace

/// RFC 9449 through the whole chain, as the ID-JAG draft describes it.
class DpopFlowTest : public QObject {
    Q_OBJECT

private slots:
    void requiredEveryLegIsProven()
    {
        Chain chain;
        demand(chain, Dpop::Required);
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        const auto token = await(chain.agent->access(u"todo0"_s));
        VERIFY_DONE(token);
        QCOMPARE(token->type, u"DPoP"_s);
        QCOMPARE(proofsTo(chain, "/oauth2/v1/token").size(), 2); // the sign-in, the exchange
        QCOMPARE(proofsTo(chain, "/api/todos").size(), 1);
        QVERIFY(proofsTo(chain, "/api/todos").first().contains("ath"_L1));
        QCOMPARE(grantedAt(chain, Leg::Exchange).toString(), u"bound"_s);
        QCOMPARE(grantedAt(chain, Leg::Redemption).toString(), u"bound"_s);
    }

    void aBoundIdJagIsRedeemedByTheGrantTheServerHasForIt()
    {
        Chain chain;
        demand(chain, Dpop::Required);
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        QCOMPARE(chain.servers.log().grants("jwt-dpop"), 1);
        QCOMPARE(chain.redemptions(), 0);
    }

    void offNothingIsProven()
    {
        Chain chain;
        demand(chain, Dpop::Off);
        VERIFY_DONE(chain.signIn());
        QVERIFY(chain.servers.faults().set(u"redeem-dpop-required"_s));
        const auto token = await(chain.agent->access(u"todo0"_s));
        QVERIFY(!token);
        QCOMPARE(token.error().code, u"proof_required"_s);
        QVERIFY(proofsTo(chain, "").isEmpty());
    }

    void inAutoNobodyIsBotheredWhoDoesNotAsk()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        const qsizetype signedIn = proofsTo(chain, "").size();
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(proofsTo(chain, "").size(), signedIn);
    }

    void inAutoADemandIsMetAndRemembered_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::newRow("at the exchange") << u"exchange-dpop-required"_s;
        QTest::newRow("at the redemption") << u"redeem-dpop-required"_s;
        QTest::newRow("at the resource") << u"api-dpop-required"_s;
    }
    void inAutoADemandIsMetAndRemembered()
    {
        QFETCH(QString, fault);
        Chain chain;
        VERIFY_DONE(chain.signIn());
        QVERIFY(chain.servers.faults().set(fault));
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        const int before = chain.exchanges();
        chain.restart();
        chain.advance(Seconds(3601));
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(chain.exchanges(), before + 1);
    }

    void theKeyOutlivesTheProgram()
    {
        Chain chain;
        demand(chain, Dpop::Required);
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        chain.restart();
        chain.servers.log().clear();
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(chain.requests(), 1);
    }

    void aLostKeyCostsARoundTrip()
    {
        Chain chain;
        demand(chain, Dpop::Required);
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        VERIFY_DONE(await(chain.secrets.remove(u"test/connection/todo0/dpop-key"_s)));
        chain.restart();
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(chain.exchanges(), 2);
    }

    void twoProgramsAtOnceMakeOneKey()
    {
        Chain chain;
        chain.secrets.slow = true;
        demand(chain, Dpop::Required);
        const QString folder = chain.folder.path() + "/data"_L1;
        const Connection todo = chain.profile.connections.first();
        TokenVault vault(chain.secrets, chain.clock, systemRandomBytes, chain.profile.name, folder);
        ProofKeys one(chain.ports(), chain.profile, folder, vault);
        ProofKeys other(chain.ports(), chain.profile, folder, vault);
        std::vector<Task<Result<std::optional<DpopKey>>>> both;
        both.push_back(one.inForce(todo));
        both.push_back(other.inForce(todo));
        QSet<QByteArray> keys;
        for (const auto &key : await(whenAll(std::move(both)))) {
            VERIFY_DONE(key);
            keys.insert((*key)->key.thumbprint());
        }
        QCOMPARE(keys.size(), 1);
        const QString only = QString::fromLatin1(*keys.begin());
        QCOMPARE((*await(one.existing(todo.id, only)))->thumbprint(), only);
    }

    void aKeyThatAnotherProgramMadeAnewIsTaken()
    {
        Chain chain;
        demand(chain, Dpop::Required);
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        const auto other = chain.another();
        VERIFY_DONE(await(other->signOut(false)));
        VERIFY_DONE(await(other->signIn({}, chain.browser())));
        VERIFY_DONE(await(other->access(u"todo0"_s)));
        const auto key = await(chain.secrets.read(u"test/connection/todo0/dpop-key"_s));
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s, true)));
        QVERIFY((*await(chain.secrets.read(u"test/connection/todo0/dpop-key"_s)))->equals((*key)->reveal()));
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
    }

    void aTokenThatAnotherProgramLeftIsProvenWithItsKey()
    {
        Chain chain;
        demand(chain, Dpop::Required);
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        const auto other = chain.another();
        VERIFY_DONE(await(other->signOut(false)));
        VERIFY_DONE(await(other->signIn({}, chain.browser())));
        VERIFY_DONE(await(other->access(u"todo0"_s)));
        chain.servers.log().clear();
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(chain.requests(), 1);
    }

    void aTokenIsUsedWithNoOtherKeyThanItsOwn()
    {
        Chain chain;
        demand(chain, Dpop::Required);
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        // As a program leaves it that stored its token before another put its key there.
        const auto later = Jwk::generate(DpopAlgorithm, {});
        VERIFY_DONE(await(chain.secrets.write(u"test/connection/todo0/dpop-key"_s, later->toPrivatePem())));
        chain.restart();
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(chain.exchanges(), 2);
        QCOMPARE(proofsTo(chain, "/api/todos").size(), 1);
        const auto token = await(chain.agent->access(u"todo0"_s));
        VERIFY_DONE(token);
        QCOMPARE(token->dpop->key.thumbprint(), later->thumbprint());
    }

    void aRedemptionThatFailsLeavesTheKeyOfTheTokenThatIsKept()
    {
        Chain chain;
        demand(chain, Dpop::Required);
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        chain.restart([](Profile &profile) { profile.identityProvider.subjectToken = SubjectToken::RefreshToken; });
        QVERIFY(chain.servers.faults().set(u"redeem-500"_s));
        QVERIFY(!await(chain.agent->access(u"todo0"_s, true))); // its ID-JAG is bound to the session's key
        chain.servers.faults().clearAll();
        chain.restart();
        chain.servers.log().clear();
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(chain.requests(), 1);
    }

    void whatTheIdentityProviderDemandsHoldsForAllThatGoesThroughIt()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        QVERIFY(chain.servers.faults().set(u"exchange-dpop-required"_s));
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        QCOMPARE(chain.exchanges(), 2);
        VERIFY_DONE(await(chain.agent->access(u"notes0"_s)));
        QCOMPARE(chain.exchanges(), 3); // no other server had to say it again
    }

    void whatTheIdentityProviderDemandsIsNoDemandOfTheResourcesServer()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        QVERIFY(chain.servers.faults().set(u"exchange-dpop-required"_s));
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        const QString folder = chain.folder.path() + "/data"_L1;
        TokenVault vault(chain.secrets, chain.clock, systemRandomBytes, chain.profile.name, folder);
        ProofKeys keys(chain.ports(), chain.profile, folder, vault);
        Connection direct = chain.profile.connections.first();
        direct.access = Access::ClientCredentials; // the same server, without the identity provider
        const auto key = await(keys.inForce(direct));
        VERIFY_DONE(key);
        QVERIFY(!*key);
    }

    void aProofThatIsRefusedIsNoDemandForOne()
    {
        Chain chain;
        // A bound refresh token stands for the person, and brings its key into every exchange.
        chain.restart([](Profile &profile) { profile.identityProvider.subjectToken = SubjectToken::RefreshToken; });
        VERIFY_DONE(chain.signIn());
        QVERIFY(chain.servers.faults().set(u"exchange-dpop-proof"_s));
        const auto token = await(chain.agent->access(u"todo0"_s));
        QVERIFY(!token);
        QCOMPARE(token.error().code, u"proof_refused"_s);
        QCOMPARE(chain.exchanges(), 1);
        QVERIFY(!*keptKey(chain));
    }

    void signedOutNoKeyIsLeft_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::newRow("of a token") << QString();
        QTest::newRow("made for a token that never came") << u"redeem-500"_s;
    }
    void signedOutNoKeyIsLeft()
    {
        QFETCH(QString, fault);
        Chain chain;
        demand(chain, Dpop::Required);
        VERIFY_DONE(chain.signIn());
        QVERIFY(fault.isEmpty() || chain.servers.faults().set(fault));
        QCOMPARE(await(chain.agent->access(u"todo0"_s)).has_value(), fault.isEmpty());
        QVERIFY(*keptKey(chain));
        chain.servers.faults().clearAll();
        // Of a connection that is there no more as well.
        chain.restart([](Profile &profile) { profile.connections.removeFirst(); });
        VERIFY_DONE(await(chain.agent->signOut(false)));
        QVERIFY(!*keptKey(chain));
    }

    void disconnectedNoKeyIsLeft()
    {
        Chain chain;
        demand(chain, Dpop::Required);
        VERIFY_DONE(chain.signIn());
        QVERIFY(chain.servers.faults().set(u"redeem-500"_s));
        QVERIFY(!await(chain.agent->access(u"todo0"_s)));
        QVERIFY(*keptKey(chain));
        VERIFY_DONE(await(chain.agent->disconnect(u"todo0"_s)));
        QVERIFY(!*keptKey(chain));
    }

    void whoeverSignsInNextHasKeysOfTheirOwn_data()
    {
        QTest::addColumn<QByteArray>("next");
        QTest::newRow("another person") << QByteArray("bob");
        QTest::newRow("the same person again") << QByteArray("ada");
    }
    void whoeverSignsInNextHasKeysOfTheirOwn()
    {
        QFETCH(QByteArray, next);
        Chain chain;
        demand(chain, Dpop::Required);
        VERIFY_DONE(chain.signIn("ada"));
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        const auto first = keptKey(chain);
        SignInOptions anew;
        anew.force = true;
        VERIFY_DONE(chain.signIn(next, anew));
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        const auto second = keptKey(chain);
        QCOMPARE((*second)->equals((*first)->reveal()), next == "ada");
    }

    void theKeyOfAConsentOutlivesAnotherPersonsSignIn()
    {
        Chain chain;
        test::byConsent(chain, [](Connection &todo) { todo.dpop = Dpop::Required; });
        VERIFY_DONE(chain.signIn("ada"));
        VERIFY_DONE(test::consented(chain));
        SignInOptions anew;
        anew.force = true;
        VERIFY_DONE(chain.signIn("bob", anew));
        chain.advance(Seconds(3700));
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
    }

    void eachConnectionHasAKeyOfItsOwn()
    {
        Chain chain;
        demand(chain, Dpop::Required);
        VERIFY_DONE(chain.signIn());
        const auto todo = await(chain.agent->access(u"todo0"_s));
        const auto notes = await(chain.agent->access(u"notes0"_s));
        VERIFY_DONE(todo);
        VERIFY_DONE(notes);
        QVERIFY(todo->dpop->thumbprint() != notes->dpop->thumbprint());
    }

    void noncesOfAllThreeServersAreMet()
    {
        sandbox::SandboxOptions options;
        options.requireDpopNonce = true;
        Chain chain(options);
        demand(chain, Dpop::Required);
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(
            proofsTo(chain, "/oauth2/v1/token").size(), 3); // the exchange has the nonce that the sign-in was given
        QCOMPARE(proofsTo(chain, "/api/todos").size(), 2);
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(proofsTo(chain, "/api/todos").size(), 3); // the nonce is known now
        QCOMPARE(chain.exchanges(), 1);
    }

    void aNonceThatIsAskedForOnceIsMet_data()
    {
        QTest::addColumn<QString>("fault");
        for (const char *fault : {"exchange-dpop-nonce-once", "redeem-dpop-nonce-once", "api-dpop-nonce-once"})
            QTest::newRow(fault) << QString::fromLatin1(fault);
    }
    void aNonceThatIsAskedForOnceIsMet()
    {
        QFETCH(QString, fault);
        Chain chain;
        demand(chain, Dpop::Required);
        VERIFY_DONE(chain.signIn());
        QVERIFY(chain.servers.faults().set(fault));
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(chain.servers.faults().fired(fault), 1);
    }

    void aDowngradeIsRefusedWhereBindingIsRequired_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<Leg>("leg");
        QTest::newRow("the ID-JAG is bound to no key") << u"idjag-cnf-missing"_s << Leg::Exchange;
        QTest::newRow("the token is a bearer token") << u"redeem-dpop-ignored"_s << Leg::Redemption;
    }
    void aDowngradeIsRefusedWhereBindingIsRequired()
    {
        QFETCH(QString, fault);
        QFETCH(Leg, leg);
        Chain chain;
        demand(chain, Dpop::Required);
        VERIFY_DONE(chain.signIn());
        QVERIFY(chain.servers.faults().set(fault));
        const auto token = await(chain.agent->access(u"todo0"_s));
        QVERIFY(!token);
        QCOMPARE(token.error().code, u"dpop_downgraded"_s);
        QCOMPARE(token.error().fault, Fault::Untrusted);
        QCOMPARE(token.error().leg, leg);
    }

    void inAutoADowngradeIsSaid()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        QVERIFY(chain.servers.faults().set(u"exchange-dpop-required=1"_s));
        QVERIFY(chain.servers.faults().set(u"idjag-cnf-missing"_s));
        QVERIFY(chain.servers.faults().set(u"redeem-dpop-ignored"_s));
        const auto token = await(chain.agent->access(u"todo0"_s));
        VERIFY_DONE(token);
        QCOMPARE(token->type, u"Bearer"_s);
        QCOMPARE(grantedAt(chain, Leg::Exchange).toString(), u"downgraded"_s);
        QCOMPARE(grantedAt(chain, Leg::Redemption).toString(), u"downgraded"_s);
    }

    void aStrangersKeyInTheIdJagIsNotSentOn()
    {
        Chain chain;
        demand(chain, Dpop::Required);
        VERIFY_DONE(chain.signIn());
        QVERIFY(chain.servers.faults().set(u"idjag-cnf-foreign"_s));
        const auto token = await(chain.agent->access(u"todo0"_s));
        QVERIFY(!token);
        QCOMPARE(token.error().code, u"id_jag_claim_cnf"_s);
        QCOMPARE(chain.servers.log().grants("jwt-dpop") + chain.redemptions(), 0);
    }

    void theRevocationDrillProvesABoundTokenDead()
    {
        Chain chain;
        demand(chain, Dpop::Required);
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        const auto report = await(chain.agent->signOut(false, true));
        VERIFY_DONE(report);
        QCOMPARE(report->tokens.last().proof, u"dead"_s);
        QVERIFY(!*await(chain.secrets.read(u"test/connection/todo0/dpop-key"_s)));
    }
};

AGENT0_TEST(DpopFlowTest)
#include "tst_dpop.moc"
