#pragma once

#include "base/clock.h"
#include "http/httpclient.h"
#include "http/httpsettings.h"
#include "http/trace.h"

#include <memory>

namespace agent0 {

/// What of the way out to the network needs libcurl.
struct NetworkParts {
    std::unique_ptr<HttpClient> (*client)(Clock &clock, HttpSettings settings, TraceSink trace);
};

/// On Linux it is in a library of its own, loaded when somebody goes to the network: libcurl brings thirty others, which take as
/// long to load as all the rest. Fault::Failed, code "library_missing", where it cannot be loaded.
Result<NetworkParts> networkParts();

/// All that the library agent0-network holds for others.
extern "C" Q_DECL_EXPORT void agent0NetworkParts(NetworkParts &parts);

} // namespace agent0
