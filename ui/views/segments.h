#pragma once

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace agent0 {

/// A choice of a few, side by side; one is chosen. Left and Right go through them.
class Segments final : public QWidget {
    Q_OBJECT

public:
    explicit Segments(const QStringList &choices, QWidget *parent = nullptr);

    int current() const;
    void setCurrent(int index);

signals:
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QButtonGroup *m_buttons;
};

} // namespace agent0
