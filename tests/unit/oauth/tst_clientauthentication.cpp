#include "base/base64url.h"
#include "jose/jws.h"
#include "oauth/tokenendpoint.h"
#include "support/outcome.h"
#include "support/rawtoken.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;

namespace {

const QString endpointOfToken = u"https://idp.example/oauth2/v1/token"_s;
const Instant noon = fromUnixSeconds(1'790'000'000);

struct Proof {
    Result<> result;
    QList<FormField> fields;
    QList<HttpHeader> headers;

    QByteArray field(const char *name) const
    {
        for (const FormField &one : fields) {
            if (one.name == name)
                return one.value;
        }
        return {};
    }
};

Proof prove(const ClientCredentials &client)
{
    Proof proof;
    proof.result = authenticateClient(client, endpointOfToken, noon, systemRandomBytes, proof.fields, proof.headers);
    return proof;
}

ClientCredentials clientWith(ClientAuthenticationMethod method, const QByteArray &secret = {})
{
    ClientCredentials client;
    client.clientId = u"agent0"_s;
    client.method = method;
    client.secret = Secret(secret);
    return client;
}

ClientCredentials clientWithKey()
{
    ClientCredentials client = clientWith(ClientAuthenticationMethod::PrivateKeyJwt);
    client.key = test::publishedKey(u"rfc7515-a2"_s, u"this-installation"_s);
    return client;
}

} // namespace

class ClientAuthenticationTest : public QObject {
    Q_OBJECT

private slots:
    void noneSendsTheIdAlone()
    {
        const Proof proof = prove(clientWith(ClientAuthenticationMethod::None));
        QVERIFY(proof.result);
        QCOMPARE(proof.fields.size(), 1);
        QCOMPARE(proof.field("client_id"), QByteArray("agent0"));
        QVERIFY(proof.headers.isEmpty());
    }

    void oidcc_client_test_client_secret_basic()
    {
        const Proof proof = prove(clientWith(ClientAuthenticationMethod::ClientSecretBasic, "s3cret"));
        QVERIFY(proof.fields.isEmpty());
        QCOMPARE(proof.headers.size(), 1);
        QCOMPARE(proof.headers[0].value, "Basic " + QByteArray("agent0:s3cret").toBase64());
    }

    void basicFormEncodesIdAndSecretFirst()
    {
        ClientCredentials client = clientWith(ClientAuthenticationMethod::ClientSecretBasic, "p:w +/%&=ü");
        client.clientId = u"https://c.example/id"_s;
        const QByteArray pair = QByteArray::fromBase64(prove(client).headers[0].value.mid(6));
        QCOMPARE(pair, QByteArray("https%3A%2F%2Fc.example%2Fid:p%3Aw+%2B%2F%25%26%3D%C3%BC"));
    }

    void postSendsTheSecretInTheBodyAndNoHeader()
    {
        const Proof proof = prove(clientWith(ClientAuthenticationMethod::ClientSecretPost, "s3cret"));
        QVERIFY(proof.headers.isEmpty());
        QCOMPARE(proof.fields.size(), 2);
        QCOMPARE(proof.field("client_secret"), QByteArray("s3cret"));
    }

    void privateKeyJwtSignsForTheTokenEndpoint()
    {
        const Proof proof = prove(clientWithKey());
        QVERIFY(proof.result);
        QVERIFY(proof.headers.isEmpty() && proof.field("client_secret").isEmpty());
        QCOMPARE(
            proof.field("client_assertion_type"), QByteArray("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));
        const auto jws = UnverifiedJws::parse(proof.field("client_assertion"));
        QVERIFY(jws);
        QCOMPARE(*jws->keyId, u"this-installation"_s);
        QVERIFY(verifySignature(*jws, test::publicSet({*clientWithKey().key}), {JwsAlgorithm::RS256}));
        const QJsonObject &claims = jws->claims;
        QCOMPARE(claims["iss"_L1].toString(), u"agent0"_s);
        QCOMPARE(claims["sub"_L1].toString(), u"agent0"_s);
        QCOMPARE(claims["aud"_L1].toString(), endpointOfToken);
        QCOMPARE(claims["iat"_L1].toInteger(), unixSeconds(noon));
        const qint64 life = claims["exp"_L1].toInteger() - claims["iat"_L1].toInteger();
        QVERIFY(life > 0 && life <= 300);
        QCOMPARE(fromBase64Url(claims["jti"_L1].toString().toLatin1())->size(), 16);
    }

    void everyAssertionHasItsOwnId()
    {
        const auto id = [] {
            return UnverifiedJws::parse(prove(clientWithKey()).field("client_assertion"))->claims["jti"_L1].toString();
        };
        QVERIFY(id() != id());
    }

    void aMissingSecretOrKeyIsOurOwnConfiguration_data()
    {
        QTest::addColumn<ClientAuthenticationMethod>("method");
        QTest::addColumn<QString>("code");
        QTest::newRow("basic") << ClientAuthenticationMethod::ClientSecretBasic << u"client_secret_missing"_s;
        QTest::newRow("post") << ClientAuthenticationMethod::ClientSecretPost << u"client_secret_missing"_s;
        QTest::newRow("key") << ClientAuthenticationMethod::PrivateKeyJwt << u"client_key_missing"_s;
    }
    void aMissingSecretOrKeyIsOurOwnConfiguration()
    {
        QFETCH(ClientAuthenticationMethod, method);
        QFETCH(QString, code);
        const Proof proof = prove(clientWith(method));
        QVERIFY(!proof.result);
        QCOMPARE(proof.result.error().fault, Fault::Configuration);
        QCOMPARE(test::codeOf(proof.result), code);
        QVERIFY(proof.fields.isEmpty() && proof.headers.isEmpty());
    }

    void aPublicKeyCannotSign()
    {
        ClientCredentials client = clientWithKey();
        client.key = *Jwk::fromJson(client.key->toPublicJson());
        QCOMPARE(test::codeOf(prove(client).result), u"jws_key"_s);
    }
};

AGENT0_TEST(ClientAuthenticationTest)
#include "tst_clientauthentication.moc"
