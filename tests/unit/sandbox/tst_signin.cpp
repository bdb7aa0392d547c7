#include "company.h"
#include "support/await.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace agent0::sandbox;
using namespace agent0::test;

/// The authorization endpoint, its login page, and the code it gives.
class SignInTest : public QObject {
    Q_OBJECT
private slots:
    void theIdTokenSaysWhatWasAsked();
    void refusesToRedirectToWhatIsNotRegistered_data();
    void refusesToRedirectToWhatIsNotRegistered();
    void answersBadRequestsWithStateAndIssuer_data();
    void answersBadRequestsWithStateAndIssuer();
    void asksAgainOnlyWhenItMust_data();
    void asksAgainOnlyWhenItMust();
    void aWrongPasswordLeadsNowhere();
    void aLoginFormServesOnce();
    void oneClickSignsAPersonIn();
    void aCodeIsExchangedOnce();
    void aCodeIsRefused_data();
    void aCodeIsRefused();
    void signOutEndsTheSessionAndReturns();
    void userInfoKnowsTheToken();
};

void SignInTest::theIdTokenSaysWhatWasAsked()
{
    Company company;
    const Fields back = company.authorize("ada", {{"nonce", "n-1"}, {"acr_values", "phr"}});
    QCOMPARE(back.value("state"), "st");
    QCOMPARE(back.value("iss"), company.box.issuer());
    const QJsonObject tokens = company.redeemCode(back.value("code")).json();

    const QJsonObject claims = claimsOf(member(tokens, "id_token"));
    QCOMPARE(member(claims, "iss"), company.box.issuer());
    QCOMPARE(member(claims, "aud"), "0oasandboxagent0");
    QCOMPARE(member(claims, "nonce"), "n-1");
    QCOMPARE(member(claims, "acr"), "phr");
    QCOMPARE(member(claims, "email"), "ada@sandbox.example");
    QCOMPARE(claims.value("exp"_L1).toInt() - claims.value("iat"_L1).toInt(), 3600);
    QCOMPARE(member(tokens, "token_type"), "Bearer");
    const QByteArray digest = QCryptographicHash::hash(member(tokens, "access_token"), QCryptographicHash::Sha256);
    QCOMPARE(member(claims, "at_hash"), toBase64Url(digest.first(16)));
    const auto jws = UnverifiedJws::parse(member(tokens, "id_token"));
    const auto keys = JwkSet::fromJson(company.get(company.box.issuer() + "/oauth2/v1/keys").json());
    QVERIFY(verifySignature(*jws, *keys, {JwsAlgorithm::RS256}));
    QVERIFY(member(company.signIn("ada", {{"scope", "openid"}}), "refresh_token").isEmpty());
}

void SignInTest::refusesToRedirectToWhatIsNotRegistered_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *title, const char *name, const char *value) {
        QTest::newRow(title) << QByteArray(name) << QByteArray(value);
    };
    row("unknown client", "client_id", "somebody");
    row("no address", "redirect_uri", "-");
    row("other path", "redirect_uri", "http://127.0.0.1:1/other");
    row("slash more", "redirect_uri", "http://127.0.0.1:1/callback/");
    row("localhost", "redirect_uri", "http://localhost:1/callback");
    row("query more", "redirect_uri", "http://127.0.0.1:1/callback?x=1");
    row("user name", "redirect_uri", "http://127.0.0.1:1@attacker.example/callback");
    row("https", "redirect_uri", "https://127.0.0.1:1/callback");
}

void SignInTest::refusesToRedirectToWhatIsNotRegistered()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    Company company;
    const Received received = company.get(company.authorizeAddress({{name, value}}));
    QCOMPARE(received.status(), 400);
    QVERIFY(received.header("Location").isEmpty());
    QVERIFY(received.header("Content-Type").startsWith("text/html"));
}

void SignInTest::answersBadRequestsWithStateAndIssuer_data()
{
    QTest::addColumn<Fields>("extra");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char *name, const Fields &extra, const char *error) {
        QTest::newRow(name) << extra << QByteArray(error);
    };
    row("no PKCE", {{"code_challenge", "-"}}, "invalid_request");
    row("plain PKCE", {{"code_challenge_method", "plain"}}, "invalid_request");
    row("short challenge", {{"code_challenge", "abc"}}, "invalid_request");
    row("implicit", {{"response_type", "token"}}, "unsupported_response_type");
    row("no openid", {{"scope", "profile"}}, "invalid_scope");
    row("foreign scope", {{"scope", "openid todos.read"}}, "invalid_scope");
    row("nobody signed in", {{"prompt", "none"}}, "login_required");
}

void SignInTest::answersBadRequestsWithStateAndIssuer()
{
    QFETCH(Fields, extra);
    QFETCH(QByteArray, error);
    Company company;
    const Fields back = company.authorize("ada", extra);
    QCOMPARE(back.value("error"), error);
    QCOMPARE(back.value("state"), "st");
    QCOMPARE(back.value("iss"), company.box.issuer());
    QVERIFY(!back.has("code"));
}

void SignInTest::asksAgainOnlyWhenItMust_data()
{
    QTest::addColumn<Fields>("extra");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<bool>("asks");
    const auto row = [](const char *name, const Fields &extra, int seconds, bool asks) {
        QTest::newRow(name) << extra << seconds << asks;
    };
    row("soon after", {}, 60, false);
    row("prompt=none", {{"prompt", "none"}}, 60, false);
    row("prompt=login", {{"prompt", "login"}}, 60, true);
    row("younger than max_age", {{"max_age", "61"}}, 60, false);
    row("as old as max_age", {{"max_age", "60"}}, 60, true);
    row("max_age=0", {{"max_age", "0"}}, 0, true);
    row("the strength it has", {{"acr_values", "urn:sandbox:pwd phr"}}, 0, false);
    row("more strength", {{"acr_values", "phr"}}, 0, true);
    row("somebody else expected", {{"login_hint", "bob"}}, 0, true);
    row("the session is over", {}, 12 * 3600, true);
}

void SignInTest::asksAgainOnlyWhenItMust()
{
    QFETCH(Fields, extra);
    QFETCH(int, seconds);
    QFETCH(bool, asks);
    Company company;
    QVERIFY(company.authorize("ada").has("code"));
    company.clock.advance(Seconds(seconds));
    company.box.log().clear();

    const Fields back = company.authorize("ada", extra);

    QVERIFY(back.has("code"));
    QCOMPARE(company.box.log().requests("idp", "/login") > 0, asks);
}

void SignInTest::aWrongPasswordLeadsNowhere()
{
    Company company;
    QCOMPARE(company.authorize("mallory").value("browser"), "browser_login");
    QCOMPARE(company.box.log().requests("idp", "/login"), 1);
}

void SignInTest::aLoginFormServesOnce()
{
    Company company;
    const QByteArray page = company.get(company.authorizeAddress()).body();
    const QByteArray marker = "name=\"transaction\" value=\"";
    const QByteArray ticket = page.mid(page.indexOf(marker) + marker.size(), 43);
    const Fields form{{"transaction", ticket}, {"username", "ada"}, {"password", "lovelace"}};
    QCOMPARE(company.post(company.box.issuer() + "/login", form).status(), 303);
    QCOMPARE(company.post(company.box.issuer() + "/login", form).status(), 400);
}

void SignInTest::oneClickSignsAPersonIn()
{
    Company company;
    const QByteArray page = company.get(company.authorizeAddress()).body();
    for (const Person &person : people())
        QVERIFY(page.contains("name=\"password\" value=\"" + person.password + '"'));
    QVERIFY(!page.contains("<script"));
    QVERIFY(!company.get(company.authorizeAddress({{"login_hint", "\"><script>"}})).body().contains("<script>"));
}

void SignInTest::aCodeIsExchangedOnce()
{
    Company company;
    const QByteArray code = company.authorize("ada").value("code");
    const QJsonObject tokens = company.redeemCode(code).json();

    const Received again = company.redeemCode(code);

    QCOMPARE(again.status(), 400);
    QCOMPARE(again.oauthError(), "invalid_grant");
    QCOMPARE(company.refresh(member(tokens, "refresh_token")).oauthError(), "invalid_grant");
    QCOMPARE(company
                 .get(company.box.issuer() + "/oauth2/v1/userinfo",
                     {{"Authorization", "Bearer " + member(tokens, "access_token")}})
                 .status(),
        401);
}

void SignInTest::aCodeIsRefused_data()
{
    QTest::addColumn<Fields>("extra");
    QTest::addColumn<int>("seconds");
    QTest::newRow("wrong verifier") << Fields{{"code_verifier", QByteArray(43, 'x')}} << 0;
    QTest::newRow("no verifier") << Fields{{"code_verifier", "-"}} << 0;
    QTest::newRow("other address") << Fields{{"redirect_uri", "http://127.0.0.1:1/callback"}} << 0;
    QTest::newRow("too late") << Fields() << 60;
    QTest::newRow("unknown") << Fields{{"code", "guess"}} << 0;
}

void SignInTest::aCodeIsRefused()
{
    QFETCH(Fields, extra);
    QFETCH(int, seconds);
    Company company;
    const QByteArray code = company.authorize("ada").value("code");
    company.clock.advance(Seconds(seconds));
    const Received received = company.redeemCode(code, extra);
    QCOMPARE(received.status(), 400);
    QCOMPARE(received.oauthError(), "invalid_grant");
    QCOMPARE(received.header("Cache-Control"), "no-store");
}

void SignInTest::signOutEndsTheSessionAndReturns()
{
    Company company;
    const QJsonObject tokens = company.signIn();
    const QByteArray logout = company.box.issuer() + "/oauth2/v1/logout?";
    const auto leave = [&](const QByteArray &target) {
        return company.get(logout
            + Fields{{"id_token_hint", member(tokens, "id_token")}, {"post_logout_redirect_uri", target},
                {"state", "bye"}}
                .encoded());
    };
    QCOMPARE(leave("https://attacker.example/").status(), 400);
    QCOMPARE(company.exchange(tokens).status(), 200);

    const Received left = leave("http://127.0.0.1:9/signed-out");

    QCOMPARE(left.header("Location"), "http://127.0.0.1:9/signed-out?state=bye");
    QCOMPARE(company.exchange(tokens).oauthError(), "invalid_request");
    QCOMPARE(company.get(logout + "id_token_hint=a.b.c").status(), 400);
}

void SignInTest::userInfoKnowsTheToken()
{
    Company company;
    const QByteArray token = member(company.signIn("bob"), "access_token");
    const QByteArray address = company.box.issuer() + "/oauth2/v1/userinfo";
    QCOMPARE(member(company.get(address, {{"Authorization", "Bearer " + token}}).json(), "sub"),
        personNamed("bob")->subject.toUtf8());
    QCOMPARE(company.get(address).status(), 401);
    QCOMPARE(company.get(address, {{"Authorization", "DPoP " + token}}).status(), 401);
    company.clock.advance(Seconds(3600));
    QCOMPARE(company.get(address, {{"Authorization", "Bearer " + token}}).status(), 401);
}

AGENT0_TEST(SignInTest)
#include "tst_signin.moc"
