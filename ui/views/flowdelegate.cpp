#include "views/flowdelegate.h"

#include "models/activitymodel.h"
#include "models/flowlistmodel.h"
#include "views/theme.h"

#include <QPainter>

namespace agent0 {

QSize FlowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {100, 2 * option.fontMetrics.height() + 18};
}

void FlowDelegate::paintCell(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colors &colors = colorsOf(option.palette);
    const bool ok = index.data(FlowListModel::OkRole).toBool();
    const int line = option.fontMetrics.height();
    QStyleOptionViewItem upper = option;
    upper.rect = QRect(option.rect.left(), option.rect.top() + 7, option.rect.width(), line);
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    upper.fontMetrics = QFontMetrics(bold);
    paintText(painter, upper, index.data().toString(), ok ? colors.text : colors.danger);
    painter.setFont(textFont(-1));
    upper.fontMetrics = QFontMetrics(painter.font());
    upper.rect.translate(0, line + 2);
    paintText(painter, upper, index.data(FlowListModel::DetailRole).toString(), colors.muted);
}

void ActivityDelegate::paintCell(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colors &colors = colorsOf(option.palette);
    const int column = index.column();
    if (column == ActivityModel::Outcome) {
        const bool ok = index.data(ActivityModel::OkRole).toBool();
        return paintText(painter, option, index.data().toString(), ok ? colors.success : colors.danger);
    }
    const bool plain = column == ActivityModel::Event || column == ActivityModel::What;
    paintText(painter, option, index.data().toString(), plain ? colors.text : colors.muted);
}

} // namespace agent0
