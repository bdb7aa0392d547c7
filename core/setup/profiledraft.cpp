#include "setup/profiledraft.h"

#include "base/displaytext.h"
#include "base/nearest.h"
#include "config/profileshape.h"
#include "config/published.h"

#include <QJsonArray>

#include <array>

namespace agent0 {

namespace {

struct Asked {
    QLatin1StringView word;   ///< for --set
    QLatin1StringView member; ///< of a profile; of the first connection where it begins with a dot
    QLatin1StringView text;
    QLatin1StringView where;
};

constexpr std::array Questions{
    Asked{"issuer"_L1, "identityProvider.issuer"_L1, "The identity provider's issuer"_L1,
        "Okta: the org's own address, https://acme.okta.com, without -admin, without /oauth2/… and without a slash at the end. Else the issuer in the provider's openid-configuration."_L1},
    Asked{"clientId"_L1, "identityProvider.clientId"_L1, "This program's client id at the identity provider"_L1,
        "Okta: Directory > AI Agents > (agent) > Client registration. The agent and its linked app have the same id."_L1},
    Asked{"resource"_L1, ".resource"_L1,
        "The resource: the API's base address or the MCP server's, as its owner writes it"_L1,
        "Byte for byte, slashes too. Okta: the resource connection's Resource indicator."_L1},
    Asked{"authorizationServer"_L1, ".authorizationServer"_L1,
        "The issuer of the resource's own authorization server"_L1,
        "Never the identity provider itself. Auth0's ends with a slash, Keycloak's and Okta's do not."_L1},
    Asked{"audience"_L1, ".audience"_L1, "The audience: that issuer as the administrator has entered it"_L1,
        "Okta: Applications > (resource app) > Resource Server > Cross App Access (XAA) > Issuer URL."_L1},
    Asked{"resourceClientId"_L1, ".clientId"_L1, "This program's client id at that authorization server"_L1,
        "The second of two registrations: given by the resource's owner, never the id at the identity provider. Okta's administrator enters it as the AI agent's client ID registered in this app."_L1},
    Asked{"scopes"_L1, ".scopes"_L1, "The scopes to ask for, separated by commas or blanks"_L1,
        "Those of the resource, never openid, profile or email."_L1},
    Asked{""_L1, ".api.baseUrl"_L1, "The address that calls go to"_L1,
        "The resource's own address, if its owner names no other."_L1},
};

bool isPlaceholder(const QJsonValue &value)
{
    for (const QJsonValue one : value.isArray() ? value.toArray() : QJsonArray{value}) {
        if (one.toString().contains("example"_L1))
            return true;
    }
    return false;
}

QString shownValue(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue one : value.isArray() ? value.toArray() : QJsonArray{value})
        texts << one.toVariant().toString();
    return texts.join(u' ');
}

/// As findings name it: by its place in the list.
QString findingPath(JsonPath path)
{
    if (path.size() < 3 || path.constFirst() != "connections"_L1)
        return path.join(u'.');
    path.removeFirst();
    path.removeFirst();
    return u"connections[0]."_s + path.join(u'.');
}

QList<Finding> about(const QString &place, const QList<Finding> &findings)
{
    QList<Finding> some;
    for (const Finding &one : findings) {
        if (one.path == place || one.path.startsWith(place + u'['))
            some << one;
    }
    return some;
}

} // namespace

Result<ProfileDraft> ProfileDraft::fromTemplate(const QString &name)
{
    if (auto profile = profileTemplate(name))
        return ProfileDraft(*profile);
    const QString nearest = nearestWord(name, profileTemplateNames());
    return fail(Fault::Usage, Leg::Configuration, "template_unknown"_L1,
        u"There is no template \"%1\"."_s.arg(displayText(name, 60)),
        nearest.isEmpty() ? u"There are: "_s + profileTemplateNames().join(u", "_s)
                          : u"Did you mean %1?"_s.arg(nearest));
}

QStringList ProfileDraft::shortWords()
{
    QStringList words;
    for (const Asked &one : Questions)
        words << one.word;
    words.removeAll(QString());
    return words;
}

JsonPath ProfileDraft::connectionPath(const QString &member) const
{
    const QString id = m_profile.value("connections"_L1).toArray().first().toObject().value("id"_L1).toString();
    return JsonPath{u"connections"_s, id} + member.split(u'.');
}

Result<JsonPath> ProfileDraft::pathOf(const QString &word) const
{
    for (const Asked &one : Questions) {
        if (one.word == word && !word.isEmpty())
            return one.member.startsWith(u'.') ? connectionPath(QString(one.member).mid(1))
                                               : QString(one.member).split(u'.');
    }
    return parsePath(word, profileShape());
}

Result<> ProfileDraft::set(const QString &path, const QString &text)
{
    const auto place = pathOf(path);
    if (!place)
        return fail(place.error());
    if (m_policy.fixes(*place) || m_managed.contains(*place))
        return fail(m_policy.refusal(*place));
    const auto value = valueFromText(*fieldAt(*place, profileShape()), text);
    if (!value)
        return fail(value.error());
    put(*place, *value);
    m_said << *place;
    follow();
    return {};
}

void ProfileDraft::obey(const Policy &policy)
{
    m_policy = policy;
    if (!policy.allowsUserConnections()) {
        m_profile.remove("connections"_L1);
        m_template.remove("connections"_L1);
    }
    const QJsonObject applied = policy.applied(m_profile);
    const JsonPath issuer{u"identityProvider"_s, u"issuer"_s};
    for (const JsonPath &path : leaves(applied, profileShape())) {
        if (!policy.fixes(path) || valueAt(m_profile, path).isUndefined())
            continue;
        put(path, valueAt(applied, path));
        m_managed << path;
    }
    if (!policy.pinnedIssuer().isEmpty()) {
        put(issuer, policy.pinnedIssuer());
        m_managed << issuer;
    }
    m_said += m_managed;
    follow();
}

Validation ProfileDraft::tried(const QString &path, const QString &text) const
{
    ProfileDraft trial = *this;
    Validation verdict;
    if (const auto set = trial.set(path, text); !set) {
        verdict.problems << Finding{path, set.error().code, set.error().message, set.error().hint, set.error().fault};
        return verdict;
    }
    const Validation whole = readProfile(trial.m_profile, {});
    const QString place = findingPath(*pathOf(path));
    verdict.problems = about(place, whole.problems) + about(place, m_policy.problems(whole.profile));
    verdict.warnings = about(place, whole.warnings);
    return verdict;
}

void ProfileDraft::put(const JsonPath &path, const QJsonValue &value)
{
    m_profile = withValueAt(m_profile, path, value);
}

bool ProfileDraft::isOpen(const JsonPath &path) const
{
    return !m_said.contains(path) && valueAt(m_profile, path) == valueAt(m_template, path);
}

void ProfileDraft::find(const JsonPath &path, const QJsonValue &value)
{
    put(path, value);
    m_found << path;
}

DraftValue::Origin ProfileDraft::originOf(const JsonPath &path) const
{
    using Origin = DraftValue::Origin;
    if (m_managed.contains(path))
        return Origin::Managed;
    if (m_said.contains(path))
        return Origin::Said;
    if (m_found.contains(path))
        return Origin::Found;
    return valueAt(m_profile, path) == valueAt(m_template, path) ? Origin::Template : Origin::Followed;
}

QList<DraftValue> ProfileDraft::values() const
{
    QList<DraftValue> all;
    for (const JsonPath &path : leaves(m_profile, profileShape()))
        all << DraftValue{pathText(path, profileShape()), shownValue(valueAt(m_profile, path)), originOf(path)};
    return all;
}

/// A placeholder that was equal to another, or began with it, follows when that one becomes known.
void ProfileDraft::follow()
{
    for (const JsonPath &path : leaves(m_profile, profileShape())) {
        const QString text = valueAt(m_template, path).toString();
        if (!isOpen(path) || !isPlaceholder(text))
            continue;
        QString best;
        QString followed;
        for (const JsonPath &other : leaves(m_template, profileShape())) {
            const QString was = valueAt(m_template, other).toString();
            const bool leads = !isOpen(other) && isPlaceholder(was) && text.startsWith(was) && was.size() > best.size();
            if (!leads || isPlaceholder(text.mid(was.size())))
                continue;
            best = was;
            const QString now = textAt(other);
            followed = now
                + (now.endsWith(u'/') || was.size() == text.size() || !was.endsWith(u'/') ? QString() : u"/"_s)
                + text.mid(was.size());
        }
        if (!best.isEmpty())
            put(path, followed);
    }
}

QList<DraftQuestion> ProfileDraft::questions() const
{
    QList<DraftQuestion> open;
    QList<JsonPath> known;
    for (const Asked &one : Questions) {
        const JsonPath path =
            one.member.startsWith(u'.') ? connectionPath(QString(one.member).mid(1)) : QString(one.member).split(u'.');
        known << path;
        if (isOpen(path) && isPlaceholder(valueAt(m_profile, path)))
            open << DraftQuestion{pathText(path, profileShape()), one.text, one.where};
    }
    for (const JsonPath &path : leaves(m_profile, profileShape())) {
        if (!known.contains(path) && isOpen(path) && isPlaceholder(valueAt(m_profile, path)))
            open << DraftQuestion{pathText(path, profileShape()), pathText(path, profileShape()), {}};
    }
    return open;
}

NetworkSettings ProfileDraft::network() const
{
    NetworkSettings settings;
    settings.extraCaFile = textAt({u"network"_s, u"extraCaFile"_s});
    settings.proxy = textAt({u"network"_s, u"proxy"_s});
    return settings;
}

} // namespace agent0
