#include "company.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace agent0::sandbox;
using namespace agent0::test;

namespace {

SandboxOptions as(const char *persona)
{
    SandboxOptions options;
    options.persona = QString::fromLatin1(persona);
    options.lifetimes.accessToken = Seconds(1'000'000);
    return options;
}

/// An ID-JAG that the identity provider did sign, with claims of the test's choosing.
QByteArray signedBy(Company &company, const QJsonObject &claims, const char *type = "oauth-id-jag+jwt")
{
    const Jwk &key = company.box.identityProvider().state().keys.current(JwsAlgorithm::RS256);
    return *signJws({{u"typ"_s, QString::fromLatin1(type)}}, claims, key, JwsAlgorithm::RS256);
}

QJsonObject goodClaims(Company &company)
{
    return claimsOf(member(company.exchange(company.signIn()).json(), "access_token"));
}

} // namespace

/// ID-JAG to access token, in the manner of each persona.
class RedemptionTest : public QObject {
    Q_OBJECT
private slots:
    void eachPersonaHasItsRules_data();
    void eachPersonaHasItsRules();
    void aWrongIdJagIsRefusedInThePersonasWords_data();
    void aWrongIdJagIsRefusedInThePersonasWords();
    void strangersAndOtherKindsOfTokenAreRefused();
    void auth0TakesPublicClientsWithAFreshIdJag();
    void theAccessTokenIsForItsResourceAlone();
    void anAccessTokenDies_data();
    void anAccessTokenDies();
    void scopesAreKeptApart();
};

void RedemptionTest::eachPersonaHasItsRules_data()
{
    QTest::addColumn<QByteArray>("persona");
    QTest::addColumn<QByteArray>("issuerPath");
    QTest::addColumn<int>("statusWithScope");
    QTest::addColumn<QByteArray>("scopeWithout");
    QTest::addColumn<int>("statusAgain");
    QTest::addColumn<int>("statusAfter31s");
    QTest::addColumn<int>("life");
    const auto row = [](const char *persona, const char *path, int withScope, const char *without, int again, int later,
                         int life) {
        QTest::newRow(persona) << QByteArray(persona) << QByteArray(path) << withScope << QByteArray(without) << again
                               << later << life;
    };
    row("generic", "", 200, "todos.read todos.write", 200, 200, 3600);
    row("okta", "/oauth2/default", 400, "todos.read todos.write", 400, 200, 3600);
    row("auth0", "/", 200, "todos.read todos.write", 200, 200, 86400);
    row("keycloak", "/realms/sandbox", 200, "todos.read todos.write", 400, 200, 300);
    row("todo0", "", 200, "", 200, 400, 7200);
}

void RedemptionTest::eachPersonaHasItsRules()
{
    QFETCH(QByteArray, persona);
    QFETCH(QByteArray, issuerPath);
    QFETCH(int, statusWithScope);
    QFETCH(QByteArray, scopeWithout);
    QFETCH(int, statusAgain);
    QFETCH(int, statusAfter31s);
    QFETCH(int, life);
    Company company(as(persona));
    const QJsonObject tokens = company.signIn();
    const auto idJag = [&] { return member(company.exchange(tokens).json(), "access_token"); };
    const QByteArray issuer = company.box.issuerOf("todo0");
    QVERIFY(issuer.endsWith(issuerPath) && issuer.count('/') == 2 + issuerPath.count('/'));

    QCOMPARE(company.redeem(idJag(), "todo0", {{"scope", "todos.read"}}).status(), statusWithScope);
    const QByteArray reused = idJag();
    const Received without = company.redeem(reused);
    QCOMPARE(without.status(), 200);
    QCOMPARE(member(without.json(), "scope"), scopeWithout);
    QCOMPARE(without.json().value("expires_in"_L1).toInt(), life);
    QCOMPARE(company.redeem(reused).status(), statusAgain);
    const QByteArray kept = idJag();
    company.clock.advance(Seconds(31));
    QCOMPARE(company.redeem(kept).status(), statusAfter31s);
}

void RedemptionTest::aWrongIdJagIsRefusedInThePersonasWords_data()
{
    QTest::addColumn<QByteArray>("persona");
    QTest::addColumn<QString>("claim");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<QByteArray>("says");
    const QJsonValue gone(QJsonValue::Undefined);
    const qint64 now = 1'790'000'000;
    const auto row = [](const char *name, const char *persona, const char *claim, const QJsonValue &value,
                         const char *error, const char *says) {
        QTest::newRow(name) << QByteArray(persona) << QString::fromLatin1(claim) << value << QByteArray(error)
                            << QByteArray(says);
    };
    row("okta: aud", "okta", "aud", u"https://other.example"_s, "invalid_grant",
        "must match the issuer of the authorization server");
    row("auth0: aud", "auth0", "aud", u"https://other.example"_s, "invalid_grant",
        "Assertion is invalid or has expired");
    row("keycloak: aud", "keycloak", "aud", u"https://other.example"_s, "invalid_grant", "Invalid token audience");
    row("todo0: iss", "todo0", "iss", u"https://other.example"_s, "invalid_grant",
        "Issuer https://other.example does not match");
    row("todo0: too old", "todo0", "iat", now - 31, "invalid_grant", "JWT is not yet valid (now-30=1789999970)");
    row("aud of two", "generic", "aud", QJsonArray{u"a"_s, u"b"_s}, "invalid_grant", "audience");
    row("okta: client_id", "okta", "client_id", u"0oasandboxagent0"_s, "invalid_grant",
        "'client_id' in the grant must match");
    row("no client_id", "generic", "client_id", gone, "invalid_grant", "client_id");
    row("no sub", "generic", "sub", gone, "invalid_grant", "sub");
    row("no jti", "generic", "jti", gone, "invalid_grant", "jti");
    row("no exp", "generic", "exp", gone, "invalid_grant", "exp");
    row("no iat", "generic", "iat", gone, "invalid_grant", "iat");
    row("unknown person", "auth0", "sub", u"00uother"_s, "access_denied", "not a member");
    row("expired", "okta", "exp", now, "invalid_grant", "has expired");
    row("future", "okta", "iat", now + 31, "invalid_grant", "issued in the future");
    row("lives too long", "okta", "exp", now + 301, "invalid_grant", "must not exceed 5 minutes");
    row("no scope in it", "okta", "scope", gone, "invalid_grant", "at least one scope");
    row("other resource", "okta", "resource", u"https://other.example/"_s, "invalid_grant", "'resource' claim");
    row("foreign scope alone", "generic", "scope", u"admin"_s, "invalid_scope", "None of the scopes");
    row("bound, no proof", "generic", "cnf", QJsonObject{{u"jkt"_s, u"abc"_s}}, "invalid_grant",
        "Proof of possession required");
}

void RedemptionTest::aWrongIdJagIsRefusedInThePersonasWords()
{
    QFETCH(QByteArray, persona);
    QFETCH(QString, claim);
    QFETCH(QJsonValue, value);
    QFETCH(QByteArray, error);
    QFETCH(QByteArray, says);
    Company company(as(persona));
    QJsonObject claims = goodClaims(company);
    claims[claim] = value;
    const Received received = company.redeem(signedBy(company, claims));
    QCOMPARE(received.oauthError(), error);
    QVERIFY2(received.body().contains(says), received.body().constData());
}

void RedemptionTest::strangersAndOtherKindsOfTokenAreRefused()
{
    Company company(as("todo0"));
    const QJsonObject tokens = company.signIn();
    QVERIFY(company.redeem(member(tokens, "id_token")).body().contains("invalid JWT type"));
    QVERIFY(company.redeem(signedBy(company, goodClaims(company), "JWT")).body().contains("invalid JWT type"));
    const Jwk stranger = *Jwk::generate(JwsAlgorithm::RS256, u"shared-rsa"_s);
    const QByteArray forged =
        *signJws({{u"typ"_s, u"oauth-id-jag+jwt"_s}}, goodClaims(company), stranger, JwsAlgorithm::RS256);
    QCOMPARE(company.redeem(forged).oauthError(), "invalid_signature");
    const QByteArray idJag = member(company.exchange(tokens).json(), "access_token");
    QCOMPARE(company.redeem(idJag, "todo0", {}, {{"Authorization", basic("0oasandboxagent0", "x")}}).oauthError(),
        "invalid_client");
    QCOMPARE(company.redeem(idJag, "notes0").oauthError(), "invalid_grant");
}

void RedemptionTest::auth0TakesPublicClientsWithAFreshIdJag()
{
    SandboxOptions options = as("auth0");
    options.resourceClientMethod = ClientMethod::None;
    Company company(options);
    const QByteArray idJag = member(company.exchange(company.signIn()).json(), "access_token");
    const auto redeem = [&] {
        return company.post(company.tokenEndpointOf("todo0"),
            {{"client_id", "agent0-at-todo0"}, {"grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"},
                {"assertion", idJag}});
    };
    company.clock.advance(Seconds(60));
    QCOMPARE(redeem().status(), 200);
    company.clock.advance(Seconds(1));
    QCOMPARE(redeem().oauthError(), "invalid_grant");
}

void RedemptionTest::theAccessTokenIsForItsResourceAlone()
{
    Company company;
    const QByteArray token = company.accessToken("ada", "todo0");
    QCOMPARE(member(headerOf(token), "typ"), "at+jwt");
    QCOMPARE(member(claimsOf(token), "aud"), company.box.resourceOf("todo0"));
    QCOMPARE(company.todos(token, "todo0").status(), 200);
    const Received other = company.todos(token, "notes0");
    QCOMPARE(other.status(), 401);
    QVERIFY(other.header("WWW-Authenticate").contains("error=\"invalid_token\""));
    QCOMPARE(company.get(company.todosAddress("todo0"), {{"Authorization", "DPoP " + token}}).status(), 401);
}

void RedemptionTest::anAccessTokenDies_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("it expires") << u"expires"_s;
    QTest::newRow("it is revoked") << u"revoked"_s;
    QTest::newRow("a test says so") << u"control"_s;
}

void RedemptionTest::anAccessTokenDies()
{
    QFETCH(QString, how);
    Company company;
    const QByteArray token = company.accessToken();
    QCOMPARE(company.todos(token).status(), 200);
    if (how == "expires"_L1)
        company.clock.advance(Seconds(3600));
    else if (how == "revoked"_L1)
        QCOMPARE(company
                     .post(company.box.issuerOf("todo0") + "/revoke", {{"token", token}},
                         {{"Authorization", basic("agent0-at-todo0", company.secretOf("todo0"))}})
                     .status(),
            200);
    else
        company.box.expireAccessTokens();
    QCOMPARE(company.todos(token).status(), 401);
}

void RedemptionTest::scopesAreKeptApart()
{
    Company company;
    const QJsonObject tokens = company.signIn();
    const QByteArray idJag =
        member(company.exchange(tokens, "todo0", {{"scope", "todos.read"}}).json(), "access_token");
    const QByteArray token = member(company.redeem(idJag).json(), "access_token");
    const Received added =
        company.send("POST", company.todosAddress("todo0"), {{"Authorization", "Bearer " + token}}, R"({"task":"x"})");
    QCOMPARE(added.status(), 403);
    QVERIFY(added.header("WWW-Authenticate").contains("error=\"insufficient_scope\""));
    QVERIFY(added.header("WWW-Authenticate").contains("scope=\"todos.write\""));
    QCOMPARE(company.todos(token).status(), 200);
}

AGENT0_TEST(RedemptionTest)
#include "tst_redemption.moc"
