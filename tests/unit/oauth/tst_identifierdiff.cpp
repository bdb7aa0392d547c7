#include "base/result.h"
#include "oauth/identifierdiff.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;

class IdentifierDiffTest : public QObject {
    Q_OBJECT

private slots:
    void equalIdentifiersHaveNoDifference()
    {
        const auto none = identifierDifference(u"https://a.example"_s, u"https://a.example"_s);
        QVERIFY(none.kind.isEmpty());
        QCOMPARE(none.first, -1);
    }

    void namesTheKindOfDifference_data()
    {
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("actual");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("first");
        const auto row = [](const char *kind, const char *expected, const char *actual, int first) {
            QTest::addRow("%s: %s", kind, actual)
                << QString::fromUtf8(expected) << QString::fromUtf8(actual) << QString::fromUtf8(kind) << first;
        };
        row("trailing_slash", "https://a.example", "https://a.example/", 17);
        row("trailing_slash", "https://a.example/x/", "https://a.example/x", 19);
        row("blank", "https://a.example", "https://a.example ", 17);
        row("scheme", "https://a.example/x", "http://a.example/x", 4);
        row("host_case", "https://a.example/x", "https://A.example/x", 8);
        row("case", "https://a.example/Xy", "https://a.example/xy", 18);
        row("port", "https://a.example", "https://a.example:443", 17);
        row("port", "http://127.0.0.1:8080/x", "http://127.0.0.1:8081/x", 20);
        row("admin_host", "https://acme.okta.com", "https://acme-admin.okta.com", 12);
        row("okta_server_path", "https://acme.okta.com", "https://acme.okta.com/oauth2/default", 21);
        row("okta_server_path", "https://acme.okta.com/oauth2/aus1", "https://acme.okta.com", 21);
        row("path", "https://a.example/realms/x", "https://a.example/realms/y", 25);
        row("host", "https://a.example", "https://b.example", 8);
        row("other", "https://a.example", "urn:x", 0);
        row("other", "https://a.example", "", 0);
    }
    void namesTheKindOfDifference()
    {
        QFETCH(QString, expected);
        QFETCH(QString, actual);
        QFETCH(QString, kind);
        QFETCH(int, first);
        const auto difference = identifierDifference(expected, actual);
        QCOMPARE(QString(difference.kind), kind);
        QCOMPARE(difference.first, first);
        QVERIFY(difference.sentence.endsWith(u'.'));
    }

    void marksTheFirstCharacterThatDiffers()
    {
        const auto difference = identifierDifference(u"https://a.example"_s, u"https://a.example/"_s);
        QCOMPARE(difference.marked, u"https://a.example[] / https://a.example[/]"_s);
    }

    void showsTextFromOutsideHarmlessly()
    {
        const auto difference = identifierDifference(u"https://a.example"_s, u"https://a.example\x1b[2J"_s);
        QVERIFY(!difference.marked.contains(QChar(0x1b)));
    }
};

AGENT0_TEST(IdentifierDiffTest)
#include "tst_identifierdiff.moc"
