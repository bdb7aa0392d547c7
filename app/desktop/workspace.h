#pragma once

#include "administration.h"
#include "composition/composition.h"
#include "models/chainsteps.h"

namespace agent0::desktop {

/// One profile at work, and the models that its views show. Replaced as a whole when another profile is chosen.
class Workspace {
public:
    /// What it is made from decides everything; agent() says why nothing can be done with it.
    Workspace(Surroundings surroundings, ProfileStore profiles);

    Result<Agent *> agent() { return m_composition.agent(); }
    Composition &composition() { return m_composition; }
    ChainSteps &steps() { return *m_steps; }
    /// What an administrator looks at; nullptr while there is no profile at work.
    Administration *administration();

private:
    static Surroundings observed(Surroundings surroundings, ChainSteps &steps);

    std::unique_ptr<ChainSteps> m_steps = std::make_unique<ChainSteps>();
    Composition m_composition;
    std::unique_ptr<Administration> m_administration; // uses all of them
};

} // namespace agent0::desktop
