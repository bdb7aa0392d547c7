#include "oauth/tokenanswer.h"

#include "base/displaytext.h"
#include "base/jsonreader.h"
#include "base/strictjson.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace agent0 {

namespace {

constexpr double LongestLife = 365 * 24 * 3600;
constexpr qsizetype LargestToken = 64 * 1024;

std::unexpected<Error> malformed(const TokenQuery &query, QLatin1StringView code, const QString &problem)
{
    return fail(Fault::Malformed, query.leg, code, u"The server's token answer cannot be used: %1."_s.arg(problem),
        u"Check that the address is that server's token endpoint; if it is, its administrator has to look at it."_s);
}

/// RFC 6750 2.1. Anything else could end a header line, or begin another parameter.
bool isB64Token(QStringView text)
{
    while (text.endsWith(u'='))
        text.chop(1);
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) {
        const char16_t u = c.unicode();
        return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') || u == u'-'
            || u == u'.' || u == u'_' || u == u'~' || u == u'+' || u == u'/';
    });
}

/// RFC 6749 A.17: refresh tokens go in bodies only, and some servers use more of ASCII.
bool isVisibleAscii(QStringView text)
{
    return !text.isEmpty()
        && std::ranges::all_of(text, [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7F; });
}

using Alphabet = bool (*)(QStringView);

Secret token(JsonReader &json, QLatin1StringView key, Alphabet alphabet)
{
    const QString text = json.textOr(key);
    if (json.has(key) && (!alphabet(text) || text.size() > LargestToken))
        json.refuse(key, u"is no token"_s);
    return Secret(text.toLatin1());
}

std::optional<double> number(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toDouble();
    const QString digits = value.toString();
    const bool plain = !digits.isEmpty() && digits.size() <= 15
        && std::ranges::all_of(digits, [](QChar c) { return c >= u'0' && c <= u'9'; });
    return plain ? std::optional(digits.toDouble()) : std::nullopt;
}

std::optional<Seconds> lifetime(JsonReader &json, const QJsonObject &answer)
{
    if (!json.has("expires_in"_L1))
        return {};
    const auto seconds = number(answer.value("expires_in"_L1));
    if (!seconds || *seconds < 0) {
        json.refuse("expires_in"_L1, u"is no number of seconds"_s);
        return {};
    }
    return Seconds(qint64(std::floor(std::min(*seconds, LongestLife))));
}

std::optional<QString> scope(JsonReader &json, const QJsonObject &answer)
{
    if (!json.has("scope"_L1))
        return {};
    const QString text =
        answer.value("scope"_L1).isArray() ? json.texts("scope"_L1).join(u' ') : json.textOr("scope"_L1);
    // RFC 6749 3.3: printable ASCII without quotation mark and backslash.
    const bool good = std::ranges::all_of(
        text, [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7F && c != u'"' && c != u'\\'; });
    if (!good)
        json.refuse("scope"_L1, u"has characters that a scope cannot have"_s);
    return text;
}

void checkType(JsonReader &json, const QString &type, Leg leg)
{
    const auto is = [&](QLatin1StringView name) { return type.compare(name, Qt::CaseInsensitive) == 0; };
    // An exchange's issued token is never used as a bearer token, so the spelling does not matter there.
    if (leg != Leg::Exchange && !is("Bearer"_L1) && !is("DPoP"_L1))
        json.refuse("token_type"_L1, u"is \"%1\", which this program cannot use"_s.arg(displayText(type, 40)));
}

QJsonObject withoutNullMembers(QJsonObject object)
{
    for (auto it = object.begin(); it != object.end();)
        it = it->isNull() ? object.erase(it) : std::next(it);
    return object;
}

Result<TokenResponse> readTokens(const QJsonObject &answer, const TokenQuery &query)
{
    JsonReader json(answer);
    TokenResponse tokens;
    if (json.text("access_token"_L1); json.good())
        tokens.accessToken = token(json, "access_token"_L1, isB64Token);
    tokens.tokenType = json.text("token_type"_L1);
    checkType(json, tokens.tokenType, query.leg);
    tokens.expiresIn = lifetime(json, answer);
    tokens.scope = scope(json, answer);
    tokens.refreshToken = token(json, "refresh_token"_L1, isVisibleAscii);
    tokens.idToken = token(json, "id_token"_L1, isB64Token);
    tokens.issuedTokenType = json.textOr("issued_token_type"_L1);
    if (!json.good())
        return malformed(query, "token_answer_member"_L1, json.problem());
    return tokens;
}

} // namespace

Result<TokenResponse> readTokenAnswer(const HttpResponse &response, const TokenQuery &query)
{
    if (response.status != 200)
        return fail(tokenRefusal(response, query));
    if (!response.isJson())
        return malformed(query, "token_answer_not_json"_L1,
            u"it is not JSON but \"%1\""_s.arg(displayText(QString::fromLatin1(response.header("Content-Type")), 60)));
    const auto answer = parseJsonObject(response.body);
    if (!answer)
        return malformed(query, "token_answer_not_json"_L1, answer.error().message.chopped(1));
    // Seen in the field: a 200 that carries an error.
    if (answer->value("error"_L1).isString())
        return fail(tokenRefusal(response, query));
    return readTokens(withoutNullMembers(*answer), query);
}

} // namespace agent0
