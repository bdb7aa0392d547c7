#include "jose/jws.h"

#include "support/rawtoken.h"
#include "support/testmain.h"

#include <QTest>

#include <openssl/hmac.h>
#include <openssl/pem.h>

using namespace agent0;
using namespace agent0::test;

namespace {

const Jwk &signer()
{
    static const Jwk key = publishedKey(u"rfc7515-a2"_s);
    return key;
}

/// Well signed, whatever the bytes say: only the header or the payload can be the reason to refuse it.
QByteArray withHeader(const QByteArray &header) { return rawToken(header, "{\"sub\":\"x\"}", signer()); }
QByteArray withPayload(const QByteArray &payload) { return rawToken("{\"alg\":\"RS256\"}", payload, signer()); }
QByteArray withMember(const QByteArray &member) { return withHeader("{\"alg\":\"RS256\"," + member + "}"); }

QByteArray hmacToken(const QByteArray &alg, const EVP_MD *digest, const QByteArray &secret)
{
    const QByteArray input = base64Url("{\"alg\":\"" + alg + "\",\"kid\":\"k1\"}") + '.' + base64Url("{\"sub\":\"x\"}");
    QByteArray mac(EVP_MAX_MD_SIZE, '\0');
    unsigned size = 0;
    HMAC(digest, secret.constData(), int(secret.size()), reinterpret_cast<const unsigned char *>(input.constData()),
        size_t(input.size()), reinterpret_cast<unsigned char *>(mac.data()), &size);
    return input + '.' + base64Url(mac.first(qsizetype(size)));
}

QByteArray publicPem(const Jwk &key)
{
    BIO *bio = BIO_new(BIO_s_mem());
    PEM_write_bio_PUBKEY(bio, key.native());
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio, &text);
    const QByteArray pem(text, qsizetype(size));
    BIO_free(bio);
    return pem;
}

QByteArray publicDer(const Jwk &key)
{
    QByteArray der(i2d_PUBKEY(key.native(), nullptr), '\0');
    auto *out = reinterpret_cast<unsigned char *>(der.data());
    i2d_PUBKEY(key.native(), &out);
    return der;
}

void row(const char *name, const QByteArray &token, const QString &code) { QTest::newRow(name) << token << code; }

} // namespace

class JwsParseTest : public QObject {
    Q_OBJECT

    void columns()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("code");
    }
    void check()
    {
        QFETCH(QByteArray, token);
        QFETCH(QString, code);
        const auto jws = UnverifiedJws::parse(token);
        QCOMPARE(jws ? u"good"_s : jws.error().code, code);
        if (!jws)
            QCOMPARE(jws.error().fault, Fault::Untrusted);
    }

private slots:
    // security.md 2.1
    void refusesAlgorithmsThatAreNotOurs_data()
    {
        columns();
        const auto alg = u"jws_algorithm"_s;
        const QByteArray payload = base64Url("{\"sub\":\"x\"}");
        for (const QByteArray none : {"none", "None", "NONE", "nOnE"}) {
            row("unsecured " + none, base64Url("{\"alg\":\"" + none + "\"}") + '.' + payload + '.', alg);
            row("signed all the same " + none, withHeader("{\"alg\":\"" + none + "\"}"), alg);
        }
        row("none with kid", base64Url("{\"alg\":\"none\",\"kid\":\"k1\"}") + '.' + payload + '.', alg);
        row("none with blank", withHeader("{\"alg\":\"none \"}"), alg);
        row("none in two parts", base64Url("{\"alg\":\"none\"}") + '.' + payload, u"jws_parts"_s);
        for (const QByteArray name : {"rs256", "Rs256", "RS256 ", " RS256", "RS-256", "RS1", "RS257", "HS256", "HS384", "HS512",
                 "ES256K", "Ed25519", "Ed448", "eddsa", "dir", "A128GCM", "RSA-OAEP", "RSA1_5", "PS1", "ML-DSA-44", ""})
            row("unknown " + name, withHeader("{\"alg\":\"" + name + "\"}"), alg);
        row("with NUL", withHeader("{\"alg\":\"RS256\\u0000\"}"), alg);
        row("NUL in front", withHeader("{\"alg\":\"\\u0000RS256\"}"), alg);
        row("full-width letters", withHeader("{\"alg\":\"\\uff32\\uff33256\"}"), alg);
        row("absent", withHeader("{\"typ\":\"JWT\"}"), alg);
        row("null", withHeader("{\"alg\":null}"), alg);
        row("a number", withHeader("{\"alg\":256}"), alg);
        row("true", withHeader("{\"alg\":true}"), alg);
        row("a list", withHeader("{\"alg\":[\"RS256\"]}"), alg);
        row("an object", withHeader("{\"alg\":{\"alg\":\"RS256\"}}"), alg);
        row("in capital letters as a name", withHeader("{\"ALG\":\"RS256\"}"), alg);
        row("given twice", withHeader("{\"alg\":\"none\",\"alg\":\"RS256\"}"), u"jws_header"_s);
        row("given twice, once escaped", withHeader("{\"alg\":\"RS256\",\"\\u0061lg\":\"none\"}"), u"jws_header"_s);
    }
    void refusesAlgorithmsThatAreNotOurs() { check(); }

    void refusesAnHmacWithThePublicKeyAsItsSecret_data()
    {
        columns();
        const auto alg = u"jws_algorithm"_s;
        const QJsonObject jwk = signer().toPublicJson();
        const QByteArray pem = publicPem(signer());
        const QByteArray n = jwk[u"n"_s].toString().toLatin1();
        row("PEM", hmacToken("HS256", EVP_sha256(), pem), alg);
        row("PEM without its last line break", hmacToken("HS256", EVP_sha256(), pem.trimmed()), alg);
        row("PEM in one line", hmacToken("HS256", EVP_sha256(), QByteArray(pem).replace("\n", "")), alg);
        row("PEM with CR LF", hmacToken("HS256", EVP_sha256(), QByteArray(pem).replace("\n", "\r\n")), alg);
        row("DER", hmacToken("HS256", EVP_sha256(), publicDer(signer())), alg);
        row("JWK", hmacToken("HS256", EVP_sha256(), compactJson(jwk)), alg);
        row("modulus", hmacToken("HS256", EVP_sha256(), QByteArray::fromBase64(n, QByteArray::Base64UrlEncoding)), alg);
        row("modulus as text", hmacToken("HS256", EVP_sha256(), n), alg);
        row("empty secret", hmacToken("HS256", EVP_sha256(), ""), alg);
        row("HS384", hmacToken("HS384", EVP_sha384(), pem), alg);
        row("HS512", hmacToken("HS512", EVP_sha512(), pem), alg);
        row("HMAC that says RS256 is no signature", hmacToken("RS256", EVP_sha256(), pem), u"good"_s);
    }
    void refusesAnHmacWithThePublicKeyAsItsSecret() { check(); }

    void anHmacThatSaysRs256DoesNotVerify()
    {
        const auto jws = UnverifiedJws::parse(hmacToken("RS256", EVP_sha256(), publicPem(signer())));
        QVERIFY(jws);
        QCOMPARE(verifySignature(*jws, publicSet({signer()}), allAlgorithms()).error().code, u"jws_signature"_s);
    }

    // security.md 2.2: the id itself
    void refusesKeyIdsThatAreNoText_data()
    {
        columns();
        row("absent", withHeader("{\"alg\":\"RS256\"}"), u"good"_s);
        row("a text", withMember("\"kid\":\"k1\""), u"good"_s);
        row("1024 bytes", withMember("\"kid\":\"" + QByteArray(1024, 'k') + "\""), u"good"_s);
        row("1025 bytes", withMember("\"kid\":\"" + QByteArray(1025, 'k') + "\""), u"jws_kid"_s);
        row("1025 bytes, in 513 characters", withMember("\"kid\":\"k" + QByteArray("\xc3\xa9").repeated(512) + "\""), u"jws_kid"_s);
        row("empty", withMember("\"kid\":\"\""), u"jws_kid"_s);
        row("a number", withMember("\"kid\":1"), u"jws_kid"_s);
        row("null", withMember("\"kid\":null"), u"jws_kid"_s);
        row("a list", withMember("\"kid\":[\"k1\"]"), u"jws_kid"_s);
        row("an object", withMember("\"kid\":{}"), u"jws_kid"_s);
    }
    void refusesKeyIdsThatAreNoText() { check(); }

    // security.md 2.3
    void refusesHeadersThatDemandOrBringSomething_data()
    {
        columns();
        const QByteArray jwk = compactJson(publishedKey(u"rfc7520-3.4"_s).toPublicJson());
        row("jwk", withMember("\"jwk\":" + jwk), u"jws_embedded_key"_s);
        row("jwk null", withMember("\"jwk\":null"), u"jws_embedded_key"_s);
        row("jku", withMember("\"jku\":\"http://127.0.0.1:1/keys\""), u"jws_embedded_key"_s);
        row("jku empty", withMember("\"jku\":\"\""), u"jws_embedded_key"_s);
        row("x5u", withMember("\"x5u\":\"http://127.0.0.1:1/cert\""), u"jws_embedded_key"_s);
        row("x5c", withMember("\"x5c\":[\"MIIB\"]"), u"jws_embedded_key"_s);
        row("x5t is only a name", withMember("\"x5t\":\"abc\",\"x5t#S256\":\"abc\""), u"good"_s);
        row("crit unknown", withMember("\"crit\":[\"future\"],\"future\":1"), u"jws_crit"_s);
        row("crit empty", withMember("\"crit\":[]"), u"jws_crit"_s);
        row("crit a text", withMember("\"crit\":\"exp\""), u"jws_crit"_s);
        row("crit null", withMember("\"crit\":null"), u"jws_crit"_s);
        row("crit of an absent member", withMember("\"crit\":[\"absent\"]"), u"jws_crit"_s);
        row("crit of a registered member", withMember("\"crit\":[\"alg\"]"), u"jws_crit"_s);
        row("b64 false", withMember("\"crit\":[\"b64\"],\"b64\":false"), u"jws_unencoded"_s);
        row("b64 true", withMember("\"b64\":true"), u"jws_unencoded"_s);
        row("zip", withMember("\"zip\":\"DEF\""), u"jws_compressed"_s);
        row("cty JWT", withMember("\"cty\":\"JWT\""), u"jws_nested"_s);
        row("cty jwt", withMember("\"cty\":\"jwt\""), u"jws_nested"_s);
        row("cty application/jwt", withMember("\"cty\":\"application/jwt\""), u"jws_nested"_s);
        row("cty a number", withMember("\"cty\":1"), u"jws_nested"_s);
        row("cty json", withMember("\"cty\":\"json\""), u"good"_s);
        row("typ a number", withMember("\"typ\":1"), u"jws_typ"_s);
        row("typ null", withMember("\"typ\":null"), u"jws_typ"_s);
        row("typ a list", withMember("\"typ\":[\"JWT\"]"), u"jws_typ"_s);
        row("typ empty", withMember("\"typ\":\"\""), u"jws_typ"_s);
        row("typ", withMember("\"typ\":\"JWT\""), u"good"_s);
        row("unknown members", withMember("\"extra\":{\"a\":[1]}"), u"good"_s);
    }
    void refusesHeadersThatDemandOrBringSomething() { check(); }

    // security.md 2.4
    void refusesWhatIsNoCompactSerialization_data()
    {
        columns();
        const QByteArray good = withPayload("{\"sub\":\"x\"}");
        const QList<QByteArray> parts = good.split('.');
        row("as it should be", good, u"good"_s);
        row("nothing", "", u"jws_parts"_s);
        row("a word", "token", u"jws_parts"_s);
        row("two dots alone", "..", u"jws_header"_s);
        row("one part", parts[0], u"jws_parts"_s);
        row("two parts", parts[0] + '.' + parts[1], u"jws_parts"_s);
        row("four parts", good + ".AAAA", u"jws_parts"_s);
        row("four parts, one empty", good + ".", u"jws_parts"_s);
        row("five parts", good + ".AAAA.AAAA", u"jws_parts"_s);
        row("no header", '.' + parts[1] + '.' + parts[2], u"jws_header"_s);
        row("no payload", parts[0] + ".." + parts[2], u"jws_payload"_s);
        row("JSON serialization", "{\"payload\":\"" + parts[1] + "\",\"protected\":\"" + parts[0] + "\",\"signature\":\"" + parts[2] + "\"}", u"jws_parts"_s);
        row("header padded", parts[0] + "=." + parts[1] + '.' + parts[2], u"jws_base64"_s);
        row("payload padded", parts[0] + '.' + parts[1] + "==." + parts[2], u"jws_base64"_s);
        row("signature padded", good + "==", u"jws_base64"_s);
        row("blank in front", ' ' + good, u"jws_base64"_s);
        row("blank behind", good + ' ', u"jws_base64"_s);
        row("line break behind", good + '\n', u"jws_base64"_s);
        row("blank inside", parts[0] + ". " + parts[1] + '.' + parts[2], u"jws_base64"_s);
        row("NUL behind", good + '\0', u"jws_base64"_s);
        row("standard alphabet", parts[0] + '.' + parts[1] + ".+/+/", u"jws_base64"_s);
        row("percent escape", parts[0] + '.' + parts[1] + ".%41AAA", u"jws_base64"_s);
        row("stray bits in the signature", parts[0] + '.' + parts[1] + '.' + parts[2].chopped(1) + 'x', u"jws_base64"_s);
        row("impossible length", parts[0] + '.' + parts[1] + ".AAAAA", u"jws_base64"_s);
        row("4 MB signature", parts[0] + '.' + parts[1] + '.' + QByteArray(4 << 20, 'A'), u"jws_too_large"_s);
        row("4 MB payload", withPayload("{\"a\":\"" + QByteArray(4 << 20, 'a') + "\"}"), u"jws_too_large"_s);
        row("50,000 claims", withPayload("{" + manyClaims(50'000) + "}"), u"jws_too_large"_s);
    }
    void refusesWhatIsNoCompactSerialization() { check(); }

    void refusesHeadersThatAreNoStrictJson_data()
    {
        columns();
        const auto code = u"jws_header"_s;
        row("empty object", withHeader("{}"), u"jws_algorithm"_s);
        row("a list", withHeader("[{\"alg\":\"RS256\"}]"), code);
        row("a text", withHeader("\"RS256\""), code);
        row("null", withHeader("null"), code);
        row("byte order mark", withHeader("\xef\xbb\xbf{\"alg\":\"RS256\"}"), code);
        row("invalid UTF-8", withHeader("{\"alg\":\"RS256\",\"a\":\"\xff\"}"), code);
        row("UTF-16", withHeader(QByteArray("{\0\"\0a\0l\0g\0\"\0:\0\"\0R\0S\0" "2\0" "5\0" "6\0\"\0}\0", 30)), code);
        row("comment", withHeader("{\"alg\":\"RS256\"/* x */}"), code);
        row("trailing comma", withHeader("{\"alg\":\"RS256\",}"), code);
        row("trailing text", withHeader("{\"alg\":\"RS256\"}x"), code);
        row("second object", withHeader("{\"alg\":\"RS256\"}{}"), code);
        row("single quotes", withHeader("{'alg':'RS256'}"), code);
        row("raw line break in a text", withHeader("{\"alg\":\"RS256\",\"a\":\"\n\"}"), code);
        row("lone surrogate", withHeader("{\"alg\":\"RS256\",\"a\":\"\\ud800\"}"), code);
        row("kid twice", withHeader("{\"alg\":\"RS256\",\"kid\":\"a\",\"kid\":\"b\"}"), code);
        row("typ twice", withHeader("{\"typ\":\"JWT\",\"alg\":\"RS256\",\"typ\":\"at+jwt\"}"), code);
        row("nested too deeply", withHeader("{\"alg\":\"RS256\",\"a\":" + QByteArray(20, '[') + QByteArray(20, ']') + "}"), code);
        row("blanks are allowed", withHeader(" {\r\n \"alg\" : \"RS256\" } "), u"good"_s);
        row("escaped names mean the same", withHeader("{\"\\u0061lg\":\"RS256\"}"), u"good"_s);
    }
    void refusesHeadersThatAreNoStrictJson() { check(); }

    void refusesPayloadsThatAreNoStrictJson_data()
    {
        columns();
        const auto code = u"jws_payload"_s;
        row("empty", withPayload(""), code);
        row("empty object", withPayload("{}"), u"good"_s);
        row("a list", withPayload("[]"), code);
        row("a number", withPayload("1"), code);
        row("null", withPayload("null"), code);
        row("plain text", withPayload("hello"), code);
        row("another token", withPayload(withPayload("{}")), code);
        row("byte order mark", withPayload("\xef\xbb\xbf{}"), code);
        row("invalid UTF-8", withPayload("{\"sub\":\"\xc3\x28\"}"), code);
        row("over-long UTF-8", withPayload("{\"sub\":\"\xc0\x80\"}"), code);
        row("UTF-16", withPayload(QByteArray("{\0}\0", 4)), code);
        row("NaN", withPayload("{\"exp\":NaN}"), code);
        row("Infinity", withPayload("{\"exp\":Infinity}"), code);
        row("a number beyond a double", withPayload("{\"exp\":1e999}"), code);
        row("hexadecimal", withPayload("{\"exp\":0x10}"), code);
        row("sub twice", withPayload("{\"sub\":\"a\",\"sub\":\"b\"}"), code);
        row("sub twice, the same", withPayload("{\"sub\":\"a\",\"sub\":\"a\"}"), code);
        row("aud twice, once escaped", withPayload("{\"aud\":\"a\",\"\\u0061ud\":\"b\"}"), code);
        row("twice deep inside", withPayload("{\"act\":{\"sub\":1,\"sub\":2}}"), code);
        row("comment", withPayload("{}//"), code);
        row("trailing comma", withPayload("{\"a\":1,}"), code);
        row("trailing text", withPayload("{}{}"), code);
        row("trailing NUL", withPayload(QByteArray("{}\0", 3)), code);
        row("raw control character", withPayload("{\"a\":\"\t\"}"), code);
        row("lone surrogate", withPayload("{\"a\":\"\\udc00\"}"), code);
        row("cut", withPayload("{\"a\":"), code);
        row("20,000 levels", withPayload("{\"a\":" + QByteArray(20'000, '[') + QByteArray(20'000, ']') + "}"), code);
        row("2,000 claims", withPayload("{" + manyClaims(2'000) + "}"), u"good"_s);
    }
    void refusesPayloadsThatAreNoStrictJson() { check(); }

    void aHundredThousandLevelsDoNotReachTheStack()
    {
        const QByteArray deep = withPayload("{\"a\":" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + "}");
        QCOMPARE(UnverifiedJws::parse(deep, 4 << 20).error().code, u"jws_payload"_s);
    }

    void nothingIsLostOnTheWay()
    {
        const auto jws = UnverifiedJws::parse(rawToken("{\"alg\":\"RS256\",\"kid\":\"k1\",\"typ\":\"JWT\"}", "{\"n\":9007199254740993}", signer()));
        QVERIFY(jws);
        QCOMPARE(jws->keyId, u"k1"_s);
        QCOMPARE(jws->type, u"JWT"_s);
        QCOMPARE(jws->signature.size(), 256);
        QCOMPARE(jws->claims["n"_L1].toInteger(), 9007199254740993);
    }

    void mediaTypesCompareAsMediaTypesDo_data()
    {
        QTest::addColumn<QString>("typ");
        QTest::addColumn<bool>("same");
        QTest::newRow("the same") << u"at+jwt"_s << true;
        QTest::newRow("capital letters") << u"AT+JWT"_s << true;
        QTest::newRow("with application/") << u"application/at+jwt"_s << true;
        QTest::newRow("with Application/") << u"Application/at+jwt"_s << true;
        QTest::newRow("twice application/") << u"application/application/at+jwt"_s << false;
        QTest::newRow("with a parameter") << u"at+jwt;v=1"_s << false;
        QTest::newRow("with a blank") << u"at+jwt "_s << false;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("another") << u"jwt"_s << false;
    }
    void mediaTypesCompareAsMediaTypesDo()
    {
        QFETCH(QString, typ);
        QTEST(isMediaType(typ, "at+jwt"_L1), "same");
    }

    void aDpopProofBringsItsPublicKey_data()
    {
        columns();
        const QByteArray jwk = compactJson(signer().toPublicJson());
        row("as RFC 9449 has it", withMember("\"typ\":\"dpop+jwt\",\"jwk\":" + jwk), u"good"_s);
        row("another type", withMember("\"typ\":\"JWT\",\"jwk\":" + jwk), u"jws_typ"_s);
        row("no type", withMember("\"jwk\":" + jwk), u"jws_typ"_s);
        row("no key", withMember("\"typ\":\"dpop+jwt\""), u"jws_embedded_key"_s);
        row("private key", withMember("\"typ\":\"dpop+jwt\",\"jwk\":" + compactJson(publishedJwk(u"rfc7515-a2"_s))), u"jws_embedded_key"_s);
        row("address of a key too", withMember("\"typ\":\"dpop+jwt\",\"jku\":\"x\",\"jwk\":" + jwk), u"jws_embedded_key"_s);
        row("crit", withMember("\"typ\":\"dpop+jwt\",\"crit\":[\"x\"],\"jwk\":" + jwk), u"jws_crit"_s);
    }
    void aDpopProofBringsItsPublicKey()
    {
        QFETCH(QByteArray, token);
        const auto jws = UnverifiedJws::parseDpopProof(token);
        QTEST(jws ? u"good"_s : jws.error().code, "code");
    }

private:
    static QByteArray manyClaims(int count)
    {
        QByteArray claims;
        for (int i = 0; i < count; ++i)
            claims += (i ? ",\"c" : "\"c") + QByteArray::number(i) + "\":" + QByteArray::number(i);
        return claims;
    }
};

AGENT0_TEST(JwsParseTest)
#include "tst_jwsparse.moc"
