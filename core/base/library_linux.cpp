#include "base/library.h"

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
        if (const auto function = file.resolve(name))
            return function;
        if (file.isLoaded())
            problem = path + QStringLiteral(" lacks ") + QString::fromLatin1(name);
        else if (problem.isEmpty() || QFile::exists(path))
            problem = file.errorString();
    }
    return nullptr;
}

} // namespace agent0
