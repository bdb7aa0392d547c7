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

} // namespace agent0::desktop
