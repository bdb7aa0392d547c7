#include "mintedidtoken.h"

#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

/// What the sign-in's ID token said.
QJsonObject originalClaims()
{
    return with(with(goodClaims(), u"auth_time"_s, Now - 60), u"azp"_s, Client);
}

/// What a refresh an hour later gives at its best.
QJsonObject refreshedClaims()
{
    return with(with(without(originalClaims(), u"nonce"_s), u"iat"_s, Now), u"exp"_s, Now + 7200);
}

} // namespace

/// OpenID Connect Core 12.2: the refreshed token is of the same person, client, issuer and sign-in.
class IdTokenRefreshTest : public QObject {
    Q_OBJECT

private slots:
    void speaksOfTheSameSignIn_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const QString &key, const QJsonValue &value, const QString &code) {
            QTest::newRow(name) << key << value << code;
        };
        row("all the same", u"iat"_s, Now, u"good"_s);
        row("another person", u"sub"_s, u"00u2"_s, u"claim_sub"_s);
        row("the person in capital letters", u"sub"_s, u"00U1"_s, u"claim_sub"_s);
        row("another issuer", u"iss"_s, u"https://other.example"_s, u"claim_iss"_s);
        row("audience as a list", u"aud"_s, QJsonArray{Client}, u"good"_s);
        row("another audience", u"aud"_s, u"other"_s, u"claim_aud"_s);
        row("an audience more", u"aud"_s, QJsonArray{Client, u"other"_s}, u"claim_aud"_s);
        row("another sign-in time", u"auth_time"_s, Now, u"claim_auth_time"_s);
        row("no sign-in time", u"auth_time"_s, QJsonValue::Undefined, u"good"_s);
        row("sign-in time a text", u"auth_time"_s, QString::number(Now - 60), u"claim_auth_time"_s);
        row("azp gone", u"azp"_s, QJsonValue::Undefined, u"claim_azp"_s);
        row("another azp", u"azp"_s, u"other"_s, u"claim_azp"_s);
        row("the old nonce", u"nonce"_s, Nonce, u"good"_s);
        row("another nonce", u"nonce"_s, u"another"_s, u"claim_nonce"_s);
        row("empty nonce", u"nonce"_s, QString(), u"claim_nonce"_s);
        row("expired", u"exp"_s, Now - 60, u"claim_exp"_s);
        row("issued in the future", u"iat"_s, Now + 600, u"claim_iat"_s);
        row("no time of issue", u"iat"_s, QJsonValue::Undefined, u"claim_iat"_s);
    }
    void speaksOfTheSameSignIn()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        IdTokenExpectation expected = expectation();
        expected.nonce = {};
        expected.original = originalClaims();
        const QJsonObject claims = value.isUndefined() ? without(refreshedClaims(), key) : with(refreshedClaims(), key, value);
        QTEST(outcome(minted(claims), expected), "code");
    }

    void whatTheSignInDidNotHaveMayNotAppear()
    {
        IdTokenExpectation expected = expectation();
        expected.nonce = {};
        expected.original = without(without(originalClaims(), u"azp"_s), u"nonce"_s);
        const QJsonObject claims = without(refreshedClaims(), u"azp"_s);
        QCOMPARE(outcome(minted(claims), expected), u"good"_s);
        QCOMPARE(outcome(minted(with(claims, u"azp"_s, Client)), expected), u"claim_azp"_s);
        QCOMPARE(outcome(minted(with(claims, u"nonce"_s, Nonce)), expected), u"claim_nonce"_s);
    }

    void aSignInTimeMayNewlyAppear()
    {
        IdTokenExpectation expected = expectation();
        expected.nonce = {};
        expected.original = without(originalClaims(), u"auth_time"_s);
        QCOMPARE(outcome(minted(refreshedClaims()), expected), u"good"_s);
    }

    void severalAudiencesMayChangePlaces()
    {
        IdTokenExpectation expected = expectation();
        expected.nonce = {};
        expected.trustedAudiences = {u"partner"_s, u"other"_s};
        expected.original = with(originalClaims(), u"aud"_s, QJsonArray{Client, u"partner"_s});
        QCOMPARE(outcome(minted(with(refreshedClaims(), u"aud"_s, QJsonArray{u"partner"_s, Client})), expected), u"good"_s);
        QCOMPARE(outcome(minted(with(refreshedClaims(), u"aud"_s, QJsonArray{u"other"_s, Client})), expected), u"claim_aud"_s);
    }

    void theSignatureIsCheckedAgain()
    {
        IdTokenExpectation expected = expectation();
        expected.nonce = {};
        expected.original = originalClaims();
        const QByteArray forged = *signJws({}, refreshedClaims(), strangersKey(), JwsAlgorithm::RS256);
        QCOMPARE(outcome(forged, expected), u"jws_signature"_s);
    }
};

AGENT0_TEST(IdTokenRefreshTest)
#include "tst_idtokenrefresh.moc"
