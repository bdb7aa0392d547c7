#include "consultation.h"
#include "diagnoses.h"

#include "sandbox/faults.h"
#include "support/testmain.h"

#include <QJsonDocument>
#include <QTest>

using namespace agent0;
using namespace agent0::test;
using sandbox::Point;

namespace {

/// What the sandbox can do wrong that a client has to bear: nothing to complain of.
const QList<const char *> Bearable{"idjag-aud-list", "idjag-jti-same", "discovery-no-id-jag", "discovery-text-plain",
    "keys-text-plain", "keys-unknown-types", "as-discovery-text-plain", "exchange-token-type-case",
    "exchange-expires-text", "redeem-token-type-case", "redeem-expires-missing", "redeem-no-scope",
    "redeem-with-refresh-token", "exchange-with-refresh-token", "todo-markup", "todo-lines", "cookies", "close-after"};

bool isAtRefresh(const QString &fault)
{
    const Point point = sandbox::misdeedNamed(fault)->point;
    return point == Point::Refresh || point == Point::RefreshedIdToken;
}

} // namespace

/// Every fault of the sandbox that can be seen from outside, and the finding that names its cause.
class DoctorFaultsTest : public QObject {
    Q_OBJECT

private:
    static void fault(const QString &name, const QString &expected)
    {
        Chain chain(quickOptions());
        VERIFY_DONE(chain.signIn());
        if (isAtRefresh(name))
            chain.advance(Seconds(3601));
        chain.network->longest = Milliseconds(name.contains("hang"_L1) ? 300 : 5'000);
        VERIFY_DONE(chain.servers.faults().set(name));
        const int before = chain.exchanges();

        doctor::Question question;
        question.connections = QStringList(u"todo0"_s);
        const auto report = consult(chain, question);

        VERIFY_DONE(report);
        QVERIFY2(firstTrouble(*report) == expected, qPrintable(u"expected %1\n%2"_s.arg(expected, wordsOf(*report))));
        QVERIFY2(report->idJagsSpent <= 1, qPrintable(QString::number(report->idJagsSpent)));
        QVERIFY(chain.exchanges() - before <= 3); // repeated only where none was issued
        complete(*report);
        QCOMPARE(chain.network->findIn(QJsonDocument(report->toJson()).toJson(), u"JSON"_s), QStringList());
        QCOMPARE(chain.network->findIn(report->toMarkdown().toUtf8(), u"report"_s), QStringList());
    }

    /// What somebody needs who has only the report.
    static void complete(const doctor::Report &report)
    {
        const QString text = report.toMarkdown();
        for (const doctor::Finding &one : report.findings) {
            if (!one.isTrouble())
                continue;
            QVERIFY2(!one.code.isEmpty() && !one.summary.isEmpty() && !one.why.isEmpty(), qPrintable(one.id));
            QVERIFY2(!one.advice.isEmpty() && one.who != doctor::Who::Nobody && !one.topic.isEmpty(),
                qPrintable(one.id + one.code));
            QVERIFY(text.contains(u"### "_s + one.id) && text.contains(one.code));
        }
    }

private slots:
    void namesTheCauseFirst_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        for (const Diagnosis &one : diagnoses()) {
            for (const char *name : one.faults)
                QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(one.first);
        }
    }
    void namesTheCauseFirst()
    {
        QFETCH(QString, name);
        QFETCH(QString, expected);
        fault(name, expected);
    }

    void bearsWhatAClientHasToBear_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : Bearable)
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void bearsWhatAClientHasToBear()
    {
        QFETCH(QString, name);
        fault(name, u"healthy"_s);
    }
};

AGENT0_TEST(DoctorFaultsTest)
#include "tst_doctorfaults.moc"
