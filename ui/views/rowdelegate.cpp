#include "views/rowdelegate.h"

#include "text/directions.h"
#include "views/theme.h"

#include <QPainter>
#include <QStyle>

namespace agent0 {

RowDelegate::RowDelegate(QObject *parent) : QStyledItemDelegate(parent) { }

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString text = index.data().toString();
    return {option.fontMetrics.horizontalAdvance(text) + 2 * Margin + 2, option.fontMetrics.height() + 14};
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colors &colors = colorsOf(option.palette);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, colors.accentSoft);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, colors.hover);
    painter->setFont(option.font);
    paintCell(*painter, option, index);
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_Active)) {
        painter->setPen(QPen(colors.accent, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1));
    }
}

void RowDelegate::paintCell(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintText(painter, option, index.data().toString(), colorsOf(option.palette).text);
}

void RowDelegate::paintText(
    QPainter &painter, const QStyleOptionViewItem &option, const QString &text, const QColor &color)
{
    const QRect room = option.rect.adjusted(Margin, 0, -Margin, 0);
    const QString shown = option.fontMetrics.elidedText(text, Qt::ElideRight, room.width());
    painter.setPen(color);
    const auto side = option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    painter.drawText(
        room, int(side | Qt::AlignVCenter | Qt::AlignAbsolute) | Qt::TextSingleLine, directed(shown, option.direction));
}

void RowDelegate::paintPill(
    QPainter &painter, const QStyleOptionViewItem &option, const QString &text, const QColor &color, const QColor &soft)
{
    constexpr int Dot = 7;
    const QRect room = option.rect.adjusted(Margin, 0, -Margin, 0);
    const int height = std::min(option.fontMetrics.height() + 6, room.height() - 6);
    const int width = std::min(option.fontMetrics.horizontalAdvance(text) + Dot + 26, room.width());
    const bool mirrored = option.direction == Qt::RightToLeft;
    const QRectF pill(mirrored ? room.right() - width : room.left(), room.center().y() - height / 2.0, width, height);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(soft);
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter.setBrush(color);
    const qreal x = mirrored ? pill.right() - 10 - Dot : pill.left() + 10;
    painter.drawEllipse(QRectF(x, pill.center().y() - Dot / 2.0, Dot, Dot));
    painter.setPen(color);
    const QRectF words = mirrored ? pill.adjusted(8, 0, -16 - Dot / 2.0, 0) : pill.adjusted(16 + Dot / 2.0, 0, -8, 0);
    painter.drawText(words,
        int(Qt::AlignVCenter | Qt::AlignAbsolute | (mirrored ? Qt::AlignRight : Qt::AlignLeft)) | Qt::TextSingleLine,
        directed(option.fontMetrics.elidedText(text, Qt::ElideRight, int(words.width()) + 1), option.direction));
    painter.restore();
}

} // namespace agent0
