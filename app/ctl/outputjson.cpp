#include "output.h"

#include "oauth/advice.h"

#include <QJsonDocument>

namespace agent0::ctl {

namespace {

QJsonObject oauthJson(const OAuthError &error)
{
    QJsonObject json{{"error"_L1, error.code}, {"status"_L1, error.httpStatus}};
    const auto add = [&json](QLatin1StringView name, const QString &value) {
        if (!value.isEmpty())
            json[name] = value;
    };
    add("error_description"_L1, error.description);
    add("error_uri"_L1, error.uri);
    add("scope"_L1, error.scope);
    add("acr_values"_L1, error.acrValues);
    add("request_id"_L1, error.requestId);
    if (error.maxAge)
        json["max_age"_L1] = *error.maxAge;
    return json;
}

bool harmless(QChar c)
{
    const auto category = c.category();
    return c.unicode() < 0x7F
        || !(category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph || c.unicode() == 0x7F || c.unicode() >= 0xFFFE);
}

} // namespace

QJsonObject errorJson(const Error &error)
{
    QJsonObject json{{"code"_L1, error.code}, {"leg"_L1, name(error.leg)}, {"message"_L1, error.message},
        {"hint"_L1, error.hint}, {"fault"_L1, name(error.fault)}};
    if (const auto blocker = blockerOf(error); blocker != Blocker::Nobody)
        json["blockedBy"_L1] = name(blocker);
    if (error.oauth)
        json["oauth_error"_L1] = oauthJson(*error.oauth);
    if (error.retryAfterSeconds)
        json["retry_after"_L1] = *error.retryAfterSeconds;
    return json;
}

QByteArray terminalSafeJson(const QJsonObject &object, bool indented)
{
    QByteArray json = QJsonDocument(object).toJson(indented ? QJsonDocument::Indented : QJsonDocument::Compact);
    if (!json.endsWith('\n'))
        json += '\n';
    if (std::all_of(json.begin(), json.end(), [](char c) { return uchar(c) < 0x7F; }))
        return json;
    QString safe;
    for (const QChar c : QString::fromUtf8(json)) {
        if (harmless(c))
            safe += c;
        else
            safe += u"\\u"_s + QString::number(c.unicode(), 16).rightJustified(4, u'0');
    }
    return safe.toUtf8();
}

} // namespace agent0::ctl
