#include "views/stylepaint.h"

#include "views/style.h"
#include "views/theme.h"

#include <QLineEdit>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

namespace agent0::stylepaint {

namespace {

bool has(const QStyleOption &option, QStyle::StateFlag flag) { return option.state.testFlag(flag); }

ButtonKind kindOf(const QWidget *widget)
{
    return widget ? ButtonKind(widget->property("kind").toInt()) : ButtonKind::Plain;
}

/// A box whose edge lies on whole pixels.
void box(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &edge, qreal radius = Radius,
    qreal width = 1)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(edge.isValid() ? QPen(edge, width) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const qreal inset = edge.isValid() ? width / 2 : 0;
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

enum class Points { Up, Down };

void chevron(QPainter &painter, QPointF at, const QColor &color, Points points = Points::Down)
{
    const qreal tip = points == Points::Down ? 2 : -2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{at + QPointF(-4, -tip), at + QPointF(0, tip), at + QPointF(4, -tip)});
    painter.restore();
}

QColor mixed(const QColor &a, const QColor &b, qreal part)
{
    return QColor::fromRgbF(float(a.redF() * (1 - part) + b.redF() * part),
        float(a.greenF() * (1 - part) + b.greenF() * part), float(a.blueF() * (1 - part) + b.blueF() * part));
}

/// Where a check or a dot is drawn.
QRectF indicator(const QStyleOption &option)
{
    QRectF rect(0, 0, 18, 18);
    rect.moveCenter(QRectF(option.rect).center());
    return rect;
}

void unchosen(const QStyleOption &option, QPainter &painter, qreal radius)
{
    const Colors &colors = colorsOf(option.palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool hover = enabled && has(option, QStyle::State_MouseOver);
    const QColor edge = hover ? colors.accent : enabled ? colors.outline : colors.border;
    box(painter, indicator(option), hover ? colors.accentSoft : colors.surface, edge, radius, 1.5);
}

} // namespace

void button(const QStyleOption &option, QPainter &painter, const QWidget *widget)
{
    const Colors &colors = colorsOf(option.palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool down = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
    const bool hover = enabled && has(option, QStyle::State_MouseOver);
    const auto *asButton = qstyleoption_cast<const QStyleOptionButton *>(&option);
    if (asButton && asButton->features.testFlag(QStyleOptionButton::Flat)) {
        if (down || hover)
            box(painter, option.rect, down ? colors.border : colors.hover, {});
        return;
    }
    switch (enabled ? kindOf(widget) : ButtonKind::Plain) {
    case ButtonKind::Primary: {
        const QColor fill = down ? mixed(colors.accent, colors.text, 0.25)
            : hover              ? mixed(colors.accent, colors.text, 0.12)
                                 : colors.accent;
        return box(painter, option.rect, fill, {});
    }
    case ButtonKind::Danger:
        return box(painter, option.rect, down || hover ? colors.dangerSoft : colors.surface, colors.danger);
    case ButtonKind::Plain: break;
    }
    box(painter, option.rect,
        down        ? colors.border
            : hover ? colors.hover
                    : colors.surface,
        enabled ? colors.outline : colors.border);
}

void colorLabel(QStyleOptionButton &option, const QWidget *widget)
{
    const Colors &colors = colorsOf(option.palette);
    const ButtonKind kind = kindOf(widget);
    if (kind == ButtonKind::Plain || !has(option, QStyle::State_Enabled))
        return;
    option.palette.setColor(QPalette::ButtonText, kind == ButtonKind::Primary ? colors.onAccent : colors.danger);
}

void iconLabel(const QStyleOptionButton &option, QPainter &painter, const QStyle &style)
{
    constexpr int Between = 6;
    const int before = option.iconSize.width() + Between;
    const int words = option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
    const int width = std::min(before + words, option.rect.width());
    const QRect whole(
        option.rect.x() + (option.rect.width() - width) / 2, option.rect.y(), width, option.rect.height());
    const int above = (whole.height() - option.iconSize.height()) / 2;
    const QRect icon(QPoint(whole.x(), whole.y() + above), option.iconSize);
    const bool enabled = has(option, QStyle::State_Enabled);
    option.icon.paint(&painter, QStyle::visualRect(option.direction, whole, icon), Qt::AlignCenter,
        enabled ? QIcon::Normal : QIcon::Disabled, has(option, QStyle::State_On) ? QIcon::On : QIcon::Off);
    const QRect text = QStyle::visualRect(option.direction, whole, whole.adjusted(before, 0, 0, 0));
    style.drawItemText(&painter, text, Qt::AlignCenter | Qt::TextShowMnemonic, option.palette, enabled, option.text,
        QPalette::ButtonText);
}

void toolButton(const QStyleOption &option, QPainter &painter)
{
    const Colors &colors = colorsOf(option.palette);
    const bool down = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
    if (down || (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled)))
        box(painter, option.rect, down ? colors.border : colors.hover, {});
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange))
        box(painter, option.rect, {}, colors.accent, Radius, 2);
}

void field(const QStyleOption &option, QPainter &painter, const QWidget *widget)
{
    const auto *edit = qobject_cast<const QLineEdit *>(widget);
    if (edit && !edit->hasFrame()) {
        painter.fillRect(option.rect, option.palette.base());
        return;
    }
    const Colors &colors = colorsOf(option.palette);
    const bool focus = has(option, QStyle::State_HasFocus);
    const QColor fill = has(option, QStyle::State_Enabled) ? colors.surface : colors.window;
    box(painter, option.rect, fill, focus ? colors.accent : colors.outline, Radius, focus ? 2 : 1);
}

void checkBox(const QStyleOption &option, QPainter &painter)
{
    const Colors &colors = colorsOf(option.palette);
    const bool partly = has(option, QStyle::State_NoChange);
    const QRectF rect = indicator(option);
    if (!has(option, QStyle::State_On) && !partly)
        return unchosen(option, painter, 5);
    box(painter, rect, has(option, QStyle::State_Enabled) ? colors.accent : colors.outline, {}, 5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.onAccent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF at = rect.topLeft();
    if (partly)
        painter.drawLine(at + QPointF(5, 9), at + QPointF(13, 9));
    else
        painter.drawPolyline(QPolygonF{at + QPointF(4.75, 9.5), at + QPointF(7.75, 12.25), at + QPointF(13.25, 6)});
    painter.restore();
}

void radioButton(const QStyleOption &option, QPainter &painter)
{
    const Colors &colors = colorsOf(option.palette);
    const QRectF rect = indicator(option);
    if (!has(option, QStyle::State_On))
        return unchosen(option, painter, rect.width() / 2);
    box(painter, rect, has(option, QStyle::State_Enabled) ? colors.accent : colors.outline, {}, rect.width() / 2);
    const QRectF dot = rect.adjusted(5.5, 5.5, -5.5, -5.5);
    box(painter, dot, colors.onAccent, {}, dot.width() / 2);
}

void focusRing(const QStyleOption &option, QPainter &painter)
{
    box(painter, option.rect, {}, colorsOf(option.palette).accent, Radius, 2);
}

void frame(const QStyleOption &option, QPainter &painter)
{
    const Colors &colors = colorsOf(option.palette);
    const bool focus = has(option, QStyle::State_HasFocus);
    constexpr qreal AroundASquare = 3; // what lies within has square corners, which would cut off rounder ones
    box(painter, option.rect, {}, focus ? colors.accent : colors.border, AroundASquare);
}

void item(const QStyleOption &option, QPainter &painter)
{
    const auto *view = qstyleoption_cast<const QStyleOptionViewItem *>(&option);
    const Colors &colors = colorsOf(option.palette);
    if (has(option, QStyle::State_Selected))
        painter.fillRect(option.rect, colors.accentSoft);
    else if (view && view->backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, view->backgroundBrush);
    else if (has(option, QStyle::State_MouseOver))
        painter.fillRect(option.rect, colors.hover);
}

void popup(const QStyleOption &option, QPainter &painter)
{
    const Colors &colors = colorsOf(option.palette);
    painter.fillRect(option.rect, colors.surface);
    painter.setPen(colors.border);
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
}

void progressGroove(const QStyleOption &option, QPainter &painter)
{
    QRectF rect(option.rect);
    rect.setHeight(qMin(rect.height(), 6.0));
    rect.moveCenter(QRectF(option.rect).center());
    box(painter, rect, colorsOf(option.palette).border, {}, 3);
}

void progress(const QStyleOptionProgressBar &option, QPainter &painter)
{
    QRectF rect(option.rect);
    rect.setHeight(qMin(rect.height(), 6.0));
    rect.moveCenter(QRectF(option.rect).center());
    const int span = option.maximum - option.minimum;
    const qreal part = span > 0 ? qreal(option.progress - option.minimum) / span : 0.3;
    const qreal width = rect.width() * qBound(0.0, part, 1.0);
    const bool fromRight = (option.direction == Qt::RightToLeft) != option.invertedAppearance;
    rect.setLeft(fromRight ? rect.right() - width : rect.left());
    rect.setWidth(width);
    if (width > 0)
        box(painter, rect, option.palette.color(QPalette::Highlight), {}, 3);
}

void headerSection(const QStyleOption &option, QPainter &painter)
{
    const Colors &colors = colorsOf(option.palette);
    painter.fillRect(option.rect, has(option, QStyle::State_MouseOver) ? colors.hover : colors.surface);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), colors.border);
}

void comboBox(const QStyleOption &option, QPainter &painter, const QRect &arrow)
{
    const Colors &colors = colorsOf(option.palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool focus = has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
    const bool hover = enabled && has(option, QStyle::State_MouseOver);
    box(painter, option.rect, hover ? colors.hover : colors.surface,
        focus         ? colors.accent
            : enabled ? colors.outline
                      : colors.border,
        Radius, focus ? 2 : 1);
    chevron(painter, QRectF(arrow).center(), enabled ? colors.muted : colors.outline);
}

void arrowDown(const QStyleOption &option, QPainter &painter)
{
    chevron(painter, QRectF(option.rect).center(), colorsOf(option.palette).muted);
}

void sortArrow(const QStyleOptionHeader &option, QPainter &painter)
{
    const bool up = option.sortIndicator == QStyleOptionHeader::SortUp;
    chevron(painter, QRectF(option.rect).center() + QPointF(0, 1), colorsOf(option.palette).muted,
        up ? Points::Up : Points::Down);
}

void scrollBar(const QStyleOption &option, const QRect &handle, QPainter &painter)
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(&option);
    if (!slider || slider->maximum <= slider->minimum)
        return;
    const Colors &colors = colorsOf(option.palette);
    const bool active = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    const int thin = active ? 2 : 3;
    const bool upright = slider->orientation == Qt::Vertical;
    const QRectF rect =
        upright ? QRectF(handle).adjusted(thin, 2, -thin, -2) : QRectF(handle).adjusted(2, thin, -2, -thin);
    QColor fill = colors.outline;
    fill.setAlphaF(active ? 0.9F : 0.55F);
    box(painter, rect, fill, {}, (upright ? rect.width() : rect.height()) / 2);
}

} // namespace agent0::stylepaint
