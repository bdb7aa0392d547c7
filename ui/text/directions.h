#pragma once

#include <QString>

namespace agent0 {

/// Text as it is painted in an interface of that direction, each part of it in its own: a name, an address, what a server
/// said. Without marks around it a line of Arabic shows an English sentence with its full stop before it, and an address with
/// the slash that it ends with, which may be the one that is wrong. For painting alone: what is copied, exported, sent or said
/// to a screen reader is the text itself.
QString directed(const QString &text, Qt::LayoutDirection interface);

/// That of the interface, or the other one where all of the text is written in that.
Qt::LayoutDirection directionOf(const QString &text, Qt::LayoutDirection interface);

} // namespace agent0
