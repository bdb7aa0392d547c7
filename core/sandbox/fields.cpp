#include "sandbox/fields.h"

#include <algorithm>

namespace agent0::sandbox {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

QByteArray percentDecoded(QByteArrayView text, bool plusIsBlank)
{
    QByteArray plain("");
    plain.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '%') {
            const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hexDigit(text[i + 2]) : -1;
            if (high < 0 || low < 0)
                return {};
            plain.append(char(high * 16 + low));
            i += 2;
        } else {
            plain.append(c == '+' && plusIsBlank ? ' ' : c);
        }
    }
    return plain;
}

Fields Fields::parse(QByteArrayView text)
{
    Fields fields;
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf('&');
        const QByteArrayView field = end < 0 ? text : text.first(end);
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
        if (field.isEmpty())
            continue;
        const qsizetype equals = field.indexOf('=');
        QByteArray name = percentDecoded(equals < 0 ? field : field.first(equals), true);
        QByteArray value = equals < 0 ? QByteArray("") : percentDecoded(field.sliced(equals + 1), true);
        fields.m_malformed |= name.isNull() || value.isNull();
        fields.add(std::move(name), std::move(value));
    }
    return fields;
}

QByteArray Fields::value(QByteArrayView name) const
{
    const auto found = std::ranges::find_if(m_all, [&](const auto &field) { return field.first == name; });
    return found == m_all.end() ? QByteArray() : found->second;
}

QList<QByteArray> Fields::values(QByteArrayView name) const
{
    QList<QByteArray> found;
    for (const auto &[key, value] : m_all) {
        if (key == name)
            found.append(value);
    }
    return found;
}

bool Fields::has(QByteArrayView name) const
{
    return std::ranges::any_of(m_all, [&](const auto &field) { return field.first == name; });
}

void Fields::set(const QByteArray &name, const QByteArray &value)
{
    remove(name);
    add(name, value);
}

void Fields::remove(QByteArrayView name)
{
    m_all.removeIf([&](const auto &field) { return field.first == name; });
}

QByteArray Fields::repeated() const
{
    for (const auto &[name, value] : m_all) {
        if (values(name).size() > 1)
            return name;
    }
    return {};
}

QByteArray Fields::encoded() const
{
    QByteArray text;
    for (const auto &[name, value] : m_all) {
        if (!text.isEmpty())
            text.append('&');
        text.append(name.toPercentEncoding()).append('=').append(value.toPercentEncoding());
    }
    return text;
}

} // namespace agent0::sandbox
