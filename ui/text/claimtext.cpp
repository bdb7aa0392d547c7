#include "text/claimtext.h"

#include "base/displaytext.h"
#include "jose/jwtclaims.h"
#include "oidc/claimmeaning.h"
#include "text/relativetime.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>

namespace agent0 {

namespace {

QString plainValue(const QJsonValue &value)
{
    if (value.isString())
        return displayText(value.toString());
    if (value.isArray()) {
        QStringList all;
        for (const QJsonValue one : value.toArray())
            all << plainValue(one);
        return all.join(u", ");
    }
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return displayText(QString::fromUtf8(list.mid(1, list.size() - 2)));
}

ClaimLine lineFor(const QString &name, const QJsonValue &value, const ClaimMeaning *known, Instant now)
{
    const auto seconds = known && known->isTime ? numericDate(value) : std::nullopt;
    return {displayText(name, 60), seconds ? momentText(fromUnixSeconds(*seconds), now) : plainValue(value),
        known ? QCoreApplication::translate("ClaimMeaning", known->text) : QString()};
}

QList<ClaimLine> linesFor(const QJsonObject &object, std::span<const ClaimMeaning> meanings, Instant now)
{
    QList<ClaimLine> lines;
    QStringList rest = object.keys();
    for (const ClaimMeaning &meaning : meanings) {
        if (rest.removeOne(meaning.name))
            lines << lineFor(meaning.name, object.value(meaning.name), &meaning, now);
    }
    for (const QString &name : std::as_const(rest))
        lines << lineFor(name, object.value(name), nullptr, now);
    return lines;
}

} // namespace

QList<ClaimLine> headerLines(const QJsonObject &header) { return linesFor(header, headerMeanings(), {}); }

QList<ClaimLine> claimLines(const QJsonObject &claims, Instant now) { return linesFor(claims, claimMeanings(), now); }

QString momentText(Instant when, Instant now)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(when.time_since_epoch().count());
    const QString moment =
        QLocale().toString(local.date(), QLocale::ShortFormat) + u' ' + QLocale().toString(local.time(), u"HH:mm:ss"_s);
    return u"%1 (%2)"_s.arg(moment, relativeTime(when, now));
}

} // namespace agent0
