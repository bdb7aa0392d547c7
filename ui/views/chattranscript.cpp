#include "views/chattranscript.h"

#include "views/chatcard.h"
#include "views/chatend.h"
#include "views/chatmessage.h"

#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace agent0 {

namespace {

/// What nobody has looked at yet is taken to be so tall.
constexpr int Guessed = 96;

} // namespace

ChatTranscript::ChatTranscript(ChatModel &model, QWidget *parent) : QAbstractScrollArea(parent), m_model(model)
{
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Conversation"));
    viewport()->setAutoFillBackground(false);
    viewport()->setBackgroundRole(QPalette::Window); // what lies on it takes its colours from there
    verticalScrollBar()->setSingleStep(24);
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &ChatTranscript::arrange);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ChatTranscript::scrolled);
    watch();
    reset();
}

void ChatTranscript::watch()
{
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ChatTranscript::reset);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex &, int first, int last) { insert(first, last); });
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this,
        [this](const QModelIndex &, int first, int last) { remove(first, last); });
    connect(&m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &from, const QModelIndex &to) {
        for (int row = from.row(); row <= to.row(); ++row)
            refresh(row);
    });
    connect(&m_model, &ChatModel::stateChanged, this, &ChatTranscript::refreshAll);
}

void ChatTranscript::reset()
{
    for (const Slot &slot : std::exchange(m_slots, {}))
        delete slot.widget;
    m_slots.resize(std::size_t(m_model.rowCount()), Slot{Guessed});
    m_followsEnd = true;
    m_soon.start();
}

void ChatTranscript::insert(int first, int last)
{
    m_slots.insert(m_slots.begin() + first, std::size_t(last - first + 1), Slot{Guessed});
    // What the person says is seen, wherever they were.
    for (int row = first; row <= last; ++row)
        m_followsEnd = m_followsEnd || m_model.row(row).kind == ChatRow::Kind::Person;
    refreshAll();
}

void ChatTranscript::remove(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        if (ChatRowWidget *widget = m_slots[std::size_t(row)].widget) {
            widget->hide();
            widget->deleteLater(); // it may be its own button that has done it
        }
    }
    m_slots.erase(m_slots.begin() + first, m_slots.begin() + last + 1);
    refreshAll();
}

RowPlace ChatTranscript::placeOf(int row) const
{
    RowPlace place;
    place.isBusy = m_model.isBusy();
    place.isLast = row == m_model.rowCount() - 1;
    place.isLastSaid = row == m_model.lastSaidRow();
    place.isBeingWritten = place.isLast && place.isBusy;
    place.isBeforeCall = !place.isLast && m_model.row(row + 1).kind == ChatRow::Kind::Call;
    place.state = &m_model.state();
    return place;
}

void ChatTranscript::refresh(int row)
{
    Slot &slot = m_slots[std::size_t(row)];
    slot.isMeasured = false;
    if (slot.widget)
        slot.widget->show(m_model.row(row), placeOf(row));
    m_soon.start();
}

void ChatTranscript::refreshAll()
{
    for (int row = 0; row < int(m_slots.size()); ++row) {
        if (m_slots[std::size_t(row)].widget)
            refresh(row);
    }
    m_soon.start();
}

ChatRowWidget *ChatTranscript::make(int row)
{
    const ChatRow &what = m_model.row(row);
    ChatRowWidget *made = nullptr;
    if (what.kind == ChatRow::Kind::Call)
        made = new ChatCard(viewport());
    else if (what.kind == ChatRow::Kind::Person || what.kind == ChatRow::Kind::Answer)
        made = new ChatMessage(what.kind, viewport());
    else
        made = new ChatEnd(viewport());
    made->installEventFilter(this);
    connect(made, &ChatRowWidget::linkWanted, this, &ChatTranscript::linkWanted);
    connect(made, &ChatRowWidget::editWanted, this, &ChatTranscript::editWanted);
    connect(made, &ChatRowWidget::viewWanted, this, &ChatTranscript::viewWanted);
    connect(made, &ChatRowWidget::againWanted, &m_model, [this] { m_model.sayAgain(); });
    connect(made, &ChatRowWidget::undoWanted, &m_model, &ChatModel::undo);
    connect(made, &ChatRowWidget::answered, &m_model, &ChatModel::answer);
    connect(made, &ChatRowWidget::signInWanted, &m_model, qOverload<>(&ChatModel::signIn));
    connect(made, &ChatRowWidget::skipWanted, &m_model, &ChatModel::skipSignIn);
    made->show(what, placeOf(row));
    return made;
}

int ChatTranscript::laidOut() const
{
    return int(std::ranges::count_if(m_slots, [](const Slot &slot) { return slot.widget != nullptr; }));
}

ChatRowWidget *ChatTranscript::widgetOf(int row) const
{
    return row >= 0 && row < int(m_slots.size()) ? m_slots[std::size_t(row)].widget : nullptr;
}

int ChatTranscript::rowOf(const QObject *widget) const
{
    const auto found =
        std::ranges::find(m_slots, widget, [](const Slot &slot) -> const QObject * { return slot.widget; });
    return found == m_slots.end() ? -1 : int(found - m_slots.begin());
}

void ChatTranscript::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *bar = verticalScrollBar();
    if (event->key() == Qt::Key_Home)
        bar->setValue(bar->minimum());
    else if (event->key() == Qt::Key_End)
        bar->setValue(bar->maximum());
    else
        QAbstractScrollArea::keyPressEvent(event);
}

} // namespace agent0
