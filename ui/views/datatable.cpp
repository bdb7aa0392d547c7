#include "views/datatable.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDrag>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMimeData>

#include <algorithm>

namespace agent0 {

DataTable::DataTable(QWidget *parent) : QTableView(parent)
{
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    setMouseTracking(true);
    setDragDropMode(DragOnly);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 16);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    connect(this, &QTableView::doubleClicked, this, &DataTable::chosen);
}

void DataTable::setColumnWidths(const QList<int> &widths)
{
    const int character = fontMetrics().averageCharWidth();
    for (int column = 0; column < widths.size(); ++column) {
        setColumnHidden(column, widths[column] == 0);
        setColumnWidth(column, widths[column] * character + 20);
    }
}

void DataTable::contextMenuEvent(QContextMenuEvent *event)
{
    const QPoint at = event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid()
        ? viewport()->mapToGlobal(visualRect(currentIndex()).center())
        : event->globalPos();
    emit menuWanted(at);
}

QString DataTable::selectedText() const
{
    QList<int> columns;
    for (int place = 0; place < horizontalHeader()->count(); ++place) {
        if (const int column = horizontalHeader()->logicalIndex(place); !isColumnHidden(column))
            columns << column;
    }
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QStringList lines;
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList cells;
        for (const int column : std::as_const(columns))
            cells << row.siblingAtColumn(column).data().toString().simplified();
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

void DataTable::startDrag(Qt::DropActions)
{
    const QString text = selectedText();
    if (text.isEmpty())
        return;
    auto *drag = new QDrag(this);
    auto *data = new QMimeData;
    data->setText(text);
    drag->setMimeData(data);
    drag->exec(Qt::CopyAction);
}

void DataTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        if (const QString text = selectedText(); !text.isEmpty())
            QGuiApplication::clipboard()->setText(text);
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        emit chosen(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace agent0
