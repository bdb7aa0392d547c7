#include "flow/support/chain.h"
#include "models/announcements.h"
#include "support/testmain.h"

#include <QSignalSpy>
#include <QTest>

using namespace agent0;
using test::await;
using test::Chain;

class AnnouncementsTest : public QObject {
    Q_OBJECT

private slots:
    void aRefusalIsAnnouncedOnce()
    {
        Chain chain;
        Announcements announcements(*chain.agent);
        QSignalSpy due(&announcements, &Announcements::due);
        Step step{Leg::Exchange, u"todo0"_s, u"ID-JAG for Todo0"_s, {}, {}, {},
            Error{Fault::Refused, Leg::Exchange, u"invalid_target"_s, u"Not assigned."_s, {}, {}, {}}};
        announcements.note(step);
        announcements.note(step);
        QCOMPARE(due.count(), 1);
        QVERIFY(due[0][0].toString().contains(u"Todo0"_s));
        step.connection = u"notes0"_s;
        announcements.note(step);
        QCOMPARE(due.count(), 2);
    }

    void aSilentServerIsNoRefusal()
    {
        Chain chain;
        Announcements announcements(*chain.agent);
        QSignalSpy due(&announcements, &Announcements::due);
        announcements.note(
            {Leg::Exchange, u"todo0"_s, {}, {}, {}, {}, Error{Fault::Network, Leg::Exchange, {}, {}, {}, {}, {}}});
        QCOMPARE(due.count(), 0);
    }

    void anAllowanceIsAnnouncedWhenFourFifthsAreSpent()
    {
        Chain chain;
        chain.restart([](Profile &profile) { profile.identityProvider.idJagsPerMonth = 5; });
        Announcements announcements(*chain.agent);
        QSignalSpy due(&announcements, &Announcements::due);
        VERIFY_DONE(chain.signIn());
        for (int spent = 1; spent <= 4; ++spent) {
            VERIFY_DONE(await(chain.agent->access(u"todo0"_s, true)));
            announcements.note({Leg::Redemption, u"todo0"_s, {}, {}, {}, {}, {}});
            VERIFY_DONE(await(chain.agent->status())); // what the announcement waits for, too
            QTRY_COMPARE(due.count(), spent < 4 ? 0 : 1);
        }
        QVERIFY(due[0][1].toString().contains(u"4 of 5"_s));
    }
};

AGENT0_TEST(AnnouncementsTest)
#include "tst_announcements.moc"
