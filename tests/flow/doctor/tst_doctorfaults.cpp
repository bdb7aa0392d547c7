#include "consultation.h"
#include "diagnoses.h"

#include "sandbox/faults.h"
#include "support/testmain.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <array>

using namespace agent0;
using namespace agent0::test;
using sandbox::Point;

namespace {

/// Where a check never asks: at the sign-in in the browser, at the end of a session, and what only an MCP client does.
bool isOutOfSight(const sandbox::Misdeed &misdeed)
{
    constexpr std::array points{
        Point::IdToken, Point::UserInfo, Point::IdpRevocation, Point::EndSession, Point::ServerRevocation, Point::Mcp};
    static const QStringList others{u"consent-denied"_s, u"logout-uri-not-registered"_s, u"idp-revoke-unsupported"_s};
    return std::ranges::find(points, misdeed.point) != points.end() || others.contains(misdeed.name);
}

/// A server that takes its time is waited for as long as that lasts.
bool takesItsTime(const QString &fault)
{
    return fault.contains("-hang"_L1) || fault.contains("drip"_L1) || fault.contains("endless"_L1);
}

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
        chain.network->longest = Milliseconds(takesItsTime(name) ? 300 : 5'000);
        VERIFY_DONE(chain.servers.faults().set(name));
        const int before = chain.exchanges();

        doctor::Question question;
        question.connections = QStringList(u"todo0"_s);
        const auto report = consult(chain, question);

        VERIFY_DONE(report);
        QVERIFY2(firstTrouble(*report) == expected,
            qPrintable(u"expected %1, found %2\n%3"_s.arg(expected, firstTrouble(*report), wordsOf(*report))));
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
    /// A fault that somebody adds to the sandbox is not forgotten here.
    void everyFaultOfTheSandboxIsInATable()
    {
        const auto all = diagnoses();
        QStringList missing;
        for (const sandbox::Misdeed &one : sandbox::misdeeds()) {
            const int tables = (all.contains(one.name) ? 1 : 0) + int(bearable().count(one.name));
            if (tables != (isOutOfSight(one) ? 0 : 1))
                missing << u"%1 (in %2)"_s.arg(one.name).arg(tables);
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
        for (const QString &name : all.keys() + bearable())
            QVERIFY2(sandbox::misdeedNamed(name), qPrintable(name));
    }

    void whereNoCheckAsksNothingShows()
    {
        Chain chain(quickOptions());
        VERIFY_DONE(chain.signIn());
        for (const sandbox::Misdeed &one : sandbox::misdeeds()) {
            if (isOutOfSight(one))
                VERIFY_DONE(chain.servers.faults().set(one.name));
        }
        doctor::Question question;
        question.connections = QStringList(u"todo0"_s);
        const auto report = consult(chain, question);
        VERIFY_DONE(report);
        QVERIFY2(firstTrouble(*report) == u"healthy"_s, qPrintable(wordsOf(*report)));
        for (const sandbox::Misdeed &one : sandbox::misdeeds()) {
            if (isOutOfSight(one))
                QVERIFY2(chain.servers.faults().fired(one.name) == 0, qPrintable(one.name));
        }
        chain.servers.faults().clearAll();
    }

    void namesTheCauseFirst_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        const auto all = diagnoses();
        for (auto one = all.begin(); one != all.end(); ++one)
            QTest::newRow(qPrintable(one.key())) << one.key() << one.value();
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
        for (const QString &name : bearable())
            QTest::newRow(qPrintable(name)) << name;
    }
    void bearsWhatAClientHasToBear()
    {
        QFETCH(QString, name);
        fault(name, u"healthy"_s);
    }
};

AGENT0_TEST(DoctorFaultsTest)
#include "tst_doctorfaults.moc"
