#include "http/networkparts.h"

namespace agent0 {

Result<NetworkParts> networkParts()
{
    NetworkParts parts{};
    agent0NetworkParts(parts);
    return parts;
}

} // namespace agent0
