#include "company.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace agent0::sandbox;
using namespace agent0::test;

/// Token exchange to an ID-JAG: what is in it, who gets one, and what is said to the others.
class ExchangeTest : public QObject {
    Q_OBJECT
private slots:
    void theIdJagSaysWhatTheDraftWants();
    void aRefreshTokenStandsForThePersonToo();
    void aRequestIsRefused_data();
    void aRequestIsRefused();
    void aStaleIdTokenIsRefused();
    void policyDecides_data();
    void policyDecides();
    void narrowingGrantsWhatIsAllowedAndSaysSo();
    void theQuotaIsPerPersonResourceAndMonth();
    void stepUpEndsWithTheStrongerSignIn_data();
    void stepUpEndsWithTheStrongerSignIn();
};

void ExchangeTest::theIdJagSaysWhatTheDraftWants()
{
    Company company;
    const QJsonObject answer = company.exchange(company.signIn()).json();
    QCOMPARE(member(answer, "token_type"), "N_A");
    QCOMPARE(answer.value("expires_in"_L1).toInt(), 300);
    QVERIFY(!answer.contains("scope"_L1));
    const QByteArray idJag = member(answer, "access_token");
    QCOMPARE(member(headerOf(idJag), "typ"), "oauth-id-jag+jwt");
    const QJsonObject claims = claimsOf(idJag);
    QCOMPARE(member(claims, "iss"), company.box.issuer());
    QCOMPARE(member(claims, "aud"), company.box.issuerOf("todo0"));
    QCOMPARE(member(claims, "client_id"), "agent0-at-todo0");
    QCOMPARE(member(claims, "resource"), company.box.resourceOf("todo0"));
    QCOMPARE(member(claims, "scope"), "todos.read todos.write");
    QCOMPARE(member(claims, "email"), "ada@sandbox.example");
    QVERIFY(member(claims, "jti").startsWith("IDAAG."));
    QVERIFY(!claims.contains("cnf"_L1));
}

void ExchangeTest::aRefreshTokenStandsForThePersonToo()
{
    Company company;
    const QJsonObject tokens = company.signIn("bob");
    const Fields byRefresh{{"subject_token", member(tokens, "refresh_token")},
        {"subject_token_type", "urn:ietf:params:oauth:token-type:refresh_token"}};
    const QJsonObject claims = claimsOf(member(company.exchange(tokens, "todo0", byRefresh).json(), "access_token"));
    QCOMPARE(member(claims, "sub"), personNamed("bob")->subject.toUtf8());
    QCOMPARE(company.refresh(member(tokens, "refresh_token")).status(), 200); // it was not rotated
    QCOMPARE(company.exchange(tokens, "todo0", byRefresh).oauthError(), "invalid_grant");
}

void ExchangeTest::aRequestIsRefused_data()
{
    QTest::addColumn<Fields>("extra");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char *name, const Fields &extra, const char *error) {
        QTest::newRow(name) << extra << QByteArray(error);
    };
    row("another kind of token", {{"requested_token_type", "urn:ietf:params:oauth:token-type:access_token"}},
        "invalid_request");
    row("no subject", {{"subject_token", "-"}}, "invalid_request");
    row("no audience", {{"audience", "-"}}, "invalid_request");
    row("subject type", {{"subject_token_type", "urn:ietf:params:oauth:token-type:access_token"}}, "invalid_request");
    row("forged subject", {{"subject_token", "eyJhbGciOiJub25lIn0.e30."}}, "invalid_request");
    row("unknown audience", {{"audience", "https://other.example"}}, "invalid_target");
    row("unknown resource", {{"resource", "https://other.example/"}}, "invalid_target");
    row("no scope", {{"scope", "-"}}, "invalid_scope");
    row("a foreign scope", {{"scope", "todos.read notes.read"}}, "invalid_scope");
    row("openid", {{"scope", "openid"}}, "invalid_scope");
    row("another client", {{"client_id", "somebody"}}, "invalid_client");
    row("unknown grant", {{"grant_type", "password"}}, "unsupported_grant_type");
}

void ExchangeTest::aRequestIsRefused()
{
    QFETCH(Fields, extra);
    QFETCH(QByteArray, error);
    Company company;
    const QJsonObject tokens = company.signIn();
    QCOMPARE(company.exchange(tokens, "todo0", extra).oauthError(), error);
    // The slash that is the first cause of failure: one byte is enough.
    QCOMPARE(company.exchange(tokens, "todo0", {{"audience", company.box.issuerOf("todo0") + '/'}}).oauthError(),
        "invalid_target");
}

void ExchangeTest::aStaleIdTokenIsRefused()
{
    Company company;
    const QJsonObject tokens = company.signIn();
    company.clock.advance(Seconds(3599));
    QCOMPARE(company.exchange(tokens).status(), 200);
    company.clock.advance(Seconds(1));
    const Received expired = company.exchange(tokens);
    QCOMPARE(expired.oauthError(), "invalid_grant");
    const QJsonObject fresh = company.refresh(member(tokens, "refresh_token")).json();
    QCOMPARE(company.exchange(fresh).status(), 200);
    company.box.identityProvider().expireIdTokens();
    QCOMPARE(company.exchange(fresh).oauthError(), "invalid_grant");
}

void ExchangeTest::policyDecides_data()
{
    QTest::addColumn<QByteArray>("person");
    QTest::addColumn<QList<PolicyRule>>("rules");
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QByteArray>("says"); ///< "" where it is granted
    const auto row = [](const char *name, const char *person, const QList<PolicyRule> &rules, const char *asked,
                         const char *says) {
        QTest::newRow(name) << QByteArray(person) << rules << QByteArray(asked) << QByteArray(says);
    };
    const QStringList write{u"todos.write"_s};
    const PolicyRule denyWrite{.allow = false, .person = "ada", .scopes = write};
    row("Ada", "ada", {}, "todos.read todos.write", "");
    row("Eve", "eve", {}, "todos.read", "Policy evaluation failed");
    row("Eve is let in", "eve", {{.person = "eve", .resource = "todo0"}}, "todos.read", "");
    row("Eve is let in elsewhere", "eve", {{.person = "eve", .resource = "notes0"}}, "todos.read",
        "Policy evaluation failed");
    row("one scope denied, both asked", "ada", {denyWrite}, "todos.read todos.write",
        "Some of the requested scopes were denied: [todos.write]");
    row("one scope denied, the other asked", "ada", {denyWrite}, "todos.read", "");
    row("one scope denied, that one asked", "ada", {denyWrite}, "todos.write", "All requested scopes were rejected");
    row("denied to somebody else", "bob", {denyWrite}, "todos.write", "");
    row("the client is denied", "ada", {{.allow = false, .client = "0oasandboxagent0"}}, "todos.read",
        "Policy evaluation failed");
    row("another client is denied", "ada", {{.allow = false, .client = "other"}}, "todos.read", "");
    row("the resource is denied", "ada", {{.allow = false, .resource = "todo0"}}, "todos.read",
        "Policy evaluation failed");
}

void ExchangeTest::policyDecides()
{
    QFETCH(QByteArray, person);
    QFETCH(QList<PolicyRule>, rules);
    QFETCH(QByteArray, asked);
    QFETCH(QByteArray, says);
    Company company;
    for (const PolicyRule &rule : rules)
        company.box.policy().add(rule);
    const Received received = company.exchange(company.signIn(person), "todo0", {{"scope", asked}});
    QCOMPARE(received.status() == 200, says.isEmpty());
    QVERIFY2(received.body().contains(says), received.body().constData());
    if (!says.isEmpty())
        QCOMPARE(received.oauthError(), "access_denied");
}

void ExchangeTest::narrowingGrantsWhatIsAllowedAndSaysSo()
{
    SandboxOptions options;
    options.narrowScopes = true;
    Company company(options);
    company.box.policy().add({.allow = false, .scopes = {u"todos.write"_s}});
    const QJsonObject answer =
        company.exchange(company.signIn(), "todo0", {{"scope", "todos.read todos.write other"}}).json();
    QCOMPARE(member(answer, "scope"), "todos.read");
    QCOMPARE(member(claimsOf(member(answer, "access_token")), "scope"), "todos.read");
}

void ExchangeTest::theQuotaIsPerPersonResourceAndMonth()
{
    SandboxOptions options;
    options.quota = 2;
    options.lifetimes.idToken = Seconds(100 * 24 * 3600);
    Company company(options);
    const QJsonObject ada = company.signIn("ada");
    QCOMPARE(company.exchange(ada).status(), 200);
    QCOMPARE(company.exchange(ada, "todo0", {{"scope", "none"}}).status(), 400); // refused, not counted
    QCOMPARE(company.exchange(ada).status(), 200);
    QCOMPARE(company.exchange(ada).oauthError(), "access_denied");
    QCOMPARE(company.exchange(ada, "notes0").status(), 200);
    company.browser.forgetCookies();
    QCOMPARE(company.exchange(company.signIn("bob")).status(), 200);
    QCOMPARE(company.box.identityProvider().exchange().used("ada", "todo0"), 2);
    company.clock.advance(Seconds(31 * 24 * 3600));
    QCOMPARE(company.exchange(ada).status(), 200);
}

void ExchangeTest::stepUpEndsWithTheStrongerSignIn_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QByteArray>("parameter");
    QTest::newRow("acr_values") << u"exchange-step-up-acr"_s << QByteArray("acr_values");
    QTest::newRow("max_age") << u"exchange-step-up-max-age"_s << QByteArray("max_age");
}

void ExchangeTest::stepUpEndsWithTheStrongerSignIn()
{
    QFETCH(QString, fault);
    QFETCH(QByteArray, parameter);
    Company company;
    QVERIFY(company.box.faults().set(fault));
    const Received refused = company.exchange(company.signIn());
    QCOMPARE(refused.oauthError(), "insufficient_user_authentication");
    const QByteArray demanded = refused.json().value(QString::fromUtf8(parameter)).toVariant().toByteArray();
    QVERIFY(!demanded.isEmpty());
    QCOMPARE(company.exchange(company.signIn("ada", {{parameter, demanded}})).status(), 200);
}

AGENT0_TEST(ExchangeTest)
#include "tst_exchange.moc"
