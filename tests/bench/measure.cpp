#include "bench/measure.h"

#include <algorithm>
#include <chrono>
#include <sys/resource.h>

namespace agent0::bench {

namespace {

double cpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double quantile(std::vector<double> values, double part)
{
    std::ranges::sort(values);
    return values[std::size_t(part * double(values.size() - 1) + 0.5)];
}

} // namespace

Cost costOf(const std::function<void()> &work)
{
    const double cpu = cpuSeconds();
    const auto began = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - began;
    return {cpuSeconds() - cpu, wall.count()};
}

Figure figureOf(QString name, double goal, QString against, std::vector<double> ratios)
{
    const int runs = int(ratios.size());
    std::vector<double> spread{quantile(ratios, 0.1), quantile(ratios, 0.9)};
    return {std::move(name), quantile(std::move(ratios), 0.5), goal, std::move(against), runs, std::move(spread)};
}

Figure compare(QString name, double goal, QString against, int runs, const Work &ours, const Work &theirs,
    const std::function<double(Cost)> &of)
{
    ours();
    theirs();
    std::vector<double> ratios, mine, foreign;
    for (int run = 0; run < runs; ++run) {
        mine.push_back(of(ours()));
        foreign.push_back(of(theirs()));
        ratios.push_back(mine.back() / foreign.back());
    }
    Figure figure = figureOf(std::move(name), goal, std::move(against), std::move(ratios));
    figure.ours = quantile(std::move(mine), 0.5);
    figure.theirs = quantile(std::move(foreign), 0.5);
    return figure;
}

} // namespace agent0::bench
