#include "soak/soak.h"

#include <QCoreApplication>

#include <cstdio>
#include <limits>
#include <optional>

using namespace agent0::test;

namespace {

constexpr qint64 MostBytesAnHour = 256; ///< what an hour may leave behind
constexpr qint64 NeverStill = 64 * 1024; ///< and what the least of a quarter goes up and down by
constexpr int FilesMore = 0;

/// Runs so many hours. The smallest heap and the most descriptors that there were at the end of one: what a moment has more
/// or less of is under way, not kept. Nothing when an hour went wrong.
std::optional<Held> heldIn(Soak &soak, int hours)
{
    Held held{std::numeric_limits<qint64>::max(), 0};
    for (int i = 0; i < hours; ++i) {
        if (const QString wrong = soak.hour(); !wrong.isEmpty()) {
            std::printf("hour %d: %s\n", soak.hours(), qPrintable(wrong));
            return std::nullopt;
        }
        const Held now = Held::now();
        held = {qMin(held.heap, now.heap), qMax(held.files, now.files)};
    }
    return held;
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
    if (!heldIn(soak, warmUp))
        return 1;
    const auto first = heldIn(soak, quarter);
    if (!first || (hours > 2 * quarter && !heldIn(soak, hours - 2 * quarter)))
        return 1;
    const auto last = heldIn(soak, quarter);
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
