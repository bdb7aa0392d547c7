#pragma once

#include <QSortFilterProxyModel>

namespace agent0 {

/// The todos that are looked for: of one connection or all, open or done, with these words in them.
class TodoFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    enum class Which { All, Open, Done };

    explicit TodoFilter(QAbstractItemModel &todos);

    void setConnection(const QString &connection); ///< "" for all
    void setWhich(Which which);
    void setWords(const QString &words);
    const QString &connection() const { return m_connection; }
    Which which() const { return m_which; }
    bool narrows() const { return !m_connection.isEmpty() || m_which != Which::All || !m_words.isEmpty(); }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString m_connection;
    Which m_which = Which::All;
    QStringList m_words;
};

} // namespace agent0
