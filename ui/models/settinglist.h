#pragma once

#include "config/effective.h"

#include <QAbstractTableModel>

namespace agent0 {

/// Every value of a profile that is in force, and where it comes from.
class SettingList : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Value, Source, ColumnCount };
    enum Role { ManagedRole = Qt::UserRole + 1 }; ///< the administrator's: cannot be changed here

    explicit SettingList(QList<Setting> settings) : m_settings(std::move(settings)) { }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_settings.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textOf(const Setting &setting, Column column) const;
    QList<Setting> m_settings;
};

} // namespace agent0
