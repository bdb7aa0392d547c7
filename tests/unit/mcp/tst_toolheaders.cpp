#include "mcp/toolheaders.h"
#include "support/testmain.h"

#include <QJsonDocument>
#include <QTest>

using namespace agent0;
using namespace Qt::StringLiterals;

namespace {

QJsonObject object(const QByteArray &text) { return QJsonDocument::fromJson(text).object(); }

} // namespace

class ToolHeadersTest : public QObject {
    Q_OBJECT

private slots:
    void badSchemasAreNamed_data()
    {
        QTest::addColumn<QByteArray>("schema");
        const auto property = [](const char *name, const char *inner) {
            QTest::newRow(name) << QByteArray(R"({"properties":{"p":)") + inner + "}}";
        };
        property("empty name", R"({"type":"string","x-mcp-header":""})");
        property("number as name", R"({"type":"string","x-mcp-header":1})");
        property("blank in the name", R"({"type":"string","x-mcp-header":"My Region"})");
        property("colon in the name", R"({"type":"string","x-mcp-header":"a:b"})");
        property("line break in the name", R"({"type":"string","x-mcp-header":"a\r\nb"})");
        property("not ASCII", R"({"type":"string","x-mcp-header":"Régión"})");
        property("object", R"({"type":"object","x-mcp-header":"A"})");
        property("array", R"({"type":"array","x-mcp-header":"A"})");
        property("null", R"({"type":"null","x-mcp-header":"A"})");
        property("number", R"({"type":"number","x-mcp-header":"A"})");
        property("two types", R"({"type":["string","null"],"x-mcp-header":"A"})");
        property("no type", R"({"x-mcp-header":"A"})");
        property("in items", R"({"type":"array","items":{"type":"string","x-mcp-header":"A"}})");
        property("in oneOf", R"({"oneOf":[{"type":"string","x-mcp-header":"A"}]})");
        property("in properties below items", R"({"items":{"properties":{"q":{"type":"string","x-mcp-header":"A"}}}})");
        QTest::newRow("at the root") << QByteArray(R"({"type":"string","x-mcp-header":"A"})");
        QTest::newRow("in $defs") << QByteArray(R"({"$defs":{"d":{"type":"string","x-mcp-header":"A"}}})");
        QTest::newRow("twice") << QByteArray(
            R"({"properties":{"p":{"type":"string","x-mcp-header":"A"},"q":{"type":"string","x-mcp-header":"A"}}})");
        QTest::newRow("twice in another case") << QByteArray(
            R"({"properties":{"p":{"type":"string","x-mcp-header":"Ab"},"q":{"type":"string","x-mcp-header":"aB"}}})");
    }
    void badSchemasAreNamed()
    {
        QFETCH(QByteArray, schema);
        const auto headers = parameterHeaders(object(schema));
        QVERIFY(!headers);
        QVERIFY(!headers.error().isEmpty());
    }

    void aSchemaNestedWithoutEndIsRefused()
    {
        QJsonObject schema{{u"type"_s, u"string"_s}};
        for (int i = 0; i < 100; ++i)
            schema = QJsonObject{{u"not"_s, schema}};
        QVERIFY(!parameterHeaders(schema));
    }

    void dataIsNotASchema()
    {
        const auto headers = parameterHeaders(
            object(R"({"properties":{"p":{"default":{"x-mcp-header":"A"},"enum":[{"x-mcp-header":1}]}}})"));
        QVERIFY(headers && headers->isEmpty());
    }

    void linesOfACall()
    {
        const QByteArray schema = R"({"properties":{
            "region":{"type":"string","x-mcp-header":"Region"},"n":{"type":"integer","x-mcp-header":"N"},
            "b":{"type":"boolean","x-mcp-header":"B"},"none":{"type":"string","x-mcp-header":"None"},
            "null":{"type":"string","x-mcp-header":"Null"},"plain":{"type":"string"},
            "deep":{"type":"object","properties":{"q":{"type":"string","x-mcp-header":"Q"}}},
            "x-mcp-header":{"type":"string","x-mcp-header":"Odd"}}})";
        const auto headers = parameterHeaders(object(schema));
        QVERIFY(headers);
        const auto lines = parameterHeaderLines(*headers,
            object(R"({"region":"us","n":42,"b":false,"null":null,"plain":"x","deep":{"q":"d"},"x-mcp-header":"o"})"));
        QHash<QByteArray, QByteArray> got;
        for (const HttpHeader &line : lines)
            got.insert(line.name, line.value);
        const QHash<QByteArray, QByteArray> wanted{{"Mcp-Param-Region", "us"}, {"Mcp-Param-N", "42"},
            {"Mcp-Param-B", "false"}, {"Mcp-Param-Q", "d"}, {"Mcp-Param-Odd", "o"}};
        QCOMPARE(got, wanted);
    }

    void texts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("plain") << u"us west 1"_s << QByteArray("us west 1");
        QTest::newRow("empty") << u""_s
                               << QByteArray("=?base64?"
                                             "?=");
        QTest::newRow("not ASCII") << u"日"_s << QByteArray("=?base64?5pel?=");
        QTest::newRow("blank in front") << u" a"_s << QByteArray("=?base64?IGE=?=");
        QTest::newRow("blank behind") << u"a "_s << QByteArray("=?base64?YSA=?=");
        QTest::newRow("tab") << u"a\tb"_s << QByteArray("=?base64?YQli?=");
        QTest::newRow("line break") << u"a\r\nX: y"_s << QByteArray("=?base64?YQ0KWDogeQ==?=");
        QTest::newRow("looks encoded") << u"=?base64?YQ==?="_s << QByteArray("=?base64?PT9iYXNlNjQ/WVE9PT89?=");
    }
    void texts()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, header);
        QCOMPARE(headerText(text), header);
    }
};

AGENT0_TEST(ToolHeadersTest)

#include "tst_toolheaders.moc"
