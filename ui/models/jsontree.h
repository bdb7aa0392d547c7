#pragma once

#include <QAbstractItemModel>
#include <QJsonValue>

#include <memory>
#include <vector>

namespace agent0 {

/// A JSON value as a tree: names, and values as harmless text. At most 20,000 nodes.
class JsonTree final : public QAbstractItemModel {
    Q_OBJECT

public:
    explicit JsonTree(const QJsonValue &value, QObject *parent = nullptr);
    ~JsonTree() override;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &) const override { return 2; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node;
    void add(Node &to, const QString &name, const QJsonValue &value);
    const Node &nodeOf(const QModelIndex &index) const;

    std::unique_ptr<Node> m_root;
    int m_nodes = 0;
};

} // namespace agent0
