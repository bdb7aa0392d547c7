#pragma once

#include <QTableView>

namespace agent0 {

/// A big table of rows: nothing is edited in it, rows are chosen whole, every row is as high as the others.
class DataTable : public QTableView {
    Q_OBJECT

public:
    explicit DataTable(QWidget *parent = nullptr);

    /// widths: of the columns in order, in characters; 0 hides a column.
    void setColumnWidths(const QList<int> &widths);

signals:
    void menuWanted(const QPoint &globalPosition); ///< by the right button or the menu key
    void chosen(const QModelIndex &index);         ///< double click or Return

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace agent0
