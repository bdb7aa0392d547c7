#include <QDir>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <cstdio>

/// agent0-icons SVG FOLDER NAME: FOLDER/48x48/apps/NAME.png and so on, in the sizes desktops ask for, and the SVG itself.
int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    const QString svg = QFile::decodeName(argv[1]);
    const QString folder = QFile::decodeName(argv[2]);
    const QString name = QFile::decodeName(argv[3]);
    QSvgRenderer renderer(svg);
    bool good = renderer.isValid();
    for (const int size : {16, 22, 24, 32, 48, 64, 128, 256, 512}) {
        QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        renderer.render(&painter);
        painter.end();
        const QString place = QStringLiteral("%1/%2x%2/apps").arg(folder).arg(size);
        good = good && QDir().mkpath(place) && image.save(place + QLatin1Char('/') + name + QStringLiteral(".png"));
    }
    const QString scalable = folder + QStringLiteral("/scalable/apps");
    const QString copy = scalable + QLatin1Char('/') + name + QStringLiteral(".svg");
    QFile::remove(copy);
    if (good && QDir().mkpath(scalable) && QFile::copy(svg, copy))
        return 0;
    std::fprintf(stderr, "agent0-icons: %s cannot be drawn\n", argv[1]);
    return 1;
}
