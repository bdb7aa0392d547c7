#include "profilewords.h"

#include "base/result.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

namespace agent0::ctl {

namespace {

QDir profileFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/agent0/profiles"_s);
}

} // namespace

QStringList connectionWords(const QString &profile, const QString &configFile)
{
    const QString name = (profile.isEmpty() ? u"default"_s : profile) + u".json"_s;
    QFile file(configFile.isEmpty() ? profileFolder().filePath(name) : configFile);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList ids;
    const QJsonDocument document = QJsonDocument::fromJson(file.read(4 * 1024 * 1024));
    for (const QJsonValue one : document["connections"_L1].toArray())
        ids << one["id"_L1].toString();
    ids.removeAll(QString());
    return ids;
}

QStringList profileWords()
{
    QStringList names = profileFolder().entryList({u"*.json"_s}, QDir::Files);
    for (QString &name : names)
        name.chop(5);
    return names;
}

} // namespace agent0::ctl
