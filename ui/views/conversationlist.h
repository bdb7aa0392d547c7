#pragma once

#include "models/conversationsmodel.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QListView;
class QStackedWidget;

namespace agent0 {

class Label;

/// The conversations at the side: to open one, to look for one, to name it, to remove it.
class ConversationList final : public QWidget {
    Q_OBJECT

public:
    /// model outlives it.
    explicit ConversationList(ConversationsModel &model, QWidget *parent = nullptr);

    void setCurrent(const QString &id); ///< the one that is open
    void search();
    void renameCurrent();
    void removeCurrent();

signals:
    void chosen(const QString &id);
    void newWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHead();
    void makeList();
    void refresh();
    void showMenu(const QPoint &at);
    void choose();

    ConversationsModel &m_model;
    QString m_current;
    QTimer m_soon; ///< a search is made when nobody types for a moment
    QLineEdit *m_search;
    QListView *m_list;
    Label *m_nothing;
    QStackedWidget *m_pages;
};

} // namespace agent0
