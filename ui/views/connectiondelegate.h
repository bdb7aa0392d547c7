#pragma once

#include "models/connectionmodel.h"
#include "views/rowdelegate.h"

namespace agent0 {

/// The colours of a state: of its words, and of what is behind them.
std::pair<QColor, QColor> colorsFor(ConnectionState state, const QPalette &palette);

/// The cells of the table of connections: state as a pill, spent ID-JAGs as a bar, headlines of groups.
class ConnectionDelegate final : public RowDelegate {
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

protected:
    void paintCell(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    static void paintHeadline(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index);
    static void paintBudget(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index);
};

} // namespace agent0
