#include "models/connectionexport.h"

#include "config/profileshape.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

namespace agent0 {

namespace {

QString isoText(Instant when)
{
    return QDateTime::fromMSecsSinceEpoch(when.time_since_epoch().count(), QTimeZone::utc())
        .toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s);
}

QByteArray csvCell(QString text)
{
    // A formula in a cell would run in a spreadsheet.
    if (!text.isEmpty() && u"=+-@\t\r"_s.contains(text.front()))
        text.prepend(u'\'');
    return '"' + text.replace(u'"', u"\"\""_s).toUtf8() + '"';
}

QJsonObject jsonOf(const ConnectionModel &model, const ConnectionStatus &one)
{
    const Connection &settings = one.settings;
    QJsonObject json{{"id"_L1, settings.id}, {"displayName"_L1, settings.displayName}, {"enabled"_L1, settings.enabled},
        {"managed"_L1, settings.managed}, {"access"_L1, QString(accessNames()[size_t(settings.access)])},
        {"resource"_L1, settings.resource}, {"authorizationServer"_L1, settings.authorizationServer},
        {"audience"_L1, settings.audience}, {"clientId"_L1, settings.clientId},
        {"scopesAsked"_L1, QJsonArray::fromStringList(settings.scopes)},
        {"scopesGranted"_L1, QJsonArray::fromStringList(one.scopesGranted)}, {"state"_L1, one.state},
        {"idJagsThisMonth"_L1, one.idJagsThisMonth}};
    json["tokenExpires"_L1] = one.tokenExpires ? QJsonValue(isoText(*one.tokenExpires)) : QJsonValue();
    json["idJagBudget"_L1] = one.idJagBudget ? QJsonValue(*one.idJagBudget) : QJsonValue();
    if (const auto &failure = model.failure(settings.id))
        json["error"_L1] = QJsonObject{{"code"_L1, failure->code}, {"message"_L1, failure->message}};
    return json;
}

QString plainText(const QJsonValue &value)
{
    if (!value.isArray())
        return value.toVariant().toString();
    QStringList all;
    for (const QJsonValue one : value.toArray())
        all << one.toString();
    return all.join(u' ');
}

constexpr QLatin1StringView CsvColumns[] = {"id"_L1, "displayName"_L1, "enabled"_L1, "managed"_L1, "access"_L1,
    "resource"_L1, "authorizationServer"_L1, "audience"_L1, "clientId"_L1, "scopesAsked"_L1, "scopesGranted"_L1,
    "state"_L1, "tokenExpires"_L1, "idJagsThisMonth"_L1, "idJagBudget"_L1};

} // namespace

QByteArray connectionsCsv(const ConnectionModel &model, const QStringList &ids)
{
    QByteArrayList header;
    for (const QLatin1StringView column : CsvColumns)
        header << column.data();
    QByteArray csv = header.join(',') + "\r\n";
    for (const QString &id : ids) {
        const ConnectionStatus *one = model.connection(id);
        if (!one)
            continue;
        const QJsonObject json = jsonOf(model, *one);
        QByteArrayList cells;
        for (const QLatin1StringView column : CsvColumns)
            cells << csvCell(plainText(json[column]));
        csv += cells.join(',') + "\r\n";
    }
    return csv;
}

QByteArray connectionsJson(const ConnectionModel &model, const QStringList &ids)
{
    QJsonArray all;
    for (const QString &id : ids) {
        if (const ConnectionStatus *one = model.connection(id))
            all << jsonOf(model, *one);
    }
    return QJsonDocument(all).toJson();
}

} // namespace agent0
