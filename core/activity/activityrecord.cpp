#include "activity/activityrecord.h"

namespace agent0 {

QLatin1StringView name(ActivityKind kind)
{
    switch (kind) {
    case ActivityKind::Exchange: return "exchange"_L1;
    case ActivityKind::SignIn: return "sign_in"_L1;
    case ActivityKind::SignOut: return "sign_out"_L1;
    case ActivityKind::TokenRefreshed: return "token_refreshed"_L1;
    case ActivityKind::IdJagIssued: return "id_jag_issued"_L1;
    case ActivityKind::AccessGranted: return "access_granted"_L1;
    case ActivityKind::AccessRefused: return "access_refused"_L1;
    case ActivityKind::AccessRevoked: return "access_revoked"_L1;
    case ActivityKind::Call: return "call"_L1;
    case ActivityKind::ConfigurationChanged: return "configuration_changed"_L1;
    case ActivityKind::BudgetWarning: return "budget_warning"_L1;
    case ActivityKind::KeyRotated: return "key_rotated"_L1;
    case ActivityKind::LogDamaged: return "log_damaged"_L1;
    case ActivityKind::RecordsLost: return "records_lost"_L1;
    case ActivityKind::Unknown: return "unknown"_L1;
    }
    Q_UNREACHABLE();
}

ActivityKind activityKindNamed(QByteArrayView wanted)
{
    for (int i = 0; i < int(ActivityKind::Unknown); ++i) {
        if (name(ActivityKind(i)) == wanted)
            return ActivityKind(i);
    }
    return ActivityKind::Unknown;
}

std::optional<Leg> legNamed(QByteArrayView wanted)
{
    for (int i = 0; i <= int(Leg::Model); ++i) {
        if (name(Leg(i)) == wanted)
            return Leg(i);
    }
    return std::nullopt;
}

} // namespace agent0
