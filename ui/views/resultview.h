#pragma once

#include "models/mcperrand.h"

#include <QWidget>

class QVBoxLayout;

namespace agent0 {

/// What came of an errand: text, trees, tables, pictures, addresses; or why nothing came. Nothing of it is ever opened.
class ResultView final : public QWidget {
    Q_OBJECT

public:
    explicit ResultView(QWidget *parent = nullptr);

    void show(const McpErrand::State &state);

signals:
    void helpWanted(); ///< only the person can help, and wants to

private:
    void clear();
    void addPart(const ResultPart &part);
    void addFailure(const Error &why);
    void addNote(const QString &text);
    QWidget *widgetFor(const ResultPart &part);

    QVBoxLayout *m_column;
};

} // namespace agent0
