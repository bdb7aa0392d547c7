#include "flow/support/chain.h"
#include "sandbox/faults.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using sandbox::Misdeed;
using sandbox::Point;
using test::Chain;
using test::await;

namespace {

/// Keys are slow to make: one pair for all rows.
const QList<Jwk> &sharedKeys()
{
    static const QList<Jwk> keys{*Jwk::generate(JwsAlgorithm::RS256, u"shared-rs256"_s), *Jwk::generate(JwsAlgorithm::ES256, u"shared-es256"_s)};
    return keys;
}

bool isBeforeSignIn(Point point)
{
    return point == Point::IdpMetadata || point == Point::IdpKeys || point == Point::Authorize || point == Point::CodeGrant
        || point == Point::IdToken;
}

bool isAfterRefresh(Point point) { return point == Point::Refresh || point == Point::RefreshedIdToken; }

void addRows(std::initializer_list<Point> points)
{
    QTest::addColumn<QString>("fault");
    for (const Misdeed &misdeed : sandbox::misdeeds()) {
        if (std::ranges::find(points, misdeed.point) != points.end())
            QTest::newRow(qPrintable(QString(misdeed.name))) << QString(misdeed.name);
    }
}

/// The legs on which a failure at that point may show.
QList<Leg> legsOf(Point point)
{
    if (isBeforeSignIn(point))
        return {Leg::Discovery, Leg::SignIn};
    if (isAfterRefresh(point))
        return {Leg::Refresh, Leg::Discovery};
    if (point == Point::Exchange || point == Point::IdJag)
        return {Leg::Exchange, Leg::Redemption, Leg::Refresh};
    if (point == Point::ServerMetadata)
        return {Leg::Discovery, Leg::Redemption};
    if (point == Point::Redemption || point == Point::AccessToken)
        return {Leg::Redemption, Leg::Resource, Leg::Exchange};
    return {Leg::Resource};
}

void judge(const Error &error, Point point)
{
    QVERIFY2(legsOf(point).contains(error.leg), qPrintable(test::wordsOf(Result<>(fail(error)))));
    QVERIFY2(!error.code.isEmpty() && !error.message.isEmpty(), qPrintable(test::wordsOf(Result<>(fail(error)))));
    QVERIFY2(!error.hint.isEmpty(), qPrintable(test::wordsOf(Result<>(fail(error)))));
    QVERIFY2(exitCode(error.fault) >= 3 && exitCode(error.fault) <= 8, qPrintable(test::wordsOf(Result<>(fail(error)))));
}

} // namespace

/// Each way in which the sandbox can go wrong: said on the right leg with a next step, nothing lost, no secret
/// written, and all is well when the fault is gone.
class FaultFlowTest : public QObject {
    Q_OBJECT

private:
    void run()
    {
        QFETCH(QString, fault);
        const Point point = sandbox::misdeedNamed(fault)->point;
        sandbox::SandboxOptions options;
        options.identityKeys = sharedKeys();
        options.tokenAlgorithm = JwsAlgorithm::ES256;
        Chain chain(options);
        chain.network->longest = Milliseconds(300);
        chain.clock.longestDeadline = Milliseconds(500); // a browser that never comes back
        if (!isBeforeSignIn(point)) {
            VERIFY_DONE(chain.signIn());
            if (isAfterRefresh(point))
                chain.advance(Seconds(3601));
        }
        QVERIFY(chain.servers.faults().set(fault));
        const Result<> hurt = isBeforeSignIn(point) ? signIn(chain) : list(chain);
        if (!hurt)
            judge(hurt.error(), point);
        chain.servers.faults().clearAll();
        chain.network->longest = Milliseconds(5'000);
        chain.clock.longestDeadline = Milliseconds(10'000);
        chain.restart();
        heal(chain, point);
    }

    static Result<> signIn(Chain &chain)
    {
        const auto person = chain.signIn();
        return person ? Result<>() : Result<>(fail(person.error()));
    }
    static Result<> list(Chain &chain)
    {
        const auto todos = await(chain.agent->todos(u"todo0"_s).list());
        return todos ? Result<>() : Result<>(fail(todos.error()));
    }
    /// The session is intact, or a sign-in is all it takes; after a sign-in that named somebody else it takes another one,
    /// after a token that was not what its server said, a new token.
    static void heal(Chain &chain, Point point)
    {
        Result<> again = list(chain);
        if (!again && point == Point::AccessToken) {
            VERIFY_DONE(await(chain.agent->access(u"todo0"_s, true)));
            again = list(chain);
        }
        if (!again && (again.error().fault == Fault::SignInNeeded || point == Point::IdToken)) {
            SignInOptions anew;
            anew.force = true;
            VERIFY_DONE(chain.signIn("ada", anew));
            again = list(chain);
        }
        VERIFY_DONE(again);
    }

private slots:
    void atDiscovery_data() { addRows({Point::IdpMetadata, Point::IdpKeys}); }
    void atDiscovery() { run(); }
    void atTheSignIn_data() { addRows({Point::Authorize, Point::CodeGrant, Point::IdToken}); }
    void atTheSignIn() { run(); }
    void atTheRefresh_data() { addRows({Point::Refresh, Point::RefreshedIdToken}); }
    void atTheRefresh() { run(); }
    void atTheExchange_data() { addRows({Point::Exchange, Point::IdJag}); }
    void atTheExchange() { run(); }
    void atTheRedemption_data() { addRows({Point::ServerMetadata, Point::Redemption, Point::AccessToken}); }
    void atTheRedemption() { run(); }
    void atTheResource_data() { addRows({Point::Resource}); }
    void atTheResource() { run(); }
};

AGENT0_TEST(FaultFlowTest)
#include "tst_faults.moc"
