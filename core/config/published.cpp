#include "config/published.h"

#include "config/jsonpath.h"
#include "config/profileshape.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

// A static library's resources are not registered by themselves. Outside every namespace, as the macro wants it.
static void registerPublished() { Q_INIT_RESOURCE(agent0_published); }

namespace agent0 {

namespace {

QByteArray publishedFile(const QString &path)
{
    registerPublished();
    QFile file(u":/agent0/"_s + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QByteArray profileSchema() { return publishedFile(u"schema/profile.schema.json"_s); }
QByteArray policySchema() { return publishedFile(u"schema/policy.schema.json"_s); }

QStringList profileTemplateNames()
{
    registerPublished();
    QStringList names;
    for (const QString &file : QDir(u":/agent0/templates"_s).entryList({u"*.json"_s}, QDir::Files, QDir::Name))
        names << file.chopped(5);
    names.sort();
    return names;
}

std::optional<QJsonObject> profileTemplate(const QString &name)
{
    if (!profileTemplateNames().contains(name))
        return {};
    return QJsonDocument::fromJson(publishedFile(u"templates/%1.json"_s.arg(name))).object();
}

QStringList placeholders(const QJsonObject &profile)
{
    QStringList all;
    for (const JsonPath &path : leaves(profile, profileShape())) {
        if (valueAt(profile, path).toString().contains("example"_L1))
            all << pathText(path, profileShape());
    }
    return all;
}

} // namespace agent0
