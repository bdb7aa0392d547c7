#include "views/systemappearance.h"

namespace agent0 {

void SystemAppearance::learn(std::optional<Appearance> appearance)
{
    if (!appearance || appearance == m_current)
        return;
    m_current = appearance;
    emit changed(*appearance);
}

} // namespace agent0
