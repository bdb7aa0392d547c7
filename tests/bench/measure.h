#pragma once

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

/// One figure: a ratio of ours to theirs, or a count.
struct Figure {
    QString name;
    double ratio = 0;
    double goal = 0;
    QString against;
    int runs = 0;
    std::vector<double> spread; ///< the tenth and the ninetieth of a hundred runs
    bool atLeast = false;       ///< the goal is a floor, not a ceiling
    double ours = 0;            ///< medians of what was compared, for people; 0 where there is no such thing
    double theirs = 0;
    bool reached() const { return atLeast ? ratio >= goal : ratio <= goal; }
};

/// One piece of work, ours or theirs, as often as it is asked for.
using Work = std::function<Cost()>;

/// Runs both in turn, so that whatever else the machine does falls on both. Each pair gives one ratio of what of()
/// takes from the costs; the median counts. Both run once before, unmeasured.
Figure compare(QString name, double goal, QString against, int runs, const Work &ours, const Work &theirs,
    const std::function<double(Cost)> &of);

/// The figure of ratios that were measured elsewhere, one a run.
Figure figureOf(QString name, double goal, QString against, std::vector<double> ratios);

inline double cpuOf(Cost cost) { return cost.cpu; }
inline double wallOf(Cost cost) { return cost.wall; }

} // namespace agent0::bench
