#pragma once

#include "base/clock.h"
#include "config/effective.h"

#include <optional>

namespace agent0 {

/// What a program was told about its surroundings.
struct Surroundings {
    QString profile = QStringLiteral("default");
    QString configFile;            ///< "" for the profile of that name in the profile folder
};

/// The only place that knows the concrete clock and where the configuration is.
class Composition {
public:
    explicit Composition(Surroundings surroundings, ProfileStore profiles = ProfileStore::ofThisPerson());

    Result<ProfilePlace> place() const;
    /// The machine's policy; read once.
    Result<Policy> policy();
    /// The profile in force. Fails where it must not be used.
    Result<Effective> effective();
    Clock &clock() { return m_clock; }
    const ProfileStore &profiles() const { return m_profiles; }

private:
    Surroundings m_surroundings;
    ProfileStore m_profiles;
    SystemClock m_clock;
    std::optional<Result<Policy>> m_policy;
};

} // namespace agent0
