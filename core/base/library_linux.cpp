#include "base/library.h"

#include "base/version.h"

#include <QCoreApplication>
#include <QFile>
#include <QLibrary>

namespace agent0 {

QFunctionPointer functionBeside(const QString &library, const char *name, QString &problem)
{
    const QString folder = QCoreApplication::applicationDirPath();
    for (const QString &place : {QStringLiteral("/lib"), QStringLiteral("/../lib/agent0/lib")}) {
        const QString path = folder + place + library + QStringLiteral(".so");
        QLibrary file(path);
        const auto joins = decltype(&agent0LibraryJoins)(file.resolve("agent0LibraryJoins"));
        const auto function = file.resolve(name);
        if (function && joins && versionText().toUtf8() == joins(moments()))
            return function;
        if (function)
            problem = path + QStringLiteral(" is of another version than this program, which has to be started again.");
        else if (file.isLoaded())
            problem = path + QStringLiteral(" lacks ") + QString::fromLatin1(name);
        else if (problem.isEmpty() || QFile::exists(path))
            problem = file.errorString();
    }
    return nullptr;
}

} // namespace agent0
