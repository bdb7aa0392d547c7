#include "http/tracefields.h"

#include "support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace agent0;
using namespace Qt::StringLiterals;

class TraceFieldsTest : public QObject {
    Q_OBJECT

private slots:
    void giveBackWhatWasPutIn_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << u"application/json"_s;
        QTest::newRow("empty") << QString();
        QTest::newRow("quotes") << u"JWT {\"alg\":\"RS256\"} \\ (signature)"_s;
        QTest::newRow("beyond ASCII") << u"Größe 東京 🙂"_s;
    }
    void giveBackWhatWasPutIn()
    {
        QFETCH(QString, text);
        TraceFields fields{{u"first"_s, u"1"_s}};
        fields.append("second", text.toUtf8());
        fields.append(text.toUtf8(), "3");

        const auto list = fields.list();
        QCOMPARE(list.size(), 3);
        QCOMPARE(list[1].value, text);
        QCOMPARE(list[2].name, text);
        QCOMPARE(fields.value("second"_L1), text);
        QCOMPARE(fields.value("absent"_L1), QString());
        QCOMPARE(QJsonDocument::fromJson('[' + fields.json().toByteArray() + ']').array().size(), 3);
    }

    void whatCouldDeceiveOnALineIsReplaced()
    {
        TraceFields fields;
        fields.append("a\nb",
            "c\x1b[31m\xE2\x80\xAE"
            "d");
        QCOMPARE(fields.list()[0].name, u"a\uFFFDb"_s);
        QCOMPARE(fields.list()[0].value, u"c\uFFFD[31m\uFFFD"_s + u'd');
    }

    void knowWhetherAllOfThemAreShort()
    {
        TraceFields fields;
        fields.append("name", QByteArray(10, 'x'));
        QVERIFY(fields.fits(4, 10) && !fields.fits(3, 10) && !fields.fits(4, 9));
        fields.append("name", QByteArray(5000, 'x'));
        QVERIFY(!fields.fits(4, 4000));
        QCOMPARE(fields.list()[1].value.size(), 4001); // with the mark of what is left out
    }
};

AGENT0_TEST(TraceFieldsTest)
#include "tst_tracefields.moc"
