#include "jose/jwk.h"

#include "base/base64url.h"
#include "support/rawtoken.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using agent0::test::publishedJwk;

namespace {

QJsonObject withMember(QJsonObject jwk, const QString &key, const QJsonValue &value)
{
    jwk[key] = value;
    return jwk;
}

QJsonObject publicPart(QJsonObject jwk)
{
    for (const auto *key : {"d", "p", "q", "dp", "dq", "qi"})
        jwk.remove(QLatin1StringView(key));
    return jwk;
}

QString flippedLastByte(const QString &text)
{
    QByteArray bytes = *fromBase64Url(text.toLatin1());
    bytes.back() = char(bytes.back() ^ 1);
    return QString::fromLatin1(toBase64Url(bytes));
}

QString shortened(const QString &text) { return QString::fromLatin1(toBase64Url(fromBase64Url(text.toLatin1())->chopped(1))); }
QString zeroInFront(const QString &text)
{
    return QString::fromLatin1(toBase64Url('\0' + *fromBase64Url(text.toLatin1())));
}

QJsonObject generatedRsa(size_t bits)
{
    EVP_PKEY *key = EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", bits);
    BIGNUM *n = nullptr;
    EVP_PKEY_get_bn_param(key, "n", &n);
    QByteArray bytes(BN_num_bytes(n), '\0');
    BN_bn2bin(n, reinterpret_cast<unsigned char *>(bytes.data()));
    BN_free(n);
    EVP_PKEY_free(key);
    return {{u"kty"_s, u"RSA"_s}, {u"n"_s, QString::fromLatin1(toBase64Url(bytes))}, {u"e"_s, u"AQAB"_s}};
}

} // namespace

class JwkTest : public QObject {
    Q_OBJECT

private slots:
    void takesEveryPublishedKeyAndGivesItBack_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto *name : {"rfc7515-a2", "rfc7515-a3", "rfc7520-3.4", "rfc7520-3.2", "rfc8037-a1", "rfc7638-3.1"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void takesEveryPublishedKeyAndGivesItBack()
    {
        QFETCH(QString, name);
        const QJsonObject jwk = publishedJwk(name);
        const auto key = Jwk::fromJson(jwk);
        QVERIFY2(key, key ? "" : qPrintable(key.error().message));
        QCOMPARE(key->isPrivate(), jwk.contains("d"_L1));
        QCOMPARE(key->toPublicJson(), withMember(publicPart(jwk), u"use"_s, u"sig"_s));
        const auto half = Jwk::fromJson(key->toPublicJson());
        QVERIFY(half);
        QVERIFY(!half->isPrivate());
        QVERIFY(half->toPrivatePem().isEmpty());
    }

    void thumbprintIsThatOfTheRfcs()
    {
        QCOMPARE(Jwk::fromJson(publishedJwk(u"rfc7638-3.1"_s))->thumbprint(), "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
        QCOMPARE(Jwk::fromJson(publishedJwk(u"rfc8037-a1"_s))->thumbprint(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    void theKeyTypeSaysWhichAlgorithms_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("algorithms");
        QTest::newRow("RSA") << u"rfc7515-a2"_s << u"RS256 RS384 RS512 PS256 PS384 PS512"_s;
        QTest::newRow("P-256") << u"rfc7515-a3"_s << u"ES256"_s;
        QTest::newRow("P-521") << u"rfc7520-3.2"_s << u"ES512"_s;
        QTest::newRow("Ed25519") << u"rfc8037-a1"_s << u"EdDSA"_s;
        QTest::newRow("bound to one") << u"rfc7638-3.1"_s << u"RS256"_s;
    }
    void theKeyTypeSaysWhichAlgorithms()
    {
        QFETCH(QString, name);
        QStringList able;
        for (const JwsAlgorithm algorithm : Jwk::fromJson(publishedJwk(name))->algorithms())
            able << QString(agent0::name(algorithm));
        QTEST(able.join(u' '), "algorithms");
    }

    void theJwkMayForbidSignatures_data()
    {
        QTest::addColumn<QJsonObject>("members");
        QTest::addColumn<bool>("usable");
        QTest::newRow("nothing said") << QJsonObject() << true;
        QTest::newRow("use sig") << QJsonObject{{u"use"_s, u"sig"_s}} << true;
        QTest::newRow("use enc") << QJsonObject{{u"use"_s, u"enc"_s}} << false;
        QTest::newRow("use SIG") << QJsonObject{{u"use"_s, u"SIG"_s}} << false;
        QTest::newRow("use empty") << QJsonObject{{u"use"_s, QString()}} << false;
        QTest::newRow("key_ops verify") << QJsonObject{{u"key_ops"_s, QJsonArray{u"verify"_s}}} << true;
        QTest::newRow("key_ops encrypt") << QJsonObject{{u"key_ops"_s, QJsonArray{u"encrypt"_s}}} << false;
        QTest::newRow("key_ops sign, of a public key") << QJsonObject{{u"key_ops"_s, QJsonArray{u"sign"_s}}} << false;
        QTest::newRow("key_ops empty") << QJsonObject{{u"key_ops"_s, QJsonArray{}}} << false;
        QTest::newRow("use sig, key_ops wrapKey")
            << QJsonObject{{u"use"_s, u"sig"_s}, {u"key_ops"_s, QJsonArray{u"wrapKey"_s}}} << false;
        QTest::newRow("alg RS256") << QJsonObject{{u"alg"_s, u"RS256"_s}} << true;
        QTest::newRow("alg PS256") << QJsonObject{{u"alg"_s, u"PS256"_s}} << false;
        QTest::newRow("alg ES256") << QJsonObject{{u"alg"_s, u"ES256"_s}} << false;
        QTest::newRow("alg RSA-OAEP") << QJsonObject{{u"alg"_s, u"RSA-OAEP"_s}} << false;
        QTest::newRow("alg HS256") << QJsonObject{{u"alg"_s, u"HS256"_s}} << false;
        QTest::newRow("alg empty") << QJsonObject{{u"alg"_s, QString()}} << false;
    }
    void theJwkMayForbidSignatures()
    {
        QFETCH(QJsonObject, members);
        QJsonObject jwk = publicPart(publishedJwk(u"rfc7515-a2"_s));
        for (auto it = members.begin(); it != members.end(); ++it)
            jwk[it.key()] = it.value();
        const auto key = Jwk::fromJson(jwk);
        QVERIFY(key);
        QTEST(key->allows(JwsAlgorithm::RS256), "usable");
    }

    void refusesKeysThatOpenSslOrNobodyShouldTake_data()
    {
        QTest::addColumn<QJsonObject>("jwk");
        const QJsonObject rsa = publishedJwk(u"rfc7515-a2"_s);
        const QJsonObject rsaPublic = publicPart(rsa);
        const QJsonObject ec = publicPart(publishedJwk(u"rfc7515-a3"_s));
        const QJsonObject okp = publicPart(publishedJwk(u"rfc8037-a1"_s));
        const QString n = rsa[u"n"_s].toString(), x = ec[u"x"_s].toString(), y = ec[u"y"_s].toString();
        QTest::newRow("nothing") << QJsonObject();
        QTest::newRow("no type") << [&] { auto jwk = rsaPublic; jwk.remove(u"kty"_s); return jwk; }();
        QTest::newRow("type in lower case") << withMember(rsaPublic, u"kty"_s, u"rsa"_s);
        QTest::newRow("type of another key") << withMember(rsaPublic, u"kty"_s, u"EC"_s);
        QTest::newRow("type a number") << withMember(rsaPublic, u"kty"_s, 1);
        QTest::newRow("oct") << QJsonObject{{u"kty"_s, u"oct"_s}, {u"k"_s, u"AyM1SysPpbyDfgZld3umj1qzKObwVMko"_s}};
        QTest::newRow("RSA 1024") << generatedRsa(1024);
        QTest::newRow("RSA 2040") << generatedRsa(2040);
        QTest::newRow("RSA 16384") << withMember(rsaPublic, u"n"_s, QString::fromLatin1(toBase64Url(QByteArray(2048, '\xff'))));
        QTest::newRow("RSA 8200") << withMember(rsaPublic, u"n"_s, QString::fromLatin1(toBase64Url(QByteArray(1025, '\xff'))));
        QTest::newRow("RSA even modulus") << withMember(rsaPublic, u"n"_s, flippedLastByte(n));
        QTest::newRow("RSA zero modulus") << withMember(rsaPublic, u"n"_s, QString::fromLatin1(toBase64Url(QByteArray(256, '\0'))));
        QTest::newRow("RSA no modulus") << withMember(rsaPublic, u"n"_s, QString());
        QTest::newRow("RSA modulus with padding") << withMember(rsaPublic, u"n"_s, n + u"=="_s);
        QTest::newRow("RSA modulus a number") << withMember(rsaPublic, u"n"_s, 42);
        QTest::newRow("RSA exponent 1") << withMember(rsaPublic, u"e"_s, u"AQ"_s);
        QTest::newRow("RSA exponent 1 with zeros") << withMember(rsaPublic, u"e"_s, u"AAAB"_s);
        QTest::newRow("RSA exponent 0") << withMember(rsaPublic, u"e"_s, u"AA"_s);
        QTest::newRow("RSA exponent even") << withMember(rsaPublic, u"e"_s, u"AQAA"_s);
        QTest::newRow("RSA exponent of 72 bits") << withMember(rsaPublic, u"e"_s, QString::fromLatin1(toBase64Url(QByteArray(9, '\x01'))));
        QTest::newRow("RSA no exponent") << [&] { auto jwk = rsaPublic; jwk.remove(u"e"_s); return jwk; }();
        QTest::newRow("RSA private half of another key")
            << withMember(rsaPublic, u"d"_s, publishedJwk(u"rfc7520-3.4"_s)[u"d"_s]);
        QTest::newRow("RSA some factors missing") << [&] { auto jwk = rsa; jwk.remove(u"qi"_s); return jwk; }();
        QTest::newRow("EC off the curve") << withMember(ec, u"y"_s, flippedLastByte(y));
        QTest::newRow("EC point zero") << withMember(withMember(ec, u"x"_s, QString(43, u'A')), u"y"_s, QString(43, u'A'));
        QTest::newRow("EC short coordinate") << withMember(ec, u"x"_s, shortened(x));
        QTest::newRow("EC long coordinate") << withMember(ec, u"x"_s, zeroInFront(x));
        QTest::newRow("EC no y") << [&] { auto jwk = ec; jwk.remove(u"y"_s); return jwk; }();
        QTest::newRow("EC another curve") << withMember(ec, u"crv"_s, u"P-384"_s);
        QTest::newRow("EC secp256k1") << withMember(ec, u"crv"_s, u"secp256k1"_s);
        QTest::newRow("EC no curve") << [&] { auto jwk = ec; jwk.remove(u"crv"_s); return jwk; }();
        QTest::newRow("EC private half of another key")
            << withMember(ec, u"d"_s, u"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE"_s);
        QTest::newRow("EC private half zero") << withMember(ec, u"d"_s, QString(43, u'A'));
        QTest::newRow("Ed448") << withMember(okp, u"crv"_s, u"Ed448"_s);
        QTest::newRow("X25519") << withMember(okp, u"crv"_s, u"X25519"_s);
        QTest::newRow("Ed25519 short") << withMember(okp, u"x"_s, shortened(okp[u"x"_s].toString()));
        QTest::newRow("Ed25519 small order, zero") << withMember(okp, u"x"_s, QString(43, u'A'));
        QTest::newRow("Ed25519 small order, one")
            << withMember(okp, u"x"_s, QString::fromLatin1(toBase64Url('\x01' + QByteArray(31, '\0'))));
        QTest::newRow("Ed25519 small order, eight, sign bit set") << withMember(okp, u"x"_s,
            QString::fromLatin1(toBase64Url(QByteArray::fromHex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"))));
        QTest::newRow("Ed25519 private half of another key")
            << withMember(okp, u"d"_s, QString::fromLatin1(toBase64Url(QByteArray(32, '\x07'))));
        QTest::newRow("kid a number") << withMember(rsaPublic, u"kid"_s, 7);
        QTest::newRow("alg a list") << withMember(rsaPublic, u"alg"_s, QJsonArray{u"RS256"_s});
        QTest::newRow("use a number") << withMember(rsaPublic, u"use"_s, 1);
        QTest::newRow("key_ops a text") << withMember(rsaPublic, u"key_ops"_s, u"verify"_s);
        QTest::newRow("private half null") << withMember(rsaPublic, u"d"_s, QJsonValue::Null);
    }
    void refusesKeysThatOpenSslOrNobodyShouldTake()
    {
        QFETCH(QJsonObject, jwk);
        const auto key = Jwk::fromJson(jwk);
        QVERIFY(!key);
        QCOMPARE(key.error().code, u"jwk_invalid"_s);
        QCOMPARE(key.error().fault, Fault::Malformed);
    }

    void aZeroBeforeTheModulusIsForgivenAndNotRepeated()
    {
        QJsonObject jwk = publicPart(publishedJwk(u"rfc7638-3.1"_s));
        const QByteArray thumbprint = Jwk::fromJson(jwk)->thumbprint();
        jwk[u"n"_s] = zeroInFront(jwk[u"n"_s].toString());
        QCOMPARE(Jwk::fromJson(jwk)->thumbprint(), thumbprint);
    }

    void generatesAKeyForEachAlgorithmAndReadsItsPemBack_data()
    {
        QTest::addColumn<int>("algorithm");
        for (const auto algorithm : {JwsAlgorithm::RS256, JwsAlgorithm::ES256, JwsAlgorithm::ES384, JwsAlgorithm::ES512, JwsAlgorithm::EdDSA})
            QTest::newRow(name(algorithm).data()) << int(algorithm);
    }
    void generatesAKeyForEachAlgorithmAndReadsItsPemBack()
    {
        QFETCH(int, algorithm);
        const auto key = Jwk::generate(JwsAlgorithm(algorithm), u"new"_s);
        QVERIFY(key && key->isPrivate());
        QCOMPARE(key->algorithms(), QList{JwsAlgorithm(algorithm)});
        QCOMPARE(key->toPublicJson()[u"alg"_s].toString(), QString(name(JwsAlgorithm(algorithm))));
        QVERIFY(!key->toPublicJson().contains(u"d"_s));
        const Secret pem = key->toPrivatePem();
        QVERIFY(pem.reveal().startsWith("-----BEGIN PRIVATE KEY-----"));
        const auto back = Jwk::fromPrivatePem(pem, u"back"_s);
        QVERIFY(back && back->isPrivate() && back->allows(JwsAlgorithm(algorithm)));
        QCOMPARE(back->thumbprint(), key->thumbprint());
        QCOMPARE(back->keyId(), u"back"_s);
    }

    void refusesPemThatIsNoUsablePrivateKey_data()
    {
        QTest::addColumn<QByteArray>("pem");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("hello");
        QTest::newRow("cut") << Jwk::generate(JwsAlgorithm::ES256, {})->toPrivatePem().reveal().first(80);
        QTest::newRow("public key") << QByteArray(
            "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----\n");
        QTest::newRow("Ed448") << pemOf(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED448"));
        QTest::newRow("secp256k1") << pemOf(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "secp256k1"));
        QTest::newRow("RSA 1024") << pemOf(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", size_t(1024)));
        QTest::newRow("encrypted") << pemOf(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), EVP_aes_128_cbc());
    }
    void refusesPemThatIsNoUsablePrivateKey()
    {
        QFETCH(QByteArray, pem);
        const auto key = Jwk::fromPrivatePem(Secret(pem), u"k"_s);
        QVERIFY(!key);
        QCOMPARE(key.error().code, u"pem_invalid"_s);
    }

    void aSetLeavesOutWhatItCannotUse()
    {
        const QJsonObject good = withMember(publishedJwk(u"rfc7515-a2"_s), u"kid"_s, u"good"_s);
        const QJsonArray keys{good, withMember(publicPart(good), u"use"_s, u"enc"_s), u"no object"_s, 7,
            QJsonObject{{u"kty"_s, u"oct"_s}, {u"k"_s, u"AyM1SysPpbyDfgZld3umj1qzKObwVMko"_s}},
            QJsonObject{{u"kty"_s, u"AKP"_s}}, withMember(publicPart(good), u"e"_s, u"AQ"_s)};
        const auto set = JwkSet::fromJson({{u"keys"_s, keys}});
        QVERIFY(set);
        QCOMPARE(set->keys().size(), 1);
        QCOMPARE(set->leftOut(), 1);
        QVERIFY(set->hasKeyId(u"good"_s));
        QVERIFY(!set->keys().constFirst().isPrivate());
        QVERIFY(!set->toPublicJson()[u"keys"_s].toArray()[0].toObject().contains(u"d"_s));
    }

    void aSetReadsAHundredKeysAtMost()
    {
        QJsonArray keys;
        for (int i = 0; i < 1000; ++i)
            keys << withMember(publicPart(publishedJwk(u"rfc7515-a3"_s)), u"kid"_s, QString::number(i));
        QCOMPARE(JwkSet::fromJson({{u"keys"_s, keys}})->keys().size(), 100);
    }

    void refusesWhatIsNoSet_data()
    {
        QTest::addColumn<QJsonObject>("set");
        QTest::newRow("nothing") << QJsonObject();
        QTest::newRow("keys an object") << QJsonObject{{u"keys"_s, QJsonObject()}};
        QTest::newRow("keys null") << QJsonObject{{u"keys"_s, QJsonValue::Null}};
        QTest::newRow("a key alone") << publishedJwk(u"rfc7515-a3"_s);
    }
    void refusesWhatIsNoSet()
    {
        QFETCH(QJsonObject, set);
        QCOMPARE(JwkSet::fromJson(set).error().code, u"jwks_invalid"_s);
    }

private:
    static QByteArray pemOf(EVP_PKEY *key, const EVP_CIPHER *cipher = nullptr);
};

#include <openssl/pem.h>

QByteArray JwkTest::pemOf(EVP_PKEY *key, const EVP_CIPHER *cipher)
{
    BIO *bio = BIO_new(BIO_s_mem());
    PEM_write_bio_PKCS8PrivateKey(bio, key, cipher, "sesame", 6, nullptr, nullptr);
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio, &text);
    const QByteArray pem(text, qsizetype(size));
    BIO_free(bio);
    EVP_PKEY_free(key);
    return pem;
}

AGENT0_TEST(JwkTest)
#include "tst_jwk.moc"
