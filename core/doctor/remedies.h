#pragma once

#include "doctor/examination.h"

#include <span>

namespace agent0::doctor {

/// Who changes what on which screen, for one code (research xaa.md 3.8). Values in braces are the person's own.
struct Remedy {
    QLatin1StringView code;
    Who who;
    QLatin1StringView screen;
    QLatin1StringView field;
    QLatin1StringView value; ///< "{audience}"
    QLatin1StringView query; ///< of the identity provider's System Log
    QLatin1StringView topic; ///< "" leaves that of the check
};

std::span<const Remedy> remedies();
const Remedy *remedyFor(QStringView code);

/// Fills in who has to act, where, with which value, and the page of the help; leaves what the check has said itself.
void prescribe(Finding &finding, const Examination &exam);

} // namespace agent0::doctor
