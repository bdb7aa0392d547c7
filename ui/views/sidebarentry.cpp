#include "views/sidebarentry.h"

#include "views/icons.h"
#include "views/theme.h"

#include <QPainter>
#include <QStyle>

namespace agent0 {

SidebarEntry::SidebarEntry(const QString &title, const QString &iconName, QWidget *parent)
    : QAbstractButton(parent), m_icon(iconName)
{
    setText(title);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

QSize SidebarEntry::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 64, qMax(38, fontMetrics().height() + 18)};
}

void SidebarEntry::paintEvent(QPaintEvent *)
{
    const Colors &colors = colorsOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (isChecked() || underMouse()) {
        painter.setBrush(isChecked() ? colors.accentSoft : colors.hover);
        painter.drawRoundedRect(rect(), 8, 8);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colors.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
    }
    const QColor color = isChecked() ? colors.accent : colors.muted;
    const QRect symbol = QStyle::visualRect(layoutDirection(), rect(), QRect(12, (height() - 20) / 2, 20, 20));
    symbolIcon(m_icon, color).paint(&painter, symbol);
    painter.setPen(isChecked() ? colors.accent : colors.text);
    painter.setFont(textFont(0, isChecked() ? Weight::Strong : Weight::Normal));
    const QRect words = QStyle::visualRect(layoutDirection(), rect(), QRect(42, 0, width() - 50, height()));
    const QString shown = painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width());
    painter.drawText(words, int(Qt::AlignVCenter | QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)), shown);
}

void SidebarEntry::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void SidebarEntry::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace agent0
