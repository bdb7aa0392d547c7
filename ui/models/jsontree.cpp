#include "models/jsontree.h"

#include "models/jsoncell.h"

#include <QJsonArray>
#include <QJsonObject>

namespace agent0 {

using namespace Qt::StringLiterals;

namespace {
constexpr int MostNodes = 20'000;
}

struct JsonTree::Node {
    Node *above = nullptr;
    int row = 0;
    QString name;
    QString text;
    std::vector<std::unique_ptr<Node>> below;
};

JsonTree::JsonTree(const QJsonValue &value, QObject *parent)
    : QAbstractItemModel(parent), m_root(std::make_unique<Node>())
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            add(*m_root, member.key(), member.value());
    } else if (value.isArray()) {
        const QJsonArray list = value.toArray();
        for (qsizetype i = 0; i < list.size(); ++i)
            add(*m_root, QString::number(i + 1), list.at(i));
    } else {
        add(*m_root, {}, value);
    }
}

JsonTree::~JsonTree() = default;

void JsonTree::add(Node &to, const QString &name, const QJsonValue &value)
{
    if (++m_nodes > MostNodes)
        return;
    auto node = std::make_unique<Node>();
    node->above = &to;
    node->row = int(to.below.size());
    node->name = cellText(name);
    node->text = cellText(value);
    Node &added = *node;
    to.below.push_back(std::move(node));
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member)
        add(added, member.key(), member.value());
    const QJsonArray list = value.toArray();
    for (qsizetype i = 0; i < list.size(); ++i)
        add(added, QString::number(i + 1), list.at(i));
}

const JsonTree::Node &JsonTree::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? *static_cast<const Node *>(index.constInternalPointer()) : *m_root;
}

QModelIndex JsonTree::index(int row, int column, const QModelIndex &parent) const
{
    const Node &above = nodeOf(parent);
    if (row < 0 || std::size_t(row) >= above.below.size() || column < 0 || column > 1)
        return {};
    return createIndex(row, column, above.below[std::size_t(row)].get());
}

QModelIndex JsonTree::parent(const QModelIndex &index) const
{
    const Node *above = index.isValid() ? nodeOf(index).above : nullptr;
    return !above || above == m_root.get() ? QModelIndex() : createIndex(above->row, 0, above);
}

int JsonTree::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(nodeOf(parent).below.size());
}

QVariant JsonTree::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || role != Qt::DisplayRole)
        return {};
    return index.column() == 0 ? nodeOf(index).name : nodeOf(index).text;
}

QVariant JsonTree::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Name") : tr("Value");
}

} // namespace agent0
