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
    /// What is for everybody alone, and the way back to the start page: while nobody is signed in.
    void setPeople(View::For people);
    QSize sizeHint() const override { return {216, 400}; }

signals:
    void chosen(int index);
    void startChosen();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ViewList m_views;
    View::For m_people = View::For::SignedIn;
    QWidget *m_start;
    QVBoxLayout *m_entries;
    QButtonGroup *m_buttons;
};

} // namespace agent0
