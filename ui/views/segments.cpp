#include "views/segments.h"

#include "views/theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

namespace agent0 {

namespace {

class Segment final : public QAbstractButton {
public:
    Segment(const QString &text, QWidget *parent) : QAbstractButton(parent)
    {
        setText(text);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
    }

    QSize sizeHint() const override
    {
        const QFontMetrics metrics(textFont(0, Weight::Strong));
        return {metrics.horizontalAdvance(text()) + 28, qMax(30, metrics.height() + 12)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Colors &colors = colorsOf(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF area = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setPen(isChecked() ? QPen(colors.border) : QPen(Qt::NoPen));
        painter.setBrush(isChecked() ? QBrush(colors.surface)
                : underMouse()       ? QBrush(colors.border)
                                     : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(area, 6, 6);
        if (hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(colors.accent, 2));
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        }
        painter.setPen(isChecked() ? colors.text : colors.muted);
        painter.setFont(textFont(0, isChecked() ? Weight::Strong : Weight::Normal));
        painter.drawText(rect(), Qt::AlignCenter, text());
    }
};

} // namespace

Segments::Segments(const QStringList &choices, QWidget *parent) : QWidget(parent), m_buttons(new QButtonGroup(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(2);
    for (const QString &choice : choices) {
        auto *segment = new Segment(choice, this);
        m_buttons->addButton(segment, row->count());
        row->addWidget(segment);
    }
    setCurrent(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_buttons, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            emit chosen(id);
    });
}

int Segments::current() const { return m_buttons->checkedId(); }

void Segments::setCurrent(int index)
{
    if (QAbstractButton *segment = m_buttons->button(index))
        segment->setChecked(true);
}

void Segments::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colorsOf(palette()).hover);
    painter.drawRoundedRect(rect(), 8, 8);
}

} // namespace agent0
