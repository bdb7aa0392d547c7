#include "oidc/jwtexplanation.h"

#include "base/displaytext.h"
#include "base/base64url.h"
#include "jose/jws.h"
#include "jose/jwtclaims.h"
#include "oidc/claimmeaning.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

#include <algorithm>

namespace agent0 {

namespace {

constexpr qsizetype MaxShown = 1024 * 1024;

QString plural(qint64 count, const QString &unit)
{
    return u"%1 %2%3"_s.arg(count).arg(unit, count == 1 ? QString() : u"s"_s);
}

QString duration(qint64 seconds)
{
    if (seconds < 120)
        return plural(seconds, u"second"_s);
    if (seconds < 2 * 3600)
        return plural(seconds / 60, u"minute"_s);
    if (seconds < 2 * 86400)
        return plural(seconds / 3600, u"hour"_s);
    return plural(seconds / 86400, u"day"_s);
}

QString timeInWords(qint64 seconds, Instant now)
{
    const qint64 ahead = seconds - unixSeconds(now);
    const QString distance = ahead == 0 ? u"now"_s
        : ahead > 0                     ? u"in "_s + duration(ahead)
                                        : duration(-ahead) + u" ago"_s;
    const QDateTime when = QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::utc());
    return u"%1 UTC (%2)"_s.arg(when.toString(u"yyyy-MM-dd HH:mm:ss"_s), distance);
}

QString valueInWords(const QJsonValue &value)
{
    if (value.isString())
        return displayText(value.toString());
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return displayText(QString::fromUtf8(list.mid(1, list.size() - 2)));
}

QString lineOf(const QString &key, const QJsonValue &value, std::span<const ClaimMeaning> meanings, Instant now)
{
    const auto known =
        std::ranges::find_if(meanings, [&](const ClaimMeaning &meaning) { return key == meaning.name; });
    const auto seconds = known != meanings.end() && known->isTime ? numericDate(value) : std::nullopt;
    const QString said =
        displayText(key, 60) + u": "_s + (seconds ? timeInWords(*seconds, now) : valueInWords(value));
    return known == meanings.end() ? said : said + u" \u2013 "_s + QString::fromUtf8(known->text);
}

void explainMembers(
    QStringList &lines, const QJsonObject &object, std::span<const ClaimMeaning> meanings, Instant now)
{
    QStringList rest = object.keys();
    for (const ClaimMeaning &meaning : meanings) {
        if (rest.removeOne(meaning.name))
            lines << lineOf(meaning.name, object.value(meaning.name), meanings, now);
    }
    for (const QString &key : std::as_const(rest))
        lines << lineOf(key, object.value(key), meanings, now);
}

QString kindOf(const QJsonObject &header, const QJsonObject &claims)
{
    const QString type = header.value("typ"_L1).toString();
    if (isMediaType(type, "oauth-id-jag+jwt"_L1))
        return u"ID-JAG"_s;
    if (isMediaType(type, "at+jwt"_L1))
        return u"access token"_s;
    if (isMediaType(type, "logout+jwt"_L1))
        return u"logout token"_s;
    if (isMediaType(type, "dpop+jwt"_L1))
        return u"DPoP proof"_s;
    const bool looksLikeIdToken =
        claims.contains("nonce"_L1) || claims.contains("at_hash"_L1) || claims.contains("auth_time"_L1);
    return looksLikeIdToken ? u"ID token"_s : u"JWT"_s;
}

} // namespace

QJsonObject JwtExplanation::toJson() const
{
    return {{u"header"_s, header}, {u"claims"_s, claims}, {u"kind"_s, kind}, {u"problem"_s, problem},
        {u"lines"_s, QJsonArray::fromStringList(lines)}};
}

Result<JwtExplanation> explainJwt(QByteArrayView compact, Instant now)
{
    const QList<QByteArray> parts = QByteArray::fromRawData(compact.data(), compact.size()).split('.');
    const auto header = fromBase64Url(parts.value(0));
    const auto claims = fromBase64Url(parts.value(1));
    JwtExplanation told;
    told.header = QJsonDocument::fromJson(header.value_or(QByteArray())).object();
    told.claims = QJsonDocument::fromJson(claims.value_or(QByteArray())).object();
    if (told.header.isEmpty() || parts.size() < 2 || compact.size() > MaxShown)
        return fail(Fault::Malformed, Leg::None, "jwt_unreadable"_L1,
            u"This is no JSON Web Token: its header cannot be read."_s);
    told.kind = kindOf(told.header, told.claims);
    if (const auto jws = UnverifiedJws::parse(compact); !jws)
        told.problem = jws.error().message;
    told.lines << u"%1, not verified"_s.arg(told.kind);
    if (!told.problem.isEmpty())
        told.lines << told.problem;
    told.lines << u"Header"_s;
    explainMembers(told.lines, told.header, headerMeanings(), now);
    told.lines << u"Claims"_s;
    explainMembers(told.lines, told.claims, claimMeanings(), now);
    return told;
}

} // namespace agent0
