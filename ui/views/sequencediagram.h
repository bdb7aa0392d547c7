#pragma once

#include "models/flowmodel.h"

#include <QAbstractScrollArea>

namespace agent0 {

/// A flow as a sequence diagram: a lifeline for each who takes part, an arrow with method, status and time for each request, red
/// and broken where it failed. An arrow is chosen by a click, or by the arrow keys.
class SequenceDiagram final : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit SequenceDiagram(FlowModel &flow, QWidget *parent = nullptr);

    int current() const { return m_current; } ///< -1 for none
    void setCurrent(int row);
    QRect rowRect(int row) const; ///< in the viewport
    QString describe(int row) const; ///< the arrow as a sentence

signals:
    void currentChanged(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void layOut();
    int laneWidth() const;
    int laneCenter(Participant participant) const;
    void paintLanes(QPainter &painter) const;
    void paintHeads(QPainter &painter) const;
    void paintRow(QPainter &painter, int row) const;
    void paintArrow(QPainter &painter, int row, const QRect &rect, const QColor &color) const;
    void paintOwn(QPainter &painter, const QRect &rect, const QColor &color) const;
    void paintWords(QPainter &painter, int row, const QRect &rect, const QColor &color) const;

    FlowModel &m_flow;
    int m_current = -1;
};

} // namespace agent0
