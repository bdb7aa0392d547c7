#include "company.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace agent0::sandbox;
using namespace agent0::test;

/// Refresh tokens: rotation, the grace period, reuse, revocation, expiry.
class RefreshTest : public QObject {
    Q_OBJECT
private slots:
    void rotatesAndGivesANewIdToken();
    void theOldTokenGivesTheNewSetAgainWithinTheGrace();
    void reuseAfterTheGraceRevokesTheFamily_data();
    void reuseAfterTheGraceRevokesTheFamily();
    void aTokenTwoGenerationsOldIsReuseAtOnce();
    void withoutRotationTheTokenStays();
    void diesAfterItsLifetime();
    void narrowsButNeverWidensTheScope();
    void revocationKillsTheFamily();
    void onlyItsOwnClientMayRevoke();
    void keysRotateWithAndWithoutOverlap();
};

void RefreshTest::rotatesAndGivesANewIdToken()
{
    Company company;
    const QJsonObject first = company.signIn();
    company.clock.advance(Seconds(100));
    const QJsonObject second = company.refresh(member(first, "refresh_token")).json();
    QVERIFY(member(second, "refresh_token") != member(first, "refresh_token"));
    const QJsonObject before = claimsOf(member(first, "id_token"));
    const QJsonObject after = claimsOf(member(second, "id_token"));
    QCOMPARE(after.value("sub"_L1), before.value("sub"_L1));
    QCOMPARE(after.value("auth_time"_L1), before.value("auth_time"_L1));
    QCOMPARE(after.value("iat"_L1).toInt(), before.value("iat"_L1).toInt() + 100);
    QVERIFY(!after.contains("nonce"_L1));
}

void RefreshTest::theOldTokenGivesTheNewSetAgainWithinTheGrace()
{
    Company company;
    const QByteArray old = member(company.signIn(), "refresh_token");
    const QByteArray current = member(company.refresh(old).json(), "refresh_token");
    company.clock.advance(Seconds(29));
    QCOMPARE(member(company.refresh(old).json(), "refresh_token"), current);
    QCOMPARE(company.refresh(current).status(), 200);
    QCOMPARE(company.box.identityProvider().state().refreshTokens.reuses(), 0);
}

void RefreshTest::reuseAfterTheGraceRevokesTheFamily_data()
{
    QTest::addColumn<int>("grace");
    QTest::addColumn<int>("seconds");
    QTest::newRow("at the end of Okta's grace") << 30 << 30;
    QTest::newRow("no grace at all") << 0 << 0;
}

void RefreshTest::reuseAfterTheGraceRevokesTheFamily()
{
    QFETCH(int, grace);
    QFETCH(int, seconds);
    SandboxOptions options;
    options.lifetimes.refreshGrace = Seconds(grace);
    Company company(options);
    const QByteArray old = member(company.signIn(), "refresh_token");
    const QJsonObject fresh = company.refresh(old).json();
    company.clock.advance(Seconds(seconds));

    QCOMPARE(company.refresh(old).oauthError(), "invalid_grant");

    QCOMPARE(company.refresh(member(fresh, "refresh_token")).oauthError(), "invalid_grant");
    QCOMPARE(company
                 .get(company.box.issuer() + "/oauth2/v1/userinfo",
                     {{"Authorization", "Bearer " + member(fresh, "access_token")}})
                 .status(),
        401);
    QCOMPARE(company.box.identityProvider().state().refreshTokens.reuses(), 1);
}

void RefreshTest::aTokenTwoGenerationsOldIsReuseAtOnce()
{
    Company company;
    const QByteArray first = member(company.signIn(), "refresh_token");
    const QByteArray second = member(company.refresh(first).json(), "refresh_token");
    const QByteArray third = member(company.refresh(second).json(), "refresh_token");
    QCOMPARE(company.refresh(first).status(), 400);
    QCOMPARE(company.refresh(third).status(), 400);
}

void RefreshTest::withoutRotationTheTokenStays()
{
    SandboxOptions options;
    options.rotateRefreshTokens = false;
    Company company(options);
    const QByteArray token = member(company.signIn(), "refresh_token");
    QCOMPARE(member(company.refresh(token).json(), "refresh_token"), token);
    QCOMPARE(company.refresh(token).status(), 200);
}

void RefreshTest::diesAfterItsLifetime()
{
    Company company;
    const QByteArray token = member(company.signIn(), "refresh_token");
    company.clock.advance(Seconds(90 * 24 * 3600));
    QCOMPARE(company.refresh(token).oauthError(), "invalid_grant");
}

void RefreshTest::narrowsButNeverWidensTheScope()
{
    Company company;
    const QJsonObject tokens = company.signIn("ada", {{"scope", "openid offline_access"}});
    const QByteArray token = member(tokens, "refresh_token");
    QCOMPARE(company.refresh(token, {{"scope", "openid email"}}).oauthError(), "invalid_scope");
    Company other;
    const QByteArray wide = member(other.signIn(), "refresh_token");
    QCOMPARE(member(other.refresh(wide, {{"scope", "openid"}}).json(), "scope"), "openid");
}

void RefreshTest::revocationKillsTheFamily()
{
    Company company;
    const QJsonObject tokens = company.signIn();
    const QByteArray address = company.box.issuer() + "/oauth2/v1/revoke";
    const Fields form{{"token", member(tokens, "refresh_token")}, {"client_id", "0oasandboxagent0"}};
    QCOMPARE(company.post(address, form).status(), 200);
    QCOMPARE(company.refresh(member(tokens, "refresh_token")).status(), 400);
    QCOMPARE(company.post(address, form).status(), 200);
    QCOMPARE(company.post(address, {{"client_id", "0oasandboxagent0"}}).oauthError(), "invalid_request");
}

void RefreshTest::onlyItsOwnClientMayRevoke()
{
    Company company;
    const QJsonObject tokens = company.signIn();
    const Received received = company.post(company.box.issuer() + "/oauth2/v1/revoke",
        {{"token", member(tokens, "refresh_token")}, {"client_id", "other"}});
    QCOMPARE(received.oauthError(), "invalid_client");
    QCOMPARE(company.refresh(member(tokens, "refresh_token")).status(), 200);
}

void RefreshTest::keysRotateWithAndWithoutOverlap()
{
    SandboxOptions options;
    options.tokenAlgorithm = JwsAlgorithm::ES256;
    Company company(options);
    const QJsonObject tokens = company.signIn();
    const QString kid = headerOf(member(tokens, "id_token")).value("kid"_L1).toString();
    const auto published = [&] {
        return JwkSet::fromJson(company.get(company.box.issuer() + "/oauth2/v1/keys").json())->hasKeyId(kid);
    };
    company.box.rotateKeys(true);
    QVERIFY(published());
    QCOMPARE(company.exchange(tokens).status(), 200);
    company.box.rotateKeys(false);
    QVERIFY(!published());
    QCOMPARE(company.exchange(tokens).oauthError(), "invalid_request");
}

AGENT0_TEST(RefreshTest)
#include "tst_refresh.moc"
