#include "base/result.h"
#include "support/testmain.h"
#include "views/avatar.h"

#include <QBuffer>
#include <QPainter>
#include <QTest>

using namespace agent0;

namespace {

QByteArray written(const QSize &size, const char *format)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::red);
    QPainter(&image).fillRect(0, 0, size.width() / 4, size.height(), Qt::blue);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

} // namespace

class AvatarTest : public QObject {
    Q_OBJECT

private slots:
    void aPictureIsTakenAsASquareOfItsMiddle_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addRow("PNG") << written({200, 100}, "png");
        QTest::addRow("JPEG") << written({200, 100}, "jpeg");
    }
    void aPictureIsTakenAsASquareOfItsMiddle()
    {
        QFETCH(const QByteArray, bytes);
        const QImage picture = pictureFrom(bytes, 32);
        QCOMPARE(picture.size(), QSize(32, 32));
        QVERIFY2(picture.pixelColor(2, 16).red() > 200, "what is at the sides is left out");
    }

    void everythingElseIsNoPicture_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QByteArray giant = written({8, 8}, "png");
        giant.replace(16, 8, QByteArray("\x00\x00\xff\xff\x00\x00\xff\xff", 8)); // width and height in its head
        QTest::addRow("nothing") << QByteArray();
        QTest::addRow("BMP") << written({8, 8}, "bmp");
        QTest::addRow("SVG") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
        QTest::addRow("a PNG that says it is huge") << giant;
        QTest::addRow("half a PNG's head") << written({8, 8}, "png").first(20);
    }
    void everythingElseIsNoPicture()
    {
        QFETCH(const QByteArray, bytes);
        QVERIFY(pictureFrom(bytes, 32).isNull());
    }

    void initialsStandForWhoHasNone()
    {
        QCOMPARE(initialsOf(u"Ada King Lovelace"_s), u"AL"_s);
        QCOMPARE(initialsOf(u"ada"_s), u"A"_s);
        QCOMPARE(initialsOf(u"<b>"_s), QString());
    }
};

AGENT0_TEST(AvatarTest)
#include "tst_avatar.moc"
