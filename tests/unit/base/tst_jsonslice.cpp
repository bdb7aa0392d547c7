#include "base/jsonslice.h"

#include "base/strictjson.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;

class JsonSliceTest : public QObject {
    Q_OBJECT

private slots:
    void members_data()
    {
        QTest::addColumn<QByteArray>("object");
        QTest::addColumn<QByteArray>("member");
        QTest::newRow("number kept as written") << QByteArray("{\"b\":2,\"a\":1.0e0}") << QByteArray("1.0e0");
        QTest::newRow("order and blanks kept") << QByteArray(" { \"a\" : { \"z\":1, \"b\" : [ 2 ] } , \"c\":0 } ")
                                               << QByteArray("{ \"z\":1, \"b\" : [ 2 ] }");
        QTest::newRow("brackets in text")
            << QByteArray("{\"x\":\"}\\\"]{\",\"a\":[\"]\\\\\"]}") << QByteArray("[\"]\\\\\"]");
        QTest::newRow("name with an escape") << QByteArray("{\"\\u0061\":true}") << QByteArray("true");
        QTest::newRow("nested name does not count") << QByteArray("{\"x\":{\"a\":1},\"a\":null}") << QByteArray("null");
        QTest::newRow("absent") << QByteArray("{\"b\":1}") << QByteArray();
        QTest::newRow("empty") << QByteArray("{}") << QByteArray();
        QTest::newRow("no object") << QByteArray("[1]") << QByteArray();
    }
    void members()
    {
        QFETCH(QByteArray, object);
        QFETCH(QByteArray, member);
        QCOMPARE(jsonMember(object, "a").toByteArray(), member);
    }

    void entries()
    {
        const QByteArray text = "[ 1.50 , {\"a\":[1,2]} ,\"x,]\", [] ]";
        const auto found = jsonEntries(text);
        QCOMPARE(found.size(), 4);
        QCOMPARE(found[0].toByteArray(), QByteArray("1.50"));
        QCOMPARE(found[1].toByteArray(), QByteArray("{\"a\":[1,2]}"));
        QCOMPARE(found[2].toByteArray(), QByteArray("\"x,]\""));
        QCOMPARE(jsonEntries("[]").size(), 0);
        QCOMPARE(jsonEntries("{}").size(), 0);
    }

    void allMembersInTheirOrder()
    {
        const QByteArray text = "{ \"z\" : 1.0 , \"\\u0061\\\"b\" : {\"x\":[1]}, \"a\":\"\\\"\" }";
        const auto found = jsonMembers(text);
        QCOMPARE(found.size(), 3);
        QCOMPARE(found[0].name, QByteArray("z"));
        QCOMPARE(found[0].value.toByteArray(), QByteArray("1.0"));
        QCOMPARE(found[1].name, QByteArray("a\"b"));
        QCOMPARE(found[1].value.toByteArray(), QByteArray("{\"x\":[1]}"));
        QCOMPARE(found[2].value.toByteArray(), QByteArray("\"\\\"\""));
        QCOMPARE(jsonMembers("{}").size(), 0);
        QCOMPARE(jsonMembers("[1]").size(), 0);
    }

    void whatAStringMeansIsWrittenAsItWas_data()
    {
        QTest::addColumn<QByteArray>("meaning");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("plain") << QByteArray("buy milk") << QByteArray("\"buy milk\"");
        QTest::newRow("empty") << QByteArray("") << QByteArray("\"\"");
        QTest::newRow("quotes") << QByteArray("a \"b\" \\ c") << QByteArray("\"a \\\"b\\\" \\\\ c\"");
        QTest::newRow("controls") << QByteArray("\x1b[2J\n\x7f") << QByteArray("\"\\u001b[2J\\u000a\\u007f\"");
        QTest::newRow("beyond ASCII") << QByteArray("Zoë 🙂") << QByteArray("\"Zoë 🙂\"");
    }
    void whatAStringMeansIsWrittenAsItWas()
    {
        QFETCH(QByteArray, meaning);
        QFETCH(QByteArray, written);
        QByteArray out;
        appendJsonString(out, meaning);
        QCOMPARE(out, written);
        QCOMPARE(jsonMeaning(out), meaning);
    }

    void everyCharacterIsWrittenSoThatItIsReadAgain()
    {
        // At every place of a text as long as what is looked at as one, and longer.
        for (int code = 1; code < 0x80; ++code) {
            for (int at = 0; at < 40; at += 13) {
                QByteArray text(40, 'x');
                text[at] = char(code);
                QByteArray out("[");
                appendJsonString(out, text);
                out.append(']');
                QVERIFY2(!findJsonProblem(out), out);
                QCOMPARE(jsonEntries(out).size(), 1);
                QCOMPARE(jsonMeaning(jsonEntries(out).first()), text);
            }
        }
    }

    void aStringEndsAtItsQuoteWhereverThatStands()
    {
        for (int size = 0; size < 40; ++size) {
            const QByteArray text(size, 'x');
            const QByteArray object = "{\"" + text + "a\":\"" + text + "\\\"\",\"b\":\"" + text + "\xc3\xa4\"}";
            QVERIFY2(!findJsonProblem(object), object);
            QCOMPARE(jsonMeaning(jsonMember(object, text + 'a')), text + '"');
            QCOMPARE(jsonMeaning(jsonMember(object, "b")), text + "\xc3\xa4");
            QVERIFY(findJsonProblem("[\"" + text + "\x01" + text + "\"]"));
            QVERIFY(findJsonProblem("[\"" + text + "\xc3\"]"));
            QVERIFY(findJsonProblem("[\"" + text));
        }
    }

    void whatIsNoJsonEnds_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text :
            {"", "{", "[", "{\"", "[\"", "{\"a", "{\"a\"", "{\"a\":", "[1", "[}", "{]", "[:", "{:,"})
            QTest::newRow(text) << QByteArray(text);
    }
    void whatIsNoJsonEnds()
    {
        QFETCH(QByteArray, text);
        QVERIFY(jsonMember(text, "a").size() <= text.size());
        QVERIFY(jsonMembers(text).size() <= text.size());
        QVERIFY(jsonEntries(text).size() <= text.size());
    }
};

AGENT0_TEST(JsonSliceTest)

#include "tst_jsonslice.moc"
