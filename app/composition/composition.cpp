#include "composition/composition.h"

namespace agent0 {

Composition::Composition(Surroundings surroundings, ProfileStore profiles)
    : m_surroundings(std::move(surroundings)), m_profiles(std::move(profiles))
{
}

Result<ProfilePlace> Composition::place() const
{
    if (!m_surroundings.configFile.isEmpty())
        return m_profiles.placeOfFile(m_surroundings.configFile);
    return m_profiles.place(m_surroundings.profile);
}

Result<Policy> Composition::policy()
{
    if (!m_policy)
        m_policy = Policy::load(PolicySource::ofTheSystem());
    return *m_policy;
}

Result<Effective> Composition::effective()
{
    const auto where = place();
    if (!where)
        return fail(where.error());
    const auto rules = policy();
    if (!rules)
        return fail(rules.error());
    return openProfile(*where, *rules);
}

} // namespace agent0
