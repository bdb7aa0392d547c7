#include "text/activitytext.h"

#include "base/displaytext.h"

#include <QCoreApplication>

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
    {"http_401"_L1, QT_TRANSLATE_NOOP("ActivityText", "Token refused (401)")},
    {"http_403"_L1, QT_TRANSLATE_NOOP("ActivityText", "Forbidden (403)")},
    {"http_404"_L1, QT_TRANSLATE_NOOP("ActivityText", "Not found (404)")},
    {"signed_out"_L1, QT_TRANSLATE_NOOP("ActivityText", "Not signed in")},
    {"session_ended"_L1, QT_TRANSLATE_NOOP("ActivityText", "Session ended")},
    {"connection_disabled"_L1, QT_TRANSLATE_NOOP("ActivityText", "Disabled")},
};

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

QString resultText(const QString &result)
{
    for (const KnownResult &known : KnownResults) {
        if (result == known.code)
            return ActivityWords::tr(known.text);
    }
    QString words = displayText(result, 80);
    return words.replace(u'_', u' ');
}

QString flowTitle(const QString &action, ActivityKind newest)
{
    return action.isEmpty() ? kindText(newest) : displayText(action, 120);
}

} // namespace agent0
