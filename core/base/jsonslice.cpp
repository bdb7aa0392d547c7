#include "base/jsonslice.h"

#include "base/jsonwalk.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace agent0 {

namespace {

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
    JsonWalk walk(object);
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
    JsonWalk walk(array);
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
