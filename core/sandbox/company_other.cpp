#include "sandbox/company.h"

namespace agent0::sandbox {

Result<CompanyParts> companyParts()
{
    CompanyParts parts{};
    agent0CompanyParts(parts);
    return parts;
}

} // namespace agent0::sandbox
