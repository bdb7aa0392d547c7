#include "hunt/secretsearch.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>

#include <cstdio>

using agent0::test::SecretSearch;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

SecretSearch searchFor(const QByteArray &secrets)
{
    SecretSearch search;
    for (const QByteArray &secret : secrets.split('\n'))
        search.add(secret);
    return search;
}

/// The sandbox's ready files are there to hand secrets over.
bool mayHoldSecrets(const QString &name)
{
    return name == QLatin1String("secrets.txt") || name == QLatin1String("ready.json")
        || name == QLatin1String("sandbox.json");
}

} // namespace

/// test_hunt FOLDER [FILE …]: looks in every file below the folder, and in those, for every secret that is in
/// FOLDER/secrets.txt. Fails when one is found, or when programs ran and no secret was ever seen: then the search is broken.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QStringList files = application.arguments().mid(1);
    const QString folder = files.takeFirst();
    const SecretSearch search = searchFor(contentOf(folder + QStringLiteral("/secrets.txt")));
    QDirIterator below(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    bool programsRan = false;
    while (below.hasNext()) {
        const QString file = below.next();
        programsRan |= below.fileName() == QLatin1String("tokens.vault");
        if (!mayHoldSecrets(below.fileName()))
            files << file;
    }
    int finds = 0;
    for (const QString &named : application.arguments().mid(2)) {
        if (!QFile::exists(named)) {
            std::printf("%s is not there\n", qPrintable(named));
            ++finds;
        }
    }
    qint64 bytes = 0;
    for (const QString &file : files) {
        const QByteArray content = contentOf(file);
        bytes += content.size();
        for (const QString &find : search.findIn(content)) {
            std::printf("%s: %s\n", qPrintable(file), qPrintable(find));
            ++finds;
        }
    }
    std::printf("looked for %lld secrets in %lld files, %lld bytes: found %d\n", qlonglong(search.size()),
        qlonglong(files.size()), qlonglong(bytes), finds);
    if (programsRan && search.size() == 0)
        std::printf("programs signed in, but no server said what its secrets were\n");
    return finds > 0 || (programsRan && search.size() == 0) ? 1 : 0;
}
