#include "models/todomodel.h"

#include "base/displaytext.h"

namespace agent0 {

namespace {

/// How long what was removed can be brought back.
constexpr Milliseconds UndoTime{7'000};
/// The pauses between questions to a connection that does not answer.
constexpr Milliseconds FirstPause{5'000};
constexpr Milliseconds LongestPause{60'000};

Milliseconds pauseAfter(int retries) { return std::min(FirstPause * (1 << std::min(retries, 4)), LongestPause); }

QString quoted(const Todo &todo) { return displayText(todo.task, 60); }

} // namespace

Task<> TodoModel::load(QString connection)
{
    const auto record = flow(u"todo list"_s, connection);
    TodoClient client = m_agent.todos(connection);
    auto answer = co_await client.list();
    settle(connection, std::move(answer));
}

void TodoModel::settle(const QString &connection, Result<QList<Todo>> answer)
{
    TodoSource *source = find(connection);
    source->asking = false;
    if (answer) {
        source->retries = 0;
        source->state = TodoSource::Loaded{m_clock.now()};
        merge(connection, *answer);
        emit sourcesChanged();
        emit reached(connection);
        return;
    }
    TodoSource::Failed failure{answer.error(), {}};
    if (failure.why.fault == Fault::Network) {
        const Milliseconds pause = pauseAfter(source->retries++);
        failure.nextTry = m_clock.now() + pause;
        m_work.start(tryAgainLater(connection, pause));
    }
    source->state = failure;
    emit sourcesChanged();
    emit failed(connection, failure.why);
}

Task<> TodoModel::tryAgainLater(QString connection, Milliseconds pause)
{
    const int attempt = find(connection)->retries;
    co_await m_clock.sleep(pause);
    const TodoSource *source = find(connection);
    if (source->retries == attempt && source->failure())
        refreshOne(connection);
}

void TodoModel::add(const QString &connection, const QString &task)
{
    const TodoSource *source = find(connection);
    const QString text = task.trimmed();
    if (!source || text.isEmpty())
        return;
    TodoRow row;
    row.key = m_rows.newKey();
    row.source = int(source - m_sources.data());
    row.shown.task = text;
    row.kept = row.shown;
    row.exists = false;
    const Key key = row.key;
    putIn(m_rows.endOf(row.source), std::move(row));
    m_work.start(create(key));
}

Task<> TodoModel::create(Key key)
{
    const TodoRow *row = m_rows.find(key);
    const QString connection = m_sources[std::size_t(row->source)].connection;
    const QString task = row->shown.task;
    const auto record = flow(u"todo add"_s, connection);
    TodoClient client = m_agent.todos(connection);
    const auto added = co_await client.add(task);
    TodoRow *now = m_rows.find(key);
    if (!added) {
        m_retry = [this, connection, task] { add(connection, task); };
        const QString what = tr("“%1” was not added.").arg(quoted(now->shown));
        takeOut(*m_rows.placeOf(key));
        tell(connection, what, added.error(), TodoNotice::Offer::Retry);
        co_return;
    }
    now->exists = true;
    now->kept = *added;
    now->shown.id = added->id;
    touch(key);
    co_await save(key);
}

/// Until the server has what is on the screen, which may change meanwhile.
Task<> TodoModel::save(Key key)
{
    for (TodoRow *row = m_rows.find(key); row && row->unsaved(); row = m_rows.find(key)) {
        row->saving = true;
        const Todo wanted = row->shown;
        const bool renamed = wanted.task != row->kept.task;
        const QString connection = m_sources[std::size_t(row->source)].connection;
        const auto record = flow(renamed ? u"todo edit"_s : u"todo done"_s, connection);
        TodoClient client = m_agent.todos(connection);
        Task<Result<Todo>> change =
            renamed ? client.rename(row->kept.id, wanted.task) : client.setCompleted(row->kept.id, wanted.completed);
        const auto saved = co_await change;
        row = m_rows.find(key);
        if (!row)
            co_return;
        row->saving = false;
        if (!saved) {
            rollBack(key, saved.error());
            co_return;
        }
        row->kept = *saved;
        if (renamed && row->shown.task == wanted.task)
            row->shown.task = saved->task;
        touch(key);
    }
}

void TodoModel::rollBack(Key key, const Error &why)
{
    TodoRow &row = *m_rows.find(key);
    const Todo wanted = row.shown;
    const QString connection = m_sources[std::size_t(row.source)].connection;
    row.shown = row.kept;
    touch(key);
    m_retry = [this, key, wanted] {
        const auto place = m_rows.placeOf(key);
        if (!place)
            return;
        setData(index(int(*place)), wanted.task, Qt::EditRole);
        setData(index(int(*place)), wanted.completed ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
    };
    const bool gone = why.code == "todo_not_found"_L1;
    tell(connection, tr("“%1” was not changed.").arg(quoted(wanted)), why,
        gone ? TodoNotice::Offer::Nothing : TodoNotice::Offer::Retry);
    if (gone)
        refreshOne(connection);
}

void TodoModel::retry()
{
    if (const auto again = std::exchange(m_retry, {}))
        again();
}

void TodoModel::remove(const QModelIndexList &rows)
{
    std::vector<std::size_t> places;
    for (const QModelIndex &one : rows) {
        if (one.isValid() && m_rows.at(std::size_t(one.row())).exists)
            places.push_back(std::size_t(one.row()));
    }
    if (places.empty())
        return;
    std::ranges::sort(places, std::greater());
    const int batch = ++m_batch;
    const QString first = quoted(m_rows.at(places.back()).shown);
    for (const std::size_t place : places) {
        m_removed.push_back({m_rows.at(place), batch, place - m_rows.beginOf(m_rows.at(place).source)});
        takeOut(place);
    }
    m_work.start(removeLater(batch));
    const QString text =
        places.size() == 1 ? tr("“%1” removed.").arg(first) : tr("%n todos removed.", nullptr, int(places.size()));
    emit noticed({text, {}, TodoNotice::Offer::Undo});
}

Task<> TodoModel::removeLater(int batch)
{
    co_await m_clock.sleep(UndoTime);
    sendRemoved(batch);
}

void TodoModel::removeNow()
{
    for (int batch = 1; batch <= m_batch; ++batch)
        sendRemoved(batch);
}

void TodoModel::sendRemoved(int batch)
{
    std::vector<TodoRow> sent;
    for (Removed &one : m_removed) {
        if (one.batch == batch && !std::exchange(one.sent, true))
            sent.push_back(one.row);
    }
    for (const TodoRow &row : sent)
        m_work.start(removeAtServer(row));
}

Task<> TodoModel::removeAtServer(TodoRow row)
{
    const QString connection = m_sources[std::size_t(row.source)].connection;
    const auto record = flow(u"todo rm"_s, connection);
    TodoClient client = m_agent.todos(connection);
    const auto removed = co_await client.remove(row.kept.id);
    if (removed || removed.error().code == "todo_not_found"_L1) {
        std::erase_if(m_removed, [&](const Removed &one) { return one.row.key == row.key; });
        emit removalsDone();
        co_return;
    }
    bringBack(row.key);
    m_retry = [this, key = row.key] {
        if (const auto place = m_rows.placeOf(key))
            remove({index(int(*place))});
    };
    tell(connection, tr("“%1” was not removed.").arg(quoted(row.shown)), removed.error(), TodoNotice::Offer::Retry);
}

void TodoModel::bringBack(Key key)
{
    const auto found = std::ranges::find(m_removed, key, [](const Removed &one) { return one.row.key; });
    const Removed one = *found;
    m_removed.erase(found);
    const int source = one.row.source;
    putIn(std::min(m_rows.beginOf(source) + one.place, m_rows.endOf(source)), one.row);
}

void TodoModel::undoRemove()
{
    int batch = 0;
    for (const Removed &one : m_removed) {
        if (!one.sent)
            batch = std::max(batch, one.batch);
    }
    std::vector<Key> keys;
    for (auto one = m_removed.rbegin(); one != m_removed.rend(); ++one) {
        if (one->batch == batch && !one->sent)
            keys.push_back(one->row.key);
    }
    for (const Key key : keys)
        bringBack(key);
}

} // namespace agent0
