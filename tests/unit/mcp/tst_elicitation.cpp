#include "mcp/elicitation.h"
#include "support/testmain.h"

#include <QJsonDocument>
#include <QTest>

using namespace agent0;
using Kind = ElicitationField::Kind;
using Action = ElicitationReply::Action;

namespace {

QByteArray asking(const QByteArray &properties, const QByteArray &more = {})
{
    return "{\"message\":\"Please fill in\",\"requestedSchema\":{\"type\":\"object\",\"properties\":" + properties
        + more + "}}";
}

ElicitationReply accepting(const QByteArray &values)
{
    return {Action::Accept, QJsonDocument::fromJson(values).object()};
}

} // namespace

class ElicitationTest : public QObject {
    Q_OBJECT

private slots:
    void fieldsOfEveryKind()
    {
        const auto form = readElicitation(
            asking("{\"a\":{\"type\":\"string\",\"title\":\"Name\",\"minLength\":1,\"maxLength\":3},\"b\":{\"type\":"
                   "\"integer\",\"minimum\":1},\"c\":{\"type\":\"number\"},"
                   "\"d\":{\"type\":\"boolean\",\"default\":true},\"e\":{\"type\":\"string\",\"enum\":[\"x\",\"y\"],"
                   "\"enumNames\":[\"X\",\"Y\"]},"
                   "\"f\":{\"type\":\"string\",\"oneOf\":[{\"const\":\"x\",\"title\":\"Ex\"}]},\"g\":{\"type\":"
                   "\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"x\",\"y\"]},\"maxItems\":1},"
                   "\"h\":{\"type\":\"array\",\"items\":{\"anyOf\":[{\"const\":\"x\",\"title\":\"Ex\"}]}}}",
                ",\"required\":[\"a\"]"));
        QVERIFY(form);
        QCOMPARE(form->fields.size(), 8);
        const QList<Kind> kinds{Kind::Text, Kind::Integer, Kind::Number, Kind::Boolean, Kind::Choice, Kind::Choice,
            Kind::Choices, Kind::Choices};
        for (qsizetype i = 0; i < kinds.size(); ++i)
            QVERIFY(form->fields[i].kind == kinds[i]);
        QVERIFY(form->fields[0].required && !form->fields[1].required);
        QCOMPARE(form->fields[0].title, u"Name"_s);
        QCOMPARE(form->fields[4].choiceTitles, QStringList({u"X"_s, u"Y"_s}));
        QCOMPARE(form->fields[5].choices, QStringList{u"x"_s});
        QCOMPARE(form->fields[7].choiceTitles, QStringList{u"Ex"_s});
    }

    void defaultsAreFilledIn()
    {
        const auto form = readElicitation(asking(
            "{\"name\":{\"type\":\"string\",\"default\":\"John "
            "Doe\"},\"age\":{\"type\":\"integer\",\"default\":30},\"score\":{\"type\":\"number\",\"default\":9.5},"
            "\"status\":{\"type\":\"string\",\"enum\":[\"a\",\"b\"],\"default\":\"b\"},\"ok\":{\"type\":\"boolean\","
            "\"default\":true},\"free\":{\"type\":\"string\"}}"));
        QVERIFY(form);
        const auto result = elicitationResult(*form, accepting("{\"name\":\"Ada\"}"));
        QVERIFY(result);
        const QJsonObject wanted{
            {u"name"_s, u"Ada"_s}, {u"age"_s, 30}, {u"score"_s, 9.5}, {u"status"_s, u"b"_s}, {u"ok"_s, true}};
        QCOMPARE(result->value("content"_L1).toObject(), wanted);
        QCOMPARE(result->value("action"_L1).toString(), u"accept"_s);
    }

    void declinedAndCancelledSayNoMore()
    {
        const auto form = readElicitation(asking("{\"a\":{\"type\":\"string\"}}"));
        QVERIFY(form);
        QCOMPARE(*elicitationResult(*form, {Action::Decline, {{u"a"_s, u"x"_s}}}),
            (QJsonObject{{u"action"_s, u"decline"_s}}));
        QCOMPARE(*elicitationResult(*form, {Action::Cancel, {}}), (QJsonObject{{u"action"_s, u"cancel"_s}}));
    }

    void valuesThatDoNotFit_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char *name, const char *field, const char *value) {
            QTest::newRow(name) << QByteArray(field) << QByteArray(value);
        };
        row("a number for text", "{\"type\":\"string\"}", "1");
        row("too short", "{\"type\":\"string\",\"minLength\":2}", "\"a\"");
        row("too long", "{\"type\":\"string\",\"maxLength\":2}", "\"abc\"");
        row("half a number", "{\"type\":\"integer\"}", "1.5");
        row("text for a number", "{\"type\":\"number\"}", "\"1\"");
        row("too small", "{\"type\":\"number\",\"minimum\":2}", "1");
        row("too large", "{\"type\":\"integer\",\"maximum\":2}", "3");
        row("text for yes", "{\"type\":\"boolean\"}", "\"true\"");
        row("no such choice", "{\"type\":\"string\",\"enum\":[\"a\"]}", "\"b\"");
        row("no list", "{\"type\":\"array\",\"items\":{\"enum\":[\"a\"]}}", "\"a\"");
        row("no such choice in the list", "{\"type\":\"array\",\"items\":{\"enum\":[\"a\"]}}", "[\"b\"]");
        row("too many", "{\"type\":\"array\",\"items\":{\"enum\":[\"a\",\"b\"]},\"maxItems\":1}", "[\"a\",\"b\"]");
        row("null", "{\"type\":\"string\"}", "null");
    }
    void valuesThatDoNotFit()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, value);
        const auto form = readElicitation(asking("{\"f\":" + field + "}"));
        QVERIFY(form);
        const auto result = elicitationResult(*form, accepting("{\"f\":" + value + "}"));
        QVERIFY(!result);
        QCOMPARE(result.error().code, u"elicitation_value"_s);
        QVERIFY(result.error().message.startsWith(u"f "));
    }

    void aRequiredValueMustBeThere()
    {
        const auto form = readElicitation(asking("{\"f\":{\"type\":\"string\"}}", ",\"required\":[\"f\"]"));
        QVERIFY(form);
        QVERIFY(!elicitationResult(*form, accepting("{}")));
        QVERIFY(elicitationResult(*form, accepting("{\"f\":\"\"}")));
    }

    void secretsAreNotAskedFor_data()
    {
        QTest::addColumn<QByteArray>("properties");
        for (const char *name : {"password", "userPassword", "PASSPHRASE", "pin", "apiKey", "api_key", "client-secret",
                 "accessToken", "cvv", "credit_card", "ssn", "otp", "recovery code", "Kennwort"})
            QTest::newRow(name) << QByteArray("{\"") + name + "\":{\"type\":\"string\"}}";
        QTest::newRow("in the title") << QByteArray("{\"a\":{\"type\":\"string\",\"title\":\"Your password\"}}");
        QTest::newRow("in the description")
            << QByteArray("{\"a\":{\"type\":\"string\",\"description\":\"the one-time code we sent: OTP\"}}");
        QTest::newRow("by format") << QByteArray("{\"a\":{\"type\":\"string\",\"format\":\"password\"}}");
        QTest::newRow("beside others") << QByteArray("{\"a\":{\"type\":\"string\"},\"token\":{\"type\":\"string\"}}");
    }
    void secretsAreNotAskedFor()
    {
        QFETCH(QByteArray, properties);
        const auto form = readElicitation(asking(properties));
        QVERIFY(!form);
        QCOMPARE(form.error().code, u"elicitation_unsafe"_s);
        QCOMPARE(form.error().fault, Fault::Untrusted);
    }

    void ordinaryWordsAreNoSecrets_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name :
            {"maxTokens", "shopping", "opinion", "keyword", "carton", "spin", "passenger", "compass"})
            QTest::newRow(name) << QByteArray(name);
    }
    void ordinaryWordsAreNoSecrets()
    {
        QFETCH(QByteArray, name);
        QVERIFY(readElicitation(asking("{\"" + name + "\":{\"type\":\"string\"}}")));
    }

    void otherForms_data()
    {
        QTest::addColumn<QByteArray>("params");
        QTest::addColumn<QString>("code");
        QTest::newRow("in no known way") << QByteArray("{\"mode\":\"voice\",\"message\":\"x\"}")
                                         << u"elicitation_mode"_s;
        for (const char *address :
            {"http://evil.test/", "javascript:alert(1)", "file:///etc/passwd", "https://a@evil.test/", ""})
            QTest::newRow(address) << "{\"mode\":\"url\",\"message\":\"x\",\"url\":\"" + QByteArray(address) + "\"}"
                                   << u"elicitation_address"_s;
        QTest::newRow("no schema") << QByteArray("{\"message\":\"x\"}") << u"elicitation_form"_s;
        QTest::newRow("nested") << QByteArray(
            "{\"requestedSchema\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"object\"}}}}")
                                << u"elicitation_form"_s;
        QTest::newRow("a list of texts") << QByteArray("{\"requestedSchema\":{\"type\":\"object\",\"properties\":{"
                                                       "\"a\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}}}}")
                                         << u"elicitation_form"_s;
        QTest::newRow("no type") << QByteArray("{\"requestedSchema\":{\"type\":\"object\",\"properties\":{\"a\":{}}}}")
                                 << u"elicitation_form"_s;
    }
    void otherForms()
    {
        QFETCH(QByteArray, params);
        QFETCH(QString, code);
        const auto form = readElicitation(params);
        QVERIFY(!form);
        QCOMPARE(form.error().code, code);
    }

    void anAddressIsGivenAsItCame()
    {
        const auto asked = readElicitation("{\"mode\":\"url\",\"url\":\"https://pay.test/a?b=c\",\"message\":\"Pay\"}");
        QVERIFY(asked);
        QCOMPARE(asked->address, QByteArray("https://pay.test/a?b=c"));
        QCOMPARE(asked->message, u"Pay"_s);
        QCOMPARE(*elicitationResult(*asked, {Action::Accept, {}}), (QJsonObject{{u"action"_s, u"accept"_s}}));
    }

    void fieldsStandInTheOrderOfTheSchema()
    {
        const auto form = readElicitation(asking(
            "{\"zip\":{\"type\":\"string\"},\"city\":{\"type\":\"string\"},\"\\u0061ge\":{\"type\":\"integer\"}}",
            ",\"required\":[\"age\"]"));
        QVERIFY(form);
        QStringList names;
        for (const ElicitationField &field : form->fields)
            names << field.name;
        QCOMPARE(names, QStringList({u"zip"_s, u"city"_s, u"age"_s}));
        QVERIFY(form->fields[2].required && !form->fields[0].required);
        QVERIFY(form->schema.indexOf("\"zip\":{") < form->schema.indexOf("\"city\":{"));
        QVERIFY(form->schema.indexOf("\"city\":{") < form->schema.indexOf("\"age\":{"));
        QVERIFY(QJsonDocument::fromJson(form->schema).isObject());
    }

    void textsAreHarmlessToShow()
    {
        const auto form = readElicitation("{\"message\":\"a\\u001b[2Jb\",\"requestedSchema\":{\"type\":\"object\","
                                          "\"properties\":{\"f\":{\"type\":\"string\",\"title\":\"x\\u202ey\","
                                          "\"description\":\"a\\nb\"}}}}");
        QVERIFY(form);
        QVERIFY(!form->message.contains(u'\x1b'));
        QVERIFY(!form->fields[0].title.contains(u'\u202e'));
        QVERIFY(!form->fields[0].description.contains(u'\n'));
    }

    void typedValues()
    {
        ElicitationField field;
        field.kind = Kind::Integer;
        QCOMPARE(elicitationValue(field, u"42"_s)->toInteger(), 42);
        QVERIFY(!elicitationValue(field, u"4 2"_s));
        field.kind = Kind::Boolean;
        QCOMPARE(elicitationValue(field, u"Y"_s)->toBool(), true);
        QCOMPARE(elicitationValue(field, u"no"_s)->toBool(true), false);
        QVERIFY(!elicitationValue(field, u"maybe"_s));
        field.kind = Kind::Choices;
        field.choices = {u"a"_s, u"b"_s};
        QCOMPARE(elicitationValue(field, u"b, a"_s)->toArray(), (QJsonArray{u"b"_s, u"a"_s}));
        QVERIFY(!elicitationValue(field, u"c"_s));
    }
};

AGENT0_TEST(ElicitationTest)

#include "tst_elicitation.moc"
