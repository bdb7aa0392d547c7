#include "views/flowdelegate.h"

#include "models/activitymodel.h"
#include "models/flowlistmodel.h"
#include "views/theme.h"

namespace agent0 {

void FlowDelegate::paintCell(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colors &colors = colorsOf(option.palette);
    const bool ok = index.data(FlowListModel::OkRole).toBool();
    paintLines(painter, option, {index.data().toString(), ok ? colors.text : colors.danger},
        {index.data(FlowListModel::DetailRole).toString(), colors.muted});
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
