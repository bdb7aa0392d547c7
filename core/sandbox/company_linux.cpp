#include "sandbox/company.h"

#include "base/library.h"

namespace agent0::sandbox {

Result<CompanyParts> companyParts()
{
    return partsBeside<CompanyParts>(u"agent0-company"_s, "agent0CompanyParts", Leg::None);
}

} // namespace agent0::sandbox
