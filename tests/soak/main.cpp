#include "soak/soak.h"

#include <QCoreApplication>

#include <cstdio>

using namespace agent0::test;

namespace {

constexpr qint64 MostBytesAnHour = 256; ///< what an hour may leave behind
constexpr qint64 NeverStill = 256 * 1024; ///< and what the heap of a program at work goes up and down by
constexpr int FilesMore = 0;

/// Runs so many hours; false when one went wrong.
bool run(Soak &soak, int hours)
{
    for (int i = 0; i < hours; ++i) {
        if (const QString wrong = soak.hour(); !wrong.isEmpty()) {
            std::printf("hour %d: %s\n", soak.hours(), qPrintable(wrong));
            return false;
        }
    }
    return true;
}

} // namespace

/// agent0-soak HOURS: fails when anything went wrong, or the program held more and more.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int hours = argc > 1 ? QByteArray(argv[1]).toInt() : 24;
    const int warmUp = qMax(48, hours / 10); // two days: what is kept once is kept by then
    Soak soak;
    if (!run(soak, warmUp))
        return 1;
    const Held before = Held::now();
    if (!run(soak, hours))
        return 1;
    const Held after = Held::now();
    const qint64 grown = after.heap - before.heap;
    std::printf("%d hours (the last: %d refreshes, %d exchanges), %d reuses: heap %lld -> %lld bytes (%lld an hour), descriptors "
                "%d -> %d\n",
        hours, soak.refreshes(), soak.exchanges(), soak.reuses(), before.heap, after.heap, grown / hours, before.files,
        after.files);
    const bool good = grown <= hours * MostBytesAnHour + NeverStill && after.files - before.files <= FilesMore && soak.reuses() == 0;
    return good ? 0 : 1;
}
