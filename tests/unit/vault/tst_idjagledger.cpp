#include "base/privatefile.h"
#include "support/await.h"
#include "support/manualclock.h"
#include "support/testmain.h"
#include "vault/idjagledger.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace agent0;

namespace {
const QString alice = IdJagLedger::person(u"https://idp.example"_s, u"alice"_s);
const QString bob = IdJagLedger::person(u"https://idp.example"_s, u"bob"_s);
constexpr Seconds Day{86'400};
} // namespace

class IdJagLedgerTest : public QObject {
    Q_OBJECT

private:
    static void record(IdJagLedger &ledger, const QString &person, const QString &connection, int times = 1)
    {
        for (int i = 0; i < times; ++i)
            QVERIFY(test::await(ledger.record(person, connection)));
    }

private slots:
    void countsForEachPersonAndConnection()
    {
        const QTemporaryDir folder;
        test::ManualClock clock;
        IdJagLedger ledger(clock, folder.path());
        record(ledger, alice, u"todo0"_s, 3);
        record(ledger, alice, u"notes0"_s);
        record(ledger, bob, u"todo0"_s, 2);
        IdJagLedger again(clock, folder.path());
        QCOMPARE(again.spentThisMonth(alice, u"todo0"_s), 3);
        QCOMPARE(again.spentThisMonth(alice, u"notes0"_s), 1);
        QCOMPARE(again.spentThisMonth(bob, u"todo0"_s), 2);
        QCOMPARE(again.spentThisMonth(bob, u"notes0"_s), 0);
    }

    void whatIsNotedCountsAtOnceAndIsStoredAtTheEnd()
    {
        const QTemporaryDir folder;
        test::ManualClock clock;
        {
            IdJagLedger ledger(clock, folder.path());
            for (int i = 0; i < 20; ++i)
                QVERIFY(test::await(ledger.note(alice, u"todo0"_s)));
            QCOMPARE(ledger.spentThisMonth(alice, u"todo0"_s), 20);
            QCOMPARE(ledger.history(alice).first().count, 20);
        }
        QCOMPARE(IdJagLedger(clock, folder.path()).spentThisMonth(alice, u"todo0"_s), 20);
    }

    void whatIsNotedIsSeenByOthersSoon()
    {
        const QTemporaryDir folder;
        test::ManualClock clock;
        IdJagLedger ledger(clock, folder.path());
        for (int i = 0; i < 20; ++i)
            QVERIFY(test::await(ledger.note(alice, u"todo0"_s)));
        const IdJagLedger other(clock, folder.path());
        QTRY_COMPARE(other.spentThisMonth(alice, u"todo0"_s), 20);
    }

    void aDiskThatTakesNothingIsSaidByTheFirstNote()
    {
        const QTemporaryDir folder;
        test::ManualClock clock;
        // A folder in the place of the lock file: nobody can have it, not even root.
        QVERIFY(QDir(folder.path()).mkdir(u"idjag-ledger.lock"_s));
        IdJagLedger ledger(clock, folder.path());
        QVERIFY(!test::await(ledger.note(alice, u"todo0"_s)));
    }

    void aNewMonthBeginsAtMidnightUtc()
    {
        const QTemporaryDir folder;
        test::ManualClock clock(Instant(std::chrono::sys_days(std::chrono::year(2026) / 9 / 1)) - Milliseconds(1));
        IdJagLedger ledger(clock, folder.path());
        record(ledger, alice, u"todo0"_s, 2);
        clock.advance(Milliseconds(1));
        QCOMPARE(ledger.spentThisMonth(alice, u"todo0"_s), 0);
        record(ledger, alice, u"todo0"_s);
        const QList<IdJagLedger::Line> expected{{u"todo0"_s, u"2026-09"_s, 1}, {u"todo0"_s, u"2026-08"_s, 2}};
        QCOMPARE(ledger.history(alice), expected);
    }

    void keepsTwoYears()
    {
        const QTemporaryDir folder;
        test::ManualClock clock(Instant(std::chrono::sys_days(std::chrono::year(2026) / 1 / 15)));
        IdJagLedger ledger(clock, folder.path());
        for (int month = 0; month < 30; ++month) {
            record(ledger, alice, u"todo0"_s);
            clock.advance(Day * 30 + Seconds(Day / 2));
        }
        QCOMPARE(ledger.history(alice).size(), 24);
    }

    void warnsAtFourFifths_data()
    {
        QTest::addColumn<int>("spent");
        QTest::addColumn<bool>("warning");
        QTest::addColumn<bool>("exhausted");
        QTest::newRow("nothing spent") << 0 << false << false;
        QTest::newRow("one before") << 199 << false << false;
        QTest::newRow("four fifths") << 200 << true << false;
        QTest::newRow("one left") << 249 << true << false;
        QTest::newRow("all") << 250 << true << true;
    }
    void warnsAtFourFifths()
    {
        QFETCH(int, spent);
        const IdJagBudget budget{spent, 250};
        QTEST(budget.nearlySpent(), "warning");
        QTEST(budget.exhausted(), "exhausted");
        QVERIFY(!(IdJagBudget{spent, std::nullopt}.nearlySpent()));
    }

    void tornFilesArePutAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("cut") << QByteArray("{\"version\":1,\"people\":{\"x\":{\"todo0\":{\"2026-");
        QTest::newRow("garbage") << QByteArray("\0\xff garbage", 10);
        QTest::newRow("something else") << QByteArray("{\"todos\":[]}");
        QTest::newRow("too large") << QByteArray(5 * 1024 * 1024, ' ');
    }
    void tornFilesArePutAside()
    {
        QFETCH(QByteArray, content);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"idjag-ledger.json"_s);
        QVERIFY(writePrivateFile(path, content));
        test::ManualClock clock;
        IdJagLedger ledger(clock, folder.path());
        QCOMPARE(ledger.spentThisMonth(alice, u"todo0"_s), 0);
        record(ledger, alice, u"todo0"_s);
        QCOMPARE(ledger.spentThisMonth(alice, u"todo0"_s), 1);
        QCOMPARE(*readPrivateFile(path + u".broken"_s), content);
    }

    void wrongCountsAreNoCounts()
    {
        const QTemporaryDir folder;
        test::ManualClock clock(Instant(std::chrono::sys_days(std::chrono::year(2026) / 8 / 15)));
        const QByteArray json = "{\"people\":{\"" + alice.toLatin1()
            + "\":{\"a\":{\"2026-08\":-5},\"b\":{\"2026-08\":\"x\"},\"c\":[],\"d\":{\"2026-08\":7}}}}";
        QVERIFY(writePrivateFile(folder.filePath(u"idjag-ledger.json"_s), json));
        const IdJagLedger ledger(clock, folder.path());
        QCOMPARE(ledger.spentThisMonth(alice, u"a"_s), 0);
        QCOMPARE(ledger.spentThisMonth(alice, u"b"_s), 0);
        QCOMPARE(ledger.spentThisMonth(alice, u"c"_s), 0);
        QCOMPARE(ledger.spentThisMonth(alice, u"d"_s), 7);
    }

    void twoLedgersAtOnceLoseNothing()
    {
        const QTemporaryDir folder;
        SystemClock clock;
        IdJagLedger one(clock, folder.path());
        IdJagLedger two(clock, folder.path());
        std::vector<Task<Result<>>> records;
        for (int i = 0; i < 20; ++i)
            records.push_back((i % 2 ? one : two).record(alice, u"todo0"_s));
        for (const auto &done : test::await(whenAll(std::move(records))))
            QVERIFY(done);
        QCOMPARE(one.spentThisMonth(alice, u"todo0"_s), 20);
    }

    void namesNobody()
    {
        const QTemporaryDir folder;
        test::ManualClock clock;
        IdJagLedger ledger(clock, folder.path());
        record(ledger, alice, u"todo0"_s);
        const QByteArray bytes = readPrivateFile(folder.filePath(u"idjag-ledger.json"_s))->value();
        QVERIFY(!bytes.contains("alice"));
        QVERIFY(!bytes.contains("idp.example"));
        QVERIFY(IdJagLedger::person(u"a"_s, u"bc"_s) != IdJagLedger::person(u"ab"_s, u"c"_s));
    }
};

AGENT0_TEST(IdJagLedgerTest)
#include "tst_idjagledger.moc"
