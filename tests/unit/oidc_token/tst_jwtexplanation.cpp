#include "mintedidtoken.h"

#include "oidc/jwtexplanation.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {
JwtExplanation told(const QByteArray &token) { return explainJwt(token, fromUnixSeconds(Now)).value_or(JwtExplanation()); }
} // namespace

class JwtExplanationTest : public QObject {
    Q_OBJECT

private slots:
    void saysWhatEachClaimMeansAndTimesInWords()
    {
        const JwtExplanation explanation = told(minted(goodClaims()));
        QCOMPARE(explanation.kind, u"ID token"_s);
        QCOMPARE(explanation.problem, QString());
        QCOMPARE(explanation.claims, goodClaims());
        QVERIFY(explanation.lines.contains(u"iss: https://idp.example – who issued it"_s));
        QVERIFY(explanation.lines.contains(u"alg: RS256 – how it is signed"_s));
        QVERIFY(explanation.lines.contains(u"iat: 2026-09-21 14:13:15 UTC (5 seconds ago) – when it was issued"_s));
        QVERIFY(explanation.lines.contains(u"exp: 2026-09-21 15:13:20 UTC (in 60 minutes) – not to be used from then on"_s));
    }

    void theSignatureIsNowhere()
    {
        const QByteArray token = minted(goodClaims());
        const QByteArray signature = token.mid(token.lastIndexOf('.') + 1);
        QVERIFY(!compactJson(told(token).toJson()).contains(signature.first(20)));
    }

    void knowsTheKindsOfTokens_data()
    {
        QTest::addColumn<QString>("typ");
        QTest::addColumn<QString>("kind");
        QTest::newRow("ID-JAG") << u"oauth-id-jag+jwt"_s << u"ID-JAG"_s;
        QTest::newRow("access token") << u"at+jwt"_s << u"access token"_s;
        QTest::newRow("logout token") << u"logout+jwt"_s << u"logout token"_s;
        QTest::newRow("other") << u"x+jwt"_s << u"JWT"_s;
    }
    void knowsTheKindsOfTokens()
    {
        QFETCH(QString, typ);
        QTEST(told(minted({}, {{u"typ"_s, typ}})).kind, "kind");
    }

    void explainsEvenWhatIsRefused()
    {
        const JwtExplanation unsecured = told(base64Url("{\"alg\":\"none\"}") + '.' + base64Url("{\"sub\":\"x\"}") + '.');
        QVERIFY(unsecured.problem.contains(u"none"));
        QVERIFY(unsecured.lines.contains(unsecured.problem));
        QVERIFY(unsecured.lines.contains(u"sub: x – whom it speaks of"_s));
        QVERIFY(!told(base64Url("{\"alg\":\"RS256\"}") + ".AAA.AAA").problem.isEmpty());
    }

    void foreignTextIsShownHarmlessly()
    {
        const JwtExplanation explanation = told(minted({{u"sub"_s, u"\x1b[2J\u202ex"_s}, {u"a\nb"_s, QJsonArray{u"\x07"_s}}}));
        for (const QString &line : explanation.lines) {
            for (const QChar c : line)
                QVERIFY(c.unicode() >= 0x20 && c.unicode() != 0x202e);
        }
    }

    void refusesWhatIsNoToken_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a word") << QByteArray("hello");
        QTest::newRow("dots") << QByteArray("..");
        QTest::newRow("header alone") << base64Url("{\"alg\":\"RS256\"}");
        QTest::newRow("no JSON") << QByteArray("AAAA.AAAA.AAAA");
        QTest::newRow("two megabytes") << base64Url("{\"alg\":\"RS256\"}") + '.' + QByteArray(2 << 20, 'A') + '.';
    }
    void refusesWhatIsNoToken()
    {
        QFETCH(QByteArray, token);
        QCOMPARE(explainJwt(token, fromUnixSeconds(Now)).error().code, u"jwt_unreadable"_s);
    }
};

AGENT0_TEST(JwtExplanationTest)
#include "tst_jwtexplanation.moc"
