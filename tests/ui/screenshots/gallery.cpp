#include "gallery.h"

#include "ui/support/accessibility.h"

#include <QApplication>
#include <QPainter>

#include <cstdio>

namespace agent0::screenshots {

namespace {

/// More than one colour.
bool showsSomething(const QImage &image)
{
    const QColor first = image.pixelColor(0, 0);
    for (int y = 0; y < image.height(); y += 7) {
        for (int x = 0; x < image.width(); x += 7) {
            if (image.pixelColor(x, y) != first)
                return true;
        }
    }
    return false;
}

/// What of the window, or of what lies above it, a screen reader could not say, or would be taken for markup.
QStringList unspeakable()
{
    QStringList found;
    const auto windows = QApplication::topLevelWidgets();
    for (const QWidget *one : windows) {
        if (one->isVisible() && one->isWindow())
            found += test::namelessWidgets(*one) + test::markupLabels(*one);
    }
    return found;
}

/// The window with what lies above it: a menu, a palette.
QImage pictureOf(QWidget &window)
{
    QPixmap picture = window.grab();
    QPainter painter(&picture);
    const auto others = QApplication::topLevelWidgets();
    for (QWidget *other : others) {
        if (other == &window || !other->isVisible() || !other->isWindow())
            continue;
        const QRect place(other->mapToGlobal(QPoint()) - window.mapToGlobal(QPoint()), other->size());
        painter.drawPixmap(place.topLeft(), other->grab());
        painter.setPen(colorsOf(window.palette()).outline); // a desktop would frame it
        painter.drawRect(place.adjusted(-1, -1, 0, 0));
    }
    return picture.toImage();
}

/// "light", "dark-rtl".
QString nameOf(Appearance appearance)
{
    return (appearance == Appearance::Dark ? u"dark"_s : u"light"_s)
        + (QApplication::isRightToLeft() ? u"-rtl"_s : QString());
}

} // namespace

bool take(const Scene &scene, const QList<Appearance> &looks, const QString &folder)
{
    test::WindowStage stage;
    furnish(stage);
    stage.window.resize(1120, 720);
    stage.open();
    scene.play(stage);
    const QStringList unsaid = unspeakable();
    for (const QString &one : unsaid)
        std::fprintf(stderr, "%s: %s\n", qPrintable(scene.name), qPrintable(one));
    bool drawn = unsaid.isEmpty();
    for (const Appearance look : looks) {
        redress(look);
        QTest::qWait(30);
        const QImage image = pictureOf(stage.window);
        const QString scale = image.devicePixelRatio() > 1 ? u"-2x"_s : QString();
        const QString file = scene.name + u'-' + nameOf(look) + scale + u".png"_s;
        drawn = image.save(folder + u'/' + file) && showsSomething(image) && drawn;
    }
    return drawn;
}

} // namespace agent0::screenshots
