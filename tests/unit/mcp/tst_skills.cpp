#include "mcp/skills.h"
#include "mcpworld.h"
#include "support/testmain.h"

#include <QCryptographicHash>
#include <QTest>

using namespace agent0;
using test::await;
using test::McpWorld;
using test::ScriptedMcp;
using Asked = ScriptedMcp::Asked;

namespace {

const QByteArray Text = "---\nname: pdf\ndescription: About PDF\n---\n\nBody.\n";
const QByteArray More = "Supporting.\n";

QByteArray file(const QByteArray &uri, const QByteArray &content)
{
    return "{\"uri\":\"" + uri
        + "\",\"digest\":\"sha256:" + QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex()
        + "\",\"size\":" + QByteArray::number(content.size()) + '}';
}

QByteArray entry(const QByteArray &files, const QByteArray &description = "About PDF")
{
    return "{\"uri\":\"skill://pdf/SKILL.md\",\"frontmatter\":{\"name\":\"pdf\",\"description\":\"" + description
        + "\"},\"resources\":[" + files + "]}";
}

QByteArray goodEntry() { return entry(file("skill://pdf/SKILL.md", Text) + ',' + file("skill://pdf/more.md", More)); }

/// A server with that one skill, whose files are as given.
void serve(McpWorld &world, const QByteArray &skill, const QByteArray &text, const QByteArray &more = More)
{
    world.server.stateless().result("skills/list", "{\"skills\":[" + skill + "]}");
    world.server.on("resources/read", [=](const Asked &one) {
        const QString uri = one.params().value("uri"_L1).toString();
        const QJsonObject content{
            {u"uri"_s, uri}, {u"text"_s, QString::fromUtf8(uri.endsWith("SKILL.md"_L1) ? text : more)}};
        return ScriptedMcp::given(
            one, QJsonDocument(QJsonObject{{u"contents"_s, QJsonArray{content}}}).toJson(QJsonDocument::Compact));
    });
}

} // namespace

class SkillsTest : public QObject {
    Q_OBJECT

private slots:
    void nothingIsReadBeforeItIsAskedFor()
    {
        McpWorld world;
        serve(world, goodEntry(), Text);
        Skills skills(world.client());
        const auto list = await(skills.list());
        QVERIFY(list);
        QCOMPARE(list->size(), 1);
        QCOMPARE(list->constFirst().name, u"pdf"_s);
        QCOMPARE(list->constFirst().files.size(), 2);
        QCOMPARE(world.server.count(u"resources/read"_s), 0);
        QCOMPARE(await(skills.load(list->constFirst())).value(), QString::fromUtf8(Text));
        QCOMPARE(await(skills.read(list->constFirst(), u"skill://pdf/more.md"_s)).value(), More);
        QCOMPARE(world.server.count(u"resources/read"_s), 2);
    }

    void changedFilesAreNotGivenOut_data()
    {
        QTest::addColumn<QByteArray>("entryText");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("digest") << goodEntry() << QByteArray(Text).replace("Body.", "Evil!");
        QTest::newRow("size") << goodEntry() << Text + "more";
        const QByteArray other = QByteArray(Text).replace("About PDF", "Exfiltrate");
        QTest::newRow("front matter") << entry(file("skill://pdf/SKILL.md", other)) << other;
        const QByteArray extra = QByteArray(Text).replace("---\n\n", "allowed-tools: all\n---\n\n");
        QTest::newRow("one member more") << entry(file("skill://pdf/SKILL.md", extra)) << extra;
    }
    void changedFilesAreNotGivenOut()
    {
        QFETCH(QByteArray, entryText);
        QFETCH(QByteArray, text);
        McpWorld world;
        serve(world, entryText, text);
        Skills skills(world.client());
        const auto list = await(skills.list());
        QVERIFY(list);
        const auto loaded = await(skills.load(list->constFirst()));
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, u"skill_changed"_s);
        QCOMPARE(loaded.error().fault, Fault::Untrusted);
        QCOMPARE(world.server.count(u"resources/read"_s), 1);
    }

    void filesThatWereNotListedAreNotRead()
    {
        McpWorld world;
        serve(world, goodEntry(), Text);
        Skills skills(world.client());
        const auto list = await(skills.list());
        QVERIFY(list);
        const auto got = await(skills.read(list->constFirst(), u"skill://pdf/other.md"_s));
        QVERIFY(!got);
        QCOMPARE(got.error().code, u"skill_file"_s);
        QCOMPARE(world.server.count(u"resources/read"_s), 0);
    }

    void wrongEntriesAreLeftOut_data()
    {
        QTest::addColumn<QByteArray>("entryText");
        const QByteArray good = file("skill://pdf/SKILL.md", Text);
        QTest::newRow("no files") << entry("");
        QTest::newRow("SKILL.md is not listed") << entry(file("skill://pdf/more.md", More));
        QTest::newRow("digest of another kind") << entry(QByteArray(good).replace("sha256:", "md5:"));
        QTest::newRow("digest too long") << entry(QByteArray(good).replace("sha256:", "sha256:ab"));
        QTest::newRow("negative size") << entry(
            good + ",{\"uri\":\"skill://pdf/a\",\"digest\":\"sha256:" + QByteArray(64, 'a') + "\",\"size\":-1}");
        QTest::newRow("too large") << entry(
            good + ",{\"uri\":\"skill://pdf/a\",\"digest\":\"sha256:" + QByteArray(64, 'a') + "\",\"size\":16777217}");
        QTest::newRow("outside of the skill") << entry(good + ',' + file("skill://other/a", More));
        QTest::newRow("climbing out") << entry(good + ',' + file("skill://pdf/../other/a", More));
        QTest::newRow("no name") << goodEntry().replace("\"name\":\"pdf\",", "");
        QTest::newRow("no front matter") << goodEntry().replace("frontmatter", "x");
        QByteArray many = good;
        for (int i = 0; i < 512; ++i)
            many += ',' + file("skill://pdf/f" + QByteArray::number(i), More);
        QTest::newRow("too many files") << entry(many);
    }
    void wrongEntriesAreLeftOut()
    {
        QFETCH(QByteArray, entryText);
        McpWorld world;
        serve(world, entryText, Text);
        Skills skills(world.client());
        const auto list = await(skills.list());
        QVERIFY(list);
        QCOMPARE(list->size(), 0);
        QCOMPARE(world.warnings, QStringList{u"skill_invalid"_s});
    }
};

AGENT0_TEST(SkillsTest)

#include "tst_skills.moc"
