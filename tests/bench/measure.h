#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <functional>
#include <vector>

namespace agent0::bench {

/// What a piece of work cost this process.
struct Cost {
    double cpu = 0;  ///< seconds, user and system
    double wall = 0; ///< seconds
};
Cost costOf(const std::function<void()> &work);

/// One figure: ours over theirs, each run giving one ratio; the median counts.
struct Figure {
    QString name;
    double ratio = 0;
    double goal = 0;
    QString against;
    int runs = 0;
    std::vector<double> spread; ///< lowest and highest
    bool atLeast = false;       ///< the goal is a floor, not a ceiling
};

/// Runs both in turn, so that whatever else the machine does falls on both; ratio takes one pair of costs.
Figure compare(QString name, double goal, QString against, int runs, const std::function<Cost()> &ours,
    const std::function<Cost()> &theirs, const std::function<double(Cost)> &of);

inline double cpuOf(Cost cost) { return cost.cpu; }
inline double wallOf(Cost cost) { return cost.wall; }

} // namespace agent0::bench
