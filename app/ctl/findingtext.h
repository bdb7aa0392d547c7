#pragma once

#include "doctor/finding.h"

namespace agent0::ctl {

/// One finding for a terminal of 80 columns: a line, and below it, where something is wrong, all that helps.
QStringList findingLines(const doctor::Finding &finding);

} // namespace agent0::ctl
