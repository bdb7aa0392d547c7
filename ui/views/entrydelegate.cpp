#include "views/entrydelegate.h"

#include "views/theme.h"

#include <QPainter>

namespace agent0 {

QSize EntryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {100, 2 * option.fontMetrics.height() + 18};
}

void EntryDelegate::paintLines(
    QPainter &painter, const QStyleOptionViewItem &option, const Line &upper, const Line &lower, Room room)
{
    const int height = option.fontMetrics.height();
    QStyleOptionViewItem line = option;
    const auto paint = [&](QRect place, const QFont &font, const Line &what) {
        place.setHeight(height);
        line.rect = QStyle::visualRect(option.direction, option.rect, place);
        line.fontMetrics = QFontMetrics(font);
        painter.setFont(font);
        paintText(painter, line, what.text, what.color);
    };
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    paint(option.rect.adjusted(room.before, 7, -room.after, 0), bold, upper);
    paint(option.rect.adjusted(room.before, height + 9, 0, 0), textFont(-1), lower);
}

} // namespace agent0
