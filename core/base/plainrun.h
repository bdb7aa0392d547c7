#pragma once

#include <QtGlobal>

#include <bit>
#include <cstring>

namespace agent0 {

/// Where the run of characters from at ends that a JSON string has as they are: before '"', '\\', a control character or a byte
/// beyond ASCII.
inline const char *plainRunEnd(const char *at, const char *end)
{
    // Eight at once, as one number: the highest bit of each that ends a run. A subtraction borrows only from bytes above one that
    // does, so that the lowest is right.
    constexpr quint64 Each = 0x0101010101010101, Highest = Each * 0x80;
    const auto zeros = [](quint64 bytes) { return (bytes - Each) & ~bytes; };
    for (; std::endian::native == std::endian::little && end - at >= 8; at += 8) {
        quint64 bytes = 0;
        std::memcpy(&bytes, at, 8);
        const quint64 controls = (bytes - Each * 0x20) & ~bytes;
        const quint64 special = bytes | controls | zeros(bytes ^ Each * '"') | zeros(bytes ^ Each * '\\');
        if (special & Highest)
            return at + std::countr_zero(special & Highest) / 8;
    }
    const auto isSpecial = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || static_cast<signed char>(c) < 0 || c == '"' || c == '\\';
    };
    while (at != end && !isSpecial(*at))
        ++at;
    return at;
}

} // namespace agent0
