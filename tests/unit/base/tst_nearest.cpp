#include "base/nearest.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace Qt::StringLiterals;

class NearestWordTest : public QObject {
    Q_OBJECT

private slots:
    void findsWhatWasMeant_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("meant");
        QTest::newRow("itself") << u"login"_s << u"login"_s;
        QTest::newRow("a letter left out") << u"logn"_s << u"login"_s;
        QTest::newRow("a letter too many") << u"loginn"_s << u"login"_s;
        QTest::newRow("another letter") << u"lagin"_s << u"login"_s;
        QTest::newRow("two swapped") << u"lgoin"_s << u"login"_s;
        QTest::newRow("another case") << u"LogOut"_s << u"logout"_s;
        QTest::newRow("far in a long word") << u"conections"_s << u"connections"_s;
        QTest::newRow("nothing near") << u"frobnicate"_s << QString();
        QTest::newRow("nothing typed") << QString() << QString();
        QTest::newRow("far too long") << QString(10'000, u'x') << QString();
    }
    void findsWhatWasMeant()
    {
        QFETCH(QString, typed);
        QTEST(nearestWord(typed, {u"login"_s, u"logout"_s, u"connections"_s, u"key"_s}), "meant");
    }
};

AGENT0_TEST(NearestWordTest)
#include "tst_nearest.moc"
