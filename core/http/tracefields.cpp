#include "http/tracefields.h"

#include "base/appendparts.h"
#include "base/displaytext.h"
#include "base/jsonslice.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace agent0 {

namespace {

constexpr qsizetype mostShown = 4000; // UTF-16 units
constexpr qsizetype usualSize = 960; // beyond a thousand bytes malloc takes its slow way

/// Goes into a JSON string as it is.
bool isPlain(QByteArrayView text)
{
    bool plain = text.size() <= mostShown; // without leaving early this is done for many characters at once
    for (const char c : text)
        plain &= (c >= 0x20) & (c < 0x7f) & (c != '"') & (c != '\\');
    return plain;
}

bool isHarmless(QByteArrayView text)
{
    bool harmless = text.size() <= mostShown;
    for (const char c : text)
        harmless &= (c >= 0x20) & (c < 0x7f);
    return harmless;
}

void appendHarmless(QByteArray &out, QByteArrayView text)
{
    if (isHarmless(text))
        appendJsonString(out, text);
    else
        appendJsonString(out, displayText(QString::fromUtf8(text), mostShown).toUtf8());
}

} // namespace

TraceFields::TraceFields(std::initializer_list<TraceField> fields)
{
    for (const TraceField &field : fields)
        append(field);
}

void TraceFields::append(const TraceField &field) { append(field.name.toUtf8(), field.value.toUtf8()); }

void TraceFields::append(QByteArrayView name, QByteArrayView value)
{
    m_longestName = std::max(m_longestName, name.size());
    m_longestValue = std::max(m_longestValue, value.size());
    if (m_count == 0)
        m_json.reserve(usualSize);
    const QByteArrayView start = m_count > 0 ? ",[" : "[";
    if (isPlain(name) && isPlain(value)) {
        appendParts(m_json, {start, "\"", name, "\",\"", value, "\"]"}); // nearly all
    } else {
        appendParts(m_json, {start});
        appendHarmless(m_json, name);
        m_json.append(',');
        appendHarmless(m_json, value);
        m_json.append(']');
    }
    ++m_count;
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
