#include "config/jsonpath.h"
#include "config/profileshape.h"
#include "examples.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QTest>

using namespace agent0;
using test::example;

class JsonPathTest : public QObject {
    Q_OBJECT

private slots:
    void readsPaths_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("path");
        QTest::addColumn<QString>("again");
        QTest::newRow("member") << u"identityProvider.issuer"_s << QStringList{u"identityProvider"_s, u"issuer"_s}
                                << u"identityProvider.issuer"_s;
        QTest::newRow("entry") << u"connections[a.b].api.type"_s
                               << QStringList{u"connections"_s, u"a.b"_s, u"api"_s, u"type"_s}
                               << u"connections[a.b].api.type"_s;
        QTest::newRow("entry by dot") << u"connections.todo0.scopes"_s
                                      << QStringList{u"connections"_s, u"todo0"_s, u"scopes"_s}
                                      << u"connections[todo0].scopes"_s;
    }
    void readsPaths()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, path);
        QFETCH(QString, again);
        const auto read = parsePath(text, profileShape());
        QVERIFY(read);
        QCOMPARE(*read, path);
        QCOMPARE(pathText(*read, profileShape()), again);
    }

    void refusesPaths_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", ".", "identityProvider.", ".displayName", "identityProvider.isuer",
                 "connections[todo0", "connections[].id", "displayName.x", "a b", "connections[a]b"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void refusesPaths()
    {
        QFETCH(QString, text);
        const auto read = parsePath(text, profileShape());
        QVERIFY(!read);
        QCOMPARE(read.error().code, u"unknown_path"_s);
        QVERIFY(!read.error().hint.isEmpty());
    }

    void namesTheNearestMember()
    {
        QCOMPARE(parsePath(u"identityProvider.isuer"_s, profileShape()).error().hint, u"Did you mean issuer?"_s);
    }

    void setsAndRemovesValues()
    {
        QJsonObject object;
        object = withValueAt(object, {u"identityProvider"_s, u"redirect"_s, u"port"_s}, 7);
        QCOMPARE(valueAt(object, {u"identityProvider"_s, u"redirect"_s, u"port"_s}).toInt(), 7);
        object =
            withValueAt(object, {u"identityProvider"_s, u"redirect"_s, u"port"_s}, QJsonValue(QJsonValue::Undefined));
        QCOMPARE(object, QJsonObject());
    }

    void setsNothingInAnEntryThatIsNotThere()
    {
        const QJsonObject acme = example(u"acme.json"_s);
        QCOMPARE(withValueAt(acme, {u"connections"_s, u"nobody"_s, u"scopes"_s}, u"x"_s), acme);
        QVERIFY(valueAt(acme, {u"connections"_s, u"nobody"_s, u"scopes"_s}).isUndefined());
    }

    void readsValuesFromTheCommandLine()
    {
        const auto value = [](const char *path, const QString &text) {
            return valueFromText(*fieldAt(*parsePath(QString::fromLatin1(path), profileShape()), profileShape()), text);
        };
        QCOMPARE(*value("identityProvider.redirect.port", u"80"_s), QJsonValue(80));
        QCOMPARE(*value("connections[x].enabled", u"false"_s), QJsonValue(false));
        QCOMPARE(*value("connections[x].scopes", u"a b,c"_s), QJsonValue(QJsonArray{u"a"_s, u"b"_s, u"c"_s}));
        QCOMPARE(*value("identityProvider.issuer", u" x"_s), QJsonValue(u" x"_s));
        QVERIFY(!value("identityProvider.redirect.port", u"many"_s));
        QVERIFY(!value("connections[x].enabled", u"yes"_s));
        QVERIFY(!value("connections[x].api", u"{}"_s));
    }

    void listsEveryLeaf()
    {
        QStringList all;
        for (const JsonPath &path : leaves(example(u"loopback.json"_s), profileShape()))
            all << pathText(path, profileShape());
        QVERIFY(all.contains(u"connections[notes].api.baseUrl"_s));
        QVERIFY(all.contains(u"connections[todo].scopes"_s));
        QVERIFY(!all.contains(u"connections"_s));
        QCOMPARE(all.first(), u"$schema"_s);
    }
};

AGENT0_TEST(JsonPathTest)
#include "tst_jsonpath.moc"
