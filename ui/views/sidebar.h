#pragma once

#include "views/view.h"

#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace agent0 {

/// The list of views at the edge of the window. Up and Down go through it.
class Sidebar final : public QWidget {
    Q_OBJECT

public:
    explicit Sidebar(QWidget *parent = nullptr);

    void setViews(const ViewList &views);
    void setCurrent(int index);
    QSize sizeHint() const override { return {216, 400}; }

signals:
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_entries;
    QButtonGroup *m_buttons;
};

} // namespace agent0
