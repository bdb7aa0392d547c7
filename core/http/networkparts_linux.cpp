#include "http/networkparts.h"

#include "base/library.h"

namespace agent0 {

Result<NetworkParts> networkParts()
{
    return partsBeside<NetworkParts>(u"agent0-network"_s, "agent0NetworkParts", Leg::None);
}

} // namespace agent0
