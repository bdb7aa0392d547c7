#pragma once

#include "config/profile.h"
#include "doctor/finding.h"
#include "doctor/trustdomain.h"

#include <array>

namespace agent0::doctor {

/// What cross app access rests on.
enum class Relation {
    ClientAtProvider, ///< the identity provider knows this program, and lets it sign people in and exchange
    ServerTrustsProvider, ///< the resource's authorization server trusts what the identity provider signs
    ClientAtServer, ///< that server knows this program
    ResourceTrustsServer, ///< the API takes that server's tokens
};
inline constexpr std::array Relations{Relation::ClientAtProvider, Relation::ServerTrustsProvider,
    Relation::ClientAtServer, Relation::ResourceTrustsServer};
QLatin1StringView name(Relation relation);

/// The four roles of one connection with its own addresses, and how each relation between them stands.
struct Topology {
    QString connection;
    QString provider; ///< "" where no identity provider has a part
    QString server;
    QString resource;
    std::optional<TrustClass> trust; ///< how the server stands to the provider, once it is known
    std::array<State, Relations.size()> states{State::Skipped, State::Skipped, State::Skipped, State::Skipped};

    State of(Relation relation) const { return states[std::size_t(relation)]; } ///< Skipped: not known
    QJsonObject toJson() const;
};

/// From what was found by now.
Topology topologyOf(const Profile &profile, const Connection &connection, std::optional<TrustClass> trust,
    const QList<Finding> &findings);
/// The relation that a check is about.
std::optional<Relation> relationOf(QStringView check);

/// The four roles with these servers in them, for a terminal 80 columns wide.
QStringList picture(const Topology &topology);

} // namespace agent0::doctor
