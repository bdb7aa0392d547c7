#pragma once

#include "base/clock.h"

#include <QString>

namespace agent0 {

class FlowModel;

/// A flow as plain text, with every request and answer as it was recorded: redacted.
QString flowReport(const FlowModel &flow, Instant now);

} // namespace agent0
