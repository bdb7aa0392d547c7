#include "schema/schemaform.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;

namespace {

using Kind = SchemaField::Kind;

SchemaField formOf(const QByteArray &schema) { return schemaForm(JsonSchema::parse(schema).value()); }

/// The one member of an object with that schema.
SchemaField memberOf(const QByteArray &schema)
{
    const SchemaField form = formOf("{\"type\":\"object\",\"properties\":{\"m\":" + schema + "}}");
    return form.parts.value(0);
}

QStringList namesOf(const QList<SchemaField> &fields)
{
    QStringList names;
    for (const SchemaField &field : fields)
        names << field.name;
    return names;
}

} // namespace

class SchemaFormTest : public QObject {
    Q_OBJECT

private slots:
    void fieldsStandInTheOrderOfTheSchema()
    {
        const SchemaField form = formOf("{\"type\":\"object\",\"properties\":{\"zebra\":{},\"ape\":{},\"lion\":{}}}");
        QCOMPARE(namesOf(form.parts), (QStringList{u"zebra"_s, u"ape"_s, u"lion"_s}));
    }

    void kinds_data();
    void kinds();

    void aFieldSaysWhatItsSchemaSays()
    {
        const SchemaField form =
            formOf("{\"type\":\"object\",\"required\":[\"due\"],\"properties\":{\"due\":{\"type\":\"string\","
                   "\"title\":\"Due\\non\",\"description\":\"When\",\"format\":\"date\",\"default\":\"2026-01-01\"}}}");
        const SchemaField &due = form.parts[0];
        QVERIFY(due.required);
        QVERIFY(!due.title.contains(u'\n'));
        QCOMPARE(due.description, u"When"_s);
        QCOMPARE(due.format, u"date"_s);
        QCOMPARE(due.fallback.toString(), u"2026-01-01"_s);
        QCOMPARE(memberOf("{\"type\":\"string\"}").title, u"m"_s);
    }

    void choicesHaveTitles()
    {
        const SchemaField field = memberOf("{\"oneOf\":[{\"const\":\"h\",\"title\":\"High\"},{\"const\":2}]}");
        QCOMPARE(field.kind, Kind::Choice);
        QCOMPARE(field.choices[0].title, u"High"_s);
        QCOMPARE(field.choices[1].title, u"2"_s);
        QCOMPARE(field.choices[1].value, QJsonValue(2));
    }

    void anOptionalTypeIsThatType()
    {
        const SchemaField field =
            memberOf("{\"anyOf\":[{\"type\":\"string\",\"format\":\"email\"},{\"type\":\"null\"}],\"default\":null}");
        QCOMPARE(field.kind, Kind::Text);
        QCOMPARE(field.format, u"email"_s);
        QVERIFY(field.nullable);
        QVERIFY(memberOf("{\"type\":[\"integer\",\"null\"]}").nullable);
    }

    void alternativesAreDrawnEach()
    {
        const SchemaField field =
            memberOf("{\"anyOf\":[{\"type\":\"string\"},{\"title\":\"How many\",\"type\":\"integer\"}]}");
        QCOMPARE(field.kind, Kind::Alternatives);
        QCOMPARE(field.parts.size(), 2);
        QCOMPARE(field.parts[0].title, u"string"_s);
        QCOMPARE(field.parts[1].title, u"How many"_s);
        QCOMPARE(field.parts[1].kind, Kind::Integer);
    }

    void localReferencesAndAllOfAreFollowed()
    {
        const SchemaField form = formOf("{\"$defs\":{\"A\":{\"type\":\"object\",\"properties\":{\"street\":{\"type\":"
                                        "\"string\"}},\"required\":[\"street\"]}},"
                                        "\"type\":\"object\",\"properties\":{\"home\":{\"allOf\":[{\"$ref\":\"#/$defs/"
                                        "A\"}],\"description\":\"Where\"}}}");
        const SchemaField &home = form.parts[0];
        QCOMPARE(home.kind, Kind::Object);
        QCOMPARE(home.description, u"Where"_s);
        QCOMPARE(home.parts[0].name, u"street"_s);
        QVERIFY(home.parts[0].required);
    }

    void aSchemaWithinItselfEnds()
    {
        SchemaField field = formOf("{\"type\":\"object\",\"properties\":{\"next\":{\"$ref\":\"#\"},\"list\":{\"type\":"
                                   "\"array\",\"items\":{\"$ref\":\"#\"}}}}");
        int depth = 0;
        while (!field.parts.isEmpty()) {
            field = SchemaField(field.parts[0]);
            ++depth;
        }
        QCOMPARE(field.kind, Kind::Json);
        QVERIFY(depth <= 8);
    }

    void manyFieldsAreBounded()
    {
        QByteArray properties;
        for (int i = 0; i < 1000; ++i)
            properties += (i ? ",\"p" : "\"p") + QByteArray::number(i) + "\":{\"type\":\"string\"}";
        const SchemaField form = formOf("{\"type\":\"object\",\"properties\":{" + properties + "}}");
        QCOMPARE(form.parts.size(), 1000);
        QCOMPARE(form.parts[10].kind, Kind::Text);
        QCOMPARE(form.parts[900].kind, Kind::Json);
    }

    void whatIsNoObjectIsJson()
    {
        QCOMPARE(formOf("{\"type\":\"array\"}").kind, Kind::Json);
        QCOMPARE(formOf("true").kind, Kind::Json);
        QCOMPARE(formOf("{\"type\":\"object\",\"additionalProperties\":{\"type\":\"string\"}}").kind, Kind::Json);
        QCOMPARE(formOf("{\"type\":\"object\"}").kind, Kind::Object); // nothing to fill in
    }
};

void SchemaFormTest::kinds_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *schema, Kind kind) { QTest::newRow(schema) << QByteArray(schema) << int(kind); };
    row("{\"type\":\"string\"}", Kind::Text);
    row("{\"pattern\":\"a\"}", Kind::Text);
    row("{\"type\":\"integer\"}", Kind::Integer);
    row("{\"type\":\"number\"}", Kind::Number);
    row("{\"type\":\"boolean\"}", Kind::Boolean);
    row("{\"enum\":[1,\"a\"]}", Kind::Choice);
    row("{\"const\":\"a\"}", Kind::Constant);
    row("{\"properties\":{\"a\":{}}}", Kind::Object);
    row("{\"type\":\"object\"}", Kind::Json);
    row("{\"type\":\"array\",\"items\":{\"type\":\"string\"}}", Kind::List);
    row("{\"type\":\"array\",\"items\":{\"enum\":[\"a\"]},\"uniqueItems\":true}", Kind::Choices);
    row("{\"type\":\"array\"}", Kind::Json);
    row("{\"type\":\"array\",\"prefixItems\":[{}]}", Kind::Json);
    row("{\"type\":[\"string\",\"integer\"]}", Kind::Alternatives);
    row("{}", Kind::Json);
    row("{\"$ref\":\"https://example/x\"}", Kind::Json);
}

void SchemaFormTest::kinds()
{
    QFETCH(QByteArray, schema);
    QFETCH(int, kind);
    QCOMPARE(int(memberOf(schema).kind), kind);
}

AGENT0_TEST(SchemaFormTest)

#include "tst_schemaform.moc"
