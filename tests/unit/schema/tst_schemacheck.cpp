#include "schema/schemacheck.h"
#include "schema/schemaformat.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace agent0;

namespace {

/// "rule at/the/place wanted", one a problem, joined by "; ".
QString found(const QByteArray &schema, const QByteArray &value)
{
    static const QStringList rules{u"missing"_s, u"unexpected"_s, u"type"_s, u"choice"_s, u"atLeast"_s, u"atMost"_s,
        u"moreThan"_s, u"lessThan"_s, u"multipleOf"_s, u"shortest"_s, u"longest"_s, u"pattern"_s, u"format"_s,
        u"fewestEntries"_s, u"mostEntries"_s, u"unique"_s, u"contains"_s, u"fewestMembers"_s, u"mostMembers"_s,
        u"alternatives"_s, u"forbidden"_s};
    const auto parsed = JsonSchema::parse(schema);
    if (!parsed)
        return parsed.error().code;
    QStringList all;
    const QJsonValue read = QJsonDocument::fromJson('[' + value + ']').array().at(0);
    for (const SchemaProblem &one : schemaProblems(*parsed, read))
        all << QStringList{rules[int(one.rule)], one.place.join(u'/'), one.wanted}.join(u' ').trimmed();
    return all.join(u"; "_s);
}

} // namespace

class SchemaCheckTest : public QObject {
    Q_OBJECT

private slots:
    void rules_data();
    void rules();
    void formats_data();
    void formats();

    void refusesWhatIsNoSchema()
    {
        QCOMPARE(found("[]", "1"), u"schema_invalid"_s);
        QCOMPARE(found("{\"a\":1,\"a\":2}", "1"), u"schema_invalid"_s);
        QCOMPARE(found('"' + QByteArray(300 * 1024, 'x') + '"', "1"), u"schema_invalid"_s);
    }

    void aReferenceElsewhereSaysNothing()
    {
        QCOMPARE(found("{\"$ref\":\"https://evil.example/schema\"}", "1"), QString());
        QCOMPARE(found("{\"$ref\":\"#/$defs/none\"}", "1"), QString());
    }

    void referencesInACircleEnd() { QCOMPARE(found("{\"$ref\":\"#\",\"allOf\":[{\"$ref\":\"#\"}]}", "1"), QString()); }

    void aPatternWithoutEndCostsLittle()
    {
        QVERIFY(matchesPattern(QString(2000, u'a') + u'!', u"^(a+)+$"_s)); // given up, not found to be false
        QVERIFY(matchesPattern(u"x"_s, u"("_s)); // cannot be read
        QVERIFY(!matchesPattern(u"abc"_s, u"^\\d+$"_s));
    }
};

void SchemaCheckTest::rules_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("problems");
    const auto row = [](const char *name, const char *schema, const char *value, const QString &problems) {
        QTest::newRow(name) << QByteArray(schema) << QByteArray(value) << problems;
    };
    row("fits", "{\"type\":\"object\"}", "{\"a\":1}", {});
    row("true", "true", "1", {});
    row("false", "false", "1", u"forbidden"_s);
    row("type", "{\"type\":\"string\"}", "1", u"type  string"_s);
    row("types", "{\"type\":[\"string\",\"null\"]}", "true", u"type  string, null"_s);
    row("1.0 is whole", "{\"type\":\"integer\"}", "1.0", {});
    row("1.5 is not", "{\"type\":\"integer\"}", "1.5", u"type  integer"_s);
    row("enum", "{\"enum\":[\"a\",1]}", "\"b\"", u"choice"_s);
    row("const", "{\"const\":null}", "0", u"choice"_s);
    row("minimum", "{\"minimum\":3}", "2", u"atLeast  3"_s);
    row("at the minimum", "{\"minimum\":3,\"maximum\":3}", "3", {});
    row("maximum", "{\"maximum\":3}", "3.5", u"atMost  3"_s);
    row("exclusive", "{\"exclusiveMinimum\":3,\"exclusiveMaximum\":3}", "3", u"moreThan  3; lessThan  3"_s);
    row("multiple", "{\"multipleOf\":0.1}", "0.3", {});
    row("no multiple", "{\"multipleOf\":0.5}", "0.3", u"multipleOf  0.5"_s);
    row("length in characters", "{\"maxLength\":1}", "\"\\ud83d\\ude00\"", {});
    row("short", "{\"minLength\":2}", "\"a\"", u"shortest  2"_s);
    row("pattern", "{\"pattern\":\"^a\"}", "\"b\"", u"pattern  ^a"_s);
    row("format", "{\"format\":\"date\"}", "\"2026-02-30\"", u"format  date"_s);
    row("required", "{\"required\":[\"a\"]}", "{}", u"missing a"_s);
    row("nested", "{\"properties\":{\"a\":{\"required\":[\"b\"]}}}", "{\"a\":{}}", u"missing a/b"_s);
    row("additional", "{\"properties\":{\"a\":true},\"additionalProperties\":false}", "{\"a\":1,\"b\":1}",
        u"unexpected b"_s);
    row("additional schema", "{\"additionalProperties\":{\"type\":\"string\"}}", "{\"b\":1}", u"type b string"_s);
    row("pattern properties", "{\"patternProperties\":{\"^x\":{\"type\":\"string\"}},\"additionalProperties\":false}",
        "{\"x1\":1}", u"type x1 string"_s);
    row("names", "{\"propertyNames\":{\"maxLength\":1}}", "{\"ab\":1}", u"longest ab 1"_s);
    row("members", "{\"minProperties\":1}", "{}", u"fewestMembers  1"_s);
    row("dependent", "{\"dependentRequired\":{\"a\":[\"b\"]}}", "{\"a\":1}", u"missing b"_s);
    row("dependent schema", "{\"dependentSchemas\":{\"a\":{\"required\":[\"c\"]}}}", "{\"a\":1}", u"missing c"_s);
    row("items", "{\"items\":{\"type\":\"string\"}}", "[\"a\",1]", u"type 1 string"_s);
    row("prefix items", "{\"prefixItems\":[{\"type\":\"string\"}],\"items\":false}", "[1,2]",
        u"type 0 string; forbidden 1"_s);
    row("few", "{\"minItems\":1}", "[]", u"fewestEntries  1"_s);
    row("many", "{\"maxItems\":1}", "[1,2]", u"mostEntries  1"_s);
    row("twice", "{\"uniqueItems\":true}", "[{\"a\":1,\"b\":2},{\"b\":2,\"a\":1}]", u"unique"_s);
    row("contains", "{\"contains\":{\"const\":1}}", "[2]", u"contains"_s);
    row("contains none at least", "{\"contains\":{\"const\":1},\"minContains\":0}", "[2]", {});
    row("all", "{\"allOf\":[{\"minimum\":3},{\"maximum\":1}]}", "2", u"atLeast  3; atMost  1"_s);
    row("any", "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]}", "1", u"alternatives"_s);
    row("any, near", "{\"anyOf\":[{\"type\":\"integer\",\"minimum\":3},{\"type\":\"null\"}]}", "1", u"atLeast  3"_s);
    row("one of two that fit", "{\"oneOf\":[{\"minimum\":1},{\"minimum\":2}]}", "3", u"alternatives"_s);
    row("not", "{\"not\":{\"type\":\"string\"}}", "\"a\"", u"forbidden"_s);
    row("if then", "{\"if\":{\"const\":1},\"then\":{\"type\":\"string\"},\"else\":false}", "1", u"type  string"_s);
    row("if else", "{\"if\":{\"const\":1},\"then\":false,\"else\":{\"minimum\":9}}", "2", u"atLeast  9"_s);
    row("reference", "{\"$defs\":{\"a/b\":{\"minimum\":3}},\"$ref\":\"#/$defs/a~1b\"}", "1", u"atLeast  3"_s);
}

void SchemaCheckTest::rules()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, value);
    QFETCH(QString, problems);
    QCOMPARE(found(schema, value), problems);
}

void SchemaCheckTest::formats_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *format, const char *text, bool good) {
        QTest::addRow("%s %s", format, text) << QString::fromLatin1(format) << QString::fromUtf8(text) << good;
    };
    row("date", "2024-02-29", true);
    row("date", "2026-2-1", false);
    row("time", "23:59:60Z", true);
    row("time", "24:00:00Z", false);
    row("date-time", "2026-01-31T12:00:00.5+01:00", true);
    row("date-time", "2026-01-31 12:00:00Z", false);
    row("date-time", "2026-01-31T12:00:00", false);
    row("email", "a@b", true);
    row("email", "a b@c", false);
    row("uri", "todo://all", true);
    row("uri", "all", false);
    row("uuid", "2d9e5a3c-0000-4000-8000-0123456789ab", true);
    row("uuid", "2d9e5a3c", false);
    row("ipv4", "127.0.0.1", true);
    row("ipv4", "256.0.0.1", false);
    row("ipv6", "2001:db8::1", true);
    row("ipv6", "127", false);
    row("made-up", "anything", true);
}

void SchemaCheckTest::formats()
{
    QFETCH(QString, format);
    QFETCH(QString, text);
    QFETCH(bool, good);
    QCOMPARE(hasFormat(text, format), good);
}

AGENT0_TEST(SchemaCheckTest)

#include "tst_schemacheck.moc"
