#include "sandbox/company.h"

#include "base/library.h"

namespace agent0::sandbox {

Result<CompanyParts> companyParts()
{
    QString problem;
    const auto fill = decltype(&agent0CompanyParts)(functionBeside(u"agent0-company"_s, "agent0CompanyParts", problem));
    if (!fill)
        return fail(Fault::Failed, Leg::None, "library_missing"_L1,
            u"A part of this program cannot be loaded: %1"_s.arg(problem), u"Install Agent0 again."_s);
    CompanyParts parts{};
    fill(parts);
    return parts;
}

} // namespace agent0::sandbox
