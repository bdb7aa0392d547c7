#include "oauth/advice.h"

#include "base/displaytext.h"
#include "oauth/advicerows.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace agent0 {

namespace {

bool statusFits(int wanted, int status)
{
    return wanted == 0 || wanted == status || (wanted < 10 && wanted == status / 100);
}

bool errorFits(QLatin1StringView wanted, const QString &error)
{
    return wanted.isEmpty() || (wanted == "-"_L1 ? error.isEmpty() : error == wanted);
}

bool holdsAll(const QString &text, QLatin1StringView words)
{
    for (const auto word : qTokenize(words, u'&')) {
        if (!text.contains(word, Qt::CaseInsensitive))
            return false;
    }
    return true;
}

bool descriptionFits(QLatin1StringView wanted, const QString &description)
{
    if (wanted.isEmpty())
        return true;
    for (const auto alternative : qTokenize(wanted, u'|')) {
        if (holdsAll(description, alternative))
            return true;
    }
    return false;
}

bool fits(const AdviceRow &row, Leg leg, const OAuthError &refusal)
{
    return (row.legs & (1U << unsigned(leg))) && statusFits(row.status, refusal.httpStatus)
        && errorFits(row.error, refusal.code) && descriptionFits(row.description, refusal.description);
}

QString valueSent(const QList<FormField> &sent, const QString &placeholder)
{
    // Only identifiers; no other field may ever be named in a hint.
    static const QHash<QString, QByteArray> identifiers{{u"audience"_s, "audience"}, {u"resource"_s, "resource"},
        {u"scope"_s, "scope"}, {u"client"_s, "client_id"}, {u"redirect"_s, "redirect_uri"}};
    const QByteArray name = identifiers.value(placeholder);
    for (const FormField &field : sent) {
        if (!name.isEmpty() && field.name == name)
            return displayText(QString::fromUtf8(field.value), 200);
    }
    return u"(none)"_s;
}

QString filled(QString hint, const QList<FormField> &sent)
{
    static const QRegularExpression placeholder(u"\\{([a-z]+)\\}"_s);
    for (auto match = placeholder.match(hint); match.hasMatch();
        match = placeholder.match(hint, match.capturedStart())) {
        const QString value = valueSent(sent, match.captured(1));
        hint.replace(match.capturedStart(), match.capturedLength(), value.contains(u'{') ? u"…"_s : value);
    }
    return hint;
}

/// What the server said itself, for whoever looks it up.
QString serversWords(const OAuthError &refusal)
{
    QStringList words;
    if (refusal.httpStatus)
        words << u"HTTP %1"_s.arg(refusal.httpStatus);
    if (!refusal.code.isEmpty())
        words << displayText(refusal.code, 60);
    if (!refusal.description.isEmpty())
        words << u"\"%1\""_s.arg(displayText(refusal.description, 200));
    return words.isEmpty() ? QString() : u" The server said: %1."_s.arg(words.join(u", "_s));
}

} // namespace

std::span<const std::span<const AdviceRow>> adviceTables()
{
    static const std::array tables{consentAdvice(), clientAdvice(), signInAdvice(), exchangeAdvice(),
        redemptionAdvice(), resourceAdvice(), generalAdvice()};
    return tables;
}

Blocker blockerOf(const Error &error)
{
    constexpr std::array decisions{"user_not_assigned"_L1, "user_not_active"_L1, "blocked_by_policy"_L1,
        "blocked_by_admin"_L1, "no_delegation_link"_L1, "resource_app_not_ready"_L1, "network_zone"_L1,
        "no_scope_allowed"_L1, "scope_denied"_L1, "scope_not_permitted"_L1, "scope_consent_required"_L1,
        "blocked_at_resource"_L1, "xaa_not_enabled_at_resource"_L1, "mfa_at_resource"_L1,
        // the managed policy's own
        "consent_forbidden"_L1, "policy_fixed"_L1, "policy_managed"_L1, "policy_no_user_connections"_L1,
        "policy_pinned_issuer"_L1};
    if (error.fault != Fault::Refused || std::ranges::find(decisions, error.code) == decisions.end())
        return Blocker::Nobody;
    return error.leg == Leg::Redemption ? Blocker::ResourceOwner : Blocker::IdentityAdministrator;
}

QLatin1StringView name(Blocker blocker)
{
    switch (blocker) {
    case Blocker::Nobody: return {};
    case Blocker::IdentityAdministrator: return "identity_administrator"_L1;
    case Blocker::ResourceOwner: return "resource_owner"_L1;
    }
    Q_UNREACHABLE();
}

const AdviceRow &adviceFor(Leg leg, const OAuthError &refusal)
{
    for (const auto table : adviceTables()) {
        const auto row = std::ranges::find_if(table, [&](const AdviceRow &one) { return fits(one, leg, refusal); });
        if (row != table.end())
            return *row;
    }
    return generalAdvice().back();
}

Error refusalError(Leg leg, const OAuthError &refusal, const QList<FormField> &sent)
{
    const AdviceRow &row = adviceFor(leg, refusal);
    return Error{
        row.fault, leg, QString(row.code), row.message + serversWords(refusal), filled(row.hint, sent), refusal, {}};
}

} // namespace agent0
