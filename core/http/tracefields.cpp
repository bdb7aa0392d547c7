#include "http/tracefields.h"

#include "base/appendparts.h"
#include "base/displaytext.h"
#include "base/jsonslice.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace agent0 {

namespace {

constexpr qsizetype mostBytes = 4 * TraceFields::mostShown; // of as many in UTF-8
constexpr qsizetype usualSize = 960; // beyond a thousand bytes malloc takes its slow way

/// Goes into a JSON string as it is, when it is not cut.
bool isPlain(QByteArrayView text)
{
    bool plain = true; // without leaving early this is done for many characters at once
    for (const char c : text)
        plain &= (c >= 0x20) & (c < 0x7f) & (c != '"') & (c != '\\');
    return plain;
}

bool isHarmless(QByteArrayView text)
{
    bool harmless = text.size() <= TraceFields::mostShown;
    for (const char c : text)
        harmless &= (c >= 0x20) & (c < 0x7f);
    return harmless;
}

void appendHarmless(QByteArray &out, QByteArrayView text)
{
    if (isHarmless(text))
        appendJsonString(out, text);
    else // of what is cut no more is read than can be shown
        appendJsonString(out,
            displayText(QString::fromUtf8(text.first(std::min(text.size(), mostBytes))), TraceFields::mostShown)
                .toUtf8());
}

/// Nearly all are written as they are; for the others there is room.
QByteArrayView asWritten(QByteArrayView text, QByteArray &room)
{
    return text.size() <= TraceFields::mostShown && isPlain(text) ? text : room = TraceFields::written(text);
}

} // namespace

TraceFields::TraceFields(std::initializer_list<TraceField> fields)
{
    for (const TraceField &field : fields)
        append(field);
}

void TraceFields::append(const TraceField &field) { append(field.name.toUtf8(), field.value.toUtf8()); }

bool TraceFields::keeps(QByteArrayView text) { return isPlain(text); }

QByteArray TraceFields::written(QByteArrayView text)
{
    QByteArray quoted;
    appendHarmless(quoted, text);
    return quoted.sliced(1, quoted.size() - 2);
}

void TraceFields::append(QByteArrayView name, QByteArrayView value)
{
    QByteArray nameRoom, valueRoom;
    appendEntry(asWritten(name, nameRoom), {}, asWritten(value, valueRoom));
    // As they were given: what was written may have been cut.
    m_longestName = std::max(m_longestName, name.size());
    m_longestValue = std::max(m_longestValue, value.size());
}

void TraceFields::append(QByteArrayView name, QByteArrayView before, Written value)
{
    QByteArray nameRoom, beforeRoom;
    appendEntry(asWritten(name, nameRoom), asWritten(before, beforeRoom), value.json);
    m_longestName = std::max(m_longestName, name.size());
}

void TraceFields::appendEntry(QByteArrayView name, QByteArrayView before, QByteArrayView value)
{
    if (m_count == 0)
        m_json.reserve(usualSize);
    appendParts(m_json, {m_count > 0 ? ",[\"" : "[\"", name, "\",\"", before, value, "\"]"});
    ++m_count;
    m_longestName = std::max(m_longestName, name.size());
    m_longestValue = std::max(m_longestValue, before.size() + value.size());
}

QList<TraceField> TraceFields::list() const
{
    QList<TraceField> fields;
    fields.reserve(m_count);
    for (const QJsonValue entry : QJsonDocument::fromJson('[' + m_json + ']').array())
        fields.append({entry[0].toString(), entry[1].toString()});
    return fields;
}

QString TraceFields::value(QLatin1StringView name) const
{
    for (const TraceField &field : list()) {
        if (field.name == name)
            return field.value;
    }
    return {};
}

} // namespace agent0
