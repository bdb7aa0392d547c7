#include "consultation.h"

#include "support/testmain.h"

#include <QElapsedTimer>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

class DoctorFlowTest : public QObject {
    Q_OBJECT

private slots:
    void healthyHasNoWarnings()
    {
        Chain chain(quickOptions());
        VERIFY_DONE(chain.signIn());
        QElapsedTimer time;
        time.start();
        const auto report = consult(chain, {});
        VERIFY_DONE(report);
        QVERIFY2(firstTrouble(*report) == u"healthy"_s, qPrintable(wordsOf(*report)));
        QCOMPARE(report->count(doctor::State::Skipped), 0);
        QVERIFY(time.elapsed() < 5'000);
        QCOMPARE(chain.exchanges(), 2);
        QCOMPARE(report->idJagsSpent, 2);
        QVERIFY(report->verdict().contains(u"nothing was changed"_s));
    }
};

AGENT0_TEST(DoctorFlowTest)
#include "tst_doctor.moc"
