#pragma once

#include <QAbstractTableModel>
#include <QJsonArray>
#include <QStringList>

namespace agent0 {

/// A list of JSON objects as a table: a column for each member that the first hundred have, 30 at most; 10,000 rows at most.
class JsonTable final : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit JsonTable(QJsonArray rows, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QJsonArray m_rows;
    QStringList m_members;
};

} // namespace agent0
