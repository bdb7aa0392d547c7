#include "activity/activityline.h"

#include "base/appendparts.h"
#include "base/jsonslice.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace agent0 {

namespace {

constexpr qsizetype LongestText = 500; // UTF-16 units of a name, a path, a code
constexpr qsizetype LongestValue = 2000; // of a value for the inspector
constexpr qsizetype MostFields = 64;
constexpr qsizetype FieldBytes = 16 * 1024; // of all four lists of a record
constexpr qsizetype JsonBytes = 2 * 1024; // of asked, of granted
constexpr qsizetype Unbounded = std::numeric_limits<qsizetype>::max();

QByteArrayView bytesOf(QLatin1StringView text) { return {text.data(), text.size()}; }

bool isPlain(QStringView text)
{
    bool special = false; // without leaving early this is done for many characters at once
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        special |= u < 0x20 || u >= 0x7F || u == u'"' || u == u'\\';
    }
    return !special;
}

/// Nearly all texts: no detour over a copy in UTF-8.
void appendPlain(QByteArray &out, QStringView text)
{
    const qsizetype start = out.size();
    out.resize(start + text.size() + 2);
    char *to = out.data() + start;
    *to++ = '"';
    to = std::ranges::transform(text, to, [](QChar c) { return char(c.unicode()); }).out;
    *to = '"';
}

void appendText(QByteArray &out, const QString &text, qsizetype limit = LongestText)
{
    if (text.size() > limit) {
        appendJsonString(out, QStringView(text).first(limit).toUtf8() + "…");
    } else if (isPlain(text)) {
        appendPlain(out, text);
    } else {
        appendJsonString(out, text.toUtf8());
    }
}

void appendMember(QByteArray &out, QByteArrayView key, const QString &text)
{
    if (text.isEmpty())
        return;
    appendParts(out, {",\"", key, "\":"});
    appendText(out, text);
}

/// Of any kind; seldom.
void appendJson(QByteArray &out, const QJsonValue &value)
{
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    out.append(QByteArrayView(list).sliced(1, list.size() - 2));
}

void appendValue(QByteArray &out, const FactValue &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        appendText(out, *text, Unbounded);
    else if (const auto *number = std::get_if<qint64>(&value))
        appendParts(out, {Decimal(*number)});
    else if (const auto *truth = std::get_if<bool>(&value))
        out.append(*truth ? "true" : "false");
    else
        appendJson(out, std::get<QJsonValue>(value));
}

void appendMember(QByteArray &out, QByteArrayView key, const Facts &facts)
{
    if (facts.isEmpty())
        return;
    appendParts(out, {",\"", key, "\":"});
    const qsizetype start = out.size();
    for (const Fact &fact : facts) {
        out.append(out.size() == start ? '{' : ',');
        appendText(out, fact.name, Unbounded);
        out.append(':');
        appendValue(out, fact.value);
    }
    out.append('}');
    const qsizetype bytes = out.size() - start;
    if (bytes <= JsonBytes)
        return;
    out.resize(start);
    appendParts(out, {"{\"omitted_bytes\":", Decimal(bytes), "}"});
}

void appendMember(QByteArray &out, QByteArrayView key, qint64 number)
{
    if (number != 0)
        appendParts(out, {",\"", key, "\":", Decimal(number)});
}

void appendBounded(QByteArray &out, const QList<TraceField> &fields, qsizetype room)
{
    const qsizetype start = out.size();
    qsizetype left = MostFields;
    for (const TraceField &field : fields) {
        if (out.size() - start > room || left-- == 0)
            break;
        out.append(out.size() > start ? ",[" : "[");
        appendText(out, field.name);
        out.append(',');
        appendText(out, field.value, LongestValue);
        out.append(']');
    }
}

/// What is short enough goes in as it is kept.
void appendFields(QByteArray &out, QByteArrayView key, const TraceFields &fields, qsizetype &room)
{
    appendParts(out, {"\"", key, "\":["});
    const qsizetype start = out.size();
    if (fields.fits(LongestText, LongestValue) && fields.size() <= MostFields && fields.json().size() <= room)
        out.append(fields.json());
    else
        appendBounded(out, fields.list(), room);
    room -= out.size() - start;
    out.append(']');
}

void appendMessage(
    QByteArray &out, QByteArrayView key, const TraceFields &headers, const TraceFields &fields, qsizetype &room)
{
    if (headers.isEmpty() && fields.isEmpty())
        return;
    appendParts(out, {",\"", key, "\":{"});
    appendFields(out, "fields", fields, room);
    out.append(',');
    appendFields(out, "headers", headers, room);
    out.append('}');
}

/// Enough for nearly all: what is not in the lists of fields takes a few hundred bytes.
qsizetype roomFor(const ActivityRecord &record)
{
    constexpr qsizetype Rest = 768;
    return Rest + record.requestHeaders.json().size() + record.requestFields.json().size()
        + record.answerHeaders.json().size() + record.answerFields.json().size();
}

} // namespace

QByteArray escapedText(const QString &text, qsizetype limit)
{
    QByteArray out;
    appendText(out, text, limit);
    return out.sliced(1, out.size() - 2);
}

QByteArray activityMembers(const ActivityRecord &record, const QString &profile)
{
    QByteArray out;
    out.reserve(roomFor(record));
    // These are what filters look at: always there, always in this order.
    appendParts(out,
        {",\"time\":", Decimal(record.time.time_since_epoch().count()), ",\"kind\":\"", bytesOf(name(record.kind)),
            "\",\"connection\":"});
    appendText(out, record.connection);
    appendParts(out, {",\"leg\":\"", bytesOf(name(record.leg)), "\",\"result\":"});
    appendText(out, record.result);
    out.append(",\"flow\":");
    appendText(out, record.flow);
    appendMember(out, "action", record.action);
    appendMember(out, "profile", profile);
    appendMember(out, "subject", record.subject);
    appendMember(out, "method", record.method);
    appendMember(out, "host", record.host);
    appendMember(out, "path", record.path);
    appendMember(out, "status", record.status);
    appendMember(out, "took", record.took.count());
    appendMember(out, "asked", record.asked);
    appendMember(out, "granted", record.granted);
    qsizetype room = FieldBytes;
    appendMessage(out, "request", record.requestHeaders, record.requestFields, room);
    appendMessage(out, "answer", record.answerHeaders, record.answerFields, room);
    return out;
}

} // namespace agent0
