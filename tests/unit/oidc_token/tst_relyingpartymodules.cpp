#include "mintedidtoken.h"

#include "base/base64url.h"
#include "support/testmain.h"

#include <QTest>

#include <openssl/hmac.h>

using namespace agent0;
using namespace agent0::test;

namespace {

QString halfHash(const QByteArray &accessToken)
{
    QByteArray digest(EVP_MAX_MD_SIZE, '\0');
    unsigned size = 0;
    EVP_Digest(accessToken.constData(), size_t(accessToken.size()), reinterpret_cast<unsigned char *>(digest.data()), &size,
        EVP_sha256(), nullptr);
    return QString::fromLatin1(base64Url(digest.first(16)));
}

/// Two keys of one kind, as a set with an encryption key and an EC key beside them.
JwkSet severalKeys(const QString &idOfTheSigner)
{
    return publicSet({strangersKey().withKeyId(u"other"_s), issuerKey().withKeyId(idOfTheSigner), publishedKey(u"rfc7515-a3"_s, u"ec"_s)});
}

} // namespace

/// The modules of the OpenID Foundation's relying-party and FAPI 2.0 client plans that are about tokens, each under
/// its own name. The peer's part is played by tokens minted here.
class RelyingPartyModulesTest : public QObject {
    Q_OBJECT

private slots:
    void oidcc_client_test() { QCOMPARE(outcome(minted(goodClaims())), u"good"_s); }
    void oidcc_client_test_invalid_iss() { QCOMPARE(outcome(minted(with(goodClaims(), u"iss"_s, Issuer + u"1"_s))), u"claim_iss"_s); }
    void oidcc_client_test_missing_iss() { QCOMPARE(outcome(minted(without(goodClaims(), u"iss"_s))), u"claim_iss"_s); }
    void oidcc_client_test_missing_sub() { QCOMPARE(outcome(minted(without(goodClaims(), u"sub"_s))), u"claim_sub"_s); }
    void oidcc_client_test_invalid_aud() { QCOMPARE(outcome(minted(with(goodClaims(), u"aud"_s, Client + u"1"_s))), u"claim_aud"_s); }
    void oidcc_client_test_missing_aud() { QCOMPARE(outcome(minted(without(goodClaims(), u"aud"_s))), u"claim_aud"_s); }
    void oidcc_client_test_missing_iat() { QCOMPARE(outcome(minted(without(goodClaims(), u"iat"_s))), u"claim_iat"_s); }
    void oidcc_client_test_nonce_invalid() { QCOMPARE(outcome(minted(with(goodClaims(), u"nonce"_s, Nonce + u"1"_s))), u"claim_nonce"_s); }

    void oidcc_client_test_kid_absent_single_jwks()
    {
        const QByteArray token = *signJws({}, goodClaims(), issuerKey().withKeyId({}), JwsAlgorithm::RS256);
        QVERIFY(!UnverifiedJws::parse(token)->keyId);
        QCOMPARE(outcome(token), u"good"_s);
    }
    void oidcc_client_test_kid_absent_multiple_jwks()
    {
        const QByteArray token = *signJws({}, goodClaims(), issuerKey().withKeyId({}), JwsAlgorithm::RS256);
        QCOMPARE(outcome(token, expectation(), severalKeys(u"k1"_s)), u"good"_s);
    }

    void oidcc_client_test_idtoken_sig_rs256() { QCOMPARE(outcome(minted(goodClaims()), expectation(), severalKeys(u"k1"_s)), u"good"_s); }
    void oidcc_client_test_idtoken_sig_none()
    {
        const QByteArray token = base64Url("{\"alg\":\"none\"}") + '.' + base64Url(compactJson(goodClaims())) + '.';
        QCOMPARE(outcome(token), u"jws_algorithm"_s);
    }
    void oidcc_client_test_invalid_sig_rs256()
    {
        const QByteArray token = *signJws({}, goodClaims(), strangersKey(), JwsAlgorithm::RS256);
        QCOMPARE(outcome(token), u"jws_signature"_s);
    }
    void oidcc_client_test_invalid_sig_es256()
    {
        const Jwk known = publishedKey(u"rfc7515-a3"_s);
        const Jwk forger = *Jwk::generate(JwsAlgorithm::ES256, u"k1"_s);
        QCOMPARE(outcome(*signJws({}, goodClaims(), known, JwsAlgorithm::ES256), expectation(), publicSet({known})), u"good"_s);
        QCOMPARE(outcome(*signJws({}, goodClaims(), forger, JwsAlgorithm::ES256), expectation(), publicSet({known})), u"jws_signature"_s);
    }
    void oidcc_client_test_invalid_sig_hs256()
    {
        const QByteArray input = base64Url("{\"alg\":\"HS256\"}") + '.' + base64Url(compactJson(goodClaims()));
        QByteArray mac(32, '\0');
        HMAC(EVP_sha256(), "client-secret", 13, reinterpret_cast<const unsigned char *>(input.constData()), size_t(input.size()),
            reinterpret_cast<unsigned char *>(mac.data()), nullptr);
        QCOMPARE(outcome(input + '.' + base64Url(mac)), u"jws_algorithm"_s);
    }

    void oidcc_client_test_invalid_athash()
    {
        const Secret accessToken("jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y");
        IdTokenExpectation expected = expectation();
        expected.accessToken = &accessToken;
        // The example of OpenID Connect Core A.3, and the same with another hash.
        QCOMPARE(halfHash(accessToken.reveal()), u"77QmUPtjPfzWtF2AnpK9RQ"_s);
        QCOMPARE(outcome(minted(with(goodClaims(), u"at_hash"_s, u"77QmUPtjPfzWtF2AnpK9RQ"_s)), expected), u"good"_s);
        QCOMPARE(outcome(minted(with(goodClaims(), u"at_hash"_s, u"77QmUPtjPfzWtF2AnpK9RA"_s)), expected), u"claim_at_hash"_s);
    }
    /// In the code flow at_hash may be absent (3.1.3.6).
    void oidcc_client_test_missing_athash()
    {
        const Secret accessToken("jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y");
        IdTokenExpectation expected = expectation();
        expected.accessToken = &accessToken;
        QCOMPARE(outcome(minted(goodClaims()), expected), u"good"_s);
    }

    /// The key is not in the set we have: the caller learns that a new set may help, and with it the token is good.
    void oidcc_client_test_signing_key_rotation()
    {
        const Jwk fresh = strangersKey().withKeyId(u"k2"_s);
        const QByteArray token = *signJws({}, goodClaims(), fresh, JwsAlgorithm::RS256);
        QCOMPARE(outcome(token), u"jws_no_key"_s);
        QCOMPARE(outcome(token, expectation(), publicSet({issuerKey(), fresh})), u"good"_s);
    }
    void oidcc_client_test_signing_key_rotation_just_before_signing()
    {
        const Jwk fresh = strangersKey().withKeyId(u"k2"_s);
        const QByteArray token = *signJws({}, goodClaims(), fresh, JwsAlgorithm::RS256);
        QCOMPARE(outcome(token, expectation(), publicSet({fresh})), u"good"_s);
    }

    void oidcc_client_test_refresh_token()
    {
        IdTokenExpectation expected = refreshed();
        QCOMPARE(outcome(minted(without(goodClaims(), u"nonce"_s)), expected), u"good"_s);
    }
    void oidcc_client_test_refresh_token_invalid_issuer()
    {
        QCOMPARE(outcome(minted(with(goodClaims(), u"iss"_s, u"https://other.example"_s)), refreshed()), u"claim_iss"_s);
    }
    void oidcc_client_test_refresh_token_invalid_sub()
    {
        QCOMPARE(outcome(minted(with(goodClaims(), u"sub"_s, u"00u2"_s)), refreshed()), u"claim_sub"_s);
    }

    /// Claims that others vouch for are not taken over, and where they are to be had from is not asked.
    void oidcc_client_test_aggregated_claims()
    {
        QJsonObject claims = with(goodClaims(), u"_claim_names"_s, QJsonObject{{u"name"_s, u"src1"_s}});
        claims[u"_claim_sources"_s] = QJsonObject{{u"src1"_s, QJsonObject{{u"JWT"_s, QString::fromLatin1(minted({{u"name"_s, u"Mallory"_s}}))}}}};
        const auto token = verifyIdToken(minted(claims), publicSet({issuerKey()}), expectation());
        QVERIFY(token);
        QCOMPARE(token->name(), QString());
    }
    void oidcc_client_test_distributed_claims()
    {
        QJsonObject claims = with(goodClaims(), u"_claim_names"_s, QJsonObject{{u"name"_s, u"src1"_s}});
        claims[u"_claim_sources"_s] = QJsonObject{{u"src1"_s, QJsonObject{{u"endpoint"_s, u"http://127.0.0.1:1/claims"_s}}}};
        const auto token = verifyIdToken(minted(claims), publicSet({issuerKey()}), expectation());
        QVERIFY(token);
        QCOMPARE(token->displayName(), u"00u1"_s);
    }

    void fapi2_invalid_missing_exp() { QCOMPARE(outcome(minted(without(goodClaims(), u"exp"_s))), u"claim_exp"_s); }
    void fapi2_invalid_expired_exp()
    {
        QCOMPARE(outcome(minted(with(with(goodClaims(), u"iat"_s, Now - 900), u"exp"_s, Now - 300))), u"claim_exp"_s);
    }
    void fapi2_invalid_missing_iss() { QCOMPARE(outcome(minted(without(goodClaims(), u"iss"_s))), u"claim_iss"_s); }
    void fapi2_invalid_iss() { QCOMPARE(outcome(minted(with(goodClaims(), u"iss"_s, Issuer + u"/"_s))), u"claim_iss"_s); }
    void fapi2_invalid_missing_aud() { QCOMPARE(outcome(minted(without(goodClaims(), u"aud"_s))), u"claim_aud"_s); }
    void fapi2_invalid_aud() { QCOMPARE(outcome(minted(with(goodClaims(), u"aud"_s, u"somebody-else"_s))), u"claim_aud"_s); }
    void fapi2_invalid_secondary_aud()
    {
        QCOMPARE(outcome(minted(with(goodClaims(), u"aud"_s, QJsonArray{Client, u"https://fapi.example"_s}))), u"claim_aud"_s);
    }
    void fapi2_valid_aud_as_array() { QCOMPARE(outcome(minted(with(goodClaims(), u"aud"_s, QJsonArray{Client}))), u"good"_s); }
    void fapi2_invalid_nonce() { QCOMPARE(outcome(minted(with(goodClaims(), u"nonce"_s, u"another"_s))), u"claim_nonce"_s); }
    void fapi2_invalid_missing_nonce() { QCOMPARE(outcome(minted(without(goodClaims(), u"nonce"_s))), u"claim_nonce"_s); }
    void fapi2_invalid_null_alg()
    {
        QCOMPARE(outcome(base64Url("{\"alg\":null}") + '.' + base64Url(compactJson(goodClaims())) + '.'), u"jws_algorithm"_s);
        QCOMPARE(outcome(rawToken("{\"alg\":\"none\",\"kid\":\"k1\"}", compactJson(goodClaims()), issuerKey())), u"jws_algorithm"_s);
    }
    /// A good signature by an algorithm that the issuer knows but that was not agreed.
    void fapi2_invalid_alternate_alg_data()
    {
        QTest::addColumn<int>("algorithm");
        for (const auto algorithm : {JwsAlgorithm::RS384, JwsAlgorithm::RS512, JwsAlgorithm::PS256, JwsAlgorithm::PS384, JwsAlgorithm::PS512})
            QTest::newRow(name(algorithm).data()) << int(algorithm);
    }
    void fapi2_invalid_alternate_alg()
    {
        QFETCH(int, algorithm);
        const QByteArray token = *signJws({}, goodClaims(), issuerKey(), JwsAlgorithm(algorithm));
        QCOMPARE(outcome(token), u"jws_algorithm"_s);
        IdTokenExpectation agreed = expectation();
        agreed.algorithms = idTokenAlgorithms({QString(name(JwsAlgorithm(algorithm)))});
        QCOMPARE(outcome(token, agreed), u"good"_s);
    }

private:
    static IdTokenExpectation refreshed()
    {
        IdTokenExpectation expected = expectation();
        expected.nonce = {};
        expected.original = goodClaims();
        return expected;
    }
};

AGENT0_TEST(RelyingPartyModulesTest)
#include "tst_relyingpartymodules.moc"
