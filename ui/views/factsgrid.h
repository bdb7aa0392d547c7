#pragma once

#include "views/label.h"

class QGridLayout;

namespace agent0 {

/// A few rows of short texts in columns, each of which can be marked and copied. Plain text, whoever wrote it.
class FactsGrid final : public QWidget {
    Q_OBJECT

public:
    struct Fact {
        Fact(QString text, Label::Tone tone = Label::Tone::Normal) : text(std::move(text)), tone(tone) { }
        QString text;
        Label::Tone tone;
    };

    /// stretches: how the columns share the room.
    explicit FactsGrid(QList<int> stretches, QWidget *parent = nullptr);

    void clear();
    bool isEmpty() const { return m_rows == 0; }
    void setHeadings(const QStringList &headings);
    void addRow(const QList<Fact> &facts);
    /// One text over all columns.
    void addNote(const QString &text, Label::Tone tone = Label::Tone::Muted);
    int rows() const { return m_rows; }

private:
    QGridLayout *m_grid;
    QList<int> m_stretches;
    int m_rows = 0;
};

} // namespace agent0
