#include "jose/jws.h"

#include "base/base64url.h"
#include "jose/evpsignature.h"
#include "support/rawtoken.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

const QJsonObject SomeClaims{{u"sub"_s, u"somebody"_s}};

QString codeOf(const QByteArray &token, const JwkSet &keys, const QList<JwsAlgorithm> &allowed = allAlgorithms())
{
    const auto jws = UnverifiedJws::parse(token);
    if (!jws)
        return jws.error().code;
    const auto verified = verifySignature(*jws, keys, allowed);
    return verified ? u"good"_s : verified.error().code;
}

QByteArray signedWith(const Jwk &key, JwsAlgorithm algorithm) { return *signJws({}, SomeClaims, key, algorithm); }

/// The token with other bytes as its signature.
QByteArray resigned(const QByteArray &token, const QByteArray &signature)
{
    return token.first(token.lastIndexOf('.') + 1) + toBase64Url(signature);
}

QByteArray signatureOf(const QByteArray &token) { return *fromBase64Url(token.mid(token.lastIndexOf('.') + 1)); }
QByteArray inputOf(const QByteArray &token) { return token.first(token.lastIndexOf('.')); }

} // namespace

class JwsSignatureTest : public QObject {
    Q_OBJECT

private slots:
    void verifiesTheExamplesOfTheRfcs_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("alg");
        QTest::addColumn<QByteArray>("token");
        QFile file(QStringLiteral(AGENT0_TEST_DATA "/jose/vectors.json"));
        QVERIFY(file.open(QFile::ReadOnly));
        for (const QJsonValue &vector : QJsonDocument::fromJson(file.readAll()).array())
            QTest::newRow(qPrintable(vector[u"name"].toString()))
                << vector[u"key"].toString() << vector[u"alg"].toString() << vector[u"token"].toString().toLatin1();
    }
    void verifiesTheExamplesOfTheRfcs()
    {
        QFETCH(QString, key);
        QFETCH(QString, alg);
        QFETCH(QByteArray, token);
        const Jwk jwk = *Jwk::fromJson(publishedJwk(key));
        const JwsAlgorithm algorithm = *algorithmNamed(alg);
        QVERIFY(jwk.verifies(algorithm, inputOf(token), signatureOf(token)));
        if (alg == u"RS256" || alg == u"EdDSA") // the deterministic ones
            QCOMPARE(evpSign(jwk.native(), algorithm, inputOf(token)), signatureOf(token));
        QByteArray changed = inputOf(token);
        changed.back() = 'A';
        QVERIFY(!jwk.verifies(algorithm, changed, signatureOf(token)));
    }

    void readsTheClaimsOfTheRfcsExample()
    {
        QFile file(QStringLiteral(AGENT0_TEST_DATA "/jose/vectors.json"));
        QVERIFY(file.open(QFile::ReadOnly));
        const QByteArray token = QJsonDocument::fromJson(file.readAll())[0][u"token"].toString().toLatin1();
        const auto jws = UnverifiedJws::parse(token);
        QVERIFY(jws);
        QCOMPARE(jws->claims["iss"_L1].toString(), u"joe"_s);
        QVERIFY(!jws->keyId);
        QVERIFY(verifySignature(*jws, publicSet({publishedKey(u"rfc7515-a2"_s)}), {JwsAlgorithm::RS256}));
    }

    void signsAndVerifiesWithEveryAlgorithm_data()
    {
        QTest::addColumn<int>("algorithm");
        for (const JwsAlgorithm algorithm : allAlgorithms())
            QTest::newRow(name(algorithm).data()) << int(algorithm);
    }
    void signsAndVerifiesWithEveryAlgorithm()
    {
        QFETCH(int, algorithm);
        const auto alg = JwsAlgorithm(algorithm);
        const Jwk key = alg <= JwsAlgorithm::PS512 ? publishedKey(u"rfc7515-a2"_s) : *Jwk::generate(alg, u"k1"_s);
        const QByteArray token = signedWith(key, alg);
        const auto jws = UnverifiedJws::parse(token);
        QVERIFY(jws);
        QCOMPARE(jws->algorithm, alg);
        QCOMPARE(jws->keyId, u"k1"_s);
        const auto verified = verifySignature(*jws, publicSet({key}), {alg});
        QVERIFY(verified);
        QCOMPARE(verified->keyId(), u"k1"_s);
        QList<JwsAlgorithm> others = allAlgorithms();
        others.removeAll(alg);
        QCOMPARE(codeOf(token, publicSet({key}), others), u"jws_algorithm"_s);
    }

    void agreesWithOpenSslAboutWhatASignatureIs()
    {
        const Jwk rsa = publishedKey(u"rfc7515-a2"_s);
        const Jwk ec = publishedKey(u"rfc7515-a3"_s);
        const QByteArray input("signing input");
        QVERIFY(rsa.verifies(JwsAlgorithm::RS384, input, opensslSignature(rsa, EVP_sha384(), input)));
        QVERIFY(rsa.verifies(JwsAlgorithm::PS512, input, opensslSignature(rsa, EVP_sha512(), input, 64)));
        QVERIFY(ec.verifies(JwsAlgorithm::ES256, input, rawEcdsa(opensslSignature(ec, EVP_sha256(), input), 32)));
    }

    void refusesForgedSignatures_data()
    {
        QTest::addColumn<QByteArray>("token");
        const Jwk key = publishedKey(u"rfc7515-a2"_s);
        const Jwk stranger = publishedKey(u"rfc7520-3.4"_s);
        const QByteArray token = signedWith(key, JwsAlgorithm::RS256);
        const QByteArray signature = signatureOf(token);
        QByteArray bitFlipped = signature;
        bitFlipped[100] = char(bitFlipped[100] ^ 1);
        QTest::newRow("a stranger's") << signedWith(stranger, JwsAlgorithm::RS256);
        QTest::newRow("payload changed") << rawToken("{\"alg\":\"RS256\",\"kid\":\"k1\"}", "{\"sub\":\"x\"}", stranger).replace(
            base64Url("{\"sub\":\"x\"}"), base64Url("{\"sub\":\"y\"}"));
        QTest::newRow("header changed") << base64Url("{\"alg\":\"RS256\",\"kid\":\"k1\",\"a\":1}") + token.mid(token.indexOf('.'));
        QTest::newRow("cut by one byte") << resigned(token, signature.chopped(1));
        QTest::newRow("extended by one byte") << resigned(token, signature + '\0');
        QTest::newRow("zero in front") << resigned(token, '\0' + signature);
        QTest::newRow("empty") << resigned(token, {});
        QTest::newRow("one byte") << resigned(token, "\x01");
        QTest::newRow("all zero") << resigned(token, QByteArray(256, '\0'));
        QTest::newRow("one, of full length") << resigned(token, QByteArray(255, '\0') + '\x01');
        QTest::newRow("all ones") << resigned(token, QByteArray(256, '\xff'));
        QTest::newRow("a bit flipped") << resigned(token, bitFlipped);
        QTest::newRow("twice") << resigned(token, signature + signature);
        QTest::newRow("of SHA-1") << resigned(token, opensslSignature(key, EVP_sha1(), inputOf(token)));
        QTest::newRow("of SHA-384") << resigned(token, opensslSignature(key, EVP_sha384(), inputOf(token)));
        QTest::newRow("PSS under RS256") << resigned(token, opensslSignature(key, EVP_sha256(), inputOf(token), 32));
        const QByteArray ps = signedWith(key, JwsAlgorithm::PS256);
        QTest::newRow("PKCS#1 under PS256") << resigned(ps, opensslSignature(key, EVP_sha256(), inputOf(ps)));
        QTest::newRow("PSS with a short salt") << resigned(ps, opensslSignature(key, EVP_sha256(), inputOf(ps), 20));
        QTest::newRow("PSS with a long salt") << resigned(ps, opensslSignature(key, EVP_sha256(), inputOf(ps), 64));
    }
    void refusesForgedSignatures()
    {
        QFETCH(QByteArray, token);
        QCOMPARE(codeOf(token, publicSet({publishedKey(u"rfc7515-a2"_s)})), u"jws_signature"_s);
    }

    void refusesForgedEcdsaAndEdDsaSignatures_data()
    {
        QTest::addColumn<QByteArray>("token");
        const Jwk ec = publishedKey(u"rfc7515-a3"_s, u"ec"_s);
        const Jwk ed = publishedKey(u"rfc8037-a1"_s, u"ed"_s);
        const QByteArray es = signedWith(ec, JwsAlgorithm::ES256);
        const QByteArray raw = signatureOf(es);
        const QByteArray order = QByteArray::fromHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
        const QByteArray eddsa = signedWith(ed, JwsAlgorithm::EdDSA);
        QTest::newRow("DER") << resigned(es, opensslSignature(ec, EVP_sha256(), inputOf(es)));
        QTest::newRow("zero r and s") << resigned(es, QByteArray(64, '\0'));
        QTest::newRow("zero r") << resigned(es, QByteArray(32, '\0') + raw.mid(32));
        QTest::newRow("zero s") << resigned(es, raw.first(32) + QByteArray(32, '\0'));
        QTest::newRow("r and s the order") << resigned(es, order + order);
        QTest::newRow("r and s swapped") << resigned(es, raw.mid(32) + raw.first(32));
        QTest::newRow("63 bytes") << resigned(es, raw.chopped(1));
        QTest::newRow("65 bytes") << resigned(es, raw + '\0');
        QTest::newRow("66 bytes, zeros in front") << resigned(es, '\0' + raw.first(32) + '\0' + raw.mid(32));
        QTest::newRow("empty") << resigned(es, {});
        QTest::newRow("another key's") << resigned(es, signatureOf(signedWith(*Jwk::generate(JwsAlgorithm::ES256, {}), JwsAlgorithm::ES256)));
        QTest::newRow("EdDSA zero") << resigned(eddsa, QByteArray(64, '\0'));
        QTest::newRow("EdDSA identity point") << resigned(eddsa, '\x01' + QByteArray(63, '\0'));
        QTest::newRow("EdDSA cut") << resigned(eddsa, signatureOf(eddsa).chopped(1));
        QTest::newRow("EdDSA extended") << resigned(eddsa, signatureOf(eddsa) + '\0');
        QTest::newRow("EdDSA another key's") << resigned(eddsa, signatureOf(signedWith(*Jwk::generate(JwsAlgorithm::EdDSA, {}), JwsAlgorithm::EdDSA)));
    }
    void refusesForgedEcdsaAndEdDsaSignatures()
    {
        QFETCH(QByteArray, token);
        QCOMPARE(codeOf(token, publicSet({publishedKey(u"rfc7515-a3"_s, u"ec"_s), publishedKey(u"rfc8037-a1"_s, u"ed"_s)})),
            u"jws_signature"_s);
    }

    void theHeaderCannotChooseAnAlgorithmThatItsKeyDoesNotDo_data()
    {
        QTest::addColumn<QByteArray>("header");
        for (const auto *alg : {"ES256", "ES384", "ES512", "EdDSA"})
            QTest::newRow(alg) << QByteArray("{\"kid\":\"k1\",\"alg\":\"") + alg + "\"}";
    }
    void theHeaderCannotChooseAnAlgorithmThatItsKeyDoesNotDo()
    {
        QFETCH(QByteArray, header);
        const Jwk key = publishedKey(u"rfc7515-a2"_s);
        QCOMPARE(codeOf(rawToken(header, "{}", key), publicSet({key})), u"jws_no_key"_s);
    }

    void choosesTheKeyByItsId_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("code");
        const auto header = [](const QByteArray &kid) { return QByteArray("{\"alg\":\"RS256\"" + kid + "}"); };
        QTest::newRow("its id") << header(",\"kid\":\"mine\"") << u"good"_s;
        QTest::newRow("no id") << header("") << u"good"_s;
        QTest::newRow("given to two keys") << header(",\"kid\":\"twin\"") << u"good"_s;
        QTest::newRow("of the other key") << header(",\"kid\":\"other\"") << u"jws_signature"_s;
        QTest::newRow("unknown") << header(",\"kid\":\"unknown\"") << u"jws_no_key"_s;
        QTest::newRow("in another case") << header(",\"kid\":\"MINE\"") << u"jws_no_key"_s;
        QTest::newRow("with a blank") << header(",\"kid\":\"mine \"") << u"jws_no_key"_s;
        QTest::newRow("with a NUL") << header(",\"kid\":\"mine\\u0000\"") << u"jws_no_key"_s;
        QTest::newRow("a path") << header(",\"kid\":\"../../../dev/null\"") << u"jws_no_key"_s;
        QTest::newRow("a query") << header(",\"kid\":\"' OR 1=1 --\"") << u"jws_no_key"_s;
        QTest::newRow("of an encryption key") << header(",\"kid\":\"enc\"") << u"jws_no_key"_s;
        QTest::newRow("of a key for PS256") << header(",\"kid\":\"ps\"") << u"jws_no_key"_s;
        QTest::newRow("of an EC key") << header(",\"kid\":\"ec\"") << u"jws_no_key"_s;
        QTest::newRow("of an oct key") << header(",\"kid\":\"oct\"") << u"jws_no_key"_s;
    }
    void choosesTheKeyByItsId()
    {
        QFETCH(QByteArray, header);
        const Jwk signer = publishedKey(u"rfc7515-a2"_s);
        const auto entry = [](const Jwk &key, const QString &kid, const QJsonObject &more = {}) {
            QJsonObject jwk = key.withKeyId(kid).toPublicJson();
            for (auto it = more.begin(); it != more.end(); ++it)
                jwk[it.key()] = it.value();
            return jwk;
        };
        const Jwk other = publishedKey(u"rfc7520-3.4"_s);
        const auto set = JwkSet::fromJson({{u"keys"_s, QJsonArray{entry(other, u"other"_s), entry(other, u"twin"_s),
            entry(signer, u"twin"_s), entry(signer, u"mine"_s), entry(publishedKey(u"rfc7515-a3"_s), u"ec"_s),
            entry(signer, u"enc"_s, {{u"use"_s, u"enc"_s}}), entry(signer, u"ps"_s, {{u"alg"_s, u"PS256"_s}}),
            QJsonObject{{u"kty"_s, u"oct"_s}, {u"kid"_s, u"oct"_s}, {u"k"_s, u"c2VjcmV0"_s}}}}});
        QVERIFY(set);
        QTEST(codeOf(rawToken(header, "{}", signer), *set), "code");
    }

    void anEmptySetHasNoKey()
    {
        QCOMPARE(codeOf(signedWith(publishedKey(u"rfc7515-a2"_s), JwsAlgorithm::RS256), JwkSet()), u"jws_no_key"_s);
    }

    void signingNeedsAFittingPrivateKey()
    {
        const Jwk ec = publishedKey(u"rfc7515-a3"_s);
        const Jwk half = *Jwk::fromJson(ec.toPublicJson());
        QCOMPARE(signJws({}, SomeClaims, half, JwsAlgorithm::ES256).error().code, u"jws_key"_s);
        QCOMPARE(signJws({}, SomeClaims, ec, JwsAlgorithm::ES384).error().code, u"jws_key"_s);
        QCOMPARE(signJws({}, SomeClaims, ec, JwsAlgorithm::RS256).error().fault, Fault::Configuration);
    }

    void theSignedHeaderSaysTheTruthAboutAlgorithmAndKey()
    {
        const auto token = signJws({{u"typ"_s, u"x+jwt"_s}, {u"alg"_s, u"none"_s}, {u"kid"_s, u"forged"_s}}, SomeClaims,
            publishedKey(u"rfc7515-a3"_s), JwsAlgorithm::ES256);
        QVERIFY(token);
        const auto jws = UnverifiedJws::parse(*token);
        QVERIFY(jws);
        QCOMPARE(jws->algorithm, JwsAlgorithm::ES256);
        QCOMPARE(jws->keyId, u"k1"_s);
        QCOMPARE(jws->type, u"x+jwt"_s);
        QCOMPARE(jws->claims.toJson(), SomeClaims);
    }
};

AGENT0_TEST(JwsSignatureTest)
#include "tst_jwssignature.moc"
