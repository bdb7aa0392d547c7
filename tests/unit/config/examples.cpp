#include "examples.h"

#include "base/strictjson.h"

#include <QFile>

namespace agent0::test {

QJsonObject example(const QString &name)
{
    QFile file(QStringLiteral(AGENT0_TEST_DATA "/config/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("an example is missing");
    const auto object = parseJsonObject(file.readAll());
    return object ? *object : QJsonObject();
}

QJsonObject acmeWith(const QString &path, const QJsonValue &value)
{
    // Splits by hand: what is put there need not be a place of the shape.
    return withValueAt(example(u"acme.json"_s), path.split(u'.'), value);
}

QStringList codes(const QList<Finding> &findings)
{
    QStringList all;
    for (const Finding &one : findings)
        all << one.path + u' ' + one.code;
    return all;
}

} // namespace agent0::test
