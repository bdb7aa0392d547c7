#pragma once

#include <QDialog>

class QAction;
class QLineEdit;
class QListView;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace agent0 {

/// Everything that can be done in a window, found by typing: the actions that are enabled and have a text.
class CommandPalette final : public QDialog {
    Q_OBJECT

public:
    explicit CommandPalette(QWidget &window);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill(QWidget &window);
    void narrow(const QString &words);
    void run();

    QStandardItemModel *m_commands;
    QSortFilterProxyModel *m_found;
    QLineEdit *m_words;
    QListView *m_list;
};

/// The actions of a window that people may be told of, those of what is not visible left out, in the order of their texts.
QList<QAction *> commandsOf(const QWidget &window);

} // namespace agent0
