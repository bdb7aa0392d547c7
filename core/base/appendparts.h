#pragma once

#include <QByteArray>

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>

namespace agent0 {

/// Appends all of them. Room is made once, and then it is bytes: an append() for each costs more than the few bytes that it adds.
inline void appendParts(QByteArray &out, std::initializer_list<QByteArrayView> parts)
{
    qsizetype size = out.size();
    const qsizetype start = size;
    for (const QByteArrayView part : parts)
        size += part.size();
    out.resize(size);
    char *to = out.data() + start;
    for (const QByteArrayView part : parts)
        to = std::copy(part.begin(), part.end(), to);
}

/// A number as its decimal digits: for appendParts(), without memory of its own.
class Decimal {
public:
    explicit Decimal(qint64 number)
        : m_size(std::to_chars(m_digits.data(), m_digits.data() + m_digits.size(), number).ptr - m_digits.data())
    {
    }
    operator QByteArrayView() const { return {m_digits.data(), m_size}; }

private:
    std::array<char, 20> m_digits; // "-9223372036854775808"
    qsizetype m_size;
};

} // namespace agent0
