#include "views/itemdelegate.h"

#include "models/mcpitems.h"
#include "views/theme.h"

#include <QPainter>

namespace agent0 {

void ItemDelegate::paintCell(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colors &colors = colorsOf(option.palette);
    const QString badge = index.data(McpItems::BadgeRole).toString();
    const int side = badge.isEmpty() ? 0 : QFontMetrics(textFont(-1)).horizontalAdvance(badge) + 2 + Margin;
    paintLines(painter, option, {index.data().toString(), colors.text},
        {index.data(McpItems::LineRole).toString(), colors.muted}, {0, side});
    QStyleOptionViewItem word = option;
    word.fontMetrics = QFontMetrics(painter.font());
    word.rect = option.rect.adjusted(option.rect.width() - side - Margin, 7, 0, 0);
    word.rect.setHeight(option.fontMetrics.height());
    word.rect = QStyle::visualRect(option.direction, option.rect, word.rect);
    paintText(painter, word, badge, colors.muted);
}

} // namespace agent0
