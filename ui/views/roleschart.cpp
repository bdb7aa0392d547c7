#include "views/roleschart.h"

#include "base/displaytext.h"
#include "text/checktext.h"
#include "text/directions.h"
#include "text/plaintip.h"

#include <QPainter>
#include <QStyle>

namespace agent0 {

namespace {

constexpr qreal OwnWidth = 70;
constexpr qreal ArrowRoom = 112;
constexpr qreal TrustRoom = 64;
constexpr int Edge = 6;

QString hostOf(const QString &address)
{
    const qsizetype scheme = address.indexOf("://"_L1);
    return displayText(scheme < 0 ? address : address.sliced(scheme + 3), 120);
}

QString orNobody(const QString &address)
{
    return address.isEmpty() ? RolesChart::tr("has no part in it") : hostOf(address);
}

/// A host that is too long goes on in a second line, if it can behind a dot or a dash; beyond that its middle is left out.
QString inTwoLines(const QString &name, const QFontMetricsF &metrics, qreal width)
{
    if (metrics.horizontalAdvance(name) <= width)
        return name;
    qsizetype fits = 0;
    qsizetype good = 0;
    while (fits < name.size() && metrics.horizontalAdvance(name.first(fits + 1)) <= width) {
        ++fits;
        if (u".-/:"_s.contains(name[fits - 1]))
            good = fits;
    }
    const qsizetype first = good > 0 ? good : fits;
    return name.first(first) + u'\n' + metrics.elidedText(name.sliced(first), Qt::ElideMiddle, width);
}

} // namespace

RolesChart::RolesChart(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setSizePolicy(policy);
    setAccessibleName(tr("Who asks whom"));
}

void RolesChart::show(const ConnectionDetails &details, Leg brokenAt)
{
    const Connection &connection = details.status.settings;
    const bool atProvider = brokenAt == Leg::SignIn || brokenAt == Leg::Refresh || brokenAt == Leg::Exchange;
    QList<Role> roles{
        {tr("Identity provider"), hostOf(details.atIdentityProvider.server), tr("1 sign-in, 2 exchange"), {}},
        {tr("Authorization server"), hostOf(connection.authorizationServer), tr("3 ID-JAG for access token"),
            tr("trusts")},
        {tr("Resource"), hostOf(connection.resource.isEmpty() ? connection.apiBaseUrl : connection.resource),
            tr("4 call with access token"), tr("trusts")},
    };
    const bool broken[] = {atProvider, brokenAt == Leg::Redemption, brokenAt == Leg::Resource};
    bool reached = true;
    for (qsizetype i = 0; i < roles.size(); ++i) {
        roles[i].asked = broken[i] ? Standing::Broken : reached ? Standing::Good : Standing::Unknown;
        reached = reached && !broken[i];
    }
    take(std::move(roles));
}

void RolesChart::show(const doctor::Topology &topology)
{
    using doctor::Relation;
    using doctor::TrustClass;
    const Standing server = standingOf(topology.of(Relation::ClientAtServer));
    const Standing api = standingOf(topology.of(Relation::ResourceTrustsServer));
    const Standing trust = standingOf(topology.of(Relation::ServerTrustsProvider));
    m_sizes = {46, 30, 24, 20};
    const bool two = topology.trust == TrustClass::Separate || topology.trust == TrustClass::OtherOrgCustom
        || topology.trust == TrustClass::OtherOrgServer;
    m_domains = !topology.trust ? Domains::NotShown : two ? Domains::Two : Domains::One;
    m_tone = topology.trust && !doctor::canWork(*topology.trust) ? Tone::Danger : Tone::Muted;
    m_caption = topology.trust ? trustText(*topology.trust) : QString();
    take({
        {tr("Identity provider"), orNobody(topology.provider),
            topology.provider.isEmpty() ? QString() : tr("1 sign-in, 2 exchange"), {},
            standingOf(topology.of(Relation::ClientAtProvider))},
        {tr("Authorization server"),
            topology.server.isEmpty() ? tr("the one the resource names") : hostOf(topology.server),
            topology.provider.isEmpty() ? tr("asked directly") : tr("3 ID-JAG for access token"),
            topology.provider.isEmpty() ? QString() : tr("trusts"), server, trust},
        {tr("Resource"), hostOf(topology.resource), tr("4 call with access token"), tr("trusts"), api, api},
    });
}

RolesChart::Standing RolesChart::standingOf(doctor::State state)
{
    switch (state) {
    case doctor::State::Pass: return Standing::Good;
    case doctor::State::Warn: return Standing::Doubtful;
    case doctor::State::Blocked:
    case doctor::State::Fail: return Standing::Broken;
    case doctor::State::Skipped: return Standing::Unknown;
    }
    return Standing::Unknown;
}

void RolesChart::take(QList<Role> roles)
{
    m_roles = std::move(roles);
    QStringList words;
    for (const Role &role : std::as_const(m_roles)) {
        const QString how = role.asked == Standing::Broken ? tr(" (failed here)")
            : role.asked == Standing::Doubtful             ? tr(" (doubtful)")
                                                           : QString();
        const QString trust = role.trusts == Standing::Broken ? tr("; does not trust the one above") : QString();
        words << tr("%1: %2 at %3%4").arg(role.title, role.arrow, role.name, how + trust);
    }
    if (!m_caption.isEmpty())
        words << m_caption;
    setAccessibleDescription(words.join(u". "));
    setToolTip(plainTip(words.join(u'\n')));
    updateGeometry();
    update();
}

int RolesChart::height(int boxes) const
{
    return boxes * m_sizes.box + (boxes - 1) * m_sizes.gap + m_sizes.top + Edge + m_sizes.caption;
}

QRectF RolesChart::mirrored(const QRectF &rect) const
{
    if (layoutDirection() == Qt::LeftToRight)
        return rect;
    return QRectF(width() - rect.right(), rect.top(), rect.width(), rect.height());
}

QRectF RolesChart::boxOf(int role) const
{
    const int step = m_sizes.box + m_sizes.gap;
    if (role == 0)
        return mirrored(QRectF(3, m_sizes.top + step, OwnWidth, m_sizes.box));
    const qreal left = std::max(width() * 0.46, OwnWidth + ArrowRoom);
    return mirrored(QRectF(left, m_sizes.top + (role - 1) * step, width() - left - Edge - 2, m_sizes.box));
}

QColor RolesChart::colorOf(Standing standing, const Colors &colors) const
{
    switch (standing) {
    case Standing::Unknown: return colors.outline;
    case Standing::Good: return colors.accent;
    case Standing::Doubtful: return colors.warning;
    case Standing::Broken: return colors.danger;
    }
    return colors.outline;
}

void RolesChart::paintEvent(QPaintEvent *)
{
    if (m_roles.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintDomains(painter);
    for (int role = 1; role <= 3; ++role) {
        if (!m_roles[role - 1].arrow.isEmpty())
            paintArrow(painter, role);
    }
    paintTrust(painter, 2);
    paintTrust(painter, 3);
    paintBox(painter, boxOf(0), tr("You run"), u"Agent0"_s, true);
    for (int role = 1; role <= 3; ++role)
        paintBox(painter, boxOf(role), m_roles[role - 1].title, m_roles[role - 1].name, false);
}

/// A frame around what is one domain: the identity provider alone, or it and the server that should be another.
void RolesChart::paintDomains(QPainter &painter) const
{
    if (m_domains == Domains::NotShown)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(agent0::colorOf(m_tone, palette()), 1, Qt::DashLine));
    const auto frame = [&](int first, int last) {
        painter.drawRoundedRect(
            boxOf(first).united(boxOf(last)).adjusted(-Edge + 1.5, -Edge + 1.5, Edge - 1.5, Edge - 1.5), 12, 12);
    };
    if (m_domains == Domains::One) {
        frame(1, 2);
    } else {
        frame(1, 1);
        frame(2, 3);
    }
    painter.setFont(textFont(-1, m_tone == Tone::Danger ? Weight::Strong : Weight::Normal));
    painter.setPen(agent0::colorOf(m_tone, palette()));
    const QRectF room(0, QWidget::height() - m_sizes.caption, width() - Edge, m_sizes.caption);
    const QString shown = painter.fontMetrics().elidedText(m_caption, Qt::ElideRight, int(room.width()));
    painter.drawText(room, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignRight) | Qt::AlignVCenter),
        directed(shown, layoutDirection()));
}

void RolesChart::paintBox(
    QPainter &painter, const QRectF &box, const QString &title, const QString &name, bool own) const
{
    const Colors &colors = colorsOf(palette());
    painter.setPen(QPen(own ? colors.accent : colors.outline, own ? 1.5 : 1));
    painter.setBrush(own ? colors.accentSoft : colors.surface);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 9, 9);
    const int rim = m_sizes.box > 50 ? 6 : 4;
    const QRectF inner = box.adjusted(10, rim, -8, -rim);
    painter.setFont(textFont(-1));
    painter.setPen(colors.muted);
    const auto side = Qt::AlignLeading | Qt::AlignTop;
    const QString heading = QFontMetricsF(painter.font()).elidedText(title, Qt::ElideRight, inner.width());
    painter.drawText(inner, int(QStyle::visualAlignment(layoutDirection(), side)), heading);
    painter.setFont(textFont(0, Weight::Strong));
    painter.setPen(colors.text);
    if (QFontMetricsF(painter.font()).horizontalAdvance(name) > inner.width())
        painter.setFont(textFont(-1, Weight::Strong));
    const QFontMetricsF metrics(painter.font());
    const QString shown = m_sizes.box > 50 ? inTwoLines(name, metrics, inner.width())
                                           : metrics.elidedText(name, Qt::ElideMiddle, inner.width());
    painter.drawText(inner, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignBottom)),
        directed(shown, layoutDirection()));
}

void RolesChart::paintArrow(QPainter &painter, int role) const
{
    const Colors &colors = colorsOf(palette());
    const Role &to = m_roles[role - 1];
    const bool right = layoutDirection() == Qt::LeftToRight;
    const bool broken = to.asked == Standing::Broken;
    const QRectF own = boxOf(0);
    const QRectF box = boxOf(role);
    const QPointF begin(right ? own.right() : own.left(), own.center().y() + (role - 2) * 14);
    const QPointF end(right ? box.left() : box.right(), box.center().y());
    const qreal bend = begin.x() + (right ? 14 : -14);
    const QColor color = colorOf(to.asked, colors);
    const Qt::PenStyle line = broken ? Qt::DashLine : to.asked == Standing::Unknown ? Qt::DotLine : Qt::SolidLine;
    painter.setPen(QPen(color, 1.6, line));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF{begin, {bend, begin.y()}, {bend, end.y()}, end});
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const qreal back = right ? -8 : 8;
    painter.drawPolygon(QPolygonF{end, end + QPointF(back, -4.5), end + QPointF(back, 4.5)});
    painter.setFont(textFont(-1));
    painter.setPen(broken ? colors.danger : colors.muted);
    const QRectF room =
        QRectF(QPointF(bend, end.y() - 40), QPointF(end.x(), end.y() - 3)).normalized().adjusted(6, 0, -8, 0);
    painter.drawText(
        room, int(Qt::AlignHCenter | Qt::AlignBottom | Qt::TextWordWrap), broken ? u"✕ "_s + to.arrow : to.arrow);
}

/// Upward: each server trusts the one above it, or there is no Cross App Access.
void RolesChart::paintTrust(QPainter &painter, int role) const
{
    const Role &who = m_roles[role - 1];
    if (who.trust.isEmpty())
        return;
    const Colors &colors = colorsOf(palette());
    const QRectF from = boxOf(role);
    const QRectF to = boxOf(role - 1);
    const qreal x = from.center().x();
    const bool known = who.trusts != Standing::Unknown;
    const QColor color = known ? colorOf(who.trusts, colors) : colors.muted;
    painter.setPen(QPen(color, 1.2, known ? Qt::SolidLine : Qt::DotLine));
    painter.drawLine(QPointF(x, from.top()), QPointF(x, to.bottom() + 7));
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF{{x, to.bottom() + 1}, {x - 4, to.bottom() + 8}, {x + 4, to.bottom() + 8}});
    painter.setFont(textFont(-1));
    painter.setPen(who.trusts == Standing::Broken ? colors.danger : colors.muted);
    const bool right = layoutDirection() == Qt::LeftToRight;
    const QRectF room(right ? x + 8 : x - 8 - TrustRoom, to.bottom(), TrustRoom, m_sizes.gap);
    const QString words = who.trusts == Standing::Broken ? u"✕ "_s + who.trust : who.trust;
    painter.drawText(room, int((right ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignAbsolute | Qt::AlignVCenter), words);
}

} // namespace agent0
