#pragma once

#include <QWidget>

namespace agent0 {

/// A surface with a fine edge and round corners, to put a layout on.
class Card final : public QWidget {
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr) : QWidget(parent) { }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace agent0
