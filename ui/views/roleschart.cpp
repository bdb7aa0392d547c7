#include "views/roleschart.h"

#include "base/displaytext.h"
#include "text/plaintip.h"
#include "views/theme.h"

#include <QPainter>
#include <QStyle>

namespace agent0 {

namespace {

constexpr qreal BoxHeight = 62;
constexpr qreal Gap = 38;
constexpr qreal OwnWidth = 96;

QString hostOf(const QString &address)
{
    const qsizetype scheme = address.indexOf("://"_L1);
    return displayText(scheme < 0 ? address : address.sliced(scheme + 3), 120);
}

} // namespace

RolesChart::RolesChart(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setSizePolicy(policy);
}

void RolesChart::show(const ConnectionDetails &details, Leg brokenAt)
{
    const Connection &connection = details.status.settings;
    const bool atProvider = brokenAt == Leg::SignIn || brokenAt == Leg::Refresh || brokenAt == Leg::Exchange;
    m_roles = {
        {tr("Identity provider"), hostOf(details.atIdentityProvider.server), tr("1 sign-in, 2 exchange"), {},
            atProvider},
        {tr("Authorization server"), hostOf(connection.authorizationServer), tr("3 ID-JAG for access token"),
            tr("trusts"), brokenAt == Leg::Redemption},
        {tr("Resource"), hostOf(connection.resource.isEmpty() ? connection.apiBaseUrl : connection.resource),
            tr("4 call with access token"), tr("trusts"), brokenAt == Leg::Resource},
    };
    m_roles[1].reached = !m_roles[0].broken;
    m_roles[2].reached = m_roles[1].reached && !m_roles[1].broken;
    QStringList words;
    for (const Role &role : std::as_const(m_roles))
        words << tr("%1: %2 at %3%4")
                     .arg(role.title, role.arrow, role.name, role.broken ? tr(" (failed here)") : QString());
    setAccessibleName(tr("Who asks whom"));
    setAccessibleDescription(words.join(u". "));
    setToolTip(plainTip(words.join(u'\n')));
    update();
}

QRectF RolesChart::mirrored(const QRectF &rect) const
{
    if (layoutDirection() == Qt::LeftToRight)
        return rect;
    return QRectF(width() - rect.right(), rect.top(), rect.width(), rect.height());
}

QRectF RolesChart::boxOf(int role) const
{
    const qreal middle = BoxHeight + Gap + BoxHeight / 2 + 3;
    if (role == 0)
        return mirrored(QRectF(3, middle - BoxHeight / 2, OwnWidth, BoxHeight));
    const qreal left = std::max(width() * 0.52, OwnWidth + 110);
    return mirrored(QRectF(left, 3 + (role - 1) * (BoxHeight + Gap), width() - left - 3, BoxHeight));
}

void RolesChart::paintEvent(QPaintEvent *)
{
    if (m_roles.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int role = 1; role <= 3; ++role)
        paintArrow(painter, role);
    paintTrust(painter, 2);
    paintTrust(painter, 3);
    paintBox(painter, boxOf(0), tr("You run"), u"Agent0"_s, true);
    for (int role = 1; role <= 3; ++role)
        paintBox(painter, boxOf(role), m_roles[role - 1].title, m_roles[role - 1].name, false);
}

void RolesChart::paintBox(
    QPainter &painter, const QRectF &box, const QString &title, const QString &name, bool own) const
{
    const Colors &colors = colorsOf(palette());
    painter.setPen(QPen(own ? colors.accent : colors.outline, own ? 1.5 : 1));
    painter.setBrush(own ? colors.accentSoft : colors.surface);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 9, 9);
    const QRectF inner = box.adjusted(10, 9, -10, -9);
    painter.setFont(textFont(-1));
    painter.setPen(colors.muted);
    const auto side = Qt::AlignLeading | Qt::AlignTop;
    painter.drawText(inner, int(QStyle::visualAlignment(layoutDirection(), side)), title);
    painter.setFont(textFont(0, 600));
    painter.setPen(colors.text);
    const QString shown = QFontMetricsF(painter.font()).elidedText(name, Qt::ElideMiddle, inner.width());
    painter.drawText(inner, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignBottom)), shown);
}

void RolesChart::paintArrow(QPainter &painter, int role) const
{
    const Colors &colors = colorsOf(palette());
    const Role &to = m_roles[role - 1];
    const bool right = layoutDirection() == Qt::LeftToRight;
    const QRectF own = boxOf(0);
    const QRectF box = boxOf(role);
    const QPointF begin(right ? own.right() : own.left(), own.center().y() + (role - 2) * 14);
    const QPointF end(right ? box.left() : box.right(), box.center().y());
    const qreal bend = begin.x() + (right ? 14 : -14);
    const QColor color = to.broken ? colors.danger : to.reached ? colors.accent : colors.outline;
    painter.setPen(QPen(color, 1.6, to.broken ? Qt::DashLine : to.reached ? Qt::SolidLine : Qt::DotLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF{begin, {bend, begin.y()}, {bend, end.y()}, end});
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const qreal back = right ? -8 : 8;
    painter.drawPolygon(QPolygonF{end, end + QPointF(back, -4.5), end + QPointF(back, 4.5)});
    painter.setFont(textFont(-1));
    painter.setPen(to.broken ? colors.danger : colors.muted);
    const QRectF room =
        QRectF(QPointF(bend, end.y() - 40), QPointF(end.x(), end.y() - 3)).normalized().adjusted(6, 0, -8, 0);
    painter.drawText(
        room, int(Qt::AlignHCenter | Qt::AlignBottom | Qt::TextWordWrap), to.broken ? u"✕ "_s + to.arrow : to.arrow);
}

/// Upward: each server trusts the one above it, or there is no Cross App Access.
void RolesChart::paintTrust(QPainter &painter, int role) const
{
    const Colors &colors = colorsOf(palette());
    const QRectF from = boxOf(role);
    const QRectF to = boxOf(role - 1);
    const qreal x = from.center().x();
    painter.setPen(QPen(colors.muted, 1.2, Qt::DotLine));
    painter.drawLine(QPointF(x, from.top()), QPointF(x, to.bottom() + 7));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.muted);
    painter.drawPolygon(QPolygonF{{x, to.bottom() + 1}, {x - 4, to.bottom() + 8}, {x + 4, to.bottom() + 8}});
    painter.setFont(textFont(-1));
    painter.setPen(colors.muted);
    const QRectF room(x + 8, to.bottom(), 120, Gap);
    painter.drawText(room, int(Qt::AlignLeft | Qt::AlignVCenter), m_roles[role - 1].trust);
}

} // namespace agent0
