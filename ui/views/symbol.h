#pragma once

#include <QColor>
#include <QWidget>

namespace agent0 {

/// One of resources/icons as a picture beside words, which say the same: nothing that can be pressed. In the colour of the
/// text, or in one of its own.
class Symbol final : public QWidget {
    Q_OBJECT

public:
    explicit Symbol(int size, const QString &name = {}, QWidget *parent = nullptr);

    void setName(const QString &name);
    void setColor(const QColor &color);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    QColor m_color;
};

} // namespace agent0
