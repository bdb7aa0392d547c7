#pragma once

#include <QString>

#include <functional>
#include <vector>

namespace agent0::bench {

/// What a piece of work cost.
struct Cost {
    double cpu = 0;  ///< milliseconds, user and system
    double wall = 0; ///< milliseconds
    double peak = 0; ///< megabytes of resident memory; 0 where the work had no process of its own
};
/// In this process.
Cost costOf(const std::function<void()> &work);

/// What of a cost is compared.
struct Quantity {
    QLatin1StringView unit;
    double Cost::*part;
};
inline constexpr Quantity Cpu{QLatin1StringView("ms"), &Cost::cpu};
inline constexpr Quantity Wall{QLatin1StringView("ms"), &Cost::wall};
inline constexpr Quantity PeakMemory{QLatin1StringView("MB"), &Cost::peak};

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
    QLatin1StringView unit = {};
    bool reached() const { return atLeast ? ratio >= goal : ratio <= goal; }
};

/// One piece of work, ours or theirs, as often as it is asked for.
using Work = std::function<Cost()>;

/// Runs both in turn, so that whatever else the machine does falls on both. Each pair gives one ratio; the median
/// counts. Both run once before, unmeasured.
Figure compare(
    QString name, double goal, QString against, int runs, const Work &ours, const Work &theirs, Quantity quantity);

/// How many times as fast ours is: the goal is a floor.
Figure compareSpeed(
    QString name, double goal, QString against, int runs, const Work &ours, const Work &theirs, Quantity quantity);

/// The figure of ratios that were measured elsewhere, one a run.
Figure figureOf(QString name, double goal, QString against, std::vector<double> ratios);

} // namespace agent0::bench
