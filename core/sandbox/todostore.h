#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace agent0::sandbox {

/// The items of one resource, in memory, a list for each person, seeded when first asked for. An item on the wire
/// is {"id", "task", "completed", "completedAt"}.
class TodoStore {
public:
    /// numericIds: ids are JSON numbers (as the published sample has them), else texts.
    TodoStore(QStringList seed, bool numericIds) : m_seed(std::move(seed)), m_numericIds(numericIds) { }

    QJsonArray list(const QString &person);
    std::optional<QJsonObject> find(const QString &person, const QString &id);
    QJsonObject add(const QString &person, const QString &task);
    /// Changes what is given. now: what "completedAt" becomes.
    std::optional<QJsonObject> update(const QString &person, const QString &id, const std::optional<QString> &task,
        std::optional<bool> completed, const QString &now);
    bool remove(const QString &person, const QString &id);

private:
    struct Item {
        int number;
        QString task;
        bool completed = false;
        QString completedAt;
    };
    QList<Item> &items(const QString &person);
    Item *item(const QString &person, const QString &id);
    QString idOf(const Item &item) const;
    QJsonObject json(const Item &item) const;

    QStringList m_seed;
    bool m_numericIds;
    int m_last = 0;
    QHash<QString, QList<Item>> m_items;
};

} // namespace agent0::sandbox
