#pragma once

#include <QSize>
#include <QtGlobal>

/// What differs between Qt 6.4 and the newest for a view: here and nowhere else.
namespace agent0::qtcompat {

/// The pixels of an icon, of what QIconEngine::scaledPixmap() is asked for.
inline QSize iconPixels(const QSize &size, qreal scale)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    return size * scale;
#else
    Q_UNUSED(scale);
    return size;
#endif
}

} // namespace agent0::qtcompat
