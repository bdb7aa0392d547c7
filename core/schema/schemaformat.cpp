#include "schema/schemaformat.h"

#include <QDate>
#include <QRegularExpression>
#include <QUrl>

namespace agent0 {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestPattern = 500;
constexpr qsizetype LongestSubject = 4000;

bool isWhole(const QString &text, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

bool isTime(const QString &text)
{
    return isWhole(text, u"([01]\\d|2[0-3]):[0-5]\\d:([0-5]\\d|60)(\\.\\d+)?([zZ]|[+-]([01]\\d|2[0-3]):[0-5]\\d)"_s);
}

bool isDate(const QString &text)
{
    return isWhole(text, u"\\d{4}-\\d{2}-\\d{2}"_s) && QDate::fromString(text, Qt::ISODate).isValid();
}

bool isDateTime(const QString &text)
{
    return text.size() > 11 && isDate(text.first(10)) && (text[10] == u'T' || text[10] == u't')
        && isTime(text.sliced(11));
}

bool isIpv4(const QString &text)
{
    static const QString part = u"(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)"_s;
    return isWhole(text, part + u"(\\."_s + part + u"){3}"_s);
}

bool isUri(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.scheme().isEmpty() && !text.contains(u' ');
}

} // namespace

bool hasFormat(const QString &text, const QString &format)
{
    if (text.size() > LongestSubject)
        return true;
    if (format == "date"_L1)
        return isDate(text);
    if (format == "time"_L1)
        return isTime(text);
    if (format == "date-time"_L1)
        return isDateTime(text);
    if (format == "email"_L1)
        return isWhole(text, u"[^\\s@\"<>]+@[^\\s@\"<>]+"_s);
    if (format == "uri"_L1)
        return isUri(text);
    if (format == "uuid"_L1)
        return isWhole(text, u"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"_s);
    if (format == "ipv4"_L1)
        return isIpv4(text);
    if (format == "ipv6"_L1)
        return text.contains(u':') && isWhole(text, u"[0-9a-fA-F:.]{2,45}"_s);
    return true;
}

bool matchesPattern(const QString &text, const QString &pattern)
{
    if (pattern.size() > LongestPattern || text.size() > LongestSubject)
        return true;
    // PCRE2 counts its steps and gives up: a pattern that backtracks without end costs milliseconds.
    const QRegularExpression expression(u"(*LIMIT_MATCH=50000)(*LIMIT_DEPTH=500)"_s + pattern,
        QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::DontCaptureOption);
    if (!expression.isValid())
        return true;
    const QRegularExpressionMatch match = expression.match(text);
    return match.hasMatch() || !match.isValid();
}

} // namespace agent0
