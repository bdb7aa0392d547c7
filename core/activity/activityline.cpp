#include "activity/activityline.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstring>

namespace agent0 {

namespace {

/// Takes a line apart member by member, in the one order that the writer has.
class PrefixScanner {
public:
    explicit PrefixScanner(QByteArrayView text) : m_rest(text) { }

    bool number(QByteArrayView key, qint64 &value)
    {
        if (!take(key))
            return false;
        qsizetype digits = 0;
        const bool negative = m_rest.startsWith('-');
        qint64 sum = 0;
        for (digits = negative; digits < m_rest.size() && m_rest[digits] >= '0' && m_rest[digits] <= '9' && digits < 18;
            ++digits)
            sum = sum * 10 + (m_rest[digits] - '0');
        m_rest = m_rest.sliced(digits);
        value = negative ? -sum : sum;
        return digits > negative;
    }

    bool text(QByteArrayView key, QByteArrayView &value)
    {
        if (!take(key) || !take("\""))
            return false;
        for (qsizetype i = 0; i < m_rest.size(); ++i) {
            if (m_rest[i] == '\\') {
                ++i;
            } else if (m_rest[i] == '"') {
                value = m_rest.first(i);
                m_rest = m_rest.sliced(i + 1);
                return true;
            }
        }
        return false;
    }

    /// Of a member that is left out where it is empty.
    QByteArrayView optionalText(QByteArrayView key)
    {
        QByteArrayView value;
        return m_rest.startsWith(key) && text(key, value) ? value : QByteArrayView();
    }
    qint64 optionalNumber(QByteArrayView key)
    {
        qint64 value = 0;
        return m_rest.startsWith(key) && number(key, value) ? value : 0;
    }
    qsizetype left() const { return m_rest.size(); }

private:
    bool take(QByteArrayView what)
    {
        if (!m_rest.startsWith(what))
            return false;
        m_rest = m_rest.sliced(what.size());
        return true;
    }
    QByteArrayView m_rest;
};

/// A line that a crash cut short must not pass for a record.
bool endsLikeRecord(QByteArrayView line)
{
    constexpr QByteArrayView HashMember(",\"hash\":\"");
    constexpr qsizetype EndSize = HashMember.size() + 64 + 2;
    return line.size() > EndSize && line.endsWith("\"}") && line.last(EndSize).startsWith(HashMember);
}

TraceFields readFields(const QJsonValue &value)
{
    TraceFields fields;
    for (const QJsonValue entry : value.toArray())
        fields.append(TraceField{entry[0].toString(), entry[1].toString()});
    return fields;
}

ActivityRecord readRecord(const QJsonObject &json)
{
    const QJsonObject request = json["request"_L1].toObject();
    const QJsonObject answer = json["answer"_L1].toObject();
    return ActivityRecord{.sequence = json["seq"_L1].toInteger(),
        .time = Instant(Milliseconds(json["time"_L1].toInteger())),
        .kind = activityKindNamed(json["kind"_L1].toString().toUtf8()),
        .flow = json["flow"_L1].toString(),
        .action = json["action"_L1].toString(),
        .profile = json["profile"_L1].toString(),
        .subject = json["subject"_L1].toString(),
        .connection = json["connection"_L1].toString(),
        .leg = legNamed(json["leg"_L1].toString().toUtf8()).value_or(Leg::None),
        .result = json["result"_L1].toString(),
        .method = json["method"_L1].toString(),
        .host = json["host"_L1].toString(),
        .path = json["path"_L1].toString(),
        .status = json["status"_L1].toInt(),
        .took = Milliseconds(json["took"_L1].toInteger()),
        .asked = json["asked"_L1].toObject(),
        .granted = json["granted"_L1].toObject(),
        .requestHeaders = readFields(request["headers"_L1]),
        .requestFields = readFields(request["fields"_L1]),
        .answerHeaders = readFields(answer["headers"_L1]),
        .answerFields = readFields(answer["fields"_L1])};
}

} // namespace

std::optional<ActivityLine> ActivityLine::of(QByteArrayView line, ActivityPlace place)
{
    if (!endsLikeRecord(line))
        return std::nullopt;
    PrefixScanner scan(line);
    ActivityLine out;
    qint64 time = 0;
    if (!scan.number("{\"seq\":", out.sequence) || !scan.number(",\"time\":", time)
        || !scan.text(",\"kind\":", out.kind) || !scan.text(",\"connection\":", out.connection)
        || !scan.text(",\"leg\":", out.leg) || !scan.text(",\"result\":", out.result)
        || !scan.text(",\"flow\":", out.flow))
        return std::nullopt;
    out.time = Instant(Milliseconds(time));
    out.bytes = line;
    out.place = place;
    out.briefAt = line.size() - scan.left();
    return out;
}

ActivityBrief ActivityLine::brief() const
{
    PrefixScanner scan(bytes.sliced(briefAt));
    ActivityBrief brief;
    brief.action = scan.optionalText(",\"action\":");
    scan.optionalText(",\"profile\":");
    brief.subject = scan.optionalText(",\"subject\":");
    brief.method = scan.optionalText(",\"method\":");
    brief.host = scan.optionalText(",\"host\":");
    brief.path = scan.optionalText(",\"path\":");
    brief.status = int(scan.optionalNumber(",\"status\":"));
    brief.took = Milliseconds(scan.optionalNumber(",\"took\":"));
    return brief;
}

QString unescapedText(QByteArrayView escaped)
{
    if (!escaped.contains('\\'))
        return QString::fromUtf8(escaped);
    const QByteArray list = "[\"" + escaped.toByteArray() + "\"]";
    return QJsonDocument::fromJson(list)[0].toString();
}

Result<ActivityRecord> ActivityLine::record() const
{
    const auto json = QJsonDocument::fromJson(QByteArray::fromRawData(bytes.data(), bytes.size()));
    if (!json.isObject())
        return fail(Fault::Malformed, Leg::None, "activity_line"_L1, u"A line of the activity log is not a record."_s,
            u"agent0ctl activity verify shows which and what happened to it."_s);
    return readRecord(json.object());
}

} // namespace agent0
