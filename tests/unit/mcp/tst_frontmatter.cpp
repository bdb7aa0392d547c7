#include "mcp/frontmatter.h"
#include "support/testmain.h"

#include <QJsonDocument>
#include <QTest>

using namespace agent0;

class FrontMatterTest : public QObject {
    Q_OBJECT

private slots:
    void read_data()
    {
        QTest::addColumn<QString>("yaml");
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char *name, const QString &yaml, const char *json) {
            QTest::newRow(name) << yaml << QByteArray(json);
        };
        row("nothing", u""_s, "{}");
        row("texts", u"name: pdf-processing\ndescription: Extract, fill, and assemble PDF documents"_s,
            "{\"name\":\"pdf-processing\",\"description\":\"Extract, fill, and assemble PDF documents\"}");
        row("values", u"a: 1\nb: 1.5\nc: true\nd: null\ne: ~\nf:\ng: 1.2.3\nh: yes"_s,
            "{\"a\":1,\"b\":1.5,\"c\":true,\"d\":null,\"e\":null,\"f\":null,\"g\":\"1.2.3\",\"h\":\"yes\"}");
        row("quotes", u"a: \"1\"\nb: 'it''s'\nc: \"x: \\\"y\\\"\\n\" # why"_s,
            "{\"a\":\"1\",\"b\":\"it's\",\"c\":\"x: \\\"y\\\"\\n\"}");
        row("comments", u"# top\na: b # c\n\n  # d\ne: f#g"_s, "{\"a\":\"b\",\"e\":\"f#g\"}");
        row("nested", u"metadata:\n  author: me\n  deep:\n    x: 1\nz: 2"_s,
            "{\"metadata\":{\"author\":\"me\",\"deep\":{\"x\":1}},\"z\":2}");
        row("lists", u"a:\n  - x\n  - 2\nb:\n- y\nc: [p, \"q, r\", 3]\nd: {k: v, l: 1}\ne: []"_s,
            "{\"a\":[\"x\",2],\"b\":[\"y\"],\"c\":[\"p\",\"q, r\",3],\"d\":{\"k\":\"v\",\"l\":1},\"e\":[]}");
        row("folded lines", u"a: one\n  two\nb: c"_s, "{\"a\":\"one two\",\"b\":\"c\"}");
        row("kept block", u"a: |\n  one\n    two\n\n  three\nb: c"_s,
            "{\"a\":\"one\\n  two\\n\\nthree\\n\",\"b\":\"c\"}");
        row("folded block", u"a: >-\n  one\n  two\n\n  three\nb: c"_s, "{\"a\":\"one two\\nthree\",\"b\":\"c\"}");
    }
    void read()
    {
        QFETCH(QString, yaml);
        QFETCH(QByteArray, json);
        for (const QString &end : {u"\n"_s, u"\r\n"_s}) {
            const QString text = QString(u"---\n"_s + yaml + u"\n---\n\nBody: - [not read"_s).replace(u"\n"_s, end);
            const auto object = readFrontMatter(text);
            QVERIFY2(object, object ? "" : qPrintable(object.error().message));
            QCOMPARE(*object, QJsonDocument::fromJson(json).object());
        }
    }

    void refused_data()
    {
        QTest::addColumn<QString>("yaml");
        QTest::newRow("a key twice") << u"a: 1\na: 2"_s;
        QTest::newRow("a quoted key twice") << u"a: 1\n\"a\": 2"_s;
        QTest::newRow("anchor") << u"a: &x 1\nb: *x"_s;
        QTest::newRow("alias") << u"a: *x"_s;
        QTest::newRow("tag") << u"a: !!str 1"_s;
        QTest::newRow("tab") << u"a:\n\tb: 1"_s;
        QTest::newRow("no key") << u"just text"_s;
        QTest::newRow("a list at the top") << u"- a"_s;
        QTest::newRow("merge key") << u"<<: {a: 1}"_s;
        QTest::newRow("complex key") << u"? a\n: b"_s;
        QTest::newRow("colon in a plain value") << u"a: b: c"_s;
        QTest::newRow("quote that does not end") << u"a: \"b"_s;
        QTest::newRow("behind a quote") << u"a: \"b\" c"_s;
        QTest::newRow("escape that is not read") << u"a: \"\\x41\""_s;
        QTest::newRow("wrong indentation") << u"a: 1\n  b: 2"_s;
        QTest::newRow("less indentation inside") << u"a:\n    b: 1\n  c: 2"_s;
        QTest::newRow("nested brackets") << u"a: [[1]]"_s;
        QTest::newRow("open bracket") << u"a: [1"_s;
        QTest::newRow("mappings in a list") << u"a:\n  - b: 1"_s;
        QTest::newRow("block with a number") << u"a: |2\n    b"_s;
        QTest::newRow("reserved") << u"a: @b"_s;
    }
    void refused()
    {
        QFETCH(QString, yaml);
        const auto object = readFrontMatter(u"---\n"_s + yaml + u"\n---\n"_s);
        QVERIFY(!object);
        QCOMPARE(object.error().code, u"front_matter"_s);
    }

    void itsPlaceIsTheStart()
    {
        QVERIFY(!readFrontMatter(u""_s));
        QVERIFY(!readFrontMatter(u"\n---\na: 1\n---\n"_s));
        QVERIFY(!readFrontMatter(u"---\na: 1\n"_s));
        QVERIFY(readFrontMatter(u"---\na: 1\n---"_s));
    }

    void nestingWithoutEndIsRefused()
    {
        QString yaml;
        for (int i = 0; i < 100; ++i)
            yaml += QString(i, u' ') + u"a:\n"_s;
        QVERIFY(!readFrontMatter(u"---\n"_s + yaml + u"---\n"_s));
    }
};

AGENT0_TEST(FrontMatterTest)

#include "tst_frontmatter.moc"
