#include "soak/soak.h"

#include <QCoreApplication>

#include <cstdio>
#include <limits>
#include <optional>

using namespace agent0::test;

namespace {

constexpr qint64 MostBytesAnHour = 256; ///< what an hour may leave behind
constexpr qint64 NeverStill = 256 * 1024; ///< and what the least of a quarter goes up and down by
constexpr int FilesMore = 0;

/// Runs so many hours. The least that was held at the end of one: what a moment holds more is under way, not kept. Nothing
/// when an hour went wrong.
std::optional<Held> leastHeld(Soak &soak, int hours)
{
    Held least{std::numeric_limits<qint64>::max(), std::numeric_limits<int>::max()};
    for (int i = 0; i < hours; ++i) {
        if (const QString wrong = soak.hour(); !wrong.isEmpty()) {
            std::printf("hour %d: %s\n", soak.hours(), qPrintable(wrong));
            return std::nullopt;
        }
        const Held now = Held::now();
        least = {qMin(least.heap, now.heap), qMin(least.files, now.files)};
    }
    return least;
}

} // namespace

/// agent0-soak HOURS: fails when anything went wrong, or the program held more and more.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int hours = argc > 1 ? QByteArray(argv[1]).toInt() : 24;
    const int warmUp = qMax(48, hours / 10); // two days: what is kept once is kept by then
    Soak soak;
    const int quarter = qMax(1, hours / 4);
    if (!leastHeld(soak, warmUp))
        return 1;
    const auto first = leastHeld(soak, quarter);
    if (!first || (hours > 2 * quarter && !leastHeld(soak, hours - 2 * quarter)))
        return 1;
    const auto last = leastHeld(soak, quarter);
    if (!last)
        return 1;
    const Held &before = *first;
    const Held &after = *last;
    const qint64 grown = after.heap - before.heap;
    std::printf("%d hours (the last: %d refreshes, %d exchanges), %d reuses: heap %lld -> %lld bytes (%lld an hour), "
                "descriptors "
                "%d -> %d\n",
        hours, soak.refreshes(), soak.exchanges(), soak.reuses(), before.heap, after.heap, grown / hours, before.files,
        after.files);
    const bool good =
        grown <= hours * MostBytesAnHour + NeverStill && after.files - before.files <= FilesMore && soak.reuses() == 0;
    return good ? 0 : 1;
}
