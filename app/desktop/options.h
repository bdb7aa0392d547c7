#pragma once

#include "base/result.h"

#include <QStringList>

namespace agent0::desktop {

/// What the program was started with.
struct Options {
    QString profile = QStringLiteral("default");
    QString configFile;
    QString view;                  ///< the view to show first, "" for the last one
    bool sandbox = false;          ///< on servers inside the program, with a profile that nobody keeps
    bool secretsInMemory = false;
    bool help = false;
    bool version = false;
};

/// arguments: behind the program's name. Fault::Usage, code "usage".
Result<Options> parseOptions(const QStringList &arguments);
QString usage();

} // namespace agent0::desktop
