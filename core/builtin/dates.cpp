#include "builtin/dates.h"

#include <QRegularExpression>
#include <QStringList>

namespace agent0::builtin {

using namespace Qt::StringLiterals;

namespace {

const QStringList &weekdays()
{
    static const QStringList names{
        u"monday"_s, u"tuesday"_s, u"wednesday"_s, u"thursday"_s, u"friday"_s, u"saturday"_s, u"sunday"_s};
    return names;
}

const QStringList &months()
{
    static const QStringList names{u"january"_s, u"february"_s, u"march"_s, u"april"_s, u"may"_s, u"june"_s, u"july"_s,
        u"august"_s, u"september"_s, u"october"_s, u"november"_s, u"december"_s};
    return names;
}

/// 1 for the first name that begins so; 0 for none.
int numberAmong(const QStringList &names, const QString &begun)
{
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (begun.size() >= 3 && names[i].startsWith(begun.toLower().remove(u'.').left(names[i].size())))
            return int(i) + 1;
    }
    return 0;
}

int amount(const QString &word)
{
    static const QStringList words{u"zero"_s, u"one"_s, u"two"_s, u"three"_s, u"four"_s, u"five"_s, u"six"_s,
        u"seven"_s, u"eight"_s, u"nine"_s, u"ten"_s, u"eleven"_s, u"twelve"_s};
    const QString low = word.toLower();
    if (low == "a"_L1 || low == "an"_L1)
        return 1;
    if (low == "a couple of"_L1)
        return 2;
    const qsizetype known = words.indexOf(low);
    return known >= 0 ? int(known) : low.toInt();
}

Days one(QDate day) { return {day, day}; }
Days weekOf(QDate day)
{
    const QDate monday = day.addDays(1 - day.dayOfWeek());
    return {monday, monday.addDays(6)};
}
Days monthOf(QDate day)
{
    const QDate first(day.year(), day.month(), 1);
    return {first, first.addMonths(1).addDays(-1)};
}

QDate comingWeekday(QDate today, int weekday, bool next)
{
    const int ahead = (weekday - today.dayOfWeek() + 7) % 7;
    const QDate coming = today.addDays(ahead == 0 ? 7 : ahead);
    // "next friday" said on a monday is the one of the next week.
    if (next && coming <= weekOf(today).last)
        return coming.addDays(7);
    return coming;
}

QDate comingDay(QDate today, int day, int month, int year)
{
    if (year)
        return QDate(year, month, day);
    if (month) {
        const QDate thisYear(today.year(), month, day);
        return thisYear.isValid() && thisYear >= today ? thisYear : QDate(today.year() + 1, month, day);
    }
    const QDate thisMonth(today.year(), today.month(), day);
    if (thisMonth.isValid() && thisMonth >= today)
        return thisMonth;
    const QDate next = QDate(today.year(), today.month(), 1).addMonths(1);
    return QDate(next.year(), next.month(), day);
}

Days afterSo(QDate today, int count, const QString &unit)
{
    if (unit.startsWith("day"_L1, Qt::CaseInsensitive))
        return one(today.addDays(count));
    if (unit.startsWith("week"_L1, Qt::CaseInsensitive))
        return one(today.addDays(7 * count));
    return one(unit.startsWith("month"_L1, Qt::CaseInsensitive) ? today.addMonths(count) : today.addYears(count));
}

using Match = QRegularExpressionMatch;

std::optional<Days> daysOfWord(const QString &word, QDate today)
{
    const QString w = word.toLower().simplified();
    if (w == "today"_L1 || w == "tonight"_L1 || w == "this evening"_L1 || w == "this afternoon"_L1
        || w == "this morning"_L1)
        return one(today);
    if (w == "tomorrow"_L1 || w == "tomorow"_L1 || w == "tmrw"_L1 || w.startsWith("tomorrow "_L1))
        return one(today.addDays(1));
    if (w.endsWith("day after tomorrow"_L1))
        return one(today.addDays(2));
    if (w == "yesterday"_L1)
        return one(today.addDays(-1));
    if (w == "this week"_L1)
        return weekOf(today);
    if (w == "next week"_L1)
        return weekOf(today.addDays(7));
    if (w == "this month"_L1)
        return monthOf(today);
    if (w == "next month"_L1)
        return monthOf(QDate(today.year(), today.month(), 1).addMonths(1));
    if (w.endsWith("weekend"_L1)) {
        const QDate saturday = weekOf(w.startsWith("next"_L1) ? today.addDays(7) : today).first.addDays(5);
        return Days{saturday, saturday.addDays(1)};
    }
    if (w.startsWith("end of"_L1) || w.startsWith("the end of"_L1))
        return one(w.endsWith("week"_L1) ? weekOf(today).first.addDays(4)
                : w.endsWith("year"_L1)  ? QDate(today.year(), 12, 31)
                                         : monthOf(today).last);
    return std::nullopt;
}

std::optional<Days> daysOf(const Match &match, QDate today)
{
    if (!match.captured(u"iso"_s).isEmpty())
        return one(QDate::fromString(match.captured(u"iso"_s), Qt::ISODate));
    if (const QString word = match.captured(u"word"_s); !word.isEmpty())
        return daysOfWord(word, today);
    if (const QString unit = match.captured(u"unit"_s); !unit.isEmpty())
        return afterSo(today, amount(match.captured(u"count"_s)), unit);
    if (const QString name = match.captured(u"weekday"_s); !name.isEmpty())
        return one(comingWeekday(today, numberAmong(weekdays(), name),
            match.captured(u"which"_s).startsWith(u"next"_s, Qt::CaseInsensitive)));
    const auto either = [&](const QString &a, const QString &b) { return match.captured(a) + match.captured(b); };
    const int day = (either(u"day"_s, u"day2"_s) + match.captured(u"day3"_s)).toInt();
    const QString month = either(u"month"_s, u"month2"_s);
    return one(comingDay(
        today, day, month.isEmpty() ? 0 : numberAmong(months(), month), either(u"year"_s, u"year2"_s).toInt()));
}

const QRegularExpression &datePattern()
{
    static const QString month =
        u"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?\\.?"_s;
    static const QRegularExpression pattern(
        u"(?<![\\w-])(?<!every )(?<!each )(?:(?<before>due on|due by|due|on|by|for|until|till|before)\\s+)?(?:"
        "(?<iso>\\d{4}-\\d{2}-\\d{2})"
        "|(?<word>(?:the )?day after tomorrow|tomorrow(?: morning| afternoon| evening| "
        "night)?|tomorow|tmrw|today|tonight|yesterday"
        "|this (?:evening|afternoon|morning|week|month|weekend)|the weekend|next (?:week|month|weekend)"
        "|(?:the )?end of (?:the|this) (?:week|month|year))"
        "|(?:in )(?<count>an?|a couple of|one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,3}) "
        "(?<unit>days?|weeks?|months?|years?)(?: time)?"
        "|(?:(?<which>next|this|coming) )?(?<weekday>mon|tues?|wed|wednes|thu|thurs?|fri|satur|sat|sun)(?:day)?(?: "
        "(?:morning|afternoon|evening|night))?"
        "|(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>%1)(?:,? (?<year>20\\d\\d))?"
        "|(?<month2>%1) (?:the )?(?<day2>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year2>20\\d\\d))?"
        "|the (?<day3>\\d{1,2})(?:st|nd|rd|th)(?! (?:one|todo|task|item|of the))"
        ")(?![\\w])"_s.arg(month),
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

} // namespace

std::optional<FoundDate> findDate(const QString &text, QDate today)
{
    for (auto matches = datePattern().globalMatch(text); matches.hasNext();) {
        const Match match = matches.next();
        const auto days = daysOf(match, today);
        // "sun" and "may" are dates only in their company.
        const QString weekday = match.captured(u"weekday"_s).toLower();
        const bool bare = match.captured(u"before"_s).isEmpty() && match.captured(u"which"_s).isEmpty();
        const bool isShort = !weekday.isEmpty() && !match.captured().contains(u"day"_s, Qt::CaseInsensitive);
        if (days && days->first.isValid() && days->last.isValid() && !(isShort && bare))
            return FoundDate{match.capturedStart(), match.capturedLength(), match.captured(u"before"_s), *days};
    }
    return std::nullopt;
}

QString withFixedDate(const QString &text, QDate today)
{
    const auto found = findDate(text, today);
    if (!found)
        return text;
    // "prepare monday meeting": there it is a name.
    const qsizetype end = found->at + found->size;
    static const QRegularExpression time(u"^,? (?:(?:at|around|from|before|after|in the|,) |\\d)"_s);
    const bool inTheMiddle = found->at > 0 && end < text.size() && !time.match(text.mid(end)).hasMatch();
    if (inTheMiddle && found->before.isEmpty())
        return text;
    const QString before = found->before.isEmpty() ? u"on"_s : found->before;
    const QString day = found->days.first.toString(Qt::ISODate);
    const bool range = found->days.first != found->days.last;
    const QString date = range ? u"%1 to %2"_s.arg(day, found->days.last.toString(Qt::ISODate)) : before + u' ' + day;
    return (text.left(found->at) + date + text.mid(found->at + found->size)).simplified();
}

QString withoutDate(const QString &text, QDate today)
{
    const auto found = findDate(text, today);
    return found ? (text.left(found->at) + text.mid(found->at + found->size)).simplified() : text;
}

} // namespace agent0::builtin
