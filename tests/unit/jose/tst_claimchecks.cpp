#include "jose/jwtclaims.h"

#include "support/testmain.h"

#include <QJsonArray>
#include <QTest>

using namespace agent0;

namespace {
constexpr qint64 Now = 1'790'000'000;

QString outcome(const ClaimChecks &checks)
{
    const auto good = checks.finish();
    return good ? u"good"_s : good.error().code;
}
ClaimChecks checksOf(const QString &key, const QJsonValue &value, Seconds skew = Seconds(30))
{
    return ClaimChecks(QJsonObject{{key, value}}, fromUnixSeconds(Now), skew);
}
} // namespace

class ClaimChecksTest : public QObject {
    Q_OBJECT

private slots:
    void expiryIsLaterThanNowLessTheSkew_data()
    {
        QTest::addColumn<QJsonValue>("exp");
        QTest::addColumn<bool>("good");
        QTest::newRow("an hour left") << QJsonValue(Now + 3600) << true;
        QTest::newRow("now, within the skew") << QJsonValue(Now) << true;
        QTest::newRow("29 seconds ago") << QJsonValue(Now - 29) << true;
        QTest::newRow("30 seconds ago") << QJsonValue(Now - 30) << false;
        QTest::newRow("an hour ago") << QJsonValue(Now - 3600) << false;
        QTest::newRow("a fraction") << QJsonValue(double(Now) + 0.5) << true;
        QTest::newRow("zero") << QJsonValue(0) << false;
        QTest::newRow("negative") << QJsonValue(-1) << false;
        QTest::newRow("a text") << QJsonValue(QString::number(Now + 3600)) << false;
        QTest::newRow("null") << QJsonValue(QJsonValue::Null) << false;
        QTest::newRow("true") << QJsonValue(true) << false;
        QTest::newRow("a list") << QJsonValue(QJsonArray{Now + 3600}) << false;
        QTest::newRow("milliseconds") << QJsonValue(Now * 1000) << false;
        QTest::newRow("beyond 64 bits") << QJsonValue(1e300) << false;
        QTest::newRow("2^63") << QJsonValue(9223372036854775808.0) << false;
    }
    void expiryIsLaterThanNowLessTheSkew()
    {
        QFETCH(QJsonValue, exp);
        QFETCH(bool, good);
        QCOMPARE(outcome(checksOf(u"exp"_s, exp).notExpired()), good ? u"good"_s : u"claim_exp"_s);
    }

    void theSkewIsNeverMoreThanFiveMinutes()
    {
        QCOMPARE(outcome(checksOf(u"exp"_s, Now - 299, Seconds(86400)).notExpired()), u"good"_s);
        QCOMPARE(outcome(checksOf(u"exp"_s, Now - 300, Seconds(86400)).notExpired()), u"claim_exp"_s);
        QCOMPARE(outcome(checksOf(u"exp"_s, Now, Seconds(-60)).notExpired()), u"claim_exp"_s);
    }

    void notBeforeIsCheckedWherePresent()
    {
        QCOMPARE(outcome(checksOf(u"x"_s, 1).notBefore()), u"good"_s);
        QCOMPARE(outcome(checksOf(u"nbf"_s, Now + 30).notBefore()), u"good"_s);
        QCOMPARE(outcome(checksOf(u"nbf"_s, Now + 31).notBefore()), u"claim_nbf"_s);
        QCOMPARE(outcome(checksOf(u"nbf"_s, u"0"_s).notBefore()), u"claim_nbf"_s);
    }

    void issuedInThePastAndNotTooLongAgo()
    {
        QCOMPARE(outcome(checksOf(u"iat"_s, Now).issuedInThePast()), u"good"_s);
        QCOMPARE(outcome(checksOf(u"iat"_s, Now + 30).issuedInThePast()), u"good"_s);
        QCOMPARE(outcome(checksOf(u"iat"_s, Now + 31).issuedInThePast()), u"claim_iat"_s);
        QCOMPARE(outcome(checksOf(u"x"_s, Now).issuedInThePast()), u"claim_iat"_s);
        QCOMPARE(outcome(checksOf(u"iat"_s, Now - 330).issuedInThePast(Seconds(300))), u"good"_s);
        QCOMPARE(outcome(checksOf(u"iat"_s, Now - 331).issuedInThePast(Seconds(300))), u"claim_iat"_s);
    }

    void audienceIsATextOrAListOfTexts_data()
    {
        QTest::addColumn<QJsonValue>("aud");
        QTest::addColumn<bool>("contains");
        QTest::addColumn<bool>("exactly");
        QTest::newRow("a text") << QJsonValue(u"me"_s) << true << true;
        QTest::newRow("a list of one") << QJsonValue(QJsonArray{u"me"_s}) << true << true;
        QTest::newRow("a list of two") << QJsonValue(QJsonArray{u"you"_s, u"me"_s}) << true << false;
        QTest::newRow("twice the same") << QJsonValue(QJsonArray{u"me"_s, u"me"_s}) << true << false;
        QTest::newRow("somebody else") << QJsonValue(u"you"_s) << false << false;
        QTest::newRow("another case") << QJsonValue(u"ME"_s) << false << false;
        QTest::newRow("with a slash") << QJsonValue(u"me/"_s) << false << false;
        QTest::newRow("longer") << QJsonValue(u"mean"_s) << false << false;
        QTest::newRow("several in a text") << QJsonValue(u"me you"_s) << false << false;
        QTest::newRow("empty text") << QJsonValue(QString()) << false << false;
        QTest::newRow("empty list") << QJsonValue(QJsonArray()) << false << false;
        QTest::newRow("a number beside") << QJsonValue(QJsonArray{u"me"_s, 1}) << false << false;
        QTest::newRow("a list in the list") << QJsonValue(QJsonArray{QJsonValue(QJsonArray{u"me"_s})}) << false << false;
        QTest::newRow("an object") << QJsonValue(QJsonObject{{u"me"_s, u"me"_s}}) << false << false;
        QTest::newRow("null") << QJsonValue(QJsonValue::Null) << false << false;
        QTest::newRow("absent") << QJsonValue(QJsonValue::Undefined) << false << false;
    }
    void audienceIsATextOrAListOfTexts()
    {
        QFETCH(QJsonValue, aud);
        QTEST(outcome(checksOf(u"aud"_s, aud).audienceContains(u"me"_s)) == u"good", "contains");
        QTEST(outcome(checksOf(u"aud"_s, aud).audienceIsExactly(u"me"_s)) == u"good", "exactly");
    }

    void nobodyIsTheAudienceOfNobody()
    {
        QCOMPARE(outcome(checksOf(u"aud"_s, QString()).audienceContains({})), u"claim_aud"_s);
    }

    void aSlashAtTheEndIsNamed()
    {
        const auto without = checksOf(u"iss"_s, u"https://a.example"_s).issuer(u"https://a.example/"_s).finish();
        QVERIFY(without.error().message.contains(u"lacks the slash at its end"_s));
        const auto with = checksOf(u"aud"_s, u"https://a.example/"_s).audienceIsExactly(u"https://a.example"_s).finish();
        QVERIFY(with.error().message.contains(u"a slash too many at its end"_s));
    }

    void messagesShowForeignTextHarmlessly()
    {
        const auto refused = checksOf(u"iss"_s, u"\x1b[31m\u202eevil"_s).issuer(u"good"_s).finish();
        QVERIFY(!refused.error().message.contains(u'\x1b'));
        QVERIFY(!refused.error().message.contains(QChar(0x202e)));
    }

    void theFirstFailureIsTheOneThatIsTold()
    {
        ClaimChecks checks({}, fromUnixSeconds(Now));
        checks.textPresent("sub"_L1).notExpired().that(false, "own"_L1, u"is odd"_s);
        QCOMPARE(outcome(checks), u"claim_sub"_s);
        QCOMPARE(checks.finish().error().fault, Fault::Untrusted);
        ClaimChecks own({}, fromUnixSeconds(Now));
        QCOMPARE(outcome(own.that(false, "own"_L1, u"is odd"_s)), u"claim_own"_s);
    }
};

AGENT0_TEST(ClaimChecksTest)
#include "tst_claimchecks.moc"
