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

/// A text as a notification of the desktop, or a tip that it shows. Some servers take what looks like markup for markup, others
/// show every escape as it is: so nothing is left that could be a tag.
inline QString plainNotice(QString text) { return text.replace(u'<', u'‹').replace(u'>', u'›'); }

} // namespace agent0
