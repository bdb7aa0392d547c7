#include "oauth/tokenanswer.h"

#include "base/displaytext.h"
#include "base/jsonslice.h"
#include "base/strictjson.h"

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
bool isB64Token(QByteArrayView text)
{
    while (text.endsWith('='))
        text.chop(1);
    bool good = !text.isEmpty(); // without leaving early this is done for many characters at once
    for (const char c : text) {
        const auto lower = uchar(c | 0x20);
        good &= ((lower >= 'a') & (lower <= 'z')) | ((c >= '-') & (c <= '9')) | (c == '_') | (c == '~') | (c == '+');
    }
    return good;
}

/// RFC 6749 A.17: refresh tokens go in bodies only, and some servers use more of ASCII.
bool isVisibleAscii(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7F; });
}

using Alphabet = bool (*)(QByteArrayView);

/// The members of an answer that is good JSON; remembers the first that is wrong. null is absent.
class Answer {
public:
    explicit Answer(QByteArrayView object) : m_members(jsonMembers(object)) { }

    /// As it was sent; a null view where it is absent.
    QByteArrayView find(QByteArrayView name) const
    {
        const auto found = std::ranges::find(m_members, name, &JsonMember::name);
        return found == m_members.end() || found->value == "null" ? QByteArrayView() : found->value;
    }
    QByteArray textOr(QByteArrayView name)
    {
        const QByteArrayView value = find(name);
        if (value.startsWith('"'))
            return jsonMeaning(value);
        if (!value.isNull())
            refuse(name, u"must be a text"_s);
        return {};
    }
    QByteArray text(QByteArrayView name)
    {
        const QByteArray text = textOr(name);
        if (find(name).isNull())
            refuse(name, u"is missing"_s);
        else if (text.isEmpty())
            refuse(name, u"is empty"_s);
        return text;
    }
    Secret token(QByteArrayView name, Alphabet alphabet)
    {
        const QByteArray text = textOr(name);
        if (!find(name).isNull() && (!alphabet(text) || text.size() > LargestToken))
            refuse(name, u"is no token"_s);
        return Secret(QByteArray(text.constData(), text.size()));
    }
    void refuse(QByteArrayView name, const QString &why)
    {
        if (m_problem.isEmpty())
            m_problem = QString::fromLatin1(name) + u' ' + why;
    }
    const QString &problem() const { return m_problem; } ///< "scope is no text", or ""

private:
    QList<JsonMember> m_members;
    QString m_problem;
};

std::optional<double> number(QByteArrayView value)
{
    const bool quoted = value.startsWith('"');
    const QByteArray digits = quoted ? jsonMeaning(value) : value.toByteArray();
    const bool plain = !digits.isEmpty() && digits.size() <= 15
        && std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    bool isNumber = plain || !quoted;
    const double number = isNumber ? digits.toDouble(&isNumber) : 0;
    return isNumber ? std::optional(number) : std::nullopt;
}

std::optional<Seconds> lifetime(Answer &answer)
{
    const QByteArrayView value = answer.find("expires_in");
    if (value.isNull())
        return {};
    const auto seconds = number(value);
    if (!seconds || *seconds < 0) {
        answer.refuse("expires_in", u"is no number of seconds"_s);
        return {};
    }
    return Seconds(qint64(std::floor(std::min(*seconds, LongestLife))));
}

QByteArray scopeText(Answer &answer)
{
    const QByteArrayView value = answer.find("scope");
    if (!value.startsWith('['))
        return answer.textOr("scope");
    QByteArrayList texts;
    for (const QByteArrayView entry : jsonEntries(value)) {
        if (!entry.startsWith('"'))
            answer.refuse("scope", u"must be a list of texts"_s);
        else
            texts << jsonMeaning(entry);
    }
    return texts.join(' ');
}

std::optional<QString> scope(Answer &answer)
{
    if (answer.find("scope").isNull())
        return {};
    const QByteArray text = scopeText(answer);
    // RFC 6749 3.3: printable ASCII without quotation mark and backslash.
    const bool good = std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; });
    if (!good)
        answer.refuse("scope", u"has characters that a scope cannot have"_s);
    return QString::fromUtf8(text);
}

void checkType(Answer &answer, const QString &type, Leg leg)
{
    const auto is = [&](QLatin1StringView name) { return type.compare(name, Qt::CaseInsensitive) == 0; };
    // An exchange's issued token is never used as a bearer token, so the spelling does not matter there.
    if (leg != Leg::Exchange && !is("Bearer"_L1) && !is("DPoP"_L1))
        answer.refuse("token_type", u"is \"%1\", which this program cannot use"_s.arg(displayText(type, 40)));
}

Result<TokenResponse> readTokens(Answer answer, const TokenQuery &query)
{
    TokenResponse tokens;
    if (answer.text("access_token"); answer.problem().isEmpty())
        tokens.accessToken = answer.token("access_token", isB64Token);
    tokens.tokenType = QString::fromUtf8(answer.text("token_type"));
    checkType(answer, tokens.tokenType, query.leg);
    tokens.expiresIn = lifetime(answer);
    tokens.scope = scope(answer);
    tokens.refreshToken = answer.token("refresh_token", isVisibleAscii);
    tokens.idToken = answer.token("id_token", isB64Token);
    tokens.issuedTokenType = QString::fromUtf8(answer.textOr("issued_token_type"));
    if (!answer.problem().isEmpty())
        return malformed(query, "token_answer_member"_L1, answer.problem());
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
    if (const QString problem = jsonProblem(response.body); !problem.isEmpty())
        return malformed(query, "token_answer_not_json"_L1, u"This is not valid JSON: "_s + problem);
    const QByteArrayView body = QByteArrayView(response.body).trimmed();
    if (!body.startsWith('{'))
        return malformed(query, "token_answer_not_json"_L1, u"A JSON object was expected"_s);
    Answer answer(body);
    // Seen in the field: a 200 that carries an error.
    if (answer.find("error").startsWith('"'))
        return fail(tokenRefusal(response, query));
    return readTokens(std::move(answer), query);
}

} // namespace agent0
