#include "text/activitytext.h"

#include "base/displaytext.h"
#include "oauth/advice.h"
#include "oidc/claimmeaning.h"
#include "text/spoken.h"

#include <QCoreApplication>

#include <algorithm>

namespace agent0 {

namespace {

struct ActivityWords {
    Q_DECLARE_TR_FUNCTIONS(ActivityText)
};

struct KnownResult {
    QLatin1StringView code;
    const char *text;
};

constexpr KnownResult KnownResults[] = {
    {"ok"_L1, QT_TRANSLATE_NOOP("ActivityText", "OK")},
    {"no_answer"_L1, QT_TRANSLATE_NOOP("ActivityText", "Nobody answered")},
    {"timeout"_L1, QT_TRANSLATE_NOOP("ActivityText", "No answer in time")},
    {"access_denied"_L1, QT_TRANSLATE_NOOP("ActivityText", "Access denied")},
    {"invalid_grant"_L1, QT_TRANSLATE_NOOP("ActivityText", "Grant refused")},
    {"invalid_client"_L1, QT_TRANSLATE_NOOP("ActivityText", "Client refused")},
    {"invalid_scope"_L1, QT_TRANSLATE_NOOP("ActivityText", "Scope refused")},
    {"invalid_target"_L1, QT_TRANSLATE_NOOP("ActivityText", "Unknown target")},
    {"invalid_request"_L1, QT_TRANSLATE_NOOP("ActivityText", "Request refused")},
    {"invalid_token"_L1, QT_TRANSLATE_NOOP("ActivityText", "Token refused")},
    {"unauthorized_client"_L1, QT_TRANSLATE_NOOP("ActivityText", "Client not allowed")},
    {"unsupported_grant_type"_L1, QT_TRANSLATE_NOOP("ActivityText", "Grant not supported")},
    {"insufficient_scope"_L1, QT_TRANSLATE_NOOP("ActivityText", "Scope missing")},
    {"insufficient_user_authentication"_L1, QT_TRANSLATE_NOOP("ActivityText", "Stronger sign-in wanted")},
    {"step_up_needed"_L1, QT_TRANSLATE_NOOP("ActivityText", "Stronger sign-in wanted")},
    {"login_required"_L1, QT_TRANSLATE_NOOP("ActivityText", "Sign-in wanted")},
    {"interaction_required"_L1, QT_TRANSLATE_NOOP("ActivityText", "Sign-in wanted")},
    {"consent_required"_L1, QT_TRANSLATE_NOOP("ActivityText", "Consent wanted")},
    {"use_dpop_nonce"_L1, QT_TRANSLATE_NOOP("ActivityText", "Proof wanted again")},
    {"server_error"_L1, QT_TRANSLATE_NOOP("ActivityText", "The server failed")},
    {"server_unavailable"_L1, QT_TRANSLATE_NOOP("ActivityText", "Server not available")},
    {"temporarily_unavailable"_L1, QT_TRANSLATE_NOOP("ActivityText", "Server not available")},
    {"rate_limited"_L1, QT_TRANSLATE_NOOP("ActivityText", "Too many requests")},
    {"slow_down"_L1, QT_TRANSLATE_NOOP("ActivityText", "Too many requests")},
    {"connect_failed"_L1, QT_TRANSLATE_NOOP("ActivityText", "No connection")},
    {"connection_lost"_L1, QT_TRANSLATE_NOOP("ActivityText", "Connection lost")},
    {"dns_failed"_L1, QT_TRANSLATE_NOOP("ActivityText", "Unknown host")},
    {"tls_failed"_L1, QT_TRANSLATE_NOOP("ActivityText", "No secure connection")},
    {"certificate_rejected"_L1, QT_TRANSLATE_NOOP("ActivityText", "Certificate refused")},
    {"proxy_refused"_L1, QT_TRANSLATE_NOOP("ActivityText", "The proxy refused")},
    {"user_not_assigned"_L1, QT_TRANSLATE_NOOP("ActivityText", "Person not assigned")},
    {"blocked_by_policy"_L1, QT_TRANSLATE_NOOP("ActivityText", "Blocked by the policy")},
    {"blocked_by_admin"_L1, QT_TRANSLATE_NOOP("ActivityText", "Blocked by the administrator")},
    {"id_jag_budget"_L1, QT_TRANSLATE_NOOP("ActivityText", "ID-JAGs used up")},
    {"id_jag_quota"_L1, QT_TRANSLATE_NOOP("ActivityText", "ID-JAGs used up")},
    {"keychain_locked"_L1, QT_TRANSLATE_NOOP("ActivityText", "Keychain locked")},
    {"keychain_missing"_L1, QT_TRANSLATE_NOOP("ActivityText", "No keychain")},
    {"http_401"_L1, QT_TRANSLATE_NOOP("ActivityText", "Token refused (401)")},
    {"http_403"_L1, QT_TRANSLATE_NOOP("ActivityText", "Forbidden (403)")},
    {"http_404"_L1, QT_TRANSLATE_NOOP("ActivityText", "Not found (404)")},
    {"signed_out"_L1, QT_TRANSLATE_NOOP("ActivityText", "Not signed in")},
    {"session_ended"_L1, QT_TRANSLATE_NOOP("ActivityText", "Session ended")},
    {"connection_disabled"_L1, QT_TRANSLATE_NOOP("ActivityText", "Disabled")},
};

/// What the tables of refusals say of it; "" where they do not know it.
QString advised(const QString &code)
{
    for (const auto &table : adviceTables()) {
        const auto row = std::ranges::find(table, code, &AdviceRow::code);
        if (row == table.end())
            continue;
        const QString sentence = spoken(row->message);
        return sentence.endsWith(u'.') ? sentence.chopped(1) : sentence;
    }
    return {};
}

} // namespace

QString kindText(ActivityKind kind)
{
    switch (kind) {
    case ActivityKind::Exchange: return ActivityWords::tr("Request");
    case ActivityKind::SignIn: return ActivityWords::tr("Sign-in");
    case ActivityKind::SignOut: return ActivityWords::tr("Sign-out");
    case ActivityKind::TokenRefreshed: return ActivityWords::tr("Session renewed");
    case ActivityKind::IdJagIssued: return ActivityWords::tr("ID-JAG issued");
    case ActivityKind::AccessGranted: return ActivityWords::tr("Access granted");
    case ActivityKind::AccessRefused: return ActivityWords::tr("Access refused");
    case ActivityKind::AccessRevoked: return ActivityWords::tr("Access revoked");
    case ActivityKind::Call: return ActivityWords::tr("Call");
    case ActivityKind::ConfigurationChanged: return ActivityWords::tr("Configuration changed");
    case ActivityKind::BudgetWarning: return ActivityWords::tr("Budget warning");
    case ActivityKind::KeyRotated: return ActivityWords::tr("Key rotated");
    case ActivityKind::LogDamaged: return ActivityWords::tr("Log damaged");
    case ActivityKind::RecordsLost: return ActivityWords::tr("Records lost");
    case ActivityKind::Unknown: break;
    }
    return ActivityWords::tr("Unknown event");
}

QString legText(Leg leg)
{
    switch (leg) {
    case Leg::None: return {};
    case Leg::Configuration: return ActivityWords::tr("Configuration");
    case Leg::Keychain: return ActivityWords::tr("Keychain");
    case Leg::Discovery: return ActivityWords::tr("Discovery");
    case Leg::SignIn: return ActivityWords::tr("Sign-in");
    case Leg::Refresh: return ActivityWords::tr("Refresh");
    case Leg::Exchange: return ActivityWords::tr("Token exchange");
    case Leg::Consent: return ActivityWords::tr("Consent");
    case Leg::Redemption: return ActivityWords::tr("Redemption");
    case Leg::Resource: return ActivityWords::tr("Resource");
    case Leg::Revocation: return ActivityWords::tr("Revocation");
    case Leg::SignOut: return ActivityWords::tr("Sign-out");
    case Leg::Model: return ActivityWords::tr("Model");
    }
    Q_UNREACHABLE();
}

QString participantText(Participant participant)
{
    switch (participant) {
    case Participant::Person: return ActivityWords::tr("Person");
    case Participant::Agent0: return u"Agent0"_s;
    case Participant::IdentityProvider: return ActivityWords::tr("Identity provider");
    case Participant::AuthorizationServer: return ActivityWords::tr("Authorization server");
    case Participant::Resource: return ActivityWords::tr("Resource");
    }
    Q_UNREACHABLE();
}

QString refusedClaim(const QString &result)
{
    QString name = result;
    if (name.startsWith("id_jag_"_L1))
        name.remove(0, 7);
    if (!name.startsWith("claim_"_L1) && !name.startsWith("jws_"_L1))
        return {};
    name.remove(0, name.indexOf(u'_') + 1);
    for (const auto &meanings : {claimMeanings(), headerMeanings()}) {
        const auto meaning = std::ranges::find(meanings, name, &ClaimMeaning::name);
        if (meaning != meanings.end())
            return name + u": "_s + QCoreApplication::translate("ClaimMeaning", meaning->text);
    }
    return displayText(name, 60).replace(u'_', u' ');
}

QString resultText(const QString &result)
{
    for (const KnownResult &known : KnownResults) {
        if (result == known.code)
            return ActivityWords::tr(known.text);
    }
    if (const QString claim = refusedClaim(result); !claim.isEmpty())
        return result.startsWith("id_jag_"_L1) ? ActivityWords::tr("ID-JAG not accepted (%1)").arg(claim)
                                               : ActivityWords::tr("Token not accepted (%1)").arg(claim);
    if (const QString words = advised(result); !words.isEmpty())
        return words;
    QString words = displayText(result, 80);
    if (words.startsWith("http_"_L1))
        return words.replace("http_"_L1, "HTTP "_L1);
    return words.replace(u'_', u' ');
}

QString flowTitle(const QString &action, ActivityKind newest)
{
    return action.isEmpty() ? kindText(newest) : displayText(action, 120);
}

} // namespace agent0
