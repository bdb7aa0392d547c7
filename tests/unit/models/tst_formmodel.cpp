#include "models/formmodel.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace agent0;

namespace {

std::unique_ptr<FormModel> formOf(const QByteArray &properties, const QByteArray &required = "[]")
{
    const QByteArray schema = "{\"type\":\"object\",\"properties\":{" + properties + "},\"required\":" + required + "}";
    return std::make_unique<FormModel>(JsonSchema::parse(schema).value());
}

FormEntry &part(FormModel &form, std::size_t index) { return *form.root().parts()[index]; }

} // namespace

class FormModelTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsLeftOutIsNotSent()
    {
        const auto form =
            formOf("\"a\":{\"type\":\"string\"},\"b\":{\"type\":\"integer\"},\"c\":{\"type\":\"boolean\"},"
                   "\"d\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},\"e\":{\"type\":\"object\","
                   "\"properties\":{\"f\":{\"type\":\"string\"}}},\"g\":{\"enum\":[\"x\"]}");
        QCOMPARE(form->json(), QByteArray("{}"));
        QVERIFY(form->good());
    }

    void defaultsAreFilledIn()
    {
        const auto form =
            formOf("\"a\":{\"type\":\"string\",\"default\":\"x\"},\"b\":{\"type\":\"number\",\"default\":1.5},"
                   "\"c\":{\"enum\":[1,2],\"default\":2},\"d\":{\"type\":\"boolean\",\"default\":true},"
                   "\"e\":{\"type\":\"array\",\"items\":{\"type\":\"integer\"},\"default\":[1,2]}");
        QCOMPARE(form->json(), QByteArray("{\"a\":\"x\",\"b\":1.5,\"c\":2,\"d\":true,\"e\":[1,2]}"));
    }

    void whatIsTypedIsOfItsType()
    {
        const auto form =
            formOf("\"a\":{\"type\":\"string\"},\"b\":{\"type\":\"integer\"},\"c\":{\"type\":\"number\"},\"d\":{}");
        form->type(part(*form, 0), u"3"_s);
        form->type(part(*form, 1), u" 9007199254740993 "_s);
        form->type(part(*form, 2), u"0.5"_s);
        form->type(part(*form, 3), u"[1, {\"x\": null}]"_s);
        QCOMPARE(form->json(), QByteArray("{\"a\":\"3\",\"b\":9007199254740993,\"c\":0.5,\"d\":[1,{\"x\":null}]}"));
    }

    void aProblemIsSaidOnceSomebodyHasTouchedTheField()
    {
        const auto form = formOf("\"a\":{\"type\":\"string\",\"minLength\":3}", "[\"a\"]");
        QVERIFY(!form->good());
        QCOMPARE(form->problem(part(*form, 0)), QString());
        form->type(part(*form, 0), u"x"_s);
        QVERIFY(form->problem(part(*form, 0)).contains(u"3"_s));
        form->type(part(*form, 0), u"xyz"_s);
        QCOMPARE(form->problem(part(*form, 0)), QString());
        QVERIFY(form->good());
    }

    void revealingSaysAllAndNamesTheFirst()
    {
        const auto form = formOf("\"z\":{\"type\":\"string\"},\"a\":{\"type\":\"string\"}", "[\"z\",\"a\"]");
        form->reveal();
        QVERIFY(!form->problem(part(*form, 0)).isEmpty());
        QVERIFY(!form->problem(part(*form, 1)).isEmpty());
        QCOMPARE(form->firstProblem()->field().name, u"z"_s); // the form's order, not the alphabet's
    }

    void whatIsNoNumberOrNoJsonIsAProblem()
    {
        const auto form = formOf("\"n\":{\"type\":\"integer\"},\"j\":{}");
        form->type(part(*form, 0), u"three"_s);
        form->type(part(*form, 1), u"{"_s);
        QVERIFY(!form->problem(part(*form, 0)).isEmpty());
        QVERIFY(!form->problem(part(*form, 1)).isEmpty());
        QVERIFY(!form->good());
    }

    void listsGrowAndShrink()
    {
        const auto form = formOf("\"l\":{\"type\":\"array\",\"items\":{\"type\":\"string\",\"minLength\":1}}");
        QSignalSpy rebuilt(form.get(), &FormModel::rebuilt);
        FormEntry &list = part(*form, 0);
        form->addPart(list);
        form->addPart(list);
        form->type(*list.parts()[1], u"b"_s);
        QVERIFY(!form->good());
        form->removePart(list, 0);
        QCOMPARE(rebuilt.size(), 3);
        QCOMPARE(form->json(), QByteArray("{\"l\":[\"b\"]}"));
        QVERIFY(form->good());
    }

    void anAlternativeIsThatOfItsKind()
    {
        const auto form = formOf(
            "\"u\":{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"object\",\"properties\":{\"k\":{\"const\":\"v\"},"
            "\"n\":{\"type\":\"integer\"}},\"required\":[\"n\"]}]}");
        FormEntry &choice = part(*form, 0);
        form->choose(choice, 1);
        QVERIFY(!form->good()); // n is needed
        form->type(*choice.parts()[0]->parts()[1], u"1"_s);
        QCOMPARE(form->json(), QByteArray("{\"u\":{\"k\":\"v\",\"n\":1}}"));
        form->choose(choice, FormEntry::None);
        QCOMPARE(form->json(), QByteArray("{}"));
    }

    void anOptionalObjectIsThereWithItsFirstMember()
    {
        const auto form = formOf(
            "\"o\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"},\"b\":{\"type\":\"string\"}},"
            "\"required\":[\"a\"]}");
        QVERIFY(form->good());
        FormEntry &object = part(*form, 0);
        form->type(*object.parts()[1], u"x"_s);
        form->reveal();
        QVERIFY(!form->problem(*object.parts()[0]).isEmpty());
        form->type(*object.parts()[0], u"y"_s);
        QCOMPARE(form->json(), QByteArray("{\"o\":{\"a\":\"y\",\"b\":\"x\"}}"));
    }

    void choicesAreTicked()
    {
        const auto form = formOf("\"c\":{\"type\":\"array\",\"uniqueItems\":true,\"items\":{\"enum\":[\"a\",\"b\","
                                 "\"c\"]},\"default\":[\"b\"]}");
        FormEntry &choices = part(*form, 0);
        form->tick(choices, 2, true);
        form->tick(choices, 1, false);
        QCOMPARE(form->json(), QByteArray("{\"c\":[\"c\"]}"));
    }

    void aNeededValueThatMayBeNullIsNull()
    {
        const auto form = formOf("\"a\":{\"type\":[\"string\",\"null\"]}", "[\"a\"]");
        QCOMPARE(form->json(), QByteArray("{\"a\":null}"));
        QVERIFY(form->good());
    }

    void theSameCanBeWrittenAsJson()
    {
        const auto form = formOf("\"a\":{\"type\":\"integer\"}");
        form->type(part(*form, 0), u"1"_s);
        form->setAsJson(true);
        QVERIFY(form->root().typed().contains(u"\"a\": 1"_s));
        form->type(form->root(), u"{\"a\": 2.50e0, \"more\":1}"_s);
        QVERIFY(!form->good()); // no whole number
        form->type(form->root(), u"{\"a\": 2.0, \"more\":1}"_s);
        QVERIFY(form->good());
        QCOMPARE(form->json(), QByteArray("{\"a\": 2.0, \"more\":1}")); // byte for byte
        form->setAsJson(false);
        QCOMPARE(form->json(), QByteArray("{\"a\":2}"));
    }

    void whatCannotBeDrawnIsWritten()
    {
        FormModel form(
            JsonSchema::parse("{\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\"}}").value());
        QVERIFY(!form.drawable());
        QVERIFY(form.asJson());
        QCOMPARE(form.json(), QByteArray("{}"));
        form.type(form.root(), u"{\"a\":\"x\"}"_s);
        QVERIFY(form.problem(form.root()).startsWith(u"a: "_s));
    }

    void anythingButAnObjectIsAProblem()
    {
        const auto form = formOf("\"a\":{}");
        form->setAsJson(true);
        form->type(form->root(), u"[1]"_s);
        QVERIFY(!form->good());
    }
};

AGENT0_TEST(FormModelTest)

#include "tst_formmodel.moc"
