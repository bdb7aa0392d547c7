#include "models/jsontable.h"

#include "base/displaytext.h"
#include "models/jsoncell.h"

#include <QJsonObject>

namespace agent0 {

namespace {
constexpr qsizetype LookedAt = 100;
constexpr qsizetype MostColumns = 30;
constexpr qsizetype MostRows = 10'000;
} // namespace

JsonTable::JsonTable(QJsonArray rows, QObject *parent) : QAbstractTableModel(parent), m_rows(std::move(rows))
{
    for (qsizetype row = 0; row < std::min(m_rows.size(), LookedAt); ++row) {
        for (const QString &name : m_rows.at(row).toObject().keys()) {
            if (!m_members.contains(name) && m_members.size() < MostColumns)
                m_members << name;
        }
    }
}

int JsonTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(std::min(m_rows.size(), MostRows));
}

int JsonTable::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_members.size()); }

QVariant JsonTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || role != Qt::DisplayRole)
        return {};
    return cellText(m_rows.at(index.row())[m_members[index.column()]]);
}

QVariant JsonTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section >= m_members.size())
        return {};
    return displayText(m_members[section], 80);
}

} // namespace agent0
