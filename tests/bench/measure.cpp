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
    std::ranges::sort(ratios);
    const auto at = [&](double part) { return ratios[std::size_t(part * double(ratios.size() - 1) + 0.5)]; };
    return {std::move(name), at(0.5), goal, std::move(against), int(ratios.size()), {at(0.1), at(0.9)}, false};
}

Figure compare(QString name, double goal, QString against, int runs, const Work &ours, const Work &theirs,
    const std::function<double(Cost)> &of)
{
    ours();
    theirs();
    std::vector<double> ratios;
    for (int run = 0; run < runs; ++run) {
        const double mine = of(ours());
        ratios.push_back(mine / of(theirs()));
    }
    return figureOf(std::move(name), goal, std::move(against), std::move(ratios));
}

} // namespace agent0::bench
