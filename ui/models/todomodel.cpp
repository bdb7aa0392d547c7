#include "models/todomodel.h"

#include "base/displaytext.h"
#include "text/spoken.h"

#include <QMimeData>
#include <QSet>

namespace agent0 {

namespace {

/// What is shown of one text; longer ones are cut.
constexpr qsizetype LongestText = 2000;

} // namespace

TodoModel::TodoModel(Agent &agent, Clock &clock, BeginFlow beginFlow)
    : m_agent(agent), m_clock(clock), m_beginFlow(std::move(beginFlow))
{
    for (const Connection &one : agent.profile().connections) {
        if (one.enabled && one.apiType == ApiType::Todo)
            m_sources.push_back({one.id, displayText(one.displayName.isEmpty() ? one.id : one.displayName, 60), {}});
    }
}

std::shared_ptr<void> TodoModel::flow(const QString &action, const QString &connection) const
{
    return m_beginFlow ? m_beginFlow(action, connection) : nullptr;
}

int TodoModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant TodoModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TodoRow &row = m_rows.at(std::size_t(index.row()));
    const TodoSource &source = m_sources[std::size_t(row.source)];
    switch (role) {
    case Qt::DisplayRole: return displayText(row.shown.task, LongestText);
    case Qt::EditRole: return row.shown.task;
    case Qt::CheckStateRole: return int(row.shown.completed ? Qt::Checked : Qt::Unchecked);
    case Qt::AccessibleTextRole:
        return (row.shown.completed ? tr("%1, done, %2") : tr("%1, open, %2"))
            .arg(displayText(row.shown.task, LongestText), source.name);
    case ConnectionRole: return source.connection;
    case ConnectionNameRole: return source.name;
    case CompletedRole: return row.shown.completed;
    case CompletedAtRole: return row.shown.completed ? row.kept.completedAt : QDateTime();
    case UnsavedRole: return row.unsaved();
    case KeyRole: return row.key;
    default: return {};
    }
}

Qt::ItemFlags TodoModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsUserCheckable
        | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

QStringList TodoModel::mimeTypes() const { return {u"text/plain"_s}; }

QMimeData *TodoModel::mimeData(const QModelIndexList &rows) const
{
    QModelIndexList inOrder = rows;
    std::ranges::sort(inOrder, {}, &QModelIndex::row);
    QStringList lines;
    for (const QModelIndex &row : std::as_const(inOrder))
        lines << row.data().toString().simplified();
    auto *data = new QMimeData;
    data->setText(lines.join(u'\n'));
    return data;
}

bool TodoModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    TodoRow &row = m_rows.at(std::size_t(index.row()));
    const QString task = value.toString().trimmed();
    if (role == Qt::EditRole && !task.isEmpty())
        row.shown.task = task;
    else if (role == Qt::CheckStateRole)
        row.shown.completed = value.toInt() == Qt::Checked;
    else
        return false;
    const TodoRow::Key key = row.key;
    emit dataChanged(index, index);
    if (row.exists && !row.saving && row.unsaved())
        m_work.start(save(key));
    return true;
}

const TodoSource *TodoModel::source(const QString &connection) const
{
    const auto found = std::ranges::find(m_sources, connection, &TodoSource::connection);
    return found == m_sources.end() ? nullptr : &*found;
}

TodoSource *TodoModel::find(const QString &connection) { return const_cast<TodoSource *>(source(connection)); }

bool TodoModel::loading() const
{
    return m_rows.size() == 0 && std::ranges::any_of(m_sources, [](const TodoSource &one) {
        return std::holds_alternative<TodoSource::Waiting>(one.state)
            || std::holds_alternative<TodoSource::Loading>(one.state);
    });
}

void TodoModel::refresh()
{
    for (std::size_t i = 0; i < m_sources.size(); ++i)
        refreshOne(m_sources[i].connection);
}

void TodoModel::refreshOne(const QString &connection)
{
    TodoSource *source = find(connection);
    if (!source || source->asking)
        return;
    source->asking = true;
    if (std::holds_alternative<TodoSource::Waiting>(source->state))
        source->state = TodoSource::Loading();
    emit sourcesChanged();
    m_work.start(load(connection));
}

void TodoModel::merge(const QString &connection, const QList<Todo> &todos)
{
    const int source = int(find(connection) - m_sources.data());
    QHash<QString, Todo> coming;
    for (const Todo &todo : todos)
        coming.insert(todo.id, todo);
    QSet<QString> known;
    for (const Removed &one : m_removed) {
        if (one.row.source == source)
            known.insert(one.row.kept.id);
    }
    for (std::size_t row = m_rows.endOf(source); row-- > m_rows.beginOf(source);) {
        const TodoRow &old = m_rows.at(row);
        if (!old.exists)
            continue;
        known.insert(old.kept.id);
        const auto found = coming.constFind(old.kept.id);
        if (old.saving)
            continue;
        if (found == coming.cend())
            takeOut(row);
        else
            replace(row, *found);
    }
    std::vector<TodoRow> fresh;
    for (const Todo &todo : todos) {
        if (!known.contains(todo.id))
            fresh.push_back(TodoRow{m_rows.newKey(), source, todo, todo});
        known.insert(todo.id);
    }
    append(source, std::move(fresh));
}

void TodoModel::replace(std::size_t row, const Todo &todo)
{
    TodoRow &old = m_rows.at(row);
    if (old.kept == todo && !old.unsaved())
        return;
    old.shown = todo;
    old.kept = todo;
    touch(old.key);
}

void TodoModel::append(int source, std::vector<TodoRow> fresh)
{
    if (fresh.empty())
        return;
    const std::size_t at = m_rows.endOf(source);
    beginInsertRows({}, int(at), int(at + fresh.size()) - 1);
    m_rows.insert(at, std::move(fresh));
    endInsertRows();
}

void TodoModel::takeOut(std::size_t row)
{
    beginRemoveRows({}, int(row), int(row));
    m_rows.take(row);
    endRemoveRows();
}

void TodoModel::putIn(std::size_t row, TodoRow todo)
{
    beginInsertRows({}, int(row), int(row));
    m_rows.insert(row, std::move(todo));
    endInsertRows();
}

void TodoModel::touch(Key key)
{
    if (const auto place = m_rows.placeOf(key)) {
        const QModelIndex changed = index(int(*place));
        emit dataChanged(changed, changed);
    }
}

void TodoModel::tell(const QString &connection, const QString &what, const Error &why, TodoNotice::Offer offer)
{
    emit noticed({what + u' ' + displayText(spokenMessage(why)), displayText(spokenHint(why)), offer});
    emit failed(connection, why);
}

} // namespace agent0
