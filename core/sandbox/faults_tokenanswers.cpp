#include "sandbox/faulteffects.h"
#include "sandbox/problem.h"

namespace agent0::sandbox {

namespace {

struct MemberKind {
    const char *name;
    const char *description;
    std::variant<Instead, Afterwards> effect;
};

struct TokenEndpointName {
    const char *prefix;
    Point point;
};

const QList<TokenEndpointName> TokenEndpoints{{"code", Point::CodeGrant}, {"refresh", Point::Refresh},
    {"exchange", Point::Exchange}, {"redeem", Point::Redemption}};

/// An error answer whose description is hostile.
Instead errorSaying(QString description, QJsonValue error = u"invalid_request"_s)
{
    return [=](const Scene &) {
        return Response::json({{u"error"_s, error}, {u"error_description"_s, description}}, 400);
    };
}

/// The refusal of a server that repeats what it was sent.
Instead echoingError()
{
    return [](const Scene &scene) {
        return Problem{
            401, "invalid_client", u"The secret "_s + QString::fromUtf8(secretOf(scene.request)) + u" is wrong."_s}
            .response();
    };
}

QList<MemberKind> memberKinds()
{
    return {
        {"no-access-token", "access_token is missing", withoutAnswerMember("access_token")},
        {"access-token-empty", "access_token is empty", answerMember("access_token", u""_s)},
        {"access-token-number", "access_token is a number", answerMember("access_token", 42)},
        {"access-token-null", "access_token is null", answerMember("access_token", QJsonValue())},
        {"access-token-crlf", "access_token would split a header",
            answerMember("access_token", u"abc\r\nX-Injected: yes"_s)},
        {"access-token-nul", "access_token has a NUL in it",
            answerMember("access_token", u"abc"_s + QChar(u'\0') + u"def"_s)},
        {"access-token-huge", "access_token of 4 MB", Afterwards([](Response &response, const Scene &scene) {
             answerMember("access_token", QString(4'000'000, u'a'))(response, scene);
         })},
        {"token-type-missing", "token_type is missing", withoutAnswerMember("token_type")},
        {"token-type-odd", "token_type is one nobody knows", answerMember("token_type", u"mac"_s)},
        {"token-type-number", "token_type is a number", answerMember("token_type", 1)},
        {"token-type-case", "token_type in odd case (which is allowed)",
            Afterwards([](Response &response, const Scene &) {
                QJsonObject object = response.object();
                const QString type = object.value(u"token_type"_s).toString();
                object[u"token_type"_s] = type == type.toLower() ? type.toUpper() : type.toLower();
                response.setObject(object);
            })},
        {"expires-missing", "expires_in is missing (which is allowed)", withoutAnswerMember("expires_in")},
        {"expires-zero", "expires_in is 0", answerMember("expires_in", 0)},
        {"expires-negative", "expires_in is -1", answerMember("expires_in", -1)},
        {"expires-huge", "expires_in is 1e308", answerMember("expires_in", 1e308)},
        {"expires-text", "expires_in is a text", answerMember("expires_in", u"3600"_s)},
        {"scope-wider", "scope has more than was asked",
            answerMember("scope", u"openid todos.read todos.write notes.read admin"_s)},
        {"scope-list", "scope is a list", answerMember("scope", QJsonArray{u"todos.read"_s})},
        {"scope-empty", "scope is empty", answerMember("scope", u""_s)},
        {"secret-echo", "the error repeats the client's secret", echoingError()},
        {"error-markup", "the error is full of markup",
            errorSaying(u"<img src=x onerror=alert(1)><b>Call +1 555</b>"_s)},
        {"error-terminal", "the error steers the terminal",
            errorSaying(u"\x1b[2J\x1b]0;owned\x07\x1b]52;c;aGk=\x07 gone\r\nline two"_s)},
        {"error-bidi", "the error turns its direction", errorSaying(u"\u202eetirw ot dewolla\u202c \u2066x\u2069"_s)},
        {"error-huge", "an error of 2 MB",
            Instead([](const Scene &scene) { return errorSaying(QString(2'000'000, u'e'))(scene); })},
        {"error-not-text", "error is a number", errorSaying(u"odd"_s, 7)},
        {"error-with-200", "an error, with status 200",
            plainAnswer(200, {{"Content-Type", "application/json"}},
                "{\"error\":\"invalid_grant\",\"error_description\":\"No.\"}")},
        {"error-empty-object", "400 with {}", plainAnswer(400, {{"Content-Type", "application/json"}}, "{}")},
    };
}

} // namespace

QList<Misdeed> tokenAnswerMisdeeds()
{
    QList<Misdeed> all;
    const QList<MemberKind> kinds = memberKinds();
    for (const TokenEndpointName &endpoint : TokenEndpoints) {
        for (const MemberKind &kind : kinds) {
            Misdeed misdeed{QString::fromLatin1(endpoint.prefix) + u'-' + QString::fromLatin1(kind.name),
                endpoint.point, QString::fromLatin1(kind.description), Asked{}};
            std::visit([&](const auto &effect) { misdeed.effect = effect; }, kind.effect);
            all.append(misdeed);
        }
    }
    const auto add = [&](const char *name, Point point, const char *description, Afterwards effect) {
        all.append({QString::fromLatin1(name), point, QString::fromLatin1(description), std::move(effect)});
    };
    add("code-no-id-token", Point::CodeGrant, "there is no ID token", withoutAnswerMember("id_token"));
    add("code-no-refresh-token", Point::CodeGrant, "there is no refresh token", withoutAnswerMember("refresh_token"));
    add("code-id-token-number", Point::CodeGrant, "the ID token is a number", answerMember("id_token", 5));
    add("refresh-no-id-token", Point::Refresh, "there is no ID token", withoutAnswerMember("id_token"));
    add("refresh-token-empty", Point::Refresh, "the new refresh token is empty", answerMember("refresh_token", u""_s));
    add("refresh-token-number", Point::Refresh, "the new refresh token is a number", answerMember("refresh_token", 9));
    add("exchange-type-access-token", Point::Exchange, "issued_token_type says access token",
        answerMember("issued_token_type", u"urn:ietf:params:oauth:token-type:access_token"_s));
    add("exchange-type-missing", Point::Exchange, "issued_token_type is missing",
        withoutAnswerMember("issued_token_type"));
    add("exchange-token-type-bearer", Point::Exchange, "token_type says Bearer instead of N_A",
        answerMember("token_type", u"Bearer"_s));
    add("exchange-with-refresh-token", Point::Exchange, "a refresh token comes along",
        answerMember("refresh_token", u"unasked"_s));
    add("redeem-with-refresh-token", Point::Redemption, "a refresh token comes along",
        answerMember("refresh_token", u"unasked"_s));
    add("redeem-no-scope", Point::Redemption, "scope is missing", withoutAnswerMember("scope"));
    return all;
}

} // namespace agent0::sandbox
