#pragma once

#include "base/clock.h"
#include "config/profile.h"
#include "doctor/topology.h"

namespace agent0::doctor {

/// All that one run found. Holds no secret: it may be shown to anybody's support.
struct Report {
    QString profile;
    Instant began;
    Milliseconds took{0};
    int idJagsSpent = 0;
    QList<Finding> findings;
    QList<Topology> topologies; ///< the four roles with the person's own servers, one for each connection

    /// The first that is wrong: Fail or Blocked; nothing where all is well.
    const Finding *firstFailure() const;
    qsizetype count(State state) const;
    /// "All is well." or how much is not, and what it cost.
    QString verdict() const;
    QJsonObject toJson() const;
    /// For somebody else's support: Markdown, everything that reproduces the findings.
    QString toMarkdown() const;
};

} // namespace agent0::doctor
