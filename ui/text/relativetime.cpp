#include "text/relativetime.h"

#include "base/result.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace agent0 {

namespace {

/// Sentences of this file, as Qt Linguist shows them.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(RelativeTime)
};

constexpr qint64 Minute = 60;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;

QString past(qint64 seconds)
{
    if (seconds < Hour)
        return Words::tr("%n min ago", nullptr, int(seconds / Minute));
    if (seconds < Day)
        return Words::tr("%n h ago", nullptr, int(seconds / Hour));
    return seconds < 2 * Day ? Words::tr("a day ago") : Words::tr("%n days ago", nullptr, int(seconds / Day));
}

QString future(qint64 seconds)
{
    if (seconds < Hour)
        return Words::tr("in %n min", nullptr, int(seconds / Minute));
    if (seconds < Day)
        return Words::tr("in %n h", nullptr, int(seconds / Hour));
    return seconds < 2 * Day ? Words::tr("in a day") : Words::tr("in %n days", nullptr, int(seconds / Day));
}

} // namespace

QString relativeTime(Instant when, Instant now)
{
    const qint64 seconds = unixSeconds(when) - unixSeconds(now);
    const qint64 distance = qAbs(seconds);
    if (distance < Minute)
        return seconds > 0 ? Words::tr("in less than a minute") : Words::tr("just now");
    if (distance >= 7 * Day)
        return QLocale().toString(QDateTime::fromSecsSinceEpoch(unixSeconds(when)).date(), QLocale::ShortFormat);
    return seconds < 0 ? past(distance) : future(distance);
}

QString durationText(Milliseconds time)
{
    const qint64 seconds = time.count() / 1000;
    if (seconds < Minute)
        return Words::tr("%1 s").arg(QLocale().toString(seconds));
    if (seconds < Hour)
        return Words::tr("%1 min").arg(QLocale().toString(seconds / Minute));
    if (seconds < Day)
        return Words::tr("%1 h %2 min")
            .arg(QLocale().toString(seconds / Hour), QLocale().toString(seconds % Hour / Minute));
    return seconds < 2 * Day ? Words::tr("1 day") : Words::tr("%n days", nullptr, int(seconds / Day));
}

} // namespace agent0
