#include "flow/support/chain.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using test::await;
using test::Chain;

/// DESIGN 7, the sign-in, through the sandbox's real login page.
class SignInFlowTest : public QObject {
    Q_OBJECT

private slots:
    void tellsWhoSignedIn()
    {
        Chain chain;
        const auto person = chain.signIn("ada");
        VERIFY_DONE(person);
        QVERIFY(!person->subject.isEmpty());
        QVERIFY(person->displayName.contains(u"Ada"_s));
        QTRY_VERIFY(chain.lastVisit && chain.lastVisit->status == 200); // the page comes after the person is known
        QVERIFY(!chain.lastVisit->body.contains("code="));
    }

    void aSecondSignInUsesTheSession()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn("ada"));
        chain.servers.log().clear();
        const auto again = chain.signIn("bob");
        VERIFY_DONE(again);
        QVERIFY(again->displayName.contains(u"Ada"_s));
        QCOMPARE(chain.requests(), 0);
    }

    void whoIsThereAlreadyIsSeenByOneLook()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        chain.secrets.reads = 0;
        VERIFY_DONE(chain.signIn());
        QCOMPARE(chain.secrets.reads, 1);
    }

    void forceSignsInAnew()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn("ada"));
        SignInOptions anew;
        anew.force = true;
        const auto person = chain.signIn("bob", anew);
        VERIFY_DONE(person);
        QVERIFY(person->displayName.contains(u"Bob"_s));
    }

    void whatGoesOnInSomebodysNameTakesNobodyElse()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn("ada"));
        SignInOptions anew;
        anew.force = true;
        anew.samePerson = true;
        const auto other = chain.signIn("bob", anew);
        QVERIFY(!other);
        QCOMPARE(other.error().code, u"another_person"_s);
        const auto status = await(chain.agent->status());
        VERIFY_DONE(status);
        QVERIFY(status->session.person.displayName.contains(u"Ada"_s));
        VERIFY_DONE(chain.signIn("ada", anew));
    }

    void aBrowserThatNeverComesBackEndsWithADeadline()
    {
        Chain chain;
        SignInOptions options;
        options.deadline = Milliseconds(50);
        const auto person = await(chain.agent->signIn(options, [](QByteArray) { }));
        QVERIFY(!person);
        QCOMPARE(person.error().leg, Leg::SignIn);
        QVERIFY(!person.error().hint.isEmpty());
    }

    void theAddressThatIsOpenedHoldsNoSecretAndDemandsPkce()
    {
        Chain chain;
        QByteArray opened;
        SignInOptions options;
        options.deadline = Milliseconds(50);
        (void)await(chain.agent->signIn(options, [&](QByteArray url) { opened = url; }));
        QVERIFY(opened.startsWith(chain.servers.issuer()));
        QVERIFY(opened.contains("code_challenge_method=S256"));
        QVERIFY(!opened.contains("client_secret") && !opened.contains("code_verifier"));
        QVERIFY(opened.contains("redirect_uri=http%3A%2F%2F127.0.0.1%3A"));
    }

    void everyClientAuthenticationSignsInAndRedeems_data()
    {
        QTest::addColumn<int>("method");
        QTest::addColumn<int>("ours");
        using Theirs = sandbox::ClientMethod;
        using Ours = ClientAuthenticationMethod;
        QTest::newRow("none") << int(Theirs::None) << int(Ours::None);
        QTest::newRow("client_secret_basic") << int(Theirs::SecretBasic) << int(Ours::ClientSecretBasic);
        QTest::newRow("client_secret_post") << int(Theirs::SecretPost) << int(Ours::ClientSecretPost);
    }
    void everyClientAuthenticationSignsInAndRedeems()
    {
        QFETCH(int, method);
        sandbox::SandboxOptions options;
        options.clientMethod = sandbox::ClientMethod(method);
        if (options.clientMethod != sandbox::ClientMethod::None)
            options.resourceClientMethod = sandbox::ClientMethod(method);
        Chain chain(options);
        QTEST(int(chain.profile.identityProvider.clientAuthentication.method), "ours");
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        chain.advance(Seconds(3700));
        VERIFY_DONE(await(chain.agent->todos(u"notes0"_s).list()));
    }

    void thisInstallationsOwnKeyAuthenticatesEverywhere()
    {
        const auto key = Jwk::generate(JwsAlgorithm::ES256, u"k1"_s);
        QVERIFY(key.has_value());
        sandbox::SandboxOptions options;
        options.clientMethod = sandbox::ClientMethod::PrivateKeyJwt;
        options.resourceClientMethod = sandbox::ClientMethod::PrivateKeyJwt;
        options.clientPublicJwk = key->toPublicJson();
        Chain chain(options);
        chain.restart([](Profile &profile) {
            const ClientAuthentication own{ClientAuthenticationMethod::PrivateKeyJwt, u"k1"_s, u"ES256"_s};
            profile.identityProvider.clientAuthentication = own;
            for (Connection &connection : profile.connections)
                connection.clientAuthentication = own;
        });
        VERIFY_DONE(await(chain.secrets.write(u"test/key/k1"_s, key->toPrivatePem())));
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
    }

    void aMissingClientSecretSaysHowToGiveIt()
    {
        sandbox::SandboxOptions options;
        options.clientMethod = sandbox::ClientMethod::SecretBasic;
        Chain chain(options);
        VERIFY_DONE(await(chain.secrets.remove(u"test/idp/client-secret"_s)));
        const auto person = chain.signIn();
        QVERIFY(!person);
        QCOMPARE(person.error().code, u"client_secret_missing"_s);
        QCOMPARE(person.error().fault, Fault::Configuration);
        QVERIFY(person.error().hint.contains(u"secret set"_s));
    }

    void aLockedKeychainRefusesTheSignInAndSaysSo()
    {
        Chain chain;
        chain.secrets.locked = true;
        const auto person = chain.signIn();
        QVERIFY(!person);
        QCOMPARE(person.error().fault, Fault::Keychain);
    }

    void keysThatRotateBetweenSignInAndRefreshAreFetchedAgain()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        chain.servers.rotateKeys(false);
        chain.advance(Seconds(3700));
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
    }

    void whomTheIdTokenDoesNotNameTheUserInfoEndpointDoes()
    {
        Chain chain;
        QVERIFY(chain.servers.faults().set(u"idtoken-thin"_s));
        const auto person = chain.signIn();
        VERIFY_DONE(person);
        QCOMPARE(person->displayName, u"Ada Admin"_s);
        QCOMPARE(person->email, u"ada@sandbox.example"_s);
        const auto status = await(chain.agent->status());
        VERIFY_DONE(status);
        QCOMPARE(status->session.person.displayName, u"Ada Admin"_s);
    }

    void anAnswerAboutSomebodyElseEndsTheSignIn()
    {
        Chain chain;
        QVERIFY(chain.servers.faults().set(u"idtoken-thin"_s));
        QVERIFY(chain.servers.faults().set(u"userinfo-other-sub"_s));
        const auto person = chain.signIn();
        QVERIFY(!person);
        QCOMPARE(person.error().code, u"userinfo_subject"_s);
        QCOMPARE(person.error().fault, Fault::Untrusted);
    }

    void aUserInfoEndpointThatFailsDoesNotEndTheSignIn()
    {
        Chain chain;
        QVERIFY(chain.servers.faults().set(u"idtoken-thin"_s));
        QVERIFY(chain.servers.faults().set(u"userinfo-500"_s));
        const auto person = chain.signIn();
        VERIFY_DONE(person);
        QCOMPARE(person->displayName, person->subject);
    }

    void aClockThatIsHoursOffIsNoObstacle_data()
    {
        QTest::addColumn<int>("hours");
        QTest::newRow("three hours behind") << 3;
        QTest::newRow("three hours ahead") << -3;
        QTest::newRow("a day behind") << 24;
        QTest::newRow("a day ahead") << -24;
    }
    void aClockThatIsHoursOffIsNoObstacle()
    {
        QFETCH(int, hours);
        Chain chain;
        chain.servers.advance(std::chrono::hours(hours));
        const auto person = chain.signIn();
        if (!person) {
            // It may be refused, but then it is called what it is.
            QVERIFY2(person.error().message.contains(u"clock"_s) || person.error().hint.contains(u"clock"_s),
                qPrintable(test::wordsOf(person)));
            return;
        }
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(chain.exchanges(), 1);
    }

    void stepsTellWhatWasAskedAndGranted()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        QList<Leg> legs;
        for (const Step &step : chain.steps) {
            legs << step.leg;
            QVERIFY2(!step.failure, qPrintable(step.title));
        }
        QCOMPARE(legs, (QList<Leg>{Leg::Discovery, Leg::SignIn, Leg::Keychain, Leg::Exchange, Leg::Redemption}));
        QCOMPARE(
            chain.steps[3].asked.value("audience"_L1).toString(), QString::fromUtf8(chain.servers.issuerOf("todo0")));
        QVERIFY(!chain.steps[4].granted.value("scope"_L1).toString().isEmpty());
    }
};

AGENT0_TEST(SignInFlowTest)
#include "tst_signin.moc"
