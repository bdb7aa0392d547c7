#include "base/version.h"
#include "commands.h"
#include "context.h"

#include <QCoreApplication>

namespace agent0::ctl {

namespace {

Task<Result<>> runVersion(Context &context)
{
    const QString version = QCoreApplication::applicationVersion();
    context.out.document({{"name"_L1, u"agent0ctl"_s}, {"version"_L1, version}, {"commit"_L1, builtFrom()},
        {"qt"_L1, QString::fromLatin1(qVersion())}});
    context.out.line(u"agent0ctl "_s + versionText());
    co_return Result<>();
}

} // namespace

const Command versionCommand{
    .name = "version",
    .synopsis = "version",
    .summary = "print the version, and the commit it was built from",
    .description = "",
    .options = {},
    .arguments = {},
    .examples = {{"version --json", "the version, and that of Qt, for programs"}},
    .exits = {},
    .run = runVersion,
};

} // namespace agent0::ctl
