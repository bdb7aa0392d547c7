#pragma once

#include "doctor/doctor.h"
#include "flow/support/chain.h"

namespace agent0::test {

/// A sandbox with keys that are made once for all rows; a doctor would rather have many patients than slow ones.
sandbox::SandboxOptions quickOptions();

/// One run of the doctor on a chain; the findings have reached the sink in the order of the report.
Result<doctor::Report> consult(Chain &chain, doctor::Question question);
/// The first finding that is not well, as "D10 audience_mismatch"; "healthy" where there is none.
QString firstTrouble(const doctor::Report &report);
/// All findings, for a failed test.
QString wordsOf(const doctor::Report &report);

} // namespace agent0::test
