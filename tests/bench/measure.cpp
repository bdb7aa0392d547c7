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

Figure compare(QString name, double goal, QString against, int runs, const std::function<Cost()> &ours,
    const std::function<Cost()> &theirs, const std::function<double(Cost)> &of)
{
    std::vector<double> ratios;
    ours(); // both warm
    theirs();
    for (int run = 0; run < runs; ++run) {
        const double mine = of(ours());
        ratios.push_back(mine / of(theirs()));
    }
    std::ranges::sort(ratios);
    return {std::move(name), ratios[ratios.size() / 2], goal, std::move(against), runs, {ratios.front(), ratios.back()}, false};
}

} // namespace agent0::bench
