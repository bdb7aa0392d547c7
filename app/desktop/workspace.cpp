#include "workspace.h"

namespace agent0::desktop {

Workspace::Workspace(Surroundings surroundings, ProfileStore profiles)
    : m_composition(observed(std::move(surroundings), *m_steps), std::move(profiles))
{
}

Surroundings Workspace::observed(Surroundings surroundings, ChainSteps &steps)
{
    surroundings.steps = steps.sink();
    return surroundings;
}

Administration *Workspace::administration()
{
    if (!m_administration) {
        if (auto made = Administration::of(m_composition))
            m_administration = std::move(*made);
    }
    return m_administration.get();
}

} // namespace agent0::desktop
