#include "models/jsontable.h"
#include "models/jsontree.h"
#include "models/mcpsubject.h"
#include "models/resultparts.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace agent0;

namespace {

using PartKind = ResultPart::Kind;

McpContent text(const QString &words)
{
    McpContent content;
    content.type = u"text"_s;
    content.text = words;
    return content;
}

} // namespace

class ResultPartsTest : public QObject {
    Q_OBJECT

private slots:
    void aListOfObjectsIsATable()
    {
        McpToolResult result;
        result.structured = "{\"todos\":[{\"id\":1,\"task\":\"a\"},{\"id\":2}]}";
        result.content << text(u"{\"todos\":[{\"id\":1,\"task\":\"a\"},{\"id\":2}]}"_s); // the same once more
        result.content << text(u"[{\"id\":1,\"task\":\"a\"},{\"id\":2}]"_s); // and without what is around it
        const auto parts = resultParts(result);
        QCOMPARE(parts.size(), 1);
        QCOMPARE(parts[0].kind, PartKind::Table);
        QCOMPARE(parts[0].title, u"todos"_s);
    }

    void otherJsonIsATree()
    {
        McpToolResult result;
        result.content << text(u"{\"a\":{\"b\":[1]}}"_s) << text(u"not {json"_s);
        const auto parts = resultParts(result);
        QCOMPARE(parts[0].kind, PartKind::Tree);
        QCOMPARE(parts[1].kind, PartKind::Text);
    }

    void textLosesWhatCouldHarmAndKeepsItsLines()
    {
        const QString shown = harmlessText(u"one\r\ntwo\x1b[31m\u202e\tthree"_s);
        QCOMPARE(shown.count(u'\n'), 1);
        QVERIFY(!shown.contains(QChar(0x1b)) && !shown.contains(QChar(0x202e)));
        QVERIFY(harmlessText(QString(5'000'000, u'x')).size() < 600'000);
    }

    void addressesAndBytesAreSaidNotShown()
    {
        McpContent link;
        link.type = u"resource_link"_s;
        link.uri = u"file:///etc/passwd"_s;
        link.name = u"Read me"_s;
        McpContent bytes;
        bytes.type = u"audio"_s;
        bytes.mimeType = u"audio/wav"_s;
        bytes.data = "RIFF";
        McpContent picture = bytes;
        picture.mimeType = u"image/png"_s;
        const auto parts = resultParts(QList<McpContent>{link, bytes, picture});
        QCOMPARE(parts[0].kind, PartKind::Link);
        QCOMPARE(parts[0].text, u"file:///etc/passwd"_s);
        QCOMPARE(parts[1].kind, PartKind::File);
        QVERIFY(parts[1].text.contains(u"audio/wav"_s));
        QCOMPARE(parts[2].kind, PartKind::Picture);
    }

    void aPromptSaysWhoSaysIt()
    {
        McpPromptText prompt;
        prompt.messages.append({u"user"_s, text(u"Plan"_s)});
        prompt.messages.append({u"assistant"_s, text(u"Yes"_s)});
        const auto parts = resultParts(prompt);
        QCOMPARE(parts.size(), 2);
        QVERIFY(parts[0].title != parts[1].title);
    }

    void aTreeHasEveryValue()
    {
        const QJsonObject object = QJsonDocument::fromJson("{\"a\":{\"b\":[1,true,null]},\"c\":\"x\"}").object();
        JsonTree tree(object);
        QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(tree.rowCount(), 2);
        const QModelIndex list = tree.index(0, 0, tree.index(0, 0));
        QCOMPARE(tree.rowCount(list), 3);
        QCOMPARE(tree.index(0, 1, list).data().toString(), u"1"_s);
        QCOMPARE(tree.parent(list), tree.index(0, 0));
    }

    void aTreeIsBounded()
    {
        QJsonArray many;
        for (int i = 0; i < 50'000; ++i)
            many << i;
        QVERIFY(JsonTree(many).rowCount() <= 20'000);
    }

    void aTableHasAColumnForEachMember()
    {
        JsonTable table(QJsonDocument::fromJson("[{\"id\":1},{\"id\":2,\"done\":true,\"tags\":[1,2]}]").array());
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(table.columnCount(), 3);
        QCOMPARE(table.rowCount(), 2);
        QCOMPARE(table.index(0, 0).data().toString(), u"1"_s);
        QCOMPARE(table.index(0, 1).data().toString(), QString());
    }

    void aPromptsArgumentsMakeAFormInTheirOrder()
    {
        McpPrompt prompt;
        prompt.name = u"p"_s;
        prompt.arguments = {{u"z"_s, u"first"_s, true}, {u"a"_s, {}, false}};
        const QByteArray schema = McpSubject(prompt).schema;
        QVERIFY(QJsonDocument::fromJson(schema).isObject());
        QVERIFY(schema.indexOf("\"z\"") < schema.indexOf("\"a\""));
        QCOMPARE(QJsonDocument::fromJson(schema)["required"_L1].toArray(), QJsonArray{u"z"_s});
    }

    void templates_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("address");
        QTest::newRow("simple") << u"todo://item/{id}"_s << u"todo://item/a%2Fb%20c"_s;
        QTest::newRow("reserved") << u"file://{+id}"_s << u"file://a/b%20c"_s;
        QTest::newRow("query") << u"x:y{?id,n}"_s << u"x:y?id=a%2Fb%20c&n=1"_s;
        QTest::newRow("path") << u"x:{/n,id}"_s << u"x:/1/a%2Fb%20c"_s;
        QTest::newRow("absent") << u"x:{none}{?none}y"_s << u"x:y"_s;
        QTest::newRow("no template") << u"todo://all"_s << u"todo://all"_s;
    }
    void templates()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, address);
        const QJsonObject values{{u"id"_s, u"a/b c"_s}, {u"n"_s, u"1"_s}};
        QCOMPARE(expandedTemplate(pattern, values), address);
    }
};

AGENT0_TEST(ResultPartsTest)

#include "tst_resultparts.moc"
