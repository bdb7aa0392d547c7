#include "views/card.h"

#include "views/theme.h"

#include <QPainter>

namespace agent0 {

void paintCard(QWidget &widget)
{
    const Colors &colors = colorsOf(widget.palette());
    QPainter painter(&widget);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors.border);
    painter.setBrush(colors.surface);
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12);
}

void paintWarning(QWidget &widget)
{
    QPainter painter(&widget);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colorsOf(widget.palette()).warningSoft);
    painter.drawRoundedRect(widget.rect(), 9, 9);
}

void Card::paintEvent(QPaintEvent *) { paintCard(*this); }

} // namespace agent0
