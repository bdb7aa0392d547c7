#include "sandbox/todostore.h"

#include <algorithm>

namespace agent0::sandbox {

QList<TodoStore::Item> &TodoStore::items(const QString &person)
{
    const bool fresh = !m_items.contains(person);
    QList<Item> &list = m_items[person];
    if (fresh) {
        for (const QString &task : m_seed)
            list.append({++m_last, task, false, {}});
    }
    return list;
}

QString TodoStore::idOf(const Item &item) const
{
    return m_numericIds ? QString::number(item.number) : QStringLiteral("note-%1").arg(item.number);
}

TodoStore::Item *TodoStore::item(const QString &person, const QString &id)
{
    QList<Item> &list = items(person);
    const auto found = std::ranges::find_if(list, [&](const Item &one) { return idOf(one) == id; });
    return found == list.end() ? nullptr : &*found;
}

QJsonObject TodoStore::json(const Item &item) const
{
    const QJsonValue id = m_numericIds ? QJsonValue(item.number) : QJsonValue(idOf(item));
    const QJsonValue completedAt = item.completed ? QJsonValue(item.completedAt) : QJsonValue();
    return {{QStringLiteral("id"), id}, {QStringLiteral("task"), item.task},
        {QStringLiteral("completed"), item.completed}, {QStringLiteral("completedAt"), completedAt}};
}

QJsonArray TodoStore::list(const QString &person)
{
    QJsonArray all;
    for (const Item &item : items(person))
        all.append(json(item));
    return all;
}

std::optional<QJsonObject> TodoStore::find(const QString &person, const QString &id)
{
    const Item *found = item(person, id);
    return found ? std::optional(json(*found)) : std::nullopt;
}

QJsonObject TodoStore::add(const QString &person, const QString &task)
{
    QList<Item> &list = items(person);
    list.append({++m_last, task, false, {}});
    return json(list.last());
}

std::optional<QJsonObject> TodoStore::update(const QString &person, const QString &id,
    const std::optional<QString> &task, std::optional<bool> completed, const QString &now)
{
    Item *found = item(person, id);
    if (!found)
        return {};
    if (task)
        found->task = *task;
    if (completed && *completed != found->completed) {
        found->completed = *completed;
        found->completedAt = now;
    }
    return json(*found);
}

bool TodoStore::remove(const QString &person, const QString &id)
{
    const Item *found = item(person, id);
    return found
        && items(person).removeIf([number = found->number](const Item &one) { return one.number == number; }) > 0;
}

} // namespace agent0::sandbox
