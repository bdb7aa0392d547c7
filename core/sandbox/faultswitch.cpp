#include "sandbox/faults.h"

#include "base/nearest.h"
#include "jose/jws.h"

#include <algorithm>

namespace agent0::sandbox {

namespace {

bool concerns(QByteArrayView wanted, QByteArrayView server)
{
    return wanted.isEmpty() || server == wanted
        || (server.startsWith(wanted) && server.size() > wanted.size() && server[wanted.size()] == '-');
}

} // namespace

Leg legOf(Point point)
{
    switch (point) {
    case Point::IdpMetadata:
    case Point::IdpKeys:
    case Point::ServerMetadata:
    case Point::ResourceMetadata: return Leg::Discovery;
    case Point::Authorize:
    case Point::CodeGrant:
    case Point::IdToken:
    case Point::UserInfo: return Leg::SignIn;
    case Point::Refresh:
    case Point::RefreshedIdToken: return Leg::Refresh;
    case Point::Exchange:
    case Point::IdJag: return Leg::Exchange;
    case Point::IdpRevocation:
    case Point::ServerRevocation: return Leg::Revocation;
    case Point::EndSession: return Leg::SignOut;
    case Point::Redemption:
    case Point::AccessToken: return Leg::Redemption;
    case Point::Resource:
    case Point::Mcp: return Leg::Resource;
    case Point::Anywhere: return Leg::None;
    }
    Q_UNREACHABLE();
}

QByteArray sealed(const TokenDraft &draft)
{
    if (draft.compact)
        return *draft.compact;
    const auto signature = signJws(draft.header, draft.claims, draft.key, draft.algorithm);
    if (!signature)
        qFatal("the sandbox cannot sign: %s", qPrintable(signature.error().message));
    return *signature;
}

const Misdeed *misdeedNamed(QStringView name)
{
    const auto found = std::ranges::find_if(misdeeds(), [&](const Misdeed &one) { return one.name == name; });
    return found == misdeeds().end() ? nullptr : &*found;
}

Result<> FaultSwitch::set(const QString &wish)
{
    const QString name = wish.section(u'=', 0, 0).section(u'@', 0, 0);
    const QString server = wish.section(u'=', 0, 0).section(u'@', 1);
    bool numeric = true;
    const int count = wish.contains(u'=') ? wish.section(u'=', 1).toInt(&numeric) : 0;
    const Misdeed *misdeed = misdeedNamed(name);
    if (!misdeed || !numeric || count < 0) {
        QStringList known;
        for (const Misdeed &one : misdeeds())
            known.append(one.name);
        const QString near = nearestWord(name, known);
        return fail(Fault::Usage, Leg::None, "fault_unknown"_L1, u"There is no fault %1."_s.arg(wish),
            near.isEmpty() ? u"agent0-sandbox --list-faults prints them all."_s : u"Did you mean %1?"_s.arg(near));
    }
    m_active.append({misdeed, server.toUtf8(), count ? count : misdeed->times});
    return {};
}

void FaultSwitch::clear(QStringView name)
{
    m_active.removeIf([&](const Active &active) { return active.misdeed->name == name; });
}

QStringList FaultSwitch::active() const
{
    QStringList names;
    for (const Active &active : m_active)
        names.append(active.misdeed->name);
    return names;
}

bool FaultSwitch::isOn(QStringView name) const
{
    return std::ranges::any_of(m_active, [&](const Active &active) { return active.misdeed->name == name; });
}

bool FaultSwitch::use(Active &active)
{
    if (active.left < 0)
        return false;
    ++m_fired[active.misdeed->name];
    if (active.left > 0 && --active.left == 0)
        active.left = -1;
    return true;
}

template<typename Effect>
QList<const Misdeed *> FaultSwitch::due(Point point, QByteArrayView server)
{
    QList<const Misdeed *> found;
    for (Active &active : m_active) {
        if (active.misdeed->point == point && concerns(active.server, server)
            && std::holds_alternative<Effect>(active.misdeed->effect) && use(active))
            found.append(active.misdeed);
    }
    m_active.removeIf([](const Active &active) { return active.left < 0; });
    return found;
}

template<typename Effect, typename Subject>
void FaultSwitch::change(Point point, Subject &subject, const Scene &scene)
{
    if (m_active.isEmpty())
        return;
    for (const Misdeed *misdeed : due<Effect>(point, scene.server))
        std::get<Effect>(misdeed->effect)(subject, scene);
}

template void FaultSwitch::change<InDocument>(Point, QJsonObject &, const Scene &);
template void FaultSwitch::change<InToken>(Point, TokenDraft &, const Scene &);
template void FaultSwitch::change<InRedirect>(Point, Fields &, const Scene &);
template void FaultSwitch::change<Afterwards>(Point, Response &, const Scene &);

Response FaultSwitch::around(Point point, const Scene &scene, const std::function<Response()> &properly)
{
    if (m_active.isEmpty())
        return properly();
    if (const auto instead = due<Instead>(point, scene.server); !instead.isEmpty())
        return std::get<Instead>(instead.first()->effect)(scene);
    Response response = properly();
    afterwards(point, response, scene);
    return response;
}

bool FaultSwitch::happens(QLatin1StringView name, QByteArrayView server)
{
    const auto found = std::ranges::find_if(m_active,
        [&](const Active &active) { return active.misdeed->name == name && concerns(active.server, server); });
    if (found == m_active.end() || !use(*found))
        return false;
    if (found->left < 0)
        m_active.erase(found);
    return true;
}

} // namespace agent0::sandbox
