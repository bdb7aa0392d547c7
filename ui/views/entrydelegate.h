#pragma once

#include "views/rowdelegate.h"

namespace agent0 {

/// Paints entries of lists: a line that stands out, and a smaller one below it.
class EntryDelegate : public RowDelegate {
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    struct Line {
        QString text;
        QColor color;
    };
    /// What the lines leave free: where the language begins, and where the upper one ends.
    struct Room {
        int before = 0;
        int after = 0;
    };
    static void paintLines(QPainter &painter, const QStyleOptionViewItem &option, const Line &upper, const Line &lower,
        Room room = {0, 0});
};

} // namespace agent0
