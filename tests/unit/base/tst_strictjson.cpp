#include "base/jsonreader.h"
#include "base/strictjson.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;

class StrictJsonTest : public QObject {
    Q_OBJECT

    static QByteArray manyMembers(int count)
    {
        QByteArray members;
        for (int i = 0; i < count; ++i)
            members += (i ? ",\"m" : "\"m") + QByteArray::number(i) + "\":1";
        return members;
    }

private slots:
    void accepts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty object") << QByteArray("{}");
        QTest::newRow("nested") << QByteArray(R"({"a":[1,-2.5e3,true,null,{"b":"\u00e9\ud83d\ude00"}]})");
        QTest::newRow("blanks") << QByteArray(" \r\n{ \"a\" : 0 }\t");
        QTest::newRow("same name in different objects") << QByteArray(R"({"a":{"a":1},"b":{"a":2}})");
        QTest::newRow("names that only begin alike") << QByteArray(R"({"a":1,"aa":2,"a\u0000":3,"A":4})");
        QTest::newRow("inner names are another matter") << QByteArray(R"({"a":{"b":1,"c":{"b":1}},"b":2,"c":3})");
        QTest::newRow("many members") << QByteArray("{" + manyMembers(1000) + "}");
        QTest::newRow("long number") << QByteArray("{\"a\":-" + QByteArray(298, '9') + "}");
        QTest::newRow("utf-8") << QByteArray("{\"a\":\"\xf0\x9f\x98\x80\xc3\xa9\"}");
    }
    void accepts()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(jsonProblem(text), QString());
        QVERIFY(parseJsonObject(text));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray("");
        QTest::newRow("text behind") << QByteArray("{}x");
        QTest::newRow("two values") << QByteArray("{}{}");
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{}");
        QTest::newRow("utf-16") << QByteArray("{\0}\0", 4);
        QTest::newRow("duplicate member") << QByteArray(R"({"a":1,"b":2,"a":1})");
        QTest::newRow("duplicate member by escape") << QByteArray(R"({"alg":1,"\u0061lg":2})");
        QTest::newRow("duplicate member behind a nested object") << QByteArray(R"({"a":{"b":{"c":1}},"x":[{"d":1}],"a":2})");
        QTest::newRow("duplicate member by another spelling of a slash") << QByteArray(R"({"a/b":1,"a\/b":2})");
        QTest::newRow("duplicate member by surrogates") << QByteArray("{\"\xf0\x9f\x98\x80\":1,\"\\ud83d\\ude00\":2}");
        QTest::newRow("duplicate member, both escaped") << QByteArray(R"({"\u00e9x\n":1,"\u00E9\u0078\n":2})");
        QTest::newRow("duplicate empty name") << QByteArray(R"({"":1,"":2})");
        QTest::newRow("duplicate among many members") << QByteArray("{" + manyMembers(40) + R"(,"m7":0})");
        QTest::newRow("duplicate deep inside") << QByteArray(R"({"x":[{"a":1,"a":1}]})");
        QTest::newRow("raw control character") << QByteArray("{\"a\":\"\n\"}");
        QTest::newRow("NUL") << QByteArray("{\"a\":\"\0\"}", 9);
        QTest::newRow("lone high surrogate") << QByteArray(R"({"a":"\ud83d"})");
        QTest::newRow("lone low surrogate") << QByteArray(R"({"a":"\ude00"})");
        QTest::newRow("surrogates the wrong way round") << QByteArray(R"({"a":"\ude00\ud83d"})");
        QTest::newRow("invalid utf-8") << QByteArray("{\"a\":\"\xff\"}");
        QTest::newRow("over-long utf-8") << QByteArray("{\"a\":\"\xc0\xaf\"}");
        QTest::newRow("surrogate in utf-8") << QByteArray("{\"a\":\"\xed\xa0\x80\"}");
        QTest::newRow("cut in a character") << QByteArray("{\"a\":\"\xf0\x9f");
        QTest::newRow("trailing comma") << QByteArray(R"({"a":1,})");
        QTest::newRow("comment") << QByteArray("{/* */}");
        QTest::newRow("NaN") << QByteArray(R"({"a":NaN})");
        QTest::newRow("leading zero") << QByteArray(R"({"a":01})");
        QTest::newRow("number too large without an exponent") << QByteArray("{\"a\":" + QByteArray(400, '9') + "}");
        QTest::newRow("number too large") << QByteArray(R"({"a":1e999})");
        QTest::newRow("bare dot") << QByteArray(R"({"a":1.})");
        QTest::newRow("single quotes") << QByteArray("{'a':1}");
        QTest::newRow("unknown escape") << QByteArray(R"({"a":"\x41"})");
        QTest::newRow("not closed") << QByteArray(R"({"a":[1)");
        QTest::newRow("scalar") << QByteArray("42");
        QTest::newRow("too deep") << QByteArray(R"({"a":)" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + '}');
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        const auto object = parseJsonObject(text);
        QVERIFY(!object);
        QCOMPARE(object.error().fault, Fault::Malformed);
        QCOMPARE(object.error().code, u"json_invalid"_s);
    }

    void refusesWhatIsTooLarge()
    {
        QVERIFY(!parseJsonObject(R"({"a":"0123456789"})", JsonLimits{.bytes = 8}));
    }

    void readerNamesTheFirstWrongMember()
    {
        JsonReader reader(*parseJsonObject(R"({"id":"x","n":"five","s":7})"), u"connections[2]"_s);
        reader.text("id"_L1);
        reader.integer("n"_L1);
        reader.text("s"_L1);
        const auto value = reader.finish(1);
        QVERIFY(!value);
        QCOMPARE(value.error().message, u"connections[2].n must be a whole number."_s);
    }

    void readerRefusesFractionsAndHugeNumbersAsIntegers()
    {
        for (const auto *text : {R"({"n":1.5})", R"({"n":1e300})", R"({"n":9223372036854775808})", R"({"n":true})"}) {
            JsonReader reader(*parseJsonObject(text));
            reader.integer("n"_L1);
            QVERIFY2(!reader.good(), text);
        }
    }
};

AGENT0_TEST(StrictJsonTest)
#include "tst_strictjson.moc"
