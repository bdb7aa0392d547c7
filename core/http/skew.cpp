#include "http/skew.h"

#include <algorithm>
#include <array>

namespace agent0 {

namespace {

using namespace std::chrono;

constexpr Seconds longestWait = hours(24);

std::optional<int> number(QByteArrayView text)
{
    const bool digits = !text.isEmpty() && text.size() <= 9
        && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    return digits ? std::optional(text.toByteArray().toInt()) : std::nullopt;
}

std::optional<int> monthNumber(QByteArrayView name)
{
    constexpr std::array<QByteArrayView, 12> names{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt : std::optional(int(found - names.begin()) + 1);
}

std::optional<Instant> pointOfTime(
    QByteArrayView yearText, QByteArrayView monthText, QByteArrayView dayText, QByteArrayView timeText)
{
    const auto parts = timeText.toByteArray().split(':');
    if (parts.size() != 3 || std::ranges::any_of(parts, [](const auto &part) { return part.size() != 2; }))
        return {};
    const auto y = number(yearText), m = monthNumber(monthText), d = number(dayText);
    const auto hour = number(parts[0]), minute = number(parts[1]), second = number(parts[2]);
    if (!y || !m || !d || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60)
        return {};
    const year_month_day date{
        std::chrono::year(*y), std::chrono::month(unsigned(*m)), std::chrono::day(unsigned(*d))};
    if (*y < 1970 || *y > 9999 || !date.ok())
        return {};
    return Instant(sys_days(date) + hours(*hour) + minutes(*minute) + Seconds(*second));
}

// RFC 850 writes two digits: RFC 9110 takes what is not more than 50 years ahead.
QByteArray fullYear(QByteArrayView twoDigits)
{
    const auto value = number(twoDigits);
    return value && twoDigits.size() == 2 ? QByteArray::number(*value + (*value < 70 ? 2000 : 1900))
                                          : QByteArray();
}

} // namespace

std::optional<Instant> httpDate(QByteArrayView text)
{
    const auto words = text.toByteArray().simplified().split(' ');
    if (words.size() == 6 && words[0].endsWith(',') && words[5] == "GMT")
        return pointOfTime(words[3], words[2], words[1], words[4]); // Sun, 06 Nov 1994 08:49:37 GMT
    if (words.size() == 4 && words[0].endsWith(',') && words[3] == "GMT") {
        const auto date = words[1].split('-'); // Sunday, 06-Nov-94 08:49:37 GMT
        return date.size() == 3 ? pointOfTime(fullYear(date[2]), date[1], date[0], words[2]) : std::nullopt;
    }
    if (words.size() == 5)
        return pointOfTime(words[4], words[1], words[2], words[3]); // Sun Nov  6 08:49:37 1994
    return {};
}

std::optional<Seconds> clockSkew(const HttpResponse &response, Instant now)
{
    const auto theirs = httpDate(response.header("Date"));
    return theirs ? std::optional(Seconds(unixSeconds(*theirs) - unixSeconds(now))) : std::nullopt;
}

std::optional<Seconds> retryAfter(const HttpResponse &response, Instant now)
{
    const QByteArray text = response.header("Retry-After").trimmed();
    const bool digits =
        !text.isEmpty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (digits)
        return text.size() > 9 ? longestWait : std::min(Seconds(text.toLongLong()), longestWait);
    const auto until = httpDate(text);
    if (!until)
        return {};
    const Instant theirNow = httpDate(response.header("Date")).value_or(now);
    return std::clamp(Seconds(unixSeconds(*until) - unixSeconds(theirNow)), Seconds(0), longestWait);
}

} // namespace agent0
