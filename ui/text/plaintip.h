#pragma once

#include <QString>

namespace agent0 {

/// A text from outside as a tool tip. Qt takes what looks like markup for markup there, and loads what it names; this
/// shows it as it is.
inline QString plainTip(const QString &text)
{
    return text.contains(u'<')
        ? QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")))
        : text;
}

} // namespace agent0
