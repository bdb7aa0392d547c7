#include "oauth/idjagcomparison.h"

#include "support/testmain.h"

#include <QTest>

#include <algorithm>

using namespace agent0;

namespace {

constexpr qint64 Now = 1'790'000'000;

QJsonObject grantClaims()
{
    return {{u"iss"_s, u"https://idp.test"_s}, {u"sub"_s, u"00u1"_s}, {u"aud"_s, u"https://auth.test"_s},
        {u"client_id"_s, u"c"_s}, {u"jti"_s, u"j"_s}, {u"iat"_s, Now - 5}, {u"exp"_s, Now + 295},
        {u"resource"_s, u"https://api.test/"_s}, {u"scope"_s, u"read write"_s}};
}

IdJagExpectation asked()
{
    return {.issuer = u"https://idp.test"_s,
        .audience = u"https://auth.test"_s,
        .clientIdAtResource = u"c"_s,
        .resource = u"https://api.test/"_s,
        .scopes = {u"read"_s, u"write"_s},
        .keyThumbprint = {},
        .now = fromUnixSeconds(Now)};
}

ComparedClaim rowOf(const QString &claim, const QJsonObject &claims, const IdJagExpectation &expected = asked())
{
    const auto all = compareIdJag({{u"typ"_s, u"oauth-id-jag+jwt"_s}}, claims, expected);
    const auto found = std::ranges::find(all, claim, &ComparedClaim::claim);
    return found == all.end() ? ComparedClaim{u"none"_s, {}, {}, {}, {}} : *found;
}

QJsonObject with(const QString &claim, const QJsonValue &value)
{
    QJsonObject claims = grantClaims();
    claims[claim] = value;
    return claims;
}

} // namespace

class IdJagComparisonTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsAsAskedIsMarkedSo()
    {
        for (const auto &claim : {u"typ"_s, u"iss"_s, u"aud"_s, u"client_id"_s, u"resource"_s, u"scope"_s})
            QCOMPARE(rowOf(claim, grantClaims()).verdict, ClaimVerdict::AsAsked);
        QCOMPARE(rowOf(u"sub"_s, grantClaims()).verdict, ClaimVerdict::Told);
    }

    void theDifferingByteOfAnAudienceIsMarked()
    {
        const ComparedClaim row = rowOf(u"aud"_s, with(u"aud"_s, u"https://auth.test/"_s));
        QCOMPARE(row.verdict, ClaimVerdict::Refused);
        QVERIFY2(row.why.contains("[/]"_L1), qPrintable(row.why));
    }

    void anotherClientIdIsRefused()
    {
        const ComparedClaim row = rowOf(u"client_id"_s, with(u"client_id"_s, u"0oa1"_s));
        QCOMPARE(row.verdict, ClaimVerdict::Refused);
        QCOMPARE(row.asked, u"c"_s);
        QCOMPARE(row.said, u"0oa1"_s);
    }

    void fewerScopesDifferButMayBeUsed()
    {
        const ComparedClaim row = rowOf(u"scope"_s, with(u"scope"_s, u"read"_s));
        QCOMPARE(row.verdict, ClaimVerdict::Differs);
        QVERIFY(row.why.contains("write"_L1));
    }

    void whatIsWrongWithOtherClaimsGetsARowOfItsOwn()
    {
        QCOMPARE(rowOf(u"exp"_s, grantClaims()).claim, u"none"_s);
        QCOMPARE(rowOf(u"exp"_s, with(u"exp"_s, Now - 400)).verdict, ClaimVerdict::Refused);
    }
};

AGENT0_TEST(IdJagComparisonTest)
#include "tst_idjagcomparison.moc"
