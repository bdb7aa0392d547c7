#pragma once

#include <QAbstractListModel>
#include <QList>

namespace agent0 {

/// What an MCP server lists, a row each: tools, resources, prompts.
class McpItems final : public QAbstractListModel {
    Q_OBJECT

public:
    struct Item {
        QString title; ///< harmless to show
        QString line;  ///< what it is good for, in a line
        QString badge; ///< a word: "reads", "writes"; "" for none
    };
    enum Role { LineRole = Qt::UserRole, BadgeRole };

    using QAbstractListModel::QAbstractListModel;

    void set(QList<Item> items);
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<Item> m_items;
};

} // namespace agent0
