#include "sandbox/faults.h"

namespace agent0::sandbox {

const QList<Misdeed> &misdeeds()
{
    static const QList<Misdeed> all{
        {"refresh-no-new-token"_L1, Point::Refresh, "the answer to a refresh has no new refresh token; the old one stays", Asked{}},
    };
    return all;
}

} // namespace agent0::sandbox
