#pragma once

#include "bench/measure.h"

namespace agent0::bench {

/// One line of the table: its name and how it is measured.
struct Benchmark {
    QString name;
    std::function<Figure(QString name)> run;
};
using Benchmarks = std::vector<Benchmark>;

Benchmarks callsBenchmarks();
Benchmarks chainBenchmarks();
Benchmarks httpBenchmarks();
Benchmarks jwsBenchmarks();
Benchmarks mcpBenchmarks();
Benchmarks oneshotBenchmarks();
Benchmarks viewsBenchmarks(); ///< none where the window is not built
Benchmarks windowBenchmarks(); ///< none where there can be no screen

} // namespace agent0::bench
