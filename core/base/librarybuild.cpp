#include "base/library.h"
#include "base/version.h"

// In each library of ours: what the program that loads it compares with its own.
const char *agent0LibraryBuild()
{
    static const QByteArray build = agent0::versionText().toUtf8();
    return build.constData();
}
