#include "views/resultview.h"

#include "admin/handles.h"
#include "support/testmain.h"
#include "views/safepicture.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTreeView>

using namespace agent0;
using namespace agent0::test;

namespace {

QByteArray encoded(int width, int height, const char *format)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, format);
    return bytes;
}

McpErrand::Done done(ResultPart part) { return {{std::move(part)}, false}; }

/// What a layout was just given is on the screen in the next turn.
QString textOf(ResultView &view)
{
    QCoreApplication::processEvents();
    return shownText(&view);
}

} // namespace

class ResultViewTest : public QObject {
    Q_OBJECT

private slots:
    void eachKindIsShownInItsWay()
    {
        ResultView view;
        view.setVisible(true);
        ResultPart part;
        part.text = u"plain <b>text</b>"_s;
        view.show(done(part));
        QCOMPARE(view.findChild<QPlainTextEdit *>()->toPlainText(), part.text);
        part.kind = ResultPart::Kind::Table;
        part.json = QJsonDocument::fromJson("[{\"id\":1,\"task\":\"a\"}]").array();
        view.show(done(part));
        QCOMPARE(view.findChild<QTableView *>()->model()->columnCount(), 2);
        part.kind = ResultPart::Kind::Tree;
        view.show(done(part));
        QVERIFY(view.findChild<QTreeView *>());
        QCOMPARE(nameless(&view), QStringList());
    }

    void aFailureIsSaidInWords()
    {
        ResultView view;
        view.setVisible(true);
        view.show(McpErrand::Failed{Error{Fault::Network, Leg::Resource, u"timeout"_s,
            u"The MCP server did not answer."_s, u"Try again."_s, {}, {}}});
        QVERIFY(textOf(view).contains(u"did not answer"_s));
        ResultPart part;
        part.text = u"no such todo"_s;
        McpErrand::Done failed = done(part);
        failed.saysFailed = true;
        view.show(failed);
        QVERIFY(textOf(view).contains(u"says that it failed"_s));
    }

    void whereOnlyThePersonCanHelpTheyAreAsked()
    {
        ResultView view;
        view.setVisible(true);
        view.show(McpErrand::Failed{
            Error{Fault::SignInNeeded, Leg::Resource, u"step_up"_s, u"A newer sign-in is needed."_s, {}, {}, {}}});
        QCoreApplication::processEvents();
        bool wanted = false;
        connect(&view, &ResultView::helpWanted, &view, [&] { wanted = true; });
        click(widgetNamed<QAbstractButton>(&view, u"Go on in the browser"_s));
        QVERIFY(wanted);
    }

    void anAddressIsTextAndNothingElse()
    {
        ResultView view;
        view.setVisible(true);
        ResultPart part;
        part.kind = ResultPart::Kind::Link;
        part.text = u"file:///etc/passwd"_s;
        view.show(done(part));
        for (const QLabel *label : view.findChildren<QLabel *>()) {
            QVERIFY(!label->openExternalLinks());
            QCOMPARE(label->textFormat(), Qt::PlainText);
        }
        QVERIFY(textOf(view).contains(part.text));
    }

    void picturesAreDecodedWithinBounds_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("shown");
        QTest::newRow("png") << encoded(8, 8, "PNG") << true;
        QTest::newRow("jpeg") << encoded(8, 8, "JPG") << true;
        QTest::newRow("too wide") << encoded(5000, 2, "PNG") << false;
        QTest::newRow("cut") << encoded(64, 64, "PNG").first(40) << false;
        QTest::newRow("another format, well known to Qt") << encoded(8, 8, "BMP") << false;
        QTest::newRow("vector") << QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>")
                                << false;
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("too many bytes") << encoded(8, 8, "PNG") + QByteArray(9'000'000, 'x') << false;
    }
    void picturesAreDecodedWithinBounds()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, shown);
        QCOMPARE(!safePicture(bytes).isNull(), shown);
        ResultView view;
        view.setVisible(true);
        ResultPart part;
        part.kind = ResultPart::Kind::Picture;
        part.data = bytes;
        part.text = u"image/png, 8 bytes"_s;
        view.show(done(part));
        QCOMPARE(textOf(view).contains(u"cannot be shown"_s), !shown);
    }
};

AGENT0_TEST(ResultViewTest)

#include "tst_resultview.moc"
