#pragma once

#include <QByteArray>

namespace agent0::desktop {

/// Opens the address (https, or http on loopback) in $BROWSER where that is set, else as the desktop opens addresses. False
/// where nothing could be started.
bool openForPerson(const QByteArray &url);

/// The same for a page that the person has chosen to see: also http elsewhere.
bool openPage(const QByteArray &url);

} // namespace agent0::desktop
