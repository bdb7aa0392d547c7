#include "mintedidtoken.h"

#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace agent0::test;

/// security.md 2.5 and the parts of 2.1 and 2.3 that are about ID tokens alone: a good token with one claim changed.
class IdTokenClaimsTest : public QObject {
    Q_OBJECT

    void columns()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("code");
    }
    static void row(const char *name, const QJsonValue &value, const QString &code) { QTest::newRow(name) << value << code; }
    void check(const QString &key, const IdTokenExpectation &expected = expectation())
    {
        QFETCH(QJsonValue, value);
        QFETCH(QString, code);
        QCOMPARE(outcome(minted(value.isUndefined() ? without(goodClaims(), key) : with(goodClaims(), key, value)), expected), code);
    }

private slots:
    void issuerIsTheExpectedOneByteForByte_data()
    {
        columns();
        const auto bad = u"claim_iss"_s;
        row("the same", Issuer, u"good"_s);
        row("absent", QJsonValue::Undefined, bad);
        row("slash at the end", Issuer + u'/', bad);
        row("http", u"http://idp.example"_s, bad);
        row("capital letters", u"https://IDP.example"_s, bad);
        row("with a port", Issuer + u":443"_s, bad);
        row("with a path", Issuer + u"/oauth2/default"_s, bad);
        row("longer host", Issuer + u".evil.example"_s, bad);
        row("without a scheme", u"idp.example"_s, bad);
        row("blank behind", Issuer + u' ', bad);
        row("NUL behind", Issuer + QChar(0), bad);
        row("user in front", u"https://idp.example@evil.example"_s, bad);
        row("Cyrillic look-alike", u"https://іdp.example"_s, bad);
        row("empty", QString(), bad);
        row("null", QJsonValue::Null, bad);
        row("a list", QJsonArray{Issuer}, bad);
        row("a number", 1, bad);
    }
    void issuerIsTheExpectedOneByteForByte() { check(u"iss"_s); }

    void subjectIsShortPrintableAscii_data()
    {
        columns();
        const auto bad = u"claim_sub"_s;
        row("one character", u"a"_s, u"good"_s);
        row("255 characters", QString(255, u'a'), u"good"_s);
        row("256 characters", QString(256, u'a'), bad);
        row("absent", QJsonValue::Undefined, bad);
        row("empty", QString(), bad);
        row("null", QJsonValue::Null, bad);
        row("a number", 7, bad);
        row("a list", QJsonArray{u"a"_s}, bad);
        row("an object", QJsonObject{{u"a"_s, u"b"_s}}, bad);
        row("umlaut", u"m\u00fcller"_s, bad);
        row("NUL", u"admin\0x"_s, bad);
        row("line break", u"a\nb"_s, bad);
        row("terminal escape", u"\x1b]52;c;AAAA\x07"_s, bad);
        row("direction override", u"\u202enimda"_s, bad);
        row("delete", u"a\x7f"_s, bad);
        row("markup is only text", u"<b>x</b>"_s, u"good"_s);
    }
    void subjectIsShortPrintableAscii() { check(u"sub"_s); }

    void audienceIsThisClientAndNobodyUntrusted_data()
    {
        columns();
        const auto bad = u"claim_aud"_s;
        row("this client", Client, u"good"_s);
        row("a list of this client", QJsonArray{Client}, u"good"_s);
        row("this client twice", QJsonArray{Client, Client}, u"claim_azp"_s);
        row("with another", QJsonArray{Client, u"other"_s}, bad);
        row("behind another", QJsonArray{u"other"_s, Client}, bad);
        row("another", u"other"_s, bad);
        row("capital letters", Client.toUpper(), bad);
        row("a part", Client.first(6), bad);
        row("longer", Client + u"2"_s, bad);
        row("both in one text", Client + u" other"_s, bad);
        row("separated by a comma", Client + u",other"_s, bad);
        row("empty list", QJsonArray(), bad);
        row("empty text", QString(), bad);
        row("null", QJsonValue::Null, bad);
        row("an object", QJsonObject{{Client, true}}, bad);
        row("a number beside", QJsonArray{Client, 1}, bad);
        row("null beside", QJsonArray{Client, QJsonValue::Null}, bad);
        row("issuer", Issuer, bad);
    }
    void audienceIsThisClientAndNobodyUntrusted() { check(u"aud"_s); }

    void aTrustedSecondAudienceNeedsAnAuthorizedParty()
    {
        IdTokenExpectation expected = expectation();
        expected.trustedAudiences = {u"partner"_s};
        const QJsonObject claims = with(goodClaims(), u"aud"_s, QJsonArray{u"partner"_s, Client});
        QCOMPARE(outcome(minted(claims), expected), u"claim_azp"_s);
        QCOMPARE(outcome(minted(with(claims, u"azp"_s, u"partner"_s)), expected), u"claim_azp"_s);
        QCOMPARE(outcome(minted(with(claims, u"azp"_s, Client)), expected), u"good"_s);
        QCOMPARE(outcome(minted(with(claims, u"azp"_s, Client))), u"claim_aud"_s);
    }

    void authorizedPartyIsThisClient_data()
    {
        columns();
        row("absent", QJsonValue::Undefined, u"good"_s);
        row("this client", Client, u"good"_s);
        row("another", u"other"_s, u"claim_azp"_s);
        row("empty", QString(), u"claim_azp"_s);
        row("null", QJsonValue::Null, u"claim_azp"_s);
        row("a list", QJsonArray{Client}, u"claim_azp"_s);
        row("capital letters", Client.toUpper(), u"claim_azp"_s);
    }
    void authorizedPartyIsThisClient() { check(u"azp"_s); }

    void nonceIsTheOneThatWasSent_data()
    {
        columns();
        const auto bad = u"claim_nonce"_s;
        row("the same", Nonce, u"good"_s);
        row("absent", QJsonValue::Undefined, bad);
        row("empty", QString(), bad);
        row("another", u"another"_s, bad);
        row("a part", Nonce.chopped(1), bad);
        row("longer", Nonce + u"A"_s, bad);
        row("capital letters", Nonce.toUpper(), bad);
        row("null", QJsonValue::Null, bad);
        row("a list", QJsonArray{Nonce}, bad);
        row("a number", 0, bad);
    }
    void nonceIsTheOneThatWasSent() { check(u"nonce"_s); }

    void anEmptyNonceNeverFits()
    {
        IdTokenExpectation expected = expectation();
        expected.nonce = QString();
        QCOMPARE(outcome(minted(with(goodClaims(), u"nonce"_s, QString())), expected), u"claim_nonce"_s);
        QCOMPARE(outcome(minted(without(goodClaims(), u"nonce"_s)), expected), u"claim_nonce"_s);
    }

    void whereNoNonceWasSentAnyTextWill()
    {
        IdTokenExpectation expected = expectation();
        expected.nonce = {};
        QCOMPARE(outcome(minted(goodClaims()), expected), u"good"_s);
        QCOMPARE(outcome(minted(without(goodClaims(), u"nonce"_s)), expected), u"good"_s);
        QCOMPARE(outcome(minted(with(goodClaims(), u"nonce"_s, 5)), expected), u"claim_nonce"_s);
    }

    void expiryIsInTheFuture_data()
    {
        columns();
        const auto bad = u"claim_exp"_s;
        row("an hour", Now + 3600, u"good"_s);
        row("one second", Now + 1, u"good"_s);
        row("within the skew", Now + 0, u"good"_s);
        row("beyond the skew", Now - 30, bad);
        row("an hour ago", Now - 3600, bad);
        row("absent", QJsonValue::Undefined, bad);
        row("null", QJsonValue::Null, bad);
        row("a text", QString::number(Now + 3600), bad);
        row("zero", 0, bad);
        row("negative", -Now, bad);
        row("milliseconds", Now * 1000, bad);
        row("beyond 64 bits", 1e300, bad);
        row("true", true, bad);
        row("before iat", Now - 6, bad);
        row("equal to iat", Now - 5, bad);
    }
    void expiryIsInTheFuture() { check(u"exp"_s); }

    void issuedIsNotInTheFuture_data()
    {
        columns();
        const auto bad = u"claim_iat"_s;
        row("now", Now, u"good"_s);
        row("within the skew", Now + 30, u"good"_s);
        row("beyond the skew", Now + 31, bad);
        row("an hour ahead", Now + 3500, bad);
        row("yesterday", Now - 86400, u"good"_s);
        row("absent", QJsonValue::Undefined, bad);
        row("null", QJsonValue::Null, bad);
        row("a text", QString::number(Now), bad);
        row("negative", -1, bad);
        row("milliseconds", Now * 1000, bad);
        row("a list", QJsonArray{Now}, bad);
    }
    void issuedIsNotInTheFuture() { check(u"iat"_s); }

    void notBeforeIsOver_data()
    {
        columns();
        row("now", Now, u"good"_s);
        row("within the skew", Now + 30, u"good"_s);
        row("beyond the skew", Now + 31, u"claim_nbf"_s);
        row("a text", u"0"_s, u"claim_nbf"_s);
        row("null", QJsonValue::Null, u"claim_nbf"_s);
    }
    void notBeforeIsOver() { check(u"nbf"_s); }

    void authenticationTimeIsATimeOfThePast_data()
    {
        columns();
        const auto bad = u"claim_auth_time"_s;
        row("a minute ago", Now - 60, u"good"_s);
        row("last year", Now - 31'536'000, u"good"_s);
        row("in the future", Now + 31, bad);
        row("a text", QString::number(Now), bad);
        row("null", QJsonValue::Null, bad);
        row("negative", -1, bad);
        row("true", true, bad);
    }
    void authenticationTimeIsATimeOfThePast() { check(u"auth_time"_s); }

    void authenticationIsAsYoungAsWasAskedFor_data()
    {
        columns();
        row("young enough", Now - 300, u"good"_s);
        row("within the skew", Now - 330, u"good"_s);
        row("too old", Now - 331, u"claim_auth_time"_s);
        row("absent", QJsonValue::Undefined, u"claim_auth_time"_s);
    }
    void authenticationIsAsYoungAsWasAskedFor()
    {
        IdTokenExpectation expected = expectation();
        expected.maxAge = Seconds(300);
        check(u"auth_time"_s, expected);
    }

    void authenticationIsAsStrongAsWasDemanded_data()
    {
        columns();
        row("one of them", u"urn:okta:loa:2fa:any"_s, u"good"_s);
        row("another", u"urn:okta:loa:1fa:any"_s, u"claim_acr"_s);
        row("absent", QJsonValue::Undefined, u"claim_acr"_s);
        row("a list", QJsonArray{u"phr"_s}, u"claim_acr"_s);
    }
    void authenticationIsAsStrongAsWasDemanded()
    {
        IdTokenExpectation expected = expectation();
        expected.acrValues = {u"phr"_s, u"urn:okta:loa:2fa:any"_s};
        check(u"acr"_s, expected);
    }

    void meansOfAuthenticationAreAListOfTexts_data()
    {
        columns();
        row("a list", QJsonArray{u"pwd"_s, u"mfa"_s}, u"good"_s);
        row("a text", u"pwd"_s, u"claim_amr"_s);
        row("a number in it", QJsonArray{u"pwd"_s, 1}, u"claim_amr"_s);
        row("null", QJsonValue::Null, u"claim_amr"_s);
    }
    void meansOfAuthenticationAreAListOfTexts() { check(u"amr"_s); }

    void accessTokenHashUsesTheDigestOfTheSignature_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("algorithm");
        QTest::addColumn<QString>("hash");
        // SHA-256, -384 and -512 of "access-token", their left halves, worked out with the openssl program.
        QTest::newRow("RS256") << u"rfc7515-a2"_s << u"RS256"_s << u"Pxa-1wifRlPl7yG_0oJNfw"_s;
        QTest::newRow("PS384") << u"rfc7515-a2"_s << u"PS384"_s << u"fPnQAsvCEwe-sRB6O4tsdPgfI-EaOvsY"_s;
        QTest::newRow("RS512") << u"rfc7515-a2"_s << u"RS512"_s << u"Rb10lsqrobcpd02MQ_878ctvfDDbaRese_Z50nFw5Jw"_s;
        QTest::newRow("ES256") << u"rfc7515-a3"_s << u"ES256"_s << u"Pxa-1wifRlPl7yG_0oJNfw"_s;
        QTest::newRow("ES512") << u"rfc7520-3.2"_s << u"ES512"_s << u"Rb10lsqrobcpd02MQ_878ctvfDDbaRese_Z50nFw5Jw"_s;
        QTest::newRow("EdDSA") << u"rfc8037-a1"_s << u"EdDSA"_s << u"Rb10lsqrobcpd02MQ_878ctvfDDbaRese_Z50nFw5Jw"_s;
    }
    void accessTokenHashUsesTheDigestOfTheSignature()
    {
        QFETCH(QString, key);
        QFETCH(QString, algorithm);
        QFETCH(QString, hash);
        const Jwk signer = publishedKey(key);
        const Secret accessToken("access-token");
        const Secret another("another-token");
        IdTokenExpectation expected = expectation();
        expected.algorithms = allAlgorithms();
        expected.accessToken = &accessToken;
        const QByteArray token = *signJws({}, with(goodClaims(), u"at_hash"_s, hash), signer, *algorithmNamed(algorithm));
        QCOMPARE(outcome(token, expected, publicSet({signer})), u"good"_s);
        expected.accessToken = &another;
        QCOMPARE(outcome(token, expected, publicSet({signer})), u"claim_at_hash"_s);
    }

    void accessTokenHashIsTheHalfInBase64Url_data()
    {
        columns();
        row("right", u"Pxa-1wifRlPl7yG_0oJNfw"_s, u"good"_s);
        row("padded", u"Pxa-1wifRlPl7yG_0oJNfw=="_s, u"claim_at_hash"_s);
        row("of the whole", u"Pxa-1wifRlPl7yG_0oJNfzqq7MelmOfonFgOFgapzFI"_s, u"claim_at_hash"_s);
        row("empty", QString(), u"claim_at_hash"_s);
        row("null", QJsonValue::Null, u"claim_at_hash"_s);
        row("a list", QJsonArray{u"Pxa-1wifRlPl7yG_0oJNfw"_s}, u"claim_at_hash"_s);
    }
    void accessTokenHashIsTheHalfInBase64Url()
    {
        const Secret accessToken("access-token");
        IdTokenExpectation expected = expectation();
        expected.accessToken = &accessToken;
        check(u"at_hash"_s, expected);
    }

    void tokensOfAnotherKindAreNoIdTokens_data()
    {
        QTest::addColumn<QJsonObject>("header");
        QTest::addColumn<QString>("code");
        QTest::newRow("no typ") << QJsonObject() << u"good"_s;
        for (const auto *good : {"JWT", "jwt", "Jwt", "application/jwt"})
            QTest::newRow(good) << QJsonObject{{u"typ"_s, QString::fromLatin1(good)}} << u"good"_s;
        for (const auto *bad : {"at+jwt", "application/at+jwt", "oauth-id-jag+jwt", "logout+jwt", "dpop+jwt", "secevent+jwt",
                 "token-introspection+jwt", "JWS", "JOSE", "JWT ", "x"})
            QTest::newRow(bad) << QJsonObject{{u"typ"_s, QString::fromLatin1(bad)}} << u"jws_typ"_s;
        QTest::newRow("cty JWT") << QJsonObject{{u"cty"_s, u"JWT"_s}} << u"jws_nested"_s;
        QTest::newRow("jwk") << QJsonObject{{u"jwk"_s, issuerKey().toPublicJson()}} << u"jws_embedded_key"_s;
        QTest::newRow("jku") << QJsonObject{{u"jku"_s, u"http://127.0.0.1:1/"_s}} << u"jws_embedded_key"_s;
        QTest::newRow("crit") << QJsonObject{{u"crit"_s, QJsonArray{u"exp"_s}}} << u"jws_crit"_s;
    }
    void tokensOfAnotherKindAreNoIdTokens()
    {
        QFETCH(QJsonObject, header);
        QTEST(outcome(minted(goodClaims(), header)), "code");
    }

    void onlyWhatWasAdvertisedIsAllowed()
    {
        using enum JwsAlgorithm;
        QCOMPARE(idTokenAlgorithms({u"RS256"_s, u"HS256"_s, u"none"_s, u"ES256K"_s}), QList{RS256});
        QCOMPARE(idTokenAlgorithms({u"none"_s, u"HS256"_s}), QList<JwsAlgorithm>());
        QVERIFY(idTokenAlgorithms().contains(RS256));
        QVERIFY(!idTokenAlgorithms().contains(PS256));
        IdTokenExpectation expected = expectation();
        expected.algorithms = {};
        QCOMPARE(outcome(minted(goodClaims()), expected), u"jws_algorithm"_s);
    }

    void aVerifiedTokenTellsWhatItSays()
    {
        QJsonObject claims = goodClaims();
        claims[u"auth_time"_s] = Now - 60;
        claims[u"acr"_s] = u"phr"_s;
        claims[u"amr"_s] = QJsonArray{u"pwd"_s, u"hwk"_s};
        claims[u"name"_s] = u"Alice \u202eecilA\x1b[31m"_s;
        claims[u"email"_s] = u"alice@acme.example"_s;
        claims[u"preferred_username"_s] = 5;
        const auto token = verifyIdToken(minted(claims), publicSet({issuerKey()}), expectation());
        QVERIFY(token);
        QCOMPARE(token->issuer(), Issuer);
        QCOMPARE(token->subject(), u"00u1"_s);
        QCOMPARE(token->audience(), QStringList{Client});
        QCOMPARE(token->nonce(), Nonce);
        QCOMPARE(token->issuedAt(), fromUnixSeconds(Now - 5));
        QCOMPARE(token->expires(), fromUnixSeconds(Now + 3600));
        QCOMPARE(token->authenticatedAt(), fromUnixSeconds(Now - 60));
        QCOMPARE(token->acr(), u"phr"_s);
        QCOMPARE(token->amr(), (QStringList{u"pwd"_s, u"hwk"_s}));
        QCOMPARE(token->name(), u"Alice \ufffdecilA\ufffd[31m"_s);
        QCOMPARE(token->preferredUsername(), QString());
        QCOMPARE(token->email(), u"alice@acme.example"_s);
        QCOMPARE(token->claims(), claims);
        QCOMPARE(token->keyId(), u"k1"_s);
    }
};

AGENT0_TEST(IdTokenClaimsTest)
#include "tst_idtokenclaims.moc"
