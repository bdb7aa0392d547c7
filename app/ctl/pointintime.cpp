#include "pointintime.h"

#include <QDateTime>

namespace agent0::ctl {

namespace {

/// "30m" in seconds.
std::optional<qint64> spanOf(const QString &text)
{
    if (text.size() < 2 || !text[0].isDigit())
        return std::nullopt;
    bool good = false;
    const qint64 count = QStringView(text).chopped(1).toLongLong(&good);
    const qint64 unit = text.endsWith(u's') ? 1
        : text.endsWith(u'm')               ? 60
        : text.endsWith(u'h')               ? 3600
        : text.endsWith(u'd')               ? 86400
                                            : 0;
    constexpr qint64 Century = 100LL * 366 * 86400;
    if (!good || unit == 0 || count > Century / unit)
        return std::nullopt;
    return count * unit;
}

} // namespace

Result<std::optional<Instant>> pointInTime(const CommandLine &line, QLatin1StringView option, Instant now)
{
    const auto typed = line.given(option);
    if (!typed)
        return std::nullopt;
    if (const auto span = spanOf(*typed))
        return now - Seconds(*span);
    const QDateTime time = QDateTime::fromString(*typed, Qt::ISODate);
    if (time.isValid())
        return Instant(Milliseconds(time.toMSecsSinceEpoch()));
    return fail(usageError("value_unknown"_L1,
        u"--%1 must be a moment (2026-10-01T12:00:00Z) or how long ago (30m, 12h, 7d)."_s.arg(option), line.command));
}

} // namespace agent0::ctl
