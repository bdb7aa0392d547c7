#pragma once

#include <QStyledItemDelegate>

namespace agent0 {

/// Paints the cells of big tables: one line of plain text, cut where it does not fit, on what is selected or pointed at. Made
/// to be quick: no rich text, no icons, no layouts.
class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit RowDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const final;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    static constexpr int Margin = 10;

    /// The cell's content; the background is there already.
    virtual void paintCell(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    /// In that colour, at the side where the language begins.
    static void paintText(
        QPainter &painter, const QStyleOptionViewItem &option, const QString &text, const QColor &color);
    /// A word on a soft ground with round ends, with a dot before it.
    static void paintPill(QPainter &painter, const QStyleOptionViewItem &option, const QString &text,
        const QColor &color, const QColor &soft);
};

} // namespace agent0
