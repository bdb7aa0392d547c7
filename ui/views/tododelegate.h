#pragma once

#include <QStyledItemDelegate>

namespace agent0 {

class TodoModel;

/// A todo as a line: a box to tick, the text, where it is from, when it was done.
class TodoDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit TodoDelegate(const TodoModel &todos, QObject *parent = nullptr);

    void setNamesShown(bool shown) { m_namesShown = shown; } ///< of the connections

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void updateEditorGeometry(
        QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

private:
    struct Places;
    Places placesOf(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    QString dateOf(const QModelIndex &index) const;
    QFont smallFont() const;

    const TodoModel &m_todos;
    bool m_namesShown = false;
};

} // namespace agent0
