#include "flow/support/chain.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using test::await;
using test::Chain;

/// DESIGN 6, row by row: what a live token costs.
class BrokerFlowTest : public QObject {
    Q_OBJECT

private slots:
    void aKeptTokenCostsNoRequest()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        chain.servers.log().clear();
        const auto again = await(chain.agent->access(u"todo0"_s));
        VERIFY_DONE(again);
        QCOMPARE(again->origin, TokenOrigin::Kept);
        QCOMPARE(chain.requests(), 0);
    }

    void aSecondListWithinTheHourMakesExactlyOneRequest()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        chain.restart();
        chain.servers.log().clear();
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(chain.requests(), 1);
    }

    void tenListsSpendOneIdJag()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        for (int i = 0; i < 10; ++i) {
            chain.restart();
            VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        }
        QCOMPARE(chain.exchanges(), 1);
        QCOMPARE(await(chain.agent->status())->connections.first().idJagsThisMonth, 1);
    }

    void aTokenWithinItsLastMinuteIsRenewed()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        const auto first = await(chain.agent->access(u"todo0"_s));
        VERIFY_DONE(first);
        chain.advance(Seconds(3600 - 59));
        const auto second = await(chain.agent->access(u"todo0"_s));
        VERIFY_DONE(second);
        QVERIFY(!second->token->equals(first->token->reveal()));
        QCOMPARE(chain.redemptions(), 2);
    }

    void anExpiredIdTokenIsRefreshedFirst()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        chain.advance(Seconds(3601));
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        QCOMPARE(chain.refreshes(), 1);
        QCOMPARE(chain.exchanges(), 1);
    }

    void manyCallersCauseOneExchange()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        chain.advance(Seconds(3601));
        std::vector<Task<Result<LiveToken>>> callers;
        for (int i = 0; i < 20; ++i)
            callers.push_back(chain.agent->access(i % 2 ? u"todo0"_s : u"notes0"_s));
        for (const auto &token : await(whenAll(std::move(callers))))
            VERIFY_DONE(token);
        QCOMPARE(chain.refreshes(), 1);
        QCOMPARE(chain.exchanges(), 2);
        QCOMPARE(chain.redemptions(), 2);
    }

    void twoProgramsShareOneRefreshAndOneExchange()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        chain.advance(Seconds(3601));
        const auto second = chain.another();
        std::vector<Task<Result<LiveToken>>> callers;
        callers.push_back(chain.agent->access(u"todo0"_s));
        callers.push_back(second->access(u"todo0"_s));
        for (const auto &token : await(whenAll(std::move(callers))))
            VERIFY_DONE(token);
        QCOMPARE(chain.refreshes(), 1);
        QCOMPARE(chain.exchanges(), 1);
    }

    void anIdJagIsRedeemedAgainOnlyWhereTheServerTakesItTwice_data()
    {
        QTest::addColumn<QString>("persona");
        QTest::addColumn<int>("exchanges");
        QTest::newRow("auth0 takes it until it expires") << u"auth0"_s << 1;
        QTest::newRow("an Okta custom server takes it once") << u"okta"_s << 2;
        QTest::newRow("unknown servers are not tried") << u"generic"_s << 2;
    }
    void anIdJagIsRedeemedAgainOnlyWhereTheServerTakesItTwice()
    {
        QFETCH(QString, persona);
        QFETCH(int, exchanges);
        sandbox::SandboxOptions options;
        options.persona = persona;
        Chain chain(options);
        chain.restart([&](Profile &profile) {
            for (Connection &connection : profile.connections)
                connection.serverProfile = persona;
        });
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s, true)));
        QCOMPARE(chain.redemptions(), 2);
        QCOMPARE(chain.exchanges(), exchanges);
    }

    void everyPersonaWorksWithItsOwnProfile_data()
    {
        QTest::addColumn<QString>("persona");
        for (const char *persona : {"okta", "auth0", "keycloak", "todo0", "generic"})
            QTest::newRow(persona) << QString::fromLatin1(persona);
    }
    void everyPersonaWorksWithItsOwnProfile()
    {
        QFETCH(QString, persona);
        sandbox::SandboxOptions options;
        options.persona = persona;
        Chain chain(options);
        chain.restart([&](Profile &profile) {
            for (Connection &connection : profile.connections)
                connection.serverProfile = persona;
        });
        VERIFY_DONE(chain.signIn());
        const auto token = await(chain.agent->access(u"todo0"_s));
        VERIFY_DONE(token);
        QCOMPARE(QSet<QString>(token->scopesGranted.begin(), token->scopesGranted.end()),
            (QSet<QString>{u"todos.read"_s, u"todos.write"_s}));
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
    }

    void aServerThatWantsTheScopesRepeatedIsLearned()
    {
        sandbox::SandboxOptions options;
        options.persona = u"todo0"_s;
        Chain chain(options); // its profile is "auto": nothing tells that this server wants the scope
        VERIFY_DONE(chain.signIn());
        const auto token = await(chain.agent->access(u"todo0"_s));
        VERIFY_DONE(token);
        QCOMPARE(token->scopesGranted.size(), 2);
        const int spent = chain.exchanges();
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s, true)));
        QCOMPARE(chain.exchanges(), spent + 1);
    }

    void aRefreshTokenTheServerNoLongerTakesIsAskedOnce()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        chain.advance(Seconds(91 * 24 * 3600));
        const auto first = await(chain.agent->access(u"todo0"_s));
        QVERIFY(!first);
        QCOMPARE(first.error().fault, Fault::SignInNeeded);
        QCOMPARE(first.error().leg, Leg::Refresh);
        QVERIFY(!first.error().hint.isEmpty());
        const int asked = chain.refreshes();
        QVERIFY(!await(chain.agent->access(u"todo0"_s)));
        chain.restart();
        QVERIFY(!await(chain.agent->access(u"todo0"_s)));
        QCOMPARE(chain.refreshes(), asked);
        QCOMPARE(await(chain.agent->status())->session.reason, u"sign_in_needed"_s);
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
    }

    void aRotatedRefreshTokenIsNeverUsedTwice()
    {
        sandbox::SandboxOptions options;
        options.lifetimes.refreshGrace = Seconds(0); // reuse revokes the family at once
        Chain chain(options);
        VERIFY_DONE(chain.signIn());
        for (int hour = 0; hour < 5; ++hour) {
            chain.advance(Seconds(3601));
            chain.restart();
            VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        }
        QCOMPARE(chain.refreshes(), 5);
    }

    void aRefreshWithoutANewTokenKeepsTheOld()
    {
        sandbox::SandboxOptions options;
        options.rotateRefreshTokens = false;
        Chain chain(options);
        VERIFY_DONE(chain.signIn());
        for (int hour = 0; hour < 2; ++hour) {
            chain.advance(Seconds(3601));
            VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        }
        QCOMPARE(chain.refreshes(), 2);
    }

    void aLostVaultCostsARoundTripNotTheSession()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        QVERIFY(QFile::remove(chain.folder.path() + "/data/tokens.vault"_L1));
        chain.restart();
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(chain.refreshes(), 1);
    }

    void aBrokenVaultCostsARoundTripNotTheSession()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        QFile vault(chain.folder.path() + "/data/tokens.vault"_L1);
        QVERIFY(vault.open(QIODevice::ReadWrite) && vault.seek(60) && vault.write("garbage") == 7);
        vault.close();
        chain.restart();
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
    }

    void anotherPersonsTokensAreNotUsed()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn("ada"));
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        SignInOptions anew;
        anew.force = true;
        VERIFY_DONE(chain.signIn("bob", anew));
        chain.servers.log().clear();
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        QCOMPARE(chain.exchanges(), 1);
    }

    void aChangedConnectionDoesNotUseItsOldToken()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        chain.restart([](Profile &profile) { profile.connections.first().scopes = {u"todos.read"_s}; });
        const auto token = await(chain.agent->access(u"todo0"_s));
        VERIFY_DONE(token);
        QCOMPARE(token->origin, TokenOrigin::Exchanged);
        QCOMPARE(token->scopesGranted, QStringList{u"todos.read"_s});
    }

    void aTokenTheResourceRefusesIsReplacedOnce()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        chain.servers.expireAccessTokens();
        chain.servers.log().clear();
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(chain.servers.log().requests("todo0-api"), 2);
        QCOMPARE(chain.exchanges(), 1);
    }

    void anIdTokenThatOnlyTheServerCallsExpiredIsRefreshedOnce()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        chain.servers.identityProvider().expireIdTokens();
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        QCOMPARE(chain.refreshes(), 1);
        QCOMPARE(chain.exchanges(), 2);
    }

    void aClockSetBackADayDoesNoHarm()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        chain.clock.jump(-std::chrono::hours(24));
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        chain.clock.jump(std::chrono::hours(48));
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
    }

    void anAnswerLostAfterRotationIsAskedForOnceMore()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        chain.advance(Seconds(3601));
        QVERIFY(chain.servers.faults().set(u"refresh-lost-answer=1"_s));
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(chain.refreshes(), 2);
        chain.advance(Seconds(3601));
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(chain.refreshes(), 3);
    }

    void answersThatGoOnBeingLostAreNotAskedForInALoop()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        chain.advance(Seconds(3601));
        QVERIFY(chain.servers.faults().set(u"refresh-lost-answer=9"_s));
        QVERIFY(!await(chain.agent->todos(u"todo0"_s).list()));
        QVERIFY2(chain.refreshes() <= 2, qPrintable(QString::number(chain.refreshes())));
    }

    void aNightAsleepCostsOneRefresh()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        // The wall clock went on, the monotonic one slept.
        chain.clock.jump(std::chrono::hours(12));
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(chain.refreshes(), 1);
        VERIFY_DONE(await(chain.agent->todos(u"todo0"_s).list()));
        QCOMPARE(chain.refreshes(), 1);
    }

    void authorizationDetailsAreSentAsTheyStand()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        const QString details = uR"([{"type":"todo", "actions":["read"]}])"_s;
        chain.restart([&](Profile &profile) { profile.connections[0].authorizationDetails = details; });
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        int sent = 0;
        for (const HttpRequest &request : chain.network->requests)
            sent += QByteArray::fromPercentEncoding(QByteArray(request.body).replace('+', ' '))
                        .contains("authorization_details=" + details.toUtf8());
        QCOMPARE(sent, 1);
    }

    void whoMayNothingIsToldWhoSaysNo()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn("eve"));
        const auto token = await(chain.agent->access(u"todo0"_s));
        QVERIFY(!token);
        QCOMPARE(token.error().fault, Fault::Refused);
        QCOMPARE(token.error().leg, Leg::Exchange);
        QVERIFY(token.error().oauth.has_value());
        QVERIFY(!token.error().hint.isEmpty());
    }

    void aLockedKeychainIsNotSignedOut()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        chain.secrets.locked = true;
        chain.restart();
        const auto token = await(chain.agent->access(u"todo0"_s));
        QVERIFY(!token);
        QCOMPARE(token.error().fault, Fault::Keychain);
        chain.secrets.locked = false;
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
    }

    void aKeychainThatStumblesAfterRotationLosesNothing()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        chain.advance(Seconds(3601));
        chain.secrets.failWrites = 2;
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        chain.advance(Seconds(3601));
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
    }

    void aKeychainThatStaysShutAfterRotationLosesNothing()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        chain.advance(Seconds(3601));
        chain.secrets.failWrites = 1000;
        QVERIFY(!await(chain.agent->access(u"todo0"_s)));
        chain.secrets.failWrites = 0;
        chain.advance(Seconds(3601)); // far beyond the grace in which the old token would still do
        chain.restart();
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
    }

    void eachIdJagIsCounted()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        for (int i = 0; i < 3; ++i)
            VERIFY_DONE(await(chain.agent->access(u"todo0"_s, true)));
        const auto status = await(chain.agent->status());
        VERIFY_DONE(status);
        QCOMPARE(status->connections.first().idJagsThisMonth, chain.exchanges());
        chain.advance(Seconds(32 * 24 * 3600));
        QCOMPARE(await(chain.agent->status())->connections.first().idJagsThisMonth, 0);
    }
};

AGENT0_TEST(BrokerFlowTest)
#include "tst_broker.moc"
