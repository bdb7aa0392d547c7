#pragma once

#include "views/rowdelegate.h"

namespace agent0 {

/// Paints a row of McpItems: the title with its word beside it, and the line below.
class ItemDelegate final : public RowDelegate {
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void paintCell(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace agent0
