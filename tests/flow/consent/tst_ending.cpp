#include "agent/connectionchanges.h"
#include "flow/consent/consentstage.h"
#include "support/testmain.h"

#include <QFile>
#include <QTest>

using namespace agent0;
using test::await;
using test::byConsent;
using test::Chain;
using test::consented;

namespace {

const QString ConsentEntry = u"test/connection/todo0/refresh-token"_s;

/// What an agent is at in the background, and how it ends.
struct Doing {
    std::optional<Result<LiveToken>> access;
    std::optional<QList<RevokedToken>> ended;
    QString failure;
    TaskScope scope;
};

Task<> obtain(Agent *agent, Doing *doing) { doing->access.emplace(co_await agent->access(u"todo0"_s)); }

Task<> ask(Agent *agent, Doing *doing)
{
    const OpenBrowser nobodyLooks = [](const QByteArray &) { };
    auto token = co_await agent->connect(u"todo0"_s, nobodyLooks);
    doing->access.emplace(std::move(token));
}

Task<> signOut(Agent *agent, Doing *doing)
{
    const auto report = co_await agent->signOut(false);
    if (report)
        doing->ended = report->tokens;
    else
        doing->failure = report.error().message;
}

Task<> endOne(Agent *agent, Doing *doing)
{
    const auto tokens = co_await agent->disconnect(u"todo0"_s);
    if (tokens)
        doing->ended = *tokens;
    else
        doing->failure = tokens.error().message;
}

int revocations(Chain &chain) { return chain.servers.log().requests("todo0-as", "/revoke"); }
int consentsAlive(Chain &chain) { return chain.servers.authority("todo0").consent().alive(); }

bool nothingIsKept(Chain &chain)
{
    const auto there = await(chain.another()->status());
    return there && there->connections.first().state == u"not_connected"_s && !*await(chain.secrets.read(ConsentEntry));
}

} // namespace

/// Sign-out, disconnecting and the kill switch while access is under way: what has been ended does not come back.
class EndingFlowTest : public QObject {
    Q_OBJECT

private slots:
    void whatEndsWaitsForARefreshThatIsUnderWay_data() { deeds(); }
    void whatEndsWaitsForARefreshThatIsUnderWay()
    {
        QFETCH(bool, signsOut);
        QFETCH(bool, otherProgram);
        Chain chain;
        chain.clock.longestPause = Milliseconds(0); // really waits
        VERIFY_DONE(chain.signIn());
        byConsent(chain);
        VERIFY_DONE(consented(chain));
        chain.advance(Seconds(3601));
        const auto other = chain.another();
        Agent *const ending = otherProgram ? other.get() : chain.agent.get();

        Doing doing;
        chain.network->holdAnswersTo("grant_type=refresh_token");
        doing.scope.start(obtain(chain.agent.get(), &doing));
        QTRY_VERIFY(chain.network->isHolding());
        doing.scope.start(signsOut ? signOut(ending, &doing) : endOne(ending, &doing));
        QCOMPARE(revocations(chain), 0); // the refresh has the connection
        chain.network->release();
        QTRY_VERIFY(doing.access && doing.ended);

        VERIFY_DONE(*doing.access);
        QCOMPARE(doing.failure, QString());
        QVERIFY(nothingIsKept(chain));
        QCOMPARE(revocations(chain), 2); // the access token and the refresh token that the refresh brought
        QCOMPARE(consentsAlive(chain), 0);
    }

    void whoTakesTooLongKeepsNothingAndGivesItBack_data() { deeds(); }
    void whoTakesTooLongKeepsNothingAndGivesItBack()
    {
        QFETCH(bool, signsOut);
        QFETCH(bool, otherProgram);
        Chain chain; // whose clock lets pauses be over at once: nobody is waited for
        VERIFY_DONE(chain.signIn());
        byConsent(chain);
        VERIFY_DONE(consented(chain));
        chain.advance(Seconds(3601));
        const auto other = chain.another();
        Agent *const ending = otherProgram ? other.get() : chain.agent.get();

        Doing doing;
        chain.network->holdAnswersTo("grant_type=refresh_token");
        doing.scope.start(obtain(chain.agent.get(), &doing));
        QTRY_VERIFY(chain.network->isHolding());
        doing.scope.start(signsOut ? signOut(ending, &doing) : endOne(ending, &doing));
        QTRY_VERIFY(doing.ended);
        const int before = revocations(chain);
        chain.network->release();
        QTRY_VERIFY(doing.access);

        QVERIFY(!*doing.access);
        QCOMPARE(doing.access->error().code, u"consent_ended"_s);
        QVERIFY(nothingIsKept(chain));
        QCOMPARE(revocations(chain), before + 2);
        QCOMPARE(consentsAlive(chain), 0);
    }

    void aPageThatAsksIsGivenUpAtOnce_data()
    {
        QTest::addColumn<bool>("signsOut");
        QTest::newRow("sign-out") << true;
        QTest::newRow("disconnect") << false;
    }
    void aPageThatAsksIsGivenUpAtOnce()
    {
        QFETCH(bool, signsOut);
        Chain chain;
        chain.clock.longestPause = Milliseconds(0);
        byConsent(chain);
        Doing doing;
        doing.scope.start(ask(chain.agent.get(), &doing));
        QTRY_VERIFY(await(chain.secrets.read(ConsentEntry))->has_value());
        doing.scope.start(signsOut ? signOut(chain.agent.get(), &doing) : endOne(chain.agent.get(), &doing));
        QTRY_VERIFY(doing.access && doing.ended);
        QVERIFY(!*doing.access);
        QCOMPARE(doing.access->error().code, u"consent_ended"_s);
        QVERIFY(nothingIsKept(chain));
        QCOMPARE(chain.servers.log().grants("authorization_code", "todo0-as"), 0);
    }

    void anExchangeThatIsUnderWayLeavesNothingInTheVault_data()
    {
        QTest::addColumn<bool>("otherProgram");
        QTest::newRow("sign-out") << false;
        QTest::newRow("sign-out in another program") << true;
    }
    void anExchangeThatIsUnderWayLeavesNothingInTheVault()
    {
        QFETCH(bool, otherProgram);
        Chain chain;
        VERIFY_DONE(chain.signIn());
        const auto other = chain.another();
        Doing doing;
        chain.network->holdAnswersTo("jwt-bearer");
        doing.scope.start(obtain(chain.agent.get(), &doing));
        QTRY_VERIFY(chain.network->isHolding());
        doing.scope.start(signOut(otherProgram ? other.get() : chain.agent.get(), &doing));
        QTRY_VERIFY(doing.ended);
        chain.network->release();
        QTRY_VERIFY(doing.access);
        QVERIFY(!*doing.access);
        QCOMPARE(doing.access->error().code, u"signed_out"_s);
        chain.restart();
        QVERIFY(!QFile::exists(chain.folder.path() + "/data/tokens.vault"_L1));
    }

    void whatWasObtainedForOnePersonIsNobodyElses()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn("ada"));
        Doing doing;
        chain.network->holdAnswersTo("jwt-bearer");
        doing.scope.start(obtain(chain.agent.get(), &doing));
        QTRY_VERIFY(chain.network->isHolding());
        SignInOptions anew;
        anew.force = true;
        VERIFY_DONE(chain.signIn("bob", anew));
        chain.network->release();
        QTRY_VERIFY(doing.access);
        QVERIFY(!*doing.access);
        const auto bobs = await(chain.agent->access(u"todo0"_s));
        VERIFY_DONE(bobs);
        QCOMPARE(bobs->origin, TokenOrigin::Exchanged);
    }

    void aConsentThatNoConnectionMayUseIsRevoked_data()
    {
        QTest::addColumn<QString>("change");
        for (const char *change : {"by XAA now", "removed", "forbidden"})
            QTest::newRow(change) << QString::fromLatin1(change);
    }
    void aConsentThatNoConnectionMayUseIsRevoked()
    {
        QFETCH(QString, change);
        Chain chain;
        const Connection byXaa = chain.profile.connections.first();
        byConsent(chain);
        VERIFY_DONE(consented(chain));
        chain.restart([&](Profile &profile) {
            if (change == u"by XAA now"_s)
                profile.connections.first() = byXaa;
            else if (change == u"forbidden"_s)
                profile.agent.consent = u"forbidden"_s;
            else
                profile.connections.removeFirst();
        });
        const auto ended = await(chain.agent->endStrayConsents());
        VERIFY_DONE(ended);
        QStringList said;
        for (const RevokedToken &one : *ended)
            said << one.what + u' ' + one.outcome;
        QVERIFY2(said.contains(u"refresh token of todo0 revoked"_s), qPrintable(said.join(u'\n')));
        QCOMPARE(consentsAlive(chain), 0);
        QVERIFY(!*await(chain.secrets.read(ConsentEntry)));
        QVERIFY(await(chain.agent->endStrayConsents())->isEmpty());
    }

    void aConsentThatIsUsedIsNoStray()
    {
        Chain chain;
        byConsent(chain);
        VERIFY_DONE(consented(chain));
        QVERIFY(await(chain.agent->endStrayConsents())->isEmpty());
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        QCOMPARE(consentsAlive(chain), 1);
    }

    void signingOutEndsAlsoWhatNoConnectionMayUse()
    {
        Chain chain;
        byConsent(chain);
        VERIFY_DONE(consented(chain));
        chain.restart([](Profile &profile) { profile.connections.removeFirst(); });
        VERIFY_DONE(await(chain.agent->signOut(false)));
        QCOMPARE(consentsAlive(chain), 0);
        QVERIFY(!*await(chain.secrets.read(ConsentEntry)));
    }

    void aTokenIsNotShownToTheServerOfTheNewSettings()
    {
        Chain chain;
        const Connection byXaa = chain.profile.connections.first();
        VERIFY_DONE(chain.signIn());
        byConsent(chain);
        VERIFY_DONE(consented(chain));
        chain.restart([&](Profile &profile) {
            profile.connections.first() = byXaa;
            profile.connections.first().authorizationServer = QString::fromUtf8(chain.servers.issuerOf("notes0"));
        });
        const auto ended = await(chain.agent->disconnect(u"todo0"_s));
        VERIFY_DONE(ended);
        QCOMPARE(chain.servers.log().requests("notes0-as", "/revoke"), 0);
        QCOMPARE(ended->first().outcome, u"forgotten"_s);
        QVERIFY(ended->first().livesUntil.has_value());
    }

private:
    static void deeds()
    {
        QTest::addColumn<bool>("signsOut");
        QTest::addColumn<bool>("otherProgram");
        QTest::newRow("sign-out") << true << false;
        QTest::newRow("sign-out in another program") << true << true;
        QTest::newRow("disconnect") << false << false;
        QTest::newRow("disconnect in another program") << false << true;
    }
};

AGENT0_TEST(EndingFlowTest)
#include "tst_ending.moc"
