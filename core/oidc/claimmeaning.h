#pragma once

#include "base/result.h"

#include <span>

namespace agent0 {

/// What a member of a JWT means, in English: QCoreApplication::translate("ClaimMeaning", text) gives it in the
/// person's language.
struct ClaimMeaning {
    QLatin1StringView name;
    const char *text;
    bool isTime = false; ///< its value is a NumericDate
};

/// In the order in which they are best read.
std::span<const ClaimMeaning> headerMeanings();
std::span<const ClaimMeaning> claimMeanings();

} // namespace agent0
