#pragma once

#include "models/connectionmodel.h"
#include "views/datatable.h"

namespace agent0 {

/// The table of connections. What is selected stays so by its id, however the model is sorted, filtered or read again.
class ConnectionTable final : public DataTable {
    Q_OBJECT

public:
    explicit ConnectionTable(ConnectionModel &model, QWidget *parent = nullptr);

    QStringList selectedIds() const; ///< in the order shown
    QString currentId() const;       ///< "" where none is
    void select(const QString &id);  ///< and scroll there
    void sortBy(int column);         ///< as a click on its heading does

signals:
    void selectedChanged();

private:
    void remember();
    void restore();
    void spanHeadlines();

    ConnectionModel &m_model;
    QStringList m_selected; ///< before the model was reset
    QString m_current;
};

} // namespace agent0
