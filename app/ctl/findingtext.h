#pragma once

#include "doctor/finding.h"

namespace agent0::ctl {

/// One finding for a terminal of 80 columns: a line, and below it, where something is wrong, all that helps.
QStringList findingLines(const doctor::Finding &finding);
/// One that is explained under another connection.
QStringList sameFindingLines(const doctor::Finding &finding, const doctor::Finding &before);
/// Checks, by their ids, that were skipped because that one comes first.
QStringList waitingLines(const QStringList &ids, const QString &obstacle);

} // namespace agent0::ctl
