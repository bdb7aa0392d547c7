#include "views/itemdelegate.h"

#include "models/mcpitems.h"
#include "views/theme.h"

#include <QPainter>

namespace agent0 {

QSize ItemDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {100, 2 * option.fontMetrics.height() + 18};
}

void ItemDelegate::paintCell(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int line = option.fontMetrics.height();
    const QString badge = index.data(McpItems::BadgeRole).toString();
    const int side = badge.isEmpty() ? 0 : QFontMetrics(textFont(-1)).horizontalAdvance(badge) + Margin;
    QStyleOptionViewItem upper = option;
    upper.rect = option.rect.adjusted(0, 7, -side, 0);
    upper.rect.setHeight(line);
    upper.rect = QStyle::visualRect(option.direction, option.rect, upper.rect);
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    upper.fontMetrics = QFontMetrics(bold);
    paintText(painter, upper, index.data().toString(), colorsOf(option.palette).text);
    painter.setFont(textFont(-1));
    upper.fontMetrics = QFontMetrics(painter.font());
    QStyleOptionViewItem word = upper;
    word.rect = option.rect.adjusted(option.rect.width() - side - Margin, 7, 0, 0);
    word.rect.setHeight(line);
    word.rect = QStyle::visualRect(option.direction, option.rect, word.rect);
    paintText(painter, word, badge, colorsOf(option.palette).muted);
    upper.rect = option.rect.adjusted(0, line + 9, 0, 0);
    upper.rect.setHeight(line);
    paintText(painter, upper, index.data(McpItems::LineRole).toString(), colorsOf(option.palette).muted);
}

} // namespace agent0
