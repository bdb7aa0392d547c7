#pragma once

namespace agent0 {

/// Where the run of characters from at ends that a JSON string has as they are: before '"', '\\', a control character or a byte
/// beyond ASCII.
inline const char *plainRunEnd(const char *at, const char *end)
{
    const auto isSpecial = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || static_cast<signed char>(c) < 0 || c == '"' || c == '\\';
    };
    // Without leaving early sixteen are looked at as one.
    constexpr int AtOnce = 16;
    for (; end - at >= AtOnce; at += AtOnce) {
        bool special = false;
        for (int i = 0; i < AtOnce; ++i)
            special |= isSpecial(at[i]);
        if (special)
            break;
    }
    while (at != end && !isSpecial(*at))
        ++at;
    return at;
}

} // namespace agent0
