#include "base/displaytext.h"

#include <algorithm>

namespace agent0 {

namespace {

bool harmful(QChar c)
{
    const char16_t u = c.unicode();
    const bool control = u < 0x20 || (u >= 0x7F && u <= 0x9F);
    const bool line = u == 0x2028 || u == 0x2029;
    const bool direction =
        u == 0x061C || u == 0x200E || u == 0x200F || (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069);
    return control || line || direction || u == 0xFEFF || u == 0xFFFE || u == 0xFFFF;
}

} // namespace

QString displayText(const QString &foreign, qsizetype limit)
{
    const auto isHarmless = [](QChar c) { return !c.isSurrogate() && !harmful(c); };
    if (foreign.size() <= limit && std::ranges::all_of(foreign, isHarmless)) // nearly all
        return foreign;
    QString shown;
    shown.reserve(qMin(foreign.size(), limit));
    for (qsizetype i = 0; i < foreign.size(); ++i) {
        if (shown.size() >= limit)
            return shown + QChar(u'…');
        const QChar c = foreign[i];
        if (c.isHighSurrogate() && i + 1 < foreign.size() && foreign[i + 1].isLowSurrogate()) {
            shown += c;
            shown += foreign[++i];
        } else {
            shown += c.isSurrogate() || harmful(c) ? QChar(QChar::ReplacementCharacter) : c;
        }
    }
    return shown;
}

} // namespace agent0
