#include "company.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace agent0::sandbox;
using namespace agent0::test;

namespace {

/// A client's key, and what it signs to prove itself.
struct Prover {
    Jwk key = *Jwk::generate(JwsAlgorithm::ES256, u"agent"_s);
    QJsonObject claims(const Company &company, const QByteArray &audience) const
    {
        const qint64 now = unixSeconds(company.clock.now());
        return {{u"iss"_s, u"0oasandboxagent0"_s}, {u"sub"_s, u"0oasandboxagent0"_s}, {u"aud"_s, text(audience)},
            {u"iat"_s, now}, {u"exp"_s, now + 60}, {u"jti"_s, u"j1"_s}};
    }
    Fields fields(const QJsonObject &claims) const
    {
        return {{"client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"},
            {"client_assertion", *signJws({{u"typ"_s, u"JWT"_s}}, claims, key, JwsAlgorithm::ES256)}};
    }
};

SandboxOptions withMethod(ClientMethod method, const QJsonObject &jwk = {})
{
    SandboxOptions options;
    options.clientMethod = method;
    options.clientPublicJwk = jwk;
    return options;
}

} // namespace

/// All four ways a client proves itself, and every way to fail at it.
class ClientAuthenticationTest : public QObject {
    Q_OBJECT
private slots:
    void secretsAreTakenByTheRegisteredMethodAlone_data();
    void secretsAreTakenByTheRegisteredMethodAlone();
    void twoProofsAreOneTooMany();
    void aKeySignsInOnce();
    void anAssertionIsRefused_data();
    void anAssertionIsRefused();
    void resourcesTakeAKeyToo();
};

void ClientAuthenticationTest::secretsAreTakenByTheRegisteredMethodAlone_data()
{
    QTest::addColumn<QString>("registered");
    QTest::addColumn<QString>("used");
    for (const auto *registered : {"none", "client_secret_basic", "client_secret_post"}) {
        for (const auto *used : {"none", "client_secret_basic", "client_secret_post"})
            QTest::addRow("%s by %s", registered, used) << QString::fromLatin1(registered) << QString::fromLatin1(used);
    }
}

void ClientAuthenticationTest::secretsAreTakenByTheRegisteredMethodAlone()
{
    QFETCH(QString, registered);
    QFETCH(QString, used);
    Company company(withMethod(*clientMethodNamed(registered)));
    const QByteArray secret = company.secretOf("identityProvider");
    Fields form{{"grant_type", "refresh_token"}, {"refresh_token", "x"}};
    QList<Header> headers;
    if (used == "client_secret_basic"_L1)
        headers.append(Header{"Authorization", basic("0oasandboxagent0", secret)});
    else
        form.add("client_id", "0oasandboxagent0");
    if (used == "client_secret_post"_L1)
        form.add("client_secret", secret);

    const Received received = company.post(company.tokenEndpoint(), form, headers);

    QCOMPARE(received.oauthError(), registered == used ? "invalid_grant" : "invalid_client");
    QCOMPARE(received.status(), registered == used ? 400 : 401);
    if (registered != used || registered == "none"_L1)
        return;
    Company other(withMethod(*clientMethodNamed(registered)));
    QCOMPARE(other.post(other.tokenEndpoint(), form, headers).oauthError(), "invalid_client"); // another secret
}

void ClientAuthenticationTest::twoProofsAreOneTooMany()
{
    Company company(withMethod(ClientMethod::SecretBasic));
    const QByteArray secret = company.secretOf("identityProvider");
    const Received received = company.post(company.tokenEndpoint(),
        {{"grant_type", "refresh_token"}, {"client_id", "0oasandboxagent0"}, {"client_secret", secret}},
        {{"Authorization", basic("0oasandboxagent0", secret)}});
    QCOMPARE(received.status(), 401);
    QCOMPARE(received.oauthError(), "invalid_request");
}

void ClientAuthenticationTest::aKeySignsInOnce()
{
    const Prover prover;
    Company company(withMethod(ClientMethod::PrivateKeyJwt, prover.key.toPublicJson()));
    const Fields proof = prover.fields(prover.claims(company, company.tokenEndpoint()));
    Fields form{{"grant_type", "refresh_token"}, {"refresh_token", "x"}};
    for (const auto &[name, value] : proof.all())
        form.add(name, value);
    QCOMPARE(company.post(company.tokenEndpoint(), form).oauthError(), "invalid_grant");
    const Received again = company.post(company.tokenEndpoint(), form);
    QCOMPARE(again.oauthError(), "invalid_client");
    QVERIFY(again.json().value("error_description"_L1).toString().contains(u"already been used"_s));
}

void ClientAuthenticationTest::anAssertionIsRefused_data()
{
    QTest::addColumn<QString>("claim");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("says");
    const qint64 now = 1'790'000'000;
    const auto row = [](const char *name, const char *claim, const QJsonValue &value, const char *says) {
        QTest::newRow(name) << QString::fromLatin1(claim) << value << QString::fromLatin1(says);
    };
    row("other audience", "aud", u"https://other.example"_s, "audience claim");
    row("two audiences", "aud", QJsonArray{u"a"_s, u"b"_s}, "audience claim");
    row("other issuer", "iss", u"somebody"_s, "not a valid client_id");
    row("no subject", "sub", QJsonValue(QJsonValue::Undefined), "invalid");
    row("expired", "exp", now - 31, "expired");
    row("lives too long", "exp", now + 3601, "too far in the future");
    row("from the future", "iat", now + 31, "issued in the future");
    row("no expiry", "exp", QJsonValue(QJsonValue::Undefined), "expired");
}

void ClientAuthenticationTest::anAssertionIsRefused()
{
    QFETCH(QString, claim);
    QFETCH(QJsonValue, value);
    QFETCH(QString, says);
    const Prover prover;
    Company company(withMethod(ClientMethod::PrivateKeyJwt, prover.key.toPublicJson()));
    QJsonObject claims = prover.claims(company, company.box.issuer());
    claims[claim] = value;
    Fields form = prover.fields(claims);
    form.add("grant_type", "refresh_token");
    form.add("client_id", "0oasandboxagent0");
    const Received received = company.post(company.tokenEndpoint(), form);
    QCOMPARE(received.status(), 401);
    QCOMPARE(received.oauthError(), "invalid_client");
    QVERIFY2(received.body().contains(says.toUtf8()), received.body().constData());

    const Prover stranger;
    Fields forged = stranger.fields(prover.claims(company, company.box.issuer()));
    forged.add("grant_type", "refresh_token");
    QVERIFY(company.post(company.tokenEndpoint(), forged).body().contains("signature is invalid"));
}

void ClientAuthenticationTest::resourcesTakeAKeyToo()
{
    const Prover prover;
    SandboxOptions options;
    options.resourceClientMethod = ClientMethod::PrivateKeyJwt;
    options.clientPublicJwk = prover.key.toPublicJson();
    Company company(options);
    const QByteArray idJag = member(company.exchange(company.signIn()).json(), "access_token");
    QJsonObject claims = prover.claims(company, company.tokenEndpointOf("todo0"));
    claims[u"iss"_s] = claims[u"sub"_s] = u"agent0-at-todo0"_s;
    Fields form = prover.fields(claims);
    form.add("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
    form.add("assertion", idJag);
    QCOMPARE(company.post(company.tokenEndpointOf("todo0"), form).status(), 200);
}

AGENT0_TEST(ClientAuthenticationTest)
#include "tst_clientauthentication.moc"
