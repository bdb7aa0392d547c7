#include "models/chatmodel.h"

#include "base/displaytext.h"

#include <algorithm>

namespace agent0 {

namespace {

/// Pieces that come within so many milliseconds are shown together.
constexpr int Together = 40;

} // namespace

ChatModel::ChatModel(ChatSource source) : m_source(std::move(source))
{
    m_talk = m_source.begin(*this, m_source.blank());
    m_flush.setSingleShot(true);
    m_flush.setInterval(Together);
    connect(&m_flush, &QTimer::timeout, this, &ChatModel::flush);
}

ChatModel::~ChatModel() = default;

int ChatModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant ChatModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ChatRow &row = m_rows[index.row()];
    const bool isCall = row.kind == ChatRow::Kind::Call;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return displayText(isCall ? row.card.words : row.why ? row.why->message : row.text);
    case KindRole: return int(row.kind);
    case CallRole: return row.card.id;
    default: return {};
    }
}

void ChatModel::prepare()
{
    if (m_party || !m_meeting.idle())
        return;
    m_trouble.reset();
    m_meeting.start(findParty());
}

Task<> ChatModel::findParty()
{
    auto party = co_await m_source.party();
    if (party)
        m_party = std::move(*party);
    else
        m_trouble = party.error();
    emit factsChanged();
}

void ChatModel::meetAgain()
{
    if (!isBusy() && m_meeting.idle() && m_undoing.idle()) // an undo is made by the tools as they are
        m_meeting.start(meet());
}

Task<> ChatModel::meet()
{
    const auto met = co_await m_source.meet();
    if (!met)
        emit failed(met.error());
    emit factsChanged();
}

void ChatModel::startNew()
{
    cancel();
    m_loading.cancel();
    show(m_source.blank());
}

void ChatModel::open(const QString &id)
{
    cancel();
    enter(Loading());
    m_loading.cancel();
    m_loading.start(load(id));
}

Task<> ChatModel::load(QString id)
{
    auto conversation = co_await m_source.shelf.load(id);
    enter(Idle());
    if (conversation)
        show(std::move(*conversation));
    else
        emit failed(conversation.error());
}

void ChatModel::show(Conversation conversation)
{
    m_undoing.cancel();
    beginResetModel();
    m_writing = -1;
    m_talk = m_source.begin(*this, std::move(conversation));
    m_talk->setDryRun(m_dryRun);
    m_rows = chatRows(m_talk->conversation());
    endResetModel();
    enter(Idle());
    emit conversationChanged();
    emit factsChanged();
}

ConversationShelf::Summary ChatModel::summary() const
{
    const Conversation &now = m_talk->conversation();
    return {now.id, displayText(now.title, 200), now.begun, now.changed,
        std::ranges::count(now.messages, ModelMessage::Role::Person, &ModelMessage::role)};
}

void ChatModel::setDryRun(bool on)
{
    m_dryRun = on;
    m_talk->setDryRun(on);
    emit factsChanged();
}

void ChatModel::setTitle(const QString &title)
{
    m_talk->conversation().title = displayText(title.trimmed(), 200);
    emit factsChanged();
}

int ChatModel::lastSaidRow() const
{
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (m_rows[row].kind == ChatRow::Kind::Person)
            return row;
    }
    return -1;
}

QString ChatModel::lastSaid() const
{
    const int row = lastSaidRow();
    return row < 0 ? QString() : m_rows[row].text;
}

void ChatModel::undo(const QString &callId)
{
    if (!isBusy() && m_undoing.idle())
        m_undoing.start(takeBack(callId));
}

Task<> ChatModel::takeBack(QString callId)
{
    const auto undone = co_await m_talk->undo(callId);
    if (!undone)
        emit failed(undone.error());
    co_await keep();
}

Task<> ChatModel::keep()
{
    const auto saved = co_await m_source.shelf.save(m_talk->conversation());
    if (saved)
        emit kept();
    else
        emit failed(saved.error());
}

void ChatModel::append(ChatRow row)
{
    const auto at = int(m_rows.size());
    beginInsertRows({}, at, at);
    m_rows.append(std::move(row));
    endInsertRows();
}

void ChatModel::removeFrom(qsizetype row)
{
    if (row >= m_rows.size())
        return;
    beginRemoveRows({}, int(row), int(m_rows.size()) - 1);
    m_rows.remove(row, m_rows.size() - row);
    endRemoveRows();
}

void ChatModel::touch(qsizetype row) { emit dataChanged(index(int(row)), index(int(row))); }

void ChatModel::flush()
{
    m_flush.stop();
    if (m_writing >= 0)
        touch(m_writing);
}

void ChatModel::enter(State state)
{
    m_state = std::move(state);
    emit stateChanged();
}

} // namespace agent0
