#pragma once

#include "views/entrydelegate.h"

namespace agent0 {

/// An entry of the list of flows: what it was, and below when and with what result.
class FlowDelegate final : public EntryDelegate {
    Q_OBJECT

public:
    using EntryDelegate::EntryDelegate;

protected:
    void paintCell(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// The cells of the activity table: failures stand out.
class ActivityDelegate final : public RowDelegate {
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

protected:
    void paintCell(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace agent0
