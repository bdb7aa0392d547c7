#include "bench/measure.h"

#include <algorithm>
#include <chrono>
#include <sys/resource.h>
#include <utility>

namespace agent0::bench {

namespace {

double cpuMilliseconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto milliseconds = [](const timeval &time) {
        return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3;
    };
    return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
}

double quantile(std::vector<double> values, double part)
{
    std::ranges::sort(values);
    return values[std::size_t(part * double(values.size() - 1) + 0.5)];
}

} // namespace

Cost costOf(const std::function<void()> &work)
{
    const double cpu = cpuMilliseconds();
    const auto began = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - began;
    return {cpuMilliseconds() - cpu, wall.count()};
}

Figure figureOf(QString name, double goal, QString against, std::vector<double> ratios)
{
    const int runs = int(ratios.size());
    std::vector<double> spread{quantile(ratios, 0.1), quantile(ratios, 0.9)};
    return {std::move(name), quantile(std::move(ratios), 0.5), goal, std::move(against), runs, std::move(spread)};
}

Figure compare(
    QString name, double goal, QString against, int runs, const Work &ours, const Work &theirs, Quantity quantity)
{
    ours();
    theirs();
    std::vector<double> ratios, mine, foreign;
    for (int run = 0; run < runs; ++run) {
        mine.push_back(ours().*quantity.part);
        foreign.push_back(theirs().*quantity.part);
        ratios.push_back(mine.back() / foreign.back());
    }
    Figure figure = figureOf(std::move(name), goal, std::move(against), std::move(ratios));
    figure.ours = quantile(std::move(mine), 0.5);
    figure.theirs = quantile(std::move(foreign), 0.5);
    figure.unit = quantity.unit;
    return figure;
}

Figure compareSpeed(
    QString name, double goal, QString against, int runs, const Work &ours, const Work &theirs, Quantity quantity)
{
    // Speed is the inverse of what it costs.
    Figure figure = compare(std::move(name), goal, std::move(against), runs, theirs, ours, quantity);
    std::swap(figure.ours, figure.theirs);
    figure.atLeast = true;
    return figure;
}

} // namespace agent0::bench
