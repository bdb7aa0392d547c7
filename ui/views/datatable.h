#pragma once

#include <QTableView>

namespace agent0 {

/// A big table of rows: nothing is edited in it, rows are chosen whole, every row is as high as the others. What is selected can be
/// copied, or dragged elsewhere, as text.
class DataTable : public QTableView {
    Q_OBJECT

public:
    explicit DataTable(QWidget *parent = nullptr);

    /// widths: of the columns in order, in characters; 0 hides a column.
    void setColumnWidths(const QList<int> &widths);
    /// The selected rows from top to bottom, a line each: the columns that are shown, as they are shown, tabs between.
    QString selectedText() const;

signals:
    void menuWanted(const QPoint &globalPosition); ///< by the right button or the menu key
    void chosen(const QModelIndex &index); ///< double click or Return

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void startDrag(Qt::DropActions actions) override;
};

} // namespace agent0
