#pragma once

#include "commandline.h"

#include "base/clock.h"

namespace agent0::ctl {

/// The moment an option names: "2026-10-01" (midnight here), "2026-10-01T12:00" (here), "2026-10-01T12:00:00Z", or how
/// long ago: "90s", "30m", "12h", "7d". Nothing when the option is absent.
Result<std::optional<Instant>> pointInTime(const CommandLine &line, QLatin1StringView option, Instant now);

} // namespace agent0::ctl
