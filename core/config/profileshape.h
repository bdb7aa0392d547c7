#pragma once

#include "config/jsonshape.h"

namespace agent0 {

/// The members of a profile (DESIGN 4), of one connection, and of a managed policy.
Shape profileShape();
Shape connectionShape();
Shape policyShape();

/// The names of the choices, in the order of their enums in profile.h.
std::span<const QLatin1StringView> clientAuthenticationNames();
std::span<const QLatin1StringView> subjectTokenNames();
std::span<const QLatin1StringView> accessNames();
std::span<const QLatin1StringView> dpopNames();
std::span<const QLatin1StringView> apiTypeNames();

} // namespace agent0
