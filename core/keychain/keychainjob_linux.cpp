#include "keychain/keychainjob.h"

#include "keychain/qtkeychain.h"

#include <QCoreApplication>
#include <QFile>
#include <QLibrary>

namespace agent0 {

namespace {

using Run = decltype(&runQtKeychainJob);

/// Only where the program itself lies: never from a path that somebody else may set.
Run loadedRun(QString &problem)
{
    const QString folder = QCoreApplication::applicationDirPath();
    for (const QString &path : {folder + QStringLiteral("/libagent0-keychain.so"),
             folder + QStringLiteral("/../lib/agent0/libagent0-keychain.so")}) {
        QLibrary library(path);
        if (const auto run = Run(library.resolve("runQtKeychainJob")))
            return run;
        if (problem.isEmpty() || QFile::exists(path))
            problem = library.errorString();
    }
    return nullptr;
}

} // namespace

void runKeychainJob(const KeychainJob &job, KeychainDone done)
{
    QString problem;
    static const Run run = loadedRun(problem);
    if (run)
        return run(job, std::move(done));
    done({KeychainOutcome::End::Failed, problem, {}});
}

} // namespace agent0
