#include "base/library.h"
#include "base/version.h"

// In each library of ours: what the program that loads it compares with its own, and what the two share.
const char *agent0LibraryJoins(agent0::MomentOfThread program)
{
    agent0::shareMoments(program);
    static const QByteArray build = agent0::versionText().toUtf8();
    return build.constData();
}
