#include "views/sequencediagram.h"

#include "text/activitytext.h"
#include "text/directions.h"
#include "views/theme.h"

#include <QAccessible>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

namespace agent0 {

namespace {

constexpr int HeadHeight = 58;
constexpr int RowHeight = 46;
constexpr int LeastLane = 150;

} // namespace

SequenceDiagram::SequenceDiagram(FlowModel &flow, QWidget *parent) : QAbstractScrollArea(parent), m_flow(flow)
{
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(NoFrame);
    setAccessibleName(tr("Sequence of requests"));
    verticalScrollBar()->setSingleStep(RowHeight);
    connect(&flow, &QAbstractItemModel::modelReset, this, [this] {
        m_current = -1;
        layOut();
        setCurrent(m_flow.firstFailure());
    });
}

void SequenceDiagram::layOut()
{
    const int lanes = std::max(1, int(m_flow.participants().size()));
    const int height = HeadHeight + m_flow.rowCount() * RowHeight + 16;
    horizontalScrollBar()->setRange(0, std::max(0, lanes * LeastLane - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    viewport()->update();
}

int SequenceDiagram::laneWidth() const
{
    return std::max(LeastLane, viewport()->width() / std::max(1, int(m_flow.participants().size())));
}

int SequenceDiagram::laneCenter(Participant participant) const
{
    const auto lane = int(m_flow.participants().indexOf(participant));
    const int x = lane * laneWidth() + laneWidth() / 2 - horizontalScrollBar()->value();
    return layoutDirection() == Qt::LeftToRight ? x : viewport()->width() - x;
}

QRect SequenceDiagram::rowRect(int row) const
{
    return {0, HeadHeight + row * RowHeight - verticalScrollBar()->value(), viewport()->width(), RowHeight};
}

void SequenceDiagram::setCurrent(int row)
{
    m_current = row;
    if (row >= 0) {
        const int top = row * RowHeight;
        const int room = viewport()->height() - HeadHeight;
        QScrollBar *bar = verticalScrollBar();
        if (top < bar->value())
            bar->setValue(top);
        else if (top + RowHeight > bar->value() + room)
            bar->setValue(top + RowHeight - room);
        setAccessibleDescription(describe(row));
        QAccessibleEvent event(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
    viewport()->update();
    emit currentChanged(row);
}

QString SequenceDiagram::describe(int row) const
{
    const auto cell = [&](FlowModel::Column column) { return m_flow.index(row, column).data().toString(); };
    return tr("%1 of %2: %3 to %4, %5, %6 %7")
        .arg(row + 1)
        .arg(m_flow.rowCount())
        .arg(cell(FlowModel::From), cell(FlowModel::To), cell(FlowModel::Text), cell(FlowModel::Status),
            cell(FlowModel::Took));
}

void SequenceDiagram::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void SequenceDiagram::mousePressEvent(QMouseEvent *event)
{
    const int row = (event->position().toPoint().y() + verticalScrollBar()->value() - HeadHeight) / RowHeight;
    if (event->position().y() > HeadHeight && row >= 0 && row < m_flow.rowCount())
        setCurrent(row);
}

void SequenceDiagram::keyPressEvent(QKeyEvent *event)
{
    const int last = m_flow.rowCount() - 1;
    int next = m_current;
    switch (event->key()) {
    case Qt::Key_Down: next = std::min(last, m_current + 1); break;
    case Qt::Key_Up: next = std::max(std::min(0, last), m_current - 1); break;
    case Qt::Key_Home: next = std::min(0, last); break;
    case Qt::Key_End: next = last; break;
    default: return QAbstractScrollArea::keyPressEvent(event);
    }
    setCurrent(next);
}

void SequenceDiagram::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void SequenceDiagram::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void SequenceDiagram::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    paintLanes(painter);
    for (int row = 0; row < m_flow.rowCount(); ++row) {
        if (rowRect(row).intersects(event->rect()))
            paintRow(painter, row);
    }
    paintHeads(painter);
}

void SequenceDiagram::paintLanes(QPainter &painter) const
{
    painter.setPen(QPen(colorsOf(palette()).outline, 1, Qt::DashLine));
    for (const Participant participant : m_flow.participants()) {
        const int x = laneCenter(participant);
        painter.drawLine(x, HeadHeight - 4, x, viewport()->height());
    }
}

void SequenceDiagram::paintHeads(QPainter &painter) const
{
    const Colors &colors = colorsOf(palette());
    painter.fillRect(QRect(0, 0, viewport()->width(), HeadHeight - 4), colors.window);
    for (const Participant participant : m_flow.participants()) {
        const QRect box(laneCenter(participant) - laneWidth() / 2 + 8, 4, laneWidth() - 16, HeadHeight - 12);
        const bool own = participant == Participant::Agent0;
        painter.setPen(own ? colors.accent : colors.outline);
        painter.setBrush(own ? colors.accentSoft : colors.surface);
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
        const QString host = m_flow.hostOf(participant);
        painter.setFont(textFont(0, Weight::Strong));
        painter.setPen(colors.text);
        const QRect words = box.adjusted(8, 5, -8, -5);
        const QFontMetrics metrics(painter.font());
        painter.drawText(words, int(Qt::AlignHCenter) | int(host.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop),
            metrics.elidedText(participantText(participant), Qt::ElideRight, words.width()));
        if (host.isEmpty())
            continue;
        painter.setFont(textFont(-1));
        painter.setPen(colors.muted);
        painter.drawText(words, int(Qt::AlignHCenter | Qt::AlignBottom),
            directed(QFontMetrics(painter.font()).elidedText(host, Qt::ElideMiddle, words.width()), layoutDirection()));
    }
}

void SequenceDiagram::paintRow(QPainter &painter, int row) const
{
    const Colors &colors = colorsOf(palette());
    const QRect rect = rowRect(row);
    if (row == m_current) {
        painter.setPen(hasFocus() ? QPen(colors.accent, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(colors.accentSoft);
        painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), 7, 7);
    }
    const FlowMessage &message = m_flow.messages()[row];
    const QColor color = message.ok ? colors.accent : colors.danger;
    paintWords(painter, row, rect, message.ok ? colors.text : colors.danger);
    if (message.from == message.to)
        paintOwn(painter, rect, color);
    else
        paintArrow(painter, row, rect, color);
}

void SequenceDiagram::paintArrow(QPainter &painter, int row, const QRect &rect, const QColor &color) const
{
    const FlowMessage &message = m_flow.messages()[row];
    const int from = laneCenter(message.from);
    const int to = laneCenter(message.to);
    const int step = to > from ? 1 : -1;
    const qreal y = rect.bottom() - 11;
    painter.setPen(QPen(color, 1.8, message.ok ? Qt::SolidLine : Qt::DashLine));
    painter.drawLine(QPointF(from + step * 2, y), QPointF(to - step * 3, y));
    painter.setPen(QPen(color, message.ok ? 1 : 2));
    painter.setBrush(color);
    const QPointF tip(to - step * 2, y);
    if (message.ok) {
        painter.drawPolygon(QPolygonF{tip, tip + QPointF(-step * 8, -4.5), tip + QPointF(-step * 8, 4.5)});
        return;
    }
    painter.drawLine(tip + QPointF(-step * 4, -5), tip + QPointF(step * 6, 5));
    painter.drawLine(tip + QPointF(-step * 4, 5), tip + QPointF(step * 6, -5));
}

/// What Agent0 itself did not accept.
void SequenceDiagram::paintOwn(QPainter &painter, const QRect &rect, const QColor &color) const
{
    const QPointF at(laneCenter(Participant::Agent0), rect.bottom() - 11);
    painter.setPen(QPen(color, 2));
    painter.setBrush(colorsOf(palette()).dangerSoft);
    painter.drawEllipse(at, 7.5, 7.5);
    painter.drawLine(at + QPointF(-3.5, -3.5), at + QPointF(3.5, 3.5));
    painter.drawLine(at + QPointF(-3.5, 3.5), at + QPointF(3.5, -3.5));
}

void SequenceDiagram::paintWords(QPainter &painter, int row, const QRect &rect, const QColor &color) const
{
    const FlowMessage &message = m_flow.messages()[row];
    const auto cell = [&](FlowModel::Column column) { return m_flow.index(row, column).data().toString(); };
    const int a = laneCenter(message.from);
    const int b = laneCenter(message.to);
    const int middle = (a + b) / 2;
    const int half = std::max(std::abs(a - b) / 2, a == b ? laneWidth() / 2 + 60 : laneWidth() / 2) - 6;
    const QRect words(middle - half, rect.top() + 5, 2 * half, rect.height() - 22);
    painter.setFont(textFont(-1));
    const QFontMetrics metrics(painter.font());
    const QString whole = QStringList{cell(FlowModel::Status), cell(FlowModel::Took)}.join(u"  ").trimmed();
    const QString end = metrics.elidedText(whole, Qt::ElideRight, words.width() * 2 / 3);
    const int endWidth = metrics.horizontalAdvance(end) + 10;
    const QString text = metrics.elidedText(cell(FlowModel::Text), Qt::ElideMiddle, words.width() - endWidth);
    const int width = metrics.horizontalAdvance(text) + endWidth;
    QRect line(middle - width / 2, words.top(), width, words.height());
    line.moveLeft(std::max(8, std::min(line.left(), viewport()->width() - width - 8))); // all of it is seen
    // No lifeline runs through the words.
    const QColor ground = row == m_current ? colorsOf(palette()).accentSoft : palette().color(QPalette::Base);
    painter.fillRect(line.adjusted(-4, 2, 4, -2), ground);
    painter.setPen(color);
    painter.drawText(line, int(Qt::AlignLeft | Qt::AlignVCenter), directed(text, layoutDirection()));
    painter.setPen(message.ok ? colorsOf(palette()).muted : color);
    painter.drawText(line, int(Qt::AlignRight | Qt::AlignVCenter), directed(end, layoutDirection()));
}

} // namespace agent0
