#pragma once

#include "help/helpindex.h"

#include <QWidget>

class QLineEdit;
class QListWidget;
class QTextBrowser;
class QToolButton;
class QUrl;

namespace agent0 {

/// The offline help: pages, and a search over them. Only the pages that come with the program are shown; they lead nowhere else.
class HelpView final : public QWidget {
    Q_OBJECT

public:
    explicit HelpView(HelpIndex index, QWidget *parent = nullptr);

    void showTopic(const QString &topic); ///< "identifiers", "errors-profile#missing"; others are ignored

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeList();
    QWidget *makePage();
    void search();
    void addEntry(const QString &topic, const QString &title);
    void openChosen();
    void follow(const QUrl &link);
    void goBack();
    void display(const QString &topic);
    void readPage();
    void scrollTo(const QString &code);

    HelpIndex m_index;
    QStringList m_before; ///< topics, the last one shown last
    QString m_topic;
    QLineEdit *m_field;
    QListWidget *m_list;
    QTextBrowser *m_page;
    QToolButton *m_back;
};

} // namespace agent0
