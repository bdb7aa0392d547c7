#include "views/chattranscript.h"

#include <QEvent>
#include <QLayout>
#include <QScrollBar>

#include <algorithm>

namespace agent0 {

namespace {

constexpr int Gap = 14;
constexpr int Margin = 16;
constexpr int Widest = 800;

/// Layouts in layouts hear of a change one after the other, through the event loop: this is for now.
void forgetSizes(QWidget &widget)
{
    const auto children = widget.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
    for (QWidget *child : children)
        forgetSizes(*child);
    if (widget.layout())
        widget.layout()->invalidate();
    widget.updateGeometry();
}

int heightOf(const QWidget &widget, int width)
{
    const int height = widget.hasHeightForWidth() ? widget.heightForWidth(width) : widget.sizeHint().height();
    return std::max(height, 1);
}

/// In the order in which it is read.
bool isBefore(const QWidget *one, const QWidget *other, const QWidget &area)
{
    const QPoint a = one->mapTo(&area, QPoint());
    const QPoint b = other->mapTo(&area, QPoint());
    if (a.y() != b.y())
        return a.y() < b.y();
    return area.layoutDirection() == Qt::RightToLeft ? a.x() > b.x() : a.x() < b.x();
}

} // namespace

int ChatTranscript::contentWidth() const { return std::clamp(viewport()->width() - 2 * Margin, 120, Widest); }

int ChatTranscript::topOf(int row) const
{
    int top = Margin;
    for (int i = 0; i < row; ++i)
        top += m_slots[std::size_t(i)].height + Gap;
    return top;
}

int ChatTranscript::rowAt(int y) const
{
    int bottom = Margin;
    for (int row = 0; row < int(m_slots.size()); ++row) {
        bottom += m_slots[std::size_t(row)].height + Gap;
        if (bottom > y)
            return row;
    }
    return std::max(0, int(m_slots.size()) - 1);
}

int ChatTranscript::measured(int row)
{
    Slot &slot = m_slots[std::size_t(row)];
    if (!slot.widget)
        slot.widget = make(row);
    if (!slot.isMeasured) {
        forgetSizes(*slot.widget);
        slot.height = heightOf(*slot.widget, m_width);
        slot.isMeasured = true;
    }
    return slot.height;
}

/// The rows that are in sight when that one's top is at offset, and half a page around them.
ChatTranscript::Range ChatTranscript::measureAround(int row, int offset)
{
    const int slack = viewport()->height() / 2;
    Range range{row, row};
    int y = offset + measured(row) + Gap;
    while (range.last + 1 < int(m_slots.size()) && y < viewport()->height() + slack)
        y += measured(++range.last) + Gap;
    y = offset;
    while (range.first > 0 && y > -slack)
        y -= measured(--range.first) + Gap;
    return range;
}

/// What has the focus stays, so that it is not lost.
void ChatTranscript::release(Range inSight)
{
    for (int row = 0; row < int(m_slots.size()); ++row) {
        Slot &slot = m_slots[std::size_t(row)];
        if (!slot.widget || (row >= inSight.first && row <= inSight.last))
            continue;
        if (slot.widget->isAncestorOf(window()->focusWidget())) {
            slot.widget->move(slot.widget->x(), -slot.widget->height() - viewport()->height());
            continue;
        }
        slot.widget->hide();
        slot.widget->deleteLater();
        slot.widget = nullptr;
    }
}

void ChatTranscript::arrange()
{
    if (m_isArranging || m_slots.empty())
        return;
    m_isArranging = true;
    if (std::exchange(m_width, contentWidth()) != contentWidth()) {
        for (Slot &slot : m_slots)
            slot.isMeasured = false;
    }
    const int count = int(m_slots.size());
    const int view = viewport()->height();
    const int anchor = m_followsEnd ? count - 1 : std::clamp(m_anchor, 0, count - 1);
    const int offset = m_followsEnd ? view - Margin - measured(anchor) : m_offset;
    const Range inSight = measureAround(anchor, offset);
    release(inSight);
    const int total = topOf(count) - Gap + Margin;
    QScrollBar *bar = verticalScrollBar();
    bar->setRange(0, std::max(0, total - view));
    bar->setPageStep(view);
    bar->setValue(m_followsEnd ? bar->maximum() : topOf(anchor) - offset);
    place(inSight, bar->value());
    m_anchor = rowAt(bar->value());
    m_offset = topOf(m_anchor) - bar->value();
    m_isArranging = false;
}

void ChatTranscript::place(Range inSight, int value)
{
    const int left = (viewport()->width() - m_width) / 2;
    int y = topOf(inSight.first) - value;
    bool isNew = false;
    for (int row = inSight.first; row <= inSight.last; ++row) {
        const Slot &slot = m_slots[std::size_t(row)];
        slot.widget->setGeometry(left, y, m_width, slot.height);
        isNew = isNew || slot.widget->isHidden();
        slot.widget->setVisible(true);
        y += slot.height + Gap;
    }
    if (isNew)
        orderFocus(inSight);
}

/// Rows are made in the order in which somebody scrolls; Tab goes through them as they are read.
void ChatTranscript::orderFocus(Range inSight)
{
    QWidget *before = this;
    for (int row = inSight.first; row <= inSight.last; ++row) {
        QList<QWidget *> stops;
        const auto all = m_slots[std::size_t(row)].widget->findChildren<QWidget *>();
        std::ranges::copy_if(all, std::back_inserter(stops),
            [](const QWidget *one) { return (one->focusPolicy() & Qt::TabFocus) && !one->focusProxy(); });
        std::ranges::sort(
            stops, [this](const QWidget *one, const QWidget *other) { return isBefore(one, other, *viewport()); });
        for (QWidget *stop : stops) {
            setTabOrder(before, stop);
            before = stop;
        }
    }
}

void ChatTranscript::scrolled(int value)
{
    if (m_isArranging || m_slots.empty())
        return;
    m_followsEnd = value >= verticalScrollBar()->maximum();
    m_anchor = rowAt(value);
    m_offset = topOf(m_anchor) - value;
    arrange();
}

void ChatTranscript::reveal(int row)
{
    arrange();
    if (row < 0 || row >= int(m_slots.size()))
        return;
    QScrollBar *bar = verticalScrollBar();
    const int top = topOf(row);
    const int bottom = top + m_slots[std::size_t(row)].height;
    if (top < bar->value())
        bar->setValue(top - Margin);
    else if (bottom > bar->value() + viewport()->height())
        bar->setValue(std::min(top - Margin, bottom + Margin - viewport()->height()));
}

void ChatTranscript::goToEnd()
{
    m_followsEnd = true;
    arrange();
}

void ChatTranscript::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (m_isArranging)
        m_soon.start();
    else
        arrange();
}

/// A row has unfolded, or its text has come.
bool ChatTranscript::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) {
        const int row = rowOf(watched);
        if (row >= 0 && m_slots[std::size_t(row)].isMeasured) {
            Slot &slot = m_slots[std::size_t(row)];
            const int height = heightOf(*slot.widget, m_width);
            if (std::exchange(slot.height, height) != height)
                m_soon.start();
        }
    }
    return QAbstractScrollArea::eventFilter(watched, event);
}

} // namespace agent0
