#include "models/flowmodel.h"

#include "activitylines.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

const Instant Now = fromUnixSeconds(1'790'000'100);

QString shownToken(const QByteArray &header, const QByteArray &claims)
{
    return u"JWT "_s + QString::fromLatin1(header) + u' ' + QString::fromLatin1(claims)
        + u" (signature, 342 characters, left out)"_s;
}

QList<ActivityRecord> chain(const QString &redemption = u"ok"_s)
{
    ActivityRecord exchange = LogOnDisk::exchange(u"todo0"_s, u"f"_s, Leg::Exchange, 200);
    exchange.requestFields = {{u"audience"_s, u"https://auth.test"_s}, {u"subject_token"_s, u"(secret, 900 bytes)"_s}};
    exchange.answerFields = {{u"access_token"_s,
        shownToken("{\"alg\":\"RS256\",\"kid\":\"k1\",\"typ\":\"oauth-id-jag+jwt\"}",
            "{\"iss\":\"https://idp.test\",\"sub\":\"00u1\",\"exp\":1790000300}")}};
    ActivityRecord redeem = LogOnDisk::exchange(u"todo0"_s, u"f"_s, Leg::Redemption, redemption == "ok"_L1 ? 200 : 400);
    redeem.time += Seconds(1);
    redeem.result = redemption;
    if (redemption != "ok"_L1)
        redeem.answerFields = {{u"error"_s, redemption}, {u"error_description"_s, u"unknown user"_s}};
    return {exchange, redeem};
}

QString textAt(const FlowModel &flow, int row, FlowModel::Column column)
{
    return flow.index(row, column).data().toString();
}

} // namespace

class FlowModelTest : public QObject {
    Q_OBJECT

private slots:
    void showsWhoAskedWhomInOrder()
    {
        FlowModel flow;
        const QAbstractItemModelTester tester(&flow, QAbstractItemModelTester::FailureReportingMode::QtTest);
        flow.show(chain());
        QCOMPARE(flow.rowCount(), 2);
        QCOMPARE(textAt(flow, 0, FlowModel::To), u"Identity provider"_s);
        QCOMPARE(textAt(flow, 1, FlowModel::To), u"Authorization server"_s);
        QCOMPARE(textAt(flow, 1, FlowModel::Status), u"200"_s);
        QCOMPARE(flow.hostOf(Participant::IdentityProvider), u"idp.test"_s);
        QCOMPARE(flow.participants().size(), 3);
        flow.show({});
        QCOMPARE(flow.rowCount(), 0);
    }

    void takesJwtsApartAndSaysWhoChecksThem()
    {
        FlowModel flow;
        flow.show(chain());
        const FlowDetail detail = flow.detail(0);
        QCOMPARE(detail.tokens.size(), 1);
        QCOMPARE(detail.tokens.first().claims.value("sub"_L1).toString(), u"00u1"_s);
        QVERIFY2(detail.tokens.first().signature.startsWith("Not checked here"_L1),
            qPrintable(detail.tokens.first().signature));
        QVERIFY(detail.tokens.first().signature.contains("\"k1\""_L1));
    }

    void anIdTokenOfASignInThatWentWellWasChecked()
    {
        ActivityRecord code = LogOnDisk::exchange({}, u"f"_s, Leg::SignIn, 200);
        code.answerFields = {{u"id_token"_s, shownToken("{\"kid\":\"k9\"}", "{\"iss\":\"https://idp.test\"}")}};
        ActivityRecord signIn = LogOnDisk::call({}, u"f"_s);
        signIn.kind = ActivityKind::SignIn;
        signIn.leg = Leg::SignIn;
        FlowModel flow;
        flow.show({code, signIn});
        QVERIFY(flow.detail(0).tokens.first().signature.startsWith("Checked by Agent0 with"_L1));
        signIn.result = u"claim_aud"_s;
        flow.show({code, signIn});
        QVERIFY(flow.detail(0).tokens.first().signature.startsWith("Checked by Agent0 and refused"_L1));
    }

    void aFailureIsToldWhereItHappenedWithTheNextStep()
    {
        FlowModel flow;
        flow.show(chain(u"invalid_grant"_s));
        QVERIFY(!flow.detail(0).failure);
        const auto failure = flow.detail(1).failure;
        QVERIFY(failure);
        QVERIFY(failure->title.contains("Redemption"_L1));
        QVERIFY(!failure->next.isEmpty());
        QVERIFY(failure->technical.contains("unknown user"_L1));
        QCOMPARE(flow.index(1, 0).data(FlowModel::OkRole).toBool(), false);
    }

    void whatAgent0ItselfRefusesIsAnArrowOfItsOwn()
    {
        QList<ActivityRecord> records = chain();
        records.removeLast();
        ActivityRecord refused = LogOnDisk::call(u"todo0"_s, u"f"_s, u"id_jag_claim_aud"_s);
        refused.kind = ActivityKind::AccessRefused;
        refused.leg = Leg::Exchange;
        FlowModel flow;
        flow.show(records << refused);
        QCOMPARE(flow.rowCount(), 2);
        QCOMPARE(flow.messages().last().from, Participant::Agent0);
        QCOMPARE(flow.messages().last().to, Participant::Agent0);
        QCOMPARE(textAt(flow, 1, FlowModel::Status), u"ID-JAG not accepted (aud: who may accept it)"_s);
        QCOMPARE(flow.firstFailure(), 1);
        QVERIFY(flow.detail(1).failure->next.contains("byte for byte"_L1));
    }

    void theReportHoldsAllOfItAndNoSecret()
    {
        FlowModel flow;
        flow.show(chain(u"invalid_grant"_s));
        const QString report = flow.report(Now);
        for (const QString &part : {u"POST /token"_s, u"audience: https://auth.test"_s, u"(secret, 900 bytes)"_s,
                 u"unknown user"_s, u"kid: k1"_s, u"sub: 00u1"_s})
            QVERIFY2(report.contains(part), qPrintable(part));
    }
};

AGENT0_TEST(FlowModelTest)
#include "tst_flowmodel.moc"
