#include "base/slicedjson.h"

#include "support/testmain.h"

#include <QTest>

using namespace agent0;

class SlicedJsonTest : public QObject {
    Q_OBJECT

private slots:
    void aMemberReadsAsItDoesFromADocument_data()
    {
        QTest::addColumn<QByteArray>("value");
        for (const char *value : {"\"plain\"", "\"\"", "\"a \\\"quote\\\", \\u00e4 and \\ud83d\\ude00\"",
                 "\"\xc3\xa4\"", "0", "-7", "1790000000", "9007199254740993", "-9223372036854775808",
                 "9223372036854775808", "1.0", "1e3", "1.5", "-0.25", "1e300", "true", "false", "null", "{}", "[]",
                 "{\"a\":[1,{\"b\":\"}\"}]}", "[1,\"]\",null]", "\"null\"", "\"17\""})
            QTest::newRow(value) << QByteArray(value);
    }
    void aMemberReadsAsItDoesFromADocument()
    {
        QFETCH(QByteArray, value);
        const QByteArray text = " { \"before\":[\"x\"], \"x\" : " + value + " ,\"behind\":1 } ";
        const auto object = SlicedObject::parse(text);
        QVERIFY(object);
        const JsonSlice slice = object->value("x"_L1);
        const QJsonValue read = parseJsonObject(text)->value("x"_L1);
        QCOMPARE(slice.toJson(), read);
        QCOMPARE(slice.isUndefined(), read.isUndefined());
        QCOMPARE(slice.isNull(), read.isNull());
        QCOMPARE(slice.isBool(), read.isBool());
        QCOMPARE(slice.isString(), read.isString());
        QCOMPARE(slice.isDouble(), read.isDouble());
        QCOMPARE(slice.isObject(), read.isObject());
        QCOMPARE(slice.isArray(), read.isArray());
        QCOMPARE(slice.toBool(), read.toBool());
        QCOMPARE(slice.toString(), read.toString());
        QCOMPARE(slice.toDouble(-1), read.toDouble(-1));
        QCOMPARE(slice.toInteger(-1), read.toInteger(-1));
        QCOMPARE(slice.toArray().size(), read.toArray().size());
    }

    void whatIsNotThereIsUndefined()
    {
        const auto object = SlicedObject::parse("{\"a\":{\"b\":null},\"n\":null}");
        QVERIFY(object);
        QVERIFY(object->value("b"_L1).isUndefined() && !object->contains("b"_L1));
        QVERIFY(object->contains("n"_L1) && object->value("n"_L1).isNull());
        QVERIFY(object->value("a"_L1)["b"_L1].isNull());
        QVERIFY(object->value("a"_L1)["c"_L1].isUndefined());
        QVERIFY(object->value("n"_L1)["c"_L1].isUndefined());
        QVERIFY(object->value("b"_L1).toJson().isUndefined());
        QVERIFY(SlicedObject().value("a"_L1).isUndefined());
        QCOMPARE(SlicedObject().toJson(), QJsonObject());
    }

    void nothingIsReadThatIsNotStrict()
    {
        QCOMPARE(SlicedObject::parse("{\"a\":1,\"\\u0061\":2}").error().code, u"json_invalid"_s);
        QCOMPARE(SlicedObject::parse("[1]").error().message, parseJsonObject("[1]").error().message);
        QCOMPARE(SlicedObject::parse("{\"a\":1").error().message, parseJsonObject("{\"a\":1").error().message);
        QVERIFY(!SlicedObject::parse("{\"a\":{}}", JsonLimits{.depth = 1}));
        QVERIFY(!checkedJson("\xff"));
        QVERIFY(checkedJson(" [1] ")->isArray());
    }

    void aCopyOutlivesTheObjectAndTheTextItWasReadFrom()
    {
        SlicedObject copy;
        {
            QByteArray text("{\"a\":\"first\"}");
            auto object = SlicedObject::parse(text);
            copy = *object;
            text.fill('x');
        }
        QCOMPARE(copy["a"_L1].toString(), u"first"_s);
    }

    void aDocumentBecomesOneAndItBecomesADocument()
    {
        const QJsonObject document{{u"a"_s, u"\"\n\xe4"_s}, {u"b"_s, QJsonArray{1, 2.5, true}}};
        const SlicedObject object(document);
        QCOMPARE(object.toJson(), document);
        QCOMPARE(object["a"_L1].toString(), u"\"\n\xe4"_s);
    }

    void textsAreOneOrAListOfThem()
    {
        const auto texts = [](QByteArrayView value) { return textsIn(JsonSlice(value)); };
        QCOMPARE(texts("\"a\""), QStringList(u"a"_s));
        QCOMPARE(texts("[\"a\",\"b\"]"), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(texts("[]"), QStringList());
        for (const char *other : {"\"\"", "[\"a\",\"\"]", "[\"a\",1]", "7", "null", "{\"a\":\"b\"}"})
            QVERIFY2(!texts(other), other);
        QVERIFY(!textsIn(JsonSlice()));
    }
};

AGENT0_TEST(SlicedJsonTest)
#include "tst_slicedjson.moc"
