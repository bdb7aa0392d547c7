#include "views/icons.h"

#include "views/qtcompat.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace agent0 {

namespace {

using namespace Qt::StringLiterals;

QByteArray source(const QString &name)
{
    QFile file(u":/agent0/icons/"_s + name + u".svg"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class SvgIconEngine final : public QIconEngine {
public:
    SvgIconEngine(QString name, QPalette::ColorRole role, QColor fixed)
        : m_name(std::move(name)), m_role(role), m_fixed(fixed)
    {
    }

    QIconEngine *clone() const override { return new SvgIconEngine(m_name, m_role, m_fixed); }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1;
        painter->drawPixmap(rect, drawn(rect.size() * ratio, mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override { return drawn(size, mode); }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        return drawn(qtcompat::iconPixels(size, scale), mode);
    }

private:
    QPixmap drawn(const QSize &size, QIcon::Mode mode) const
    {
        const QColor color = colorFor(mode);
        const QString key =
            u"agent0/%1/%2/%3x%4"_s.arg(m_name, color.name(QColor::HexArgb)).arg(size.width()).arg(size.height());
        QPixmap found;
        if (QPixmapCache::find(key, &found))
            return found;
        found = render(size, color);
        QPixmapCache::insert(key, found);
        return found;
    }

    QColor colorFor(QIcon::Mode mode) const
    {
        if (mode == QIcon::Disabled)
            return QApplication::palette().color(QPalette::Disabled, QPalette::ButtonText);
        return m_fixed.isValid() ? m_fixed : QApplication::palette().color(QPalette::Active, m_role);
    }

    QPixmap render(const QSize &size, const QColor &color) const
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QByteArray svg = source(m_name);
        svg.replace("currentColor", color.name().toLatin1());
        QSvgRenderer renderer(svg);
        QPainter painter(&pixmap);
        painter.setOpacity(color.alphaF());
        renderer.render(&painter);
        return pixmap;
    }

    QString m_name;
    QPalette::ColorRole m_role;
    QColor m_fixed;
};

} // namespace

QIcon symbolIcon(const QString &name, QPalette::ColorRole role) { return QIcon(new SvgIconEngine(name, role, {})); }

QIcon symbolIcon(const QString &name, const QColor &color)
{
    return QIcon(new SvgIconEngine(name, QPalette::ButtonText, color));
}

QIcon programIcon() { return symbolIcon(u"agent0"_s); }

} // namespace agent0
