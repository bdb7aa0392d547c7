#pragma once

#include <QWidget>

namespace agent0 {

/// Fills the widget as such a surface, on which everything else is painted.
void paintCard(QWidget &widget);
/// The same for a strip that says something is wrong.
void paintWarning(QWidget &widget);

/// A surface with a fine edge and round corners, to put a layout on.
class Card final : public QWidget {
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr) : QWidget(parent) { }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace agent0
