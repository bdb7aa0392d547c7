#include "models/markdownparts.h"

#include "models/chatwords.h"
#include "support/testmain.h"

#include <QFile>
#include <QTest>

using namespace agent0;

namespace {

QList<MarkdownPart> parts(const QString &markdown) { return markdownParts(markdown, 10'000); }

} // namespace

/// What a model wrote, cut into text and code.
class MarkdownPartsTest : public QObject {
    Q_OBJECT

private slots:
    void codeIsApartAndNamed()
    {
        const auto all = parts(u"Do this:\n\n```sh\nls\n\nrm x\n```\nDone."_s);
        QCOMPARE(all.size(), 3);
        QCOMPARE(all[1], (MarkdownPart{true, u"sh"_s, u"ls\n\nrm x"_s}));
        QCOMPARE(all[2].text, u"Done."_s);
    }

    void aFenceIsClosedByItsOwnKind_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("code");
        QTest::newRow("tildes") << u"~~~\n```\n~~~"_s << u"```"_s;
        QTest::newRow("longer") << u"````\n```\n````"_s << u"```"_s;
        QTest::newRow("not closed") << u"```\na\nb"_s << u"a\nb"_s;
        QTest::newRow("empty") << u"```\n```"_s << QString();
    }
    void aFenceIsClosedByItsOwnKind()
    {
        QFETCH(QString, markdown);
        const auto all = parts(markdown);
        QCOMPARE(all.size(), 1);
        QVERIFY(all.constFirst().isCode);
        QTEST(all.constFirst().text, "code");
    }

    void aSpanOfCodeIsNoFence()
    {
        QCOMPARE(parts(u"```a``` b"_s).size(), 1);
        QVERIFY(!parts(u"```a``` b"_s).constFirst().isCode);
        QVERIFY(!parts(u"    ```\nx"_s).constFirst().isCode);
    }

    void whatCouldHarmIsTakenOut()
    {
        const QString text = parts(u"a\x1B[31mred\u202Etxt\u0007\r\n\tb"_s).constFirst().text;
        QCOMPARE(text, u"a\uFFFD[31mred\uFFFDtxt\uFFFD\n    b"_s);
    }

    void whatIsTooLongIsCut() { QCOMPARE(markdownParts(QString(1'000'000, u'a'), 500).constFirst().text.size(), 500); }

    void whatNobodyWroteForPeopleIsKnown()
    {
        QVERIFY(isOverNested(QString(500, u'>')));
        QVERIFY(isOverNested(u"- "_s.repeated(200)));
        QVERIFY(!isOverNested(u"> - a\n\n"_s + QString(120, u'-') + u"\n"_s + QString(80, u'*')));
    }

    void whatACallDoesIsSaidAsCoreHasIt()
    {
        QFile source(QStringLiteral(AGENT0_CORE_SOURCES "/chat/todotool.cpp"));
        QVERIFY(source.open(QIODevice::ReadOnly));
        const QString core = QString::fromUtf8(source.readAll());
        for (const QString &words : wordsOfCalls())
            QVERIFY2(core.contains(u'"' + words + u'"'), qPrintable(words));
        QCOMPARE(wordsText(u"Add “x to %1” to Todo0"_s), u"Add “x to %1” to Todo0"_s);
        QCOMPARE(wordsText(u"Call x of y"_s), u"Call x of y"_s);
    }

    void argumentsAreFolded()
    {
        QCOMPARE(foldedText("{\"a\":1}"), u"{\n    \"a\": 1\n}"_s);
        QCOMPARE(foldedText("no \x1B json"), u"no \uFFFD json"_s);
    }
};

AGENT0_TEST(MarkdownPartsTest)
#include "tst_markdownparts.moc"
