#pragma once

#include <QString>

namespace agent0 {

/// An address as it is painted: from left to right in every language. Without marks around it a line of Arabic begins with the
/// slash that the address ends with, and that slash may be the one that is wrong. Other texts stay as they are.
inline QString leftToRight(const QString &text)
{
    constexpr QChar Isolate(0x2066); // UAX 9: LRI, PDI
    constexpr QChar End(0x2069);
    if (!text.contains(u'/') || text.contains(u' '))
        return text;
    return Isolate + QString(text).replace(u'\n', QString(End) + u'\n' + Isolate) + End;
}

} // namespace agent0
