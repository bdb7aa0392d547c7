#include "views/safetext.h"

#include "support/testmain.h"
#include "views/theme.h"

#include <QImage>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>

using namespace agent0;

namespace {

using namespace Qt::StringLiterals;

struct Found {
    int pictures = 0;
    QStringList links;
};

Found foundIn(const SafeText &text)
{
    Found found;
    for (QTextBlock block = text.document()->begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QTextCharFormat format = part.fragment().charFormat();
            found.pictures += format.isImageFormat() ? 1 : 0;
            if (format.isAnchor())
                found.links << format.anchorHref();
        }
    }
    return found;
}

/// Shown for real, so that it is laid out.
void show(SafeText &text, const QString &markdown)
{
    text.resize(400, 300);
    text.showMarkdown(markdown);
    text.show();
    QVERIFY(QTest::qWaitForWindowExposed(&text));
    QTest::qWait(50);
}

} // namespace

/// Markdown that wants more than to be read.
class SafeTextTest : public QObject {
    Q_OBJECT

private slots:
    void nothingIsLoadedOverTheNetwork()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QString at = u"http://127.0.0.1:%1/x.png"_s.arg(server.serverPort());
        SafeText text;
        show(text, u"![a](%1)\n\n<img src=\"%1\">\n\n[![b](%1)](%1)\n\n![c][r]\n\n[r]: %1"_s.arg(at));
        QVERIFY(!server.hasPendingConnections());
        QCOMPARE(foundIn(text).pictures, 0);
        QVERIFY(text.toPlainText().contains(u"[a]"_s));
    }

    void noPictureOfThisComputerIsRead()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"secret.png"_s);
        QImage(300, 200, QImage::Format_RGB32).save(file);
        SafeText text;
        show(text, u"![x](%1)\n\n![y](file://%1)"_s.arg(file));
        QCOMPARE(foundIn(text).pictures, 0);
        QVERIFY(text.heightForWidth(400) < 150);
    }

    void htmlIsText()
    {
        SafeText text;
        show(text, u"a <b>b</b> <script>c</script> <a href=\"https://evil.example\">d</a>\n\n<div>e</div>"_s);
        QVERIFY(text.toPlainText().contains(u"<b>b</b>"_s));
        QVERIFY(text.toPlainText().contains(u"<script>"_s));
        QCOMPARE(foundIn(text).links, QStringList());
    }

    void onlyPagesAreLinks_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isLink");
        QTest::newRow("https") << u"https://example.com/a?b=c"_s << true;
        QTest::newRow("http") << u"http://example.com"_s << true;
        QTest::newRow("file") << u"file:///etc/passwd"_s << false;
        QTest::newRow("javascript") << u"javascript:alert(1)"_s << false;
        QTest::newRow("data") << u"data:text/html,x"_s << false;
        QTest::newRow("relative") << u"/etc/passwd"_s << false;
        QTest::newRow("fragment") << u"#x"_s << false;
        QTest::newRow("a program's own") << u"vscode://open?x"_s << false;
        QTest::newRow("no host") << u"https:///x"_s << false;
    }
    void onlyPagesAreLinks()
    {
        QFETCH(QString, address);
        QFETCH(bool, isLink);
        SafeText text;
        show(text, u"before [the text](%1) after"_s.arg(address));
        QCOMPARE(foundIn(text).links, isLink ? QStringList{address} : QStringList());
        QVERIFY(text.toPlainText().contains(u"the text"_s));
    }

    void aLinkLeadsNowhereByItself()
    {
        SafeText text;
        show(text, u"[x](https://example.com/a)"_s);
        const QSignalSpy wanted(&text, &SafeText::linkWanted);
        QTest::mouseClick(text.viewport(), Qt::LeftButton, {}, QPoint(4, 8));
        QCOMPARE(wanted.value(0).value(0).toString(), u"https://example.com/a"_s);
        QVERIFY(text.toPlainText().contains(u"x"_s)); // still there
    }

    void aLinkIsReachedByKeyboard()
    {
        SafeText text;
        show(text, u"[x](https://example.com/a)"_s);
        text.activateWindow();
        text.setFocus(Qt::TabFocusReason);
        const QSignalSpy wanted(&text, &SafeText::linkWanted);
        QTest::keyClick(&text, Qt::Key_Tab);
        QTest::keyClick(&text, Qt::Key_Return);
        QTRY_COMPARE(wanted.size(), 1);
    }

    void itIsAsTallAsItsText()
    {
        SafeText text;
        show(text, u"one"_s);
        const int one = text.heightForWidth(400);
        text.showMarkdown(u"one\n\n- two\n- three\n\n| a | b |\n|---|---|\n| c | d |"_s);
        QVERIFY(text.heightForWidth(400) > 4 * one);
        text.showPlain(QString(2000, u'x'));
        QVERIFY(text.heightForWidth(200) > text.heightForWidth(400));
    }

    void theColoursOfLinksFollowThePalette()
    {
        SafeText text;
        show(text, u"[x](https://example.com/a)"_s);
        const auto link = [&] { return text.document()->begin().begin().fragment().charFormat().foreground().color(); };
        QCOMPARE(link(), colorsOf(Appearance::Light).accent);
        redress(Appearance::Dark);
        QTRY_COMPARE(link(), colorsOf(Appearance::Dark).accent);
        redress(Appearance::Light);
        QTRY_COMPARE(link(), colorsOf(Appearance::Light).accent);
    }

    void whatIsNestedTooDeeplyIsPlainText()
    {
        SafeText text;
        show(text, QString(5000, u'>') + u" x"_s);
        QVERIFY(text.toPlainText().startsWith(u">>>>"_s));
        show(text, u"- "_s.repeated(3000) + u"x"_s);
        QVERIFY(text.toPlainText().startsWith(u"- - "_s));
    }
};

AGENT0_TEST(SafeTextTest)
#include "tst_safetext.moc"
