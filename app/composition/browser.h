#pragma once

#include <QByteArray>

namespace agent0 {

/// https anywhere, http on this machine: nothing else is ever handed to a program.
bool mayBeOpened(const QByteArray &url);

/// Opens the address in $BROWSER (commands separated by colons, the first that starts; %s is replaced by the address, else it
/// is appended; no shell is involved) or, where that is not set, by the platform's opener. False when none started.
bool openInBrowser(const QByteArray &url);

} // namespace agent0
