#include "views/tododelegate.h"

#include "models/todomodel.h"
#include "text/directions.h"
#include "text/relativetime.h"
#include "views/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

namespace agent0 {

namespace {

constexpr int Margin = 16;
constexpr int Tick = 18;

} // namespace

/// Of one line, in the direction people read.
struct TodoDelegate::Places {
    QRect tick;
    QRect text;
    QRect name;
    QRect date;
};

TodoDelegate::TodoDelegate(const TodoModel &todos, QObject *parent) : QStyledItemDelegate(parent), m_todos(todos) { }

QFont TodoDelegate::smallFont() const { return textFont(-1); }

QString TodoDelegate::dateOf(const QModelIndex &index) const
{
    if (index.data(TodoModel::UnsavedRole).toBool())
        return tr("saving …");
    const QDateTime when = index.data(TodoModel::CompletedAtRole).toDateTime();
    if (!when.isValid())
        return {};
    // The server's clock may be ahead of ours.
    const Instant now = m_todos.clock().now();
    return relativeTime(std::min(fromUnixSeconds(when.toSecsSinceEpoch()), now), now);
}

TodoDelegate::Places TodoDelegate::placesOf(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect &row = option.rect;
    const QFontMetrics small(smallFont());
    int right = row.right() - Margin;
    Places places;
    if (const QString date = dateOf(index); !date.isEmpty()) {
        const int width = small.horizontalAdvance(date) + 2;
        places.date = QRect(right - width, row.top(), width, row.height());
        right -= width + 12;
    }
    if (m_namesShown) {
        const QString name = index.data(TodoModel::ConnectionNameRole).toString();
        const int width = qMin(small.horizontalAdvance(name) + 18, row.width() / 4);
        places.name = QRect(right - width, row.center().y() - small.height() / 2 - 3, width, small.height() + 6);
        right -= width + 12;
    }
    places.tick = QRect(row.left() + Margin, row.center().y() - Tick / 2, Tick, Tick);
    const int left = row.left() + Margin + Tick + 14;
    places.text = QRect(left, row.top(), qMax(0, right - left), row.height());
    for (QRect *place : {&places.tick, &places.text, &places.name, &places.date})
        *place = QStyle::visualRect(option.direction, row, *place);
    return places;
}

void TodoDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colors &colors = colorsOf(option.palette);
    const Places places = placesOf(option, index);
    const bool done = index.data(TodoModel::CompletedRole).toBool();
    const auto align = int(Qt::AlignVCenter | QStyle::visualAlignment(option.direction, Qt::AlignLeft));
    painter->save();
    QStyle *style = QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    QStyleOptionViewItem tick = option;
    tick.rect = places.tick;
    tick.state.setFlag(QStyle::State_On, done);
    tick.state.setFlag(QStyle::State_NoChange, false);
    tick.state.setFlag(QStyle::State_MouseOver, false);
    style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &tick, painter, option.widget);
    QFont font = option.font;
    font.setStrikeOut(done);
    painter->setFont(font);
    painter->setPen(done ? colors.muted : colors.text);
    const QString text = index.data(Qt::DisplayRole).toString();
    const auto shown = [&](const QString &whole, int room) {
        return directed(painter->fontMetrics().elidedText(whole, Qt::ElideRight, room), option.direction);
    };
    painter->drawText(places.text, align, shown(text, places.text.width()));
    painter->setFont(smallFont());
    painter->setPen(colors.muted);
    painter->drawText(places.date, int(Qt::AlignCenter), dateOf(index));
    if (!places.name.isNull()) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.hover);
        painter->drawRoundedRect(places.name, 6, 6);
        painter->setPen(colors.muted);
        const QString name = index.data(TodoModel::ConnectionNameRole).toString();
        painter->drawText(places.name, Qt::AlignCenter, shown(name, places.name.width() - 12));
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        QStyleOptionFocusRect ring;
        ring.QStyleOption::operator=(option);
        ring.rect = option.rect.adjusted(1, 1, -1, -1);
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, painter, option.widget);
    }
    painter->restore();
}

QSize TodoDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, qMax(44, option.fontMetrics.height() + 24)};
}

QWidget *TodoDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *editor = new QLineEdit(parent);
    editor->setAccessibleName(tr("Text of the todo"));
    editor->setMaxLength(2000);
    return editor;
}

void TodoDelegate::updateEditorGeometry(
    QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    editor->setGeometry(placesOf(option, index).text.adjusted(-8, 4, 8, -4));
}

bool TodoDelegate::editorEvent(
    QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool released = event->type() == QEvent::MouseButtonRelease;
    if (!released && event->type() != QEvent::MouseButtonPress && event->type() != QEvent::MouseButtonDblClick)
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const QRect target = placesOf(option, index).tick.adjusted(-8, -8, 8, 8);
    if (mouse->button() != Qt::LeftButton || !target.contains(mouse->position().toPoint()))
        return false;
    if (!released)
        return true; // neither selects nor edits
    const bool done = index.data(TodoModel::CompletedRole).toBool();
    return model->setData(index, done ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace agent0
