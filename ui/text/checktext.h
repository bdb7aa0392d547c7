#pragma once

#include "doctor/report.h"

namespace agent0 {

/// How a check ended, in a word: "Passed". Colour and icon say no more than that.
QString stateText(doctor::State state);
/// Who has to act: "The owner of the resource"; "" for nobody.
QString whoText(doctor::Who who);
/// How the two servers stand to each other, in a line: "Two trust domains: as it should be."
QString trustText(doctor::TrustClass trust);
/// What came out of it, and what it cost.
QString verdictText(const doctor::Report &report);
/// The same finding in one line, for lists: "Failed · todo0 · The identifiers differ."
QString lineText(const doctor::Finding &finding);

} // namespace agent0
