#pragma once

#include "views/entrydelegate.h"

namespace agent0 {

/// Paints a row of McpItems: the title with its word beside it, and the line below.
class ItemDelegate final : public EntryDelegate {
    Q_OBJECT

public:
    using EntryDelegate::EntryDelegate;

protected:
    void paintCell(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace agent0
