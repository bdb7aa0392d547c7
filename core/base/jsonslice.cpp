#include "base/jsonslice.h"

#include "base/plainrun.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace agent0 {

namespace {

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Walks over text that is known to be good JSON.
class Walk {
public:
    explicit Walk(QByteArrayView text) : m_at(text.begin()), m_end(text.end()) { }

    bool enter(char bracket)
    {
        blanks();
        if (m_at == m_end || *m_at != bracket)
            return false;
        ++m_at;
        blanks();
        return true;
    }
    bool at(char c) const { return m_at == m_end || *m_at == c; }
    void separator() // a colon or a comma, with the blanks around it
    {
        blanks();
        if (m_at != m_end && (*m_at == ',' || *m_at == ':'))
            ++m_at;
        blanks();
    }
    QByteArrayView value()
    {
        const char *const from = m_at;
        if (m_at == m_end)
            return {};
        if (*m_at == '"') {
            string();
        } else if (*m_at == '{' || *m_at == '[') {
            nested();
        } else {
            while (m_at != m_end && *m_at != ',' && *m_at != ']' && *m_at != '}' && !isBlank(*m_at))
                ++m_at;
        }
        return QByteArrayView(from, m_at);
    }

private:
    void blanks()
    {
        while (m_at != m_end && isBlank(*m_at))
            ++m_at;
    }
    void string()
    {
        for (m_at = plainRunEnd(m_at + 1, m_end); m_at != m_end; m_at = plainRunEnd(m_at + 1, m_end)) {
            if (*m_at == '"') {
                ++m_at;
                return;
            }
            if (*m_at == '\\' && m_at + 1 != m_end)
                ++m_at;
        }
    }
    void nested()
    {
        int depth = 0;
        while (m_at != m_end) {
            if (*m_at == '"') {
                string();
                continue;
            }
            const char c = *m_at++;
            if (c == '{' || c == '[')
                ++depth;
            else if ((c == '}' || c == ']') && --depth == 0)
                return;
        }
    }

    const char *m_at;
    const char *m_end;
};

/// With control characters.
void appendEscaped(QByteArray &out, QByteArrayView text)
{
    constexpr char hex[] = "0123456789abcdef";
    out.append('"');
    for (const char c : text) {
        if (uchar(c) < 0x20 || c == 0x7f) {
            out.append("\\u00").append(hex[uchar(c) >> 4]).append(hex[uchar(c) & 15]);
            continue;
        }
        if (c == '"' || c == '\\')
            out.append('\\');
        out.append(c);
    }
    out.append('"');
}

/// Gives each member to take, which returns whether it wants more.
template<typename Take>
void eachMember(QByteArrayView object, Take take)
{
    Walk walk(object);
    if (!walk.enter('{'))
        return;
    while (!walk.at('}')) {
        const QByteArrayView key = walk.value();
        if (key.size() < 2)
            return; // not JSON, against the promise
        walk.separator();
        if (!take(JsonMember{jsonMeaning(key), walk.value()}))
            return;
        walk.separator();
    }
}

} // namespace

QByteArrayView jsonMember(QByteArrayView object, QByteArrayView name)
{
    QByteArrayView found;
    eachMember(object, [&](const JsonMember &member) {
        const bool same = member.name == name;
        if (same)
            found = member.value;
        return !same;
    });
    return found;
}

QList<JsonMember> jsonMembers(QByteArrayView object)
{
    QList<JsonMember> members;
    eachMember(object, [&](JsonMember member) {
        if (members.isEmpty())
            members.reserve(16);
        members.append(std::move(member));
        return true;
    });
    return members;
}

QList<QByteArrayView> jsonEntries(QByteArrayView array)
{
    QList<QByteArrayView> entries;
    Walk walk(array);
    if (!walk.enter('['))
        return entries;
    while (!walk.at(']')) {
        const QByteArrayView entry = walk.value();
        if (entry.isEmpty())
            break; // not JSON, against the promise
        entries << entry;
        walk.separator();
    }
    return entries;
}

QByteArray jsonMeaning(QByteArrayView quoted)
{
    if (!quoted.contains('\\'))
        return QByteArray::fromRawData(quoted.data() + 1, quoted.size() - 2);
    const QByteArray list = '[' + quoted.toByteArray() + ']';
    return QJsonDocument::fromJson(list).array().at(0).toString().toUtf8();
}

void appendJsonString(QByteArray &out, QByteArrayView text)
{
    bool quoted = false, controls = false; // without leaving early this is done for many characters at once
    for (const char c : text) {
        quoted |= (c == '"') | (c == '\\');
        controls |= (uchar(c) < 0x20) | (c == 0x7f);
    }
    if (controls)
        return appendEscaped(out, text);
    // Room for the whole at once, and then bytes: QByteArray's append costs more than the few that each call would add.
    const qsizetype start = out.size();
    out.resize(start + text.size() * (quoted ? 2 : 1) + 2);
    char *to = out.data() + start;
    *to++ = '"';
    if (!quoted)
        to = std::copy(text.begin(), text.end(), to);
    for (const char c : quoted ? text : QByteArrayView()) {
        *to = '\\'; // stays where it is needed
        to += (c == '"') | (c == '\\');
        *to++ = c;
    }
    *to++ = '"';
    out.truncate(to - out.constData());
}

} // namespace agent0
