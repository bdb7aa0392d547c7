#pragma once

#include "context.h"

namespace agent0::ctl {

/// Opens the address and says so, or, with --no-browser and where none started, asks for it to be opened. page: what it shows.
void showInBrowser(Context &context, const QByteArray &url, const QString &page);

} // namespace agent0::ctl
