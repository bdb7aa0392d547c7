#include "support/testmain.h"
#include "views/icons.h"
#include "views/theme.h"

#include <QDir>
#include <QTest>

using namespace agent0;

namespace {

/// The colour of the most opaque pixel.
QColor inkOf(const QImage &image)
{
    QColor ink(Qt::transparent);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor here = image.pixelColor(x, y);
            if (here.alpha() > ink.alpha())
                ink = here;
        }
    }
    return ink;
}

} // namespace

class IconsTest : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { redress(Appearance::Light); }

    void everyIconDrawsSomething()
    {
        const QStringList files = QDir(QStringLiteral(":/agent0/icons")).entryList();
        QVERIFY(files.size() > 30);
        for (const QString &file : files) {
            const QImage image = symbolIcon(file.chopped(4)).pixmap(QSize(48, 48)).toImage();
            QVERIFY2(inkOf(image).alpha() > 200, qPrintable(file));
        }
    }

    void anIconFollowsThePalette()
    {
        const QIcon one = symbolIcon(QStringLiteral("plus"));
        QCOMPARE(inkOf(one.pixmap(QSize(48, 48)).toImage()).name(), colorsOf(Appearance::Light).text.name());
        redress(Appearance::Dark);
        QCOMPARE(inkOf(one.pixmap(QSize(48, 48)).toImage()).name(), colorsOf(Appearance::Dark).text.name());
    }

    void anIconIsSharpOnADenseScreen()
    {
        QCOMPARE(symbolIcon(QStringLiteral("plus")).pixmap(QSize(20, 20), 2.0).size(), QSize(40, 40));
    }
};

AGENT0_TEST(IconsTest)
#include "tst_icons.moc"
