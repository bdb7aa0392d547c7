#include "views/skeleton.h"

#include "views/theme.h"

#include <QPainter>
#include <QStyle>

namespace agent0 {

Skeleton::Skeleton(QWidget *parent) : QWidget(parent) { setAccessibleName(tr("Loading")); }

void Skeleton::paintEvent(QPaintEvent *)
{
    const Colors &colors = colorsOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const int widths[] = {62, 44, 70, 52, 36};
    for (int i = 0; i < 5; ++i) {
        QColor color = colors.border;
        color.setAlphaF(1.0F - 0.17F * float(i));
        painter.setBrush(color);
        const int top = 14 + i * 46;
        const QRect tick(16, top, 18, 18);
        const QRect line(48, top + 3, width() * widths[i] / 100 - 48, 12);
        for (const QRect &bar : {tick, line})
            painter.drawRoundedRect(QStyle::visualRect(layoutDirection(), rect(), bar), 5, 5);
    }
}

} // namespace agent0
