#include "base/result.h"

namespace agent0 {

QLatin1StringView name(Leg leg)
{
    switch (leg) {
    case Leg::None: return "none"_L1;
    case Leg::Configuration: return "configuration"_L1;
    case Leg::Keychain: return "keychain"_L1;
    case Leg::Discovery: return "discovery"_L1;
    case Leg::SignIn: return "sign-in"_L1;
    case Leg::Refresh: return "refresh"_L1;
    case Leg::Exchange: return "exchange"_L1;
    case Leg::Redemption: return "redemption"_L1;
    case Leg::Consent: return "consent"_L1;
    case Leg::Resource: return "resource"_L1;
    case Leg::Revocation: return "revocation"_L1;
    case Leg::SignOut: return "sign-out"_L1;
    case Leg::Model: return "model"_L1;
    }
    Q_UNREACHABLE();
}

QLatin1StringView name(Fault fault)
{
    switch (fault) {
    case Fault::Failed: return "failed"_L1;
    case Fault::Usage: return "usage"_L1;
    case Fault::SignInNeeded: return "sign_in_needed"_L1;
    case Fault::Refused: return "refused"_L1;
    case Fault::Network: return "network"_L1;
    case Fault::Malformed: return "malformed"_L1;
    case Fault::Untrusted: return "untrusted"_L1;
    case Fault::Keychain: return "keychain"_L1;
    case Fault::Configuration: return "configuration"_L1;
    case Fault::Interrupted: return "interrupted"_L1;
    }
    Q_UNREACHABLE();
}

int exitCode(Fault fault)
{
    switch (fault) {
    case Fault::Failed: return 1;
    case Fault::Usage: return 2;
    case Fault::SignInNeeded: return 3;
    case Fault::Refused: return 4;
    case Fault::Network: return 5;
    case Fault::Malformed:
    case Fault::Untrusted: return 6;
    case Fault::Keychain: return 7;
    case Fault::Configuration: return 8;
    case Fault::Interrupted: return 130;
    }
    Q_UNREACHABLE();
}

} // namespace agent0
