#pragma once

#include <QWidget>

namespace agent0 {

/// The outline of a list that is still on its way. Stands still: nothing is drawn again while nobody knows more.
class Skeleton final : public QWidget {
    Q_OBJECT

public:
    explicit Skeleton(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace agent0
