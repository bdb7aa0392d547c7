#include "views/snackbar.h"

#include "views/icons.h"
#include "views/label.h"
#include "views/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

namespace agent0 {

namespace {

/// As long as what was removed can be brought back.
constexpr int StaysFor = 7'000;

} // namespace

Snackbar::Snackbar(QWidget *parent)
    : QWidget(parent), m_text(new Label), m_action(new QPushButton), m_close(new QToolButton), m_timer(new QTimer(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(18, 8, 10, 8);
    row->setSpacing(12);
    row->addWidget(m_text->wrapped(), 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    m_close->setIcon(symbolIcon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Dismiss"));
    m_close->setToolTip(tr("Dismiss"));
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &Snackbar::goByItself);
    connect(m_close, &QToolButton::clicked, this, &Snackbar::dismiss);
    connect(m_action, &QPushButton::clicked, this, [this] {
        dismiss();
        emit acted();
    });
    parent->installEventFilter(this);
    hide();
}

void Snackbar::say(const QString &text, const QString &action)
{
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    place();
    show();
    raise();
    m_timer->start(StaysFor);
    QAccessibleEvent announcement(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&announcement);
}

QString Snackbar::text() const { return m_text->text(); }
QString Snackbar::action() const { return m_action->text(); }

void Snackbar::dismiss()
{
    m_timer->stop();
    hide();
}

void Snackbar::goByItself()
{
    if (underMouse() || isAncestorOf(QWidget::window()->focusWidget()))
        m_timer->start(StaysFor);
    else
        hide();
}

void Snackbar::place()
{
    const int width = qMin(parentWidget()->width() - 48, 620);
    const int height = qMax(sizeHint().height(), heightForWidth(width));
    setGeometry((parentWidget()->width() - width) / 2, parentWidget()->height() - height - 34, width, height);
}

bool Snackbar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

void Snackbar::paintEvent(QPaintEvent *)
{
    const Colors &colors = colorsOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors.outline);
    painter.setBrush(colors.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
}

} // namespace agent0
