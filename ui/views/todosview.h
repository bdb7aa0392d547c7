#pragma once

#include "models/todofilter.h"
#include "models/todomodel.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QListView;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace agent0 {

class Placeholder;
class ProblemLine;
class Segments;
class Skeleton;
class Snackbar;
class TodoDelegate;

/// The todos of every connection that has them.
class TodosView final : public QWidget {
    Q_OBJECT

public:
    explicit TodosView(TodoModel &todos, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeFilterRow();
    QWidget *makeAddRow();
    QWidget *makeList();
    void makeShortcuts();
    QString target() const; ///< the connection that a new todo goes to
    void add();
    void addLines(const QString &text);
    void showMenu(QPoint at); ///< of what is selected
    void copySelected() const;
    QModelIndexList selected() const; ///< of the model
    void toggle();
    void removeSelected();
    void chooseConnection();
    void notice(const TodoNotice &notice);
    void refresh();
    void showProblems();
    void showEmptiness();
    void act(); ///< what the placeholder offers

    TodoModel &m_todos;
    TodoFilter m_filter;
    TodoNotice::Offer m_offer = TodoNotice::Offer::Nothing;
    QComboBox *m_connection;
    Segments *m_which;
    QLineEdit *m_search;
    QLineEdit *m_text;
    QComboBox *m_target;
    QPushButton *m_add;
    QVBoxLayout *m_problems;
    QListView *m_list;
    TodoDelegate *m_delegate;
    Skeleton *m_skeleton;
    Placeholder *m_placeholder;
    QStackedWidget *m_stack;
    Snackbar *m_snackbar;
};

} // namespace agent0
