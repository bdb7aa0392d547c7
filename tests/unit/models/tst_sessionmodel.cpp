#include "flow/support/chain.h"
#include "models/sessionmodel.h"
#include "support/manualclock.h"
#include "support/testmain.h"

#include <QSignalSpy>
#include <QTest>

using namespace agent0;
using test::await;
using test::Chain;

namespace {

/// A session model over the whole program and the sandbox, and what it has been through.
class SessionStage {
public:
    explicit SessionStage(sandbox::SandboxOptions options = {})
        : chain(std::move(options)), model([this](const QByteArray &url) { return show(url); }, clock)
    {
        clock.autoAdvance = false;
        QObject::connect(&model, &SessionModel::changed, &model, [this] { states << model.state().index(); });
        model.use(*chain.agent);
        waitUntil([this] { return !is<Opening>(); });
    }

    template<typename State>
    bool is() const
    {
        return std::holds_alternative<State>(model.state());
    }

    static bool waitUntil(const std::function<bool()> &reached) { return QTest::qWaitFor(reached, 20'000); }

    void signIn()
    {
        model.signIn();
        QVERIFY(waitUntil([this] { return is<SignedInSession>() || is<SessionEnding>(); }));
    }

    /// As agent0ctl would.
    void signInElsewhere(const QByteArray &user = "ada")
    {
        SignInOptions anew;
        anew.force = true;
        VERIFY_DONE(await(chain.another()->signIn(anew, chain.browser(user))));
    }

    bool show(const QByteArray &url)
    {
        opened << url;
        if (browse)
            browser(url);
        return browserStarts;
    }

    Chain chain;
    test::ManualClock clock{chain.clock.now()};
    OpenBrowser browser = chain.browser();
    bool browse = true;
    bool browserStarts = true;
    QByteArrayList opened;
    QList<std::size_t> states;
    SessionModel model;
};

template<typename State>
const std::size_t indexOf = SessionState(State()).index();

Step failed(Fault fault, Leg leg)
{
    return {
        leg, {}, u"a step"_s, {}, {}, {}, Error{fault, leg, u"code"_s, u"It failed."_s, u"Do something."_s, {}, {}}};
}

} // namespace

class SessionModelTest : public QObject {
    Q_OBJECT

private slots:
    void nobodyIsSignedInAtFirst()
    {
        SessionStage stage;
        QVERIFY(stage.is<SignedOut>());
        QVERIFY(!std::get<SignedOut>(stage.model.state()).failure);
        QVERIFY(!stage.model.person());
        QVERIFY(stage.opened.isEmpty());
    }

    void aSignInGoesThroughTheBrowserToASession()
    {
        SessionStage stage;
        QSignalSpy signedIn(&stage.model, &SessionModel::signedIn);
        stage.states.clear();
        stage.signIn();
        QCOMPARE(stage.states, (QList{indexOf<PreparingSignIn>, indexOf<WaitingForBrowser>, indexOf<SignedInSession>}));
        QCOMPARE(stage.model.person()->displayName, u"Ada Admin"_s);
        QTRY_COMPARE(signedIn.count(), 1);
        QCOMPARE(stage.opened.size(), 1);
    }

    void whoWasSignedInIsSoAtTheNextStartWithoutARequest()
    {
        SessionStage stage;
        stage.signIn();
        stage.chain.restart();
        const int before = stage.chain.requests();
        stage.model.use(*stage.chain.agent);
        QVERIFY(SessionStage::waitUntil([&] { return stage.is<SignedInSession>(); }));
        QCOMPARE(stage.chain.requests(), before);
        QCOMPARE(stage.opened.size(), 1);
    }

    void aSignOutByAnotherProgramIsSeen()
    {
        SessionStage stage;
        stage.signIn();
        stage.model.look();
        stage.states.clear();
        VERIFY_DONE(await(stage.chain.another()->signOut(false)));
        stage.model.look();
        QVERIFY(SessionStage::waitUntil([&] { return stage.is<SignedOut>(); }));
        QVERIFY(!stage.model.person());
        QCOMPARE(stage.states, QList{indexOf<SignedOut>});
    }

    void aSignInByAnotherProgramIsSeen()
    {
        SessionStage stage;
        stage.states.clear();
        stage.signInElsewhere("bob");
        stage.model.look();
        QVERIFY(SessionStage::waitUntil([&] { return stage.is<SignedInSession>(); }));
        stage.signInElsewhere();
        stage.model.look();
        QVERIFY(SessionStage::waitUntil([&] { return stage.model.person()->displayName == u"Ada Admin"_s; }));
        QCOMPARE(stage.states, (QList{indexOf<SignedInSession>, indexOf<SignedInSession>}));
    }

    void aDemandForThePersonStandsUntilTheySignInAnew()
    {
        SessionStage stage;
        stage.signIn();
        stage.model.noteFailure(*failed(Fault::SignInNeeded, Leg::Resource).failure);
        QVERIFY(stage.is<SignInNeeded>());
        VERIFY_DONE(await(stage.chain.agent->access(u"todo0"_s))); // the vault is another
        stage.model.look();
        QCoreApplication::processEvents();
        QVERIFY(stage.is<SignInNeeded>());
        stage.chain.advance(Seconds(5));
        stage.signInElsewhere();
        stage.model.look();
        QVERIFY(SessionStage::waitUntil([&] { return stage.is<SignedInSession>(); }));
    }

    void aNewSignInOfThePersonElsewhereIsTheSessionFromThenOn()
    {
        SessionStage stage;
        stage.signIn();
        const auto before = stage.model.session()->since;
        stage.chain.advance(Seconds(5));
        stage.signInElsewhere();
        stage.model.look();
        QVERIFY(SessionStage::waitUntil([&] { return stage.model.session()->since != before; }));
    }

    void aSignInElsewhereDuringOneHereThatIsGivenUpIsSeen()
    {
        SessionStage stage;
        stage.browse = false;
        stage.model.signIn();
        QVERIFY(SessionStage::waitUntil([&] { return stage.is<WaitingForBrowser>(); }));
        stage.signInElsewhere();
        stage.model.look();
        QVERIFY(stage.is<WaitingForBrowser>());
        stage.model.cancelSignIn();
        QVERIFY(SessionStage::waitUntil([&] { return stage.is<SignedInSession>(); }));
    }

    void aLookDisturbsNoSignIn()
    {
        SessionStage stage;
        stage.browse = false;
        stage.model.signIn();
        QVERIFY(SessionStage::waitUntil([&] { return stage.is<WaitingForBrowser>(); }));
        stage.model.look();
        stage.browser(stage.opened.last());
        QVERIFY(SessionStage::waitUntil([&] { return stage.is<SignedInSession>(); }));
    }

    void aSignInThatIsGivenUpLeavesNothingBehind()
    {
        SessionStage stage;
        stage.browse = false;
        stage.model.signIn();
        QVERIFY(SessionStage::waitUntil([&] { return stage.is<WaitingForBrowser>(); }));
        stage.model.openPageAgain();
        QCOMPARE(stage.opened.size(), 2);
        QCOMPARE(stage.opened[0], stage.opened[1]);
        stage.model.cancelSignIn();
        QVERIFY(stage.is<SignedOut>());
        stage.browse = true;
        stage.signIn();
    }

    void aBrowserThatDoesNotStartIsSaid()
    {
        SessionStage stage;
        stage.browse = false;
        stage.browserStarts = false;
        stage.model.signIn();
        QVERIFY(SessionStage::waitUntil([&] { return stage.is<WaitingForBrowser>(); }));
        QVERIFY(!std::get<WaitingForBrowser>(stage.model.state()).opened);
    }

    void aRefusedSignInSaysWhy()
    {
        SessionStage stage;
        QVERIFY(stage.chain.servers.faults().set(u"signin-policy"_s).has_value());
        stage.model.signIn();
        QVERIFY(SessionStage::waitUntil([&] { return stage.is<SignedOut>(); }));
        const auto failure = std::get<SignedOut>(stage.model.state()).failure;
        QVERIFY(failure.has_value());
        QCOMPARE(failure->leg, Leg::SignIn);
        QVERIFY(!failure->hint.isEmpty());
    }

    void aLockedKeychainIsAStateOfItsOwnAndGoesWithTheLock()
    {
        SessionStage stage;
        stage.signIn();
        stage.chain.secrets.locked = true;
        stage.model.reload();
        QVERIFY(SessionStage::waitUntil([&] { return stage.is<KeychainTrouble>(); }));
        QCOMPARE(std::get<KeychainTrouble>(stage.model.state()).why.code, u"keychain_locked"_s);
        QVERIFY(stage.model.person().has_value()); // what is on the screen stays
        stage.chain.secrets.locked = false;
        stage.model.reload();
        QVERIFY(SessionStage::waitUntil([&] { return stage.is<SignedInSession>(); }));
    }

    void aSessionThatHasEndedAsksForASignInAndKeepsThePerson()
    {
        SessionStage stage;
        stage.signIn();
        stage.model.note(failed(Fault::SignInNeeded, Leg::Refresh));
        QVERIFY(stage.is<SignInNeeded>());
        QCOMPARE(stage.model.person()->displayName, u"Ada Admin"_s);
        stage.signIn();
        QCOMPARE(stage.opened.size(), 2); // the page is shown although a session was at hand
    }

    void aSilentProviderIsOfflineUntilItAnswersAgain()
    {
        SessionStage stage;
        stage.signIn();
        stage.model.note(failed(Fault::Network, Leg::Exchange));
        QVERIFY(stage.is<Offline>());
        Step good = failed(Fault::Network, Leg::Exchange);
        good.failure.reset();
        stage.model.note(good);
        QVERIFY(stage.is<SignedInSession>());
    }

    void aResourceThatIsDownIsNotOffline()
    {
        SessionStage stage;
        stage.signIn();
        stage.model.noteFailure(*failed(Fault::Network, Leg::Resource).failure);
        stage.model.noteFailure(*failed(Fault::Refused, Leg::Exchange).failure);
        QVERIFY(stage.is<SignedInSession>());
    }

    void aSignOutForgetsThePerson()
    {
        SessionStage stage;
        stage.signIn();
        stage.model.signOut();
        QVERIFY(stage.is<SigningOut>());
        QVERIFY(SessionStage::waitUntil([&] { return stage.is<SignedOut>(); }));
        QVERIFY(!stage.model.person());
        const auto status = await(stage.chain.agent->status());
        QVERIFY(!status->session.signedIn);
    }

    void aSessionThatCannotRenewItselfSaysThatItEndsSoonAndThenThatItHasEnded()
    {
        SessionStage stage;
        stage.chain.restart([](Profile &profile) { profile.identityProvider.scopes.removeAll(u"offline_access"_s); });
        stage.model.use(*stage.chain.agent);
        QVERIFY(SessionStage::waitUntil([&] { return stage.is<SignedOut>(); }));
        stage.signIn();
        QVERIFY(stage.is<SignedInSession>());
        stage.clock.advance(Seconds(51 * 60));
        QVERIFY(stage.is<SessionEnding>());
        stage.clock.advance(Seconds(10 * 60));
        QVERIFY(stage.is<SignInNeeded>());
        QCOMPARE(std::get<SignInNeeded>(stage.model.state()).why.code, u"session_ended"_s);
    }

    void aProfileThatCannotBeUsedIsSaid()
    {
        SessionStage stage;
        stage.model.refuse(*failed(Fault::Configuration, Leg::Configuration).failure);
        QVERIFY(stage.is<Unusable>());
        stage.model.signIn(); // does nothing: there is nothing to sign in with
        QVERIFY(stage.is<Unusable>());
        QSignalSpy wanted(&stage.model, &SessionModel::profileWanted);
        stage.model.reload();
        QCOMPARE(wanted.count(), 1);
    }
};

AGENT0_TEST(SessionModelTest)
#include "tst_sessionmodel.moc"
