#include "oidc/tokencheck.h"

#include "base/jsonreader.h"
#include "base/strictjson.h"
#include "oauth/idjag.h"
#include "oidc/idtoken.h"

#include <QJsonDocument>

namespace agent0 {

namespace {

/// A line may hold a token that is too large: it is the token that is then refused, not the line.
constexpr JsonLimits LineLimits{.bytes = 32 * 1024 * 1024, .depth = 64};

std::unexpected<Error> badInput(const QString &why)
{
    return fail(
        Fault::Usage, Leg::None, "input_invalid"_L1, u"This is no question about a token: %1"_s.arg(why));
}

QJsonObject withoutNulls(QJsonObject object)
{
    for (const QString &key : object.keys()) {
        if (object.value(key).isNull())
            object.remove(key);
    }
    return object;
}

/// A text of names with blanks between, or a list of names.
QStringList namesIn(JsonReader &reader, const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).isArray() ? reader.texts(key)
                                       : reader.textOr(key).split(u' ', Qt::SkipEmptyParts);
}

std::optional<QString> optionalText(JsonReader &reader, QLatin1StringView key)
{
    return reader.has(key) ? std::optional(reader.textOr(key)) : std::nullopt;
}

void readContext(TokenQuestion &question, const QJsonObject &context, JsonReader &reader)
{
    question.issuer = reader.textOr("issuer"_L1);
    question.audience = reader.textOr("audience"_L1);
    question.clientId = reader.textOr("client_id"_L1);
    question.nonce = optionalText(reader, "nonce"_L1);
    if (const auto token = optionalText(reader, "access_token"_L1))
        question.accessToken = Secret(token->toUtf8());
    question.algs = namesIn(reader, context, "algs"_L1);
    question.requestedResource = reader.textOr("requested_resource"_L1);
    question.requestedScopes = namesIn(reader, context, "requested_scope"_L1);
    const auto now = numericDate(context.value("now"_L1));
    if (now)
        question.now = fromUnixSeconds(*now);
    else if (reader.has("now"_L1))
        reader.refuse("now"_L1, u"must be a time in seconds"_s);
}

Result<> checkComplete(const TokenQuestion &question)
{
    if (question.kind != TokenKind::Jws && question.issuer.isEmpty())
        return badInput(u"ctx.issuer is missing."_s);
    if (question.kind == TokenKind::IdToken && question.audience.isEmpty() && question.clientId.isEmpty())
        return badInput(u"ctx.client_id is missing."_s);
    if (question.kind == TokenKind::IdJag && question.audience.isEmpty())
        return badInput(u"ctx.audience is missing."_s);
    return {};
}

QList<JwsAlgorithm> allowedAlgorithms(const TokenQuestion &question)
{
    return question.kind == TokenKind::Jws && question.algs.isEmpty() ? allAlgorithms()
                                                                      : idTokenAlgorithms(question.algs);
}

Result<> checkIdToken(const TokenQuestion &question, const JwkSet &keys)
{
    IdTokenExpectation expected;
    expected.issuer = question.issuer;
    expected.clientId = question.audience.isEmpty() ? question.clientId : question.audience;
    expected.now = question.now;
    expected.algorithms = allowedAlgorithms(question);
    expected.nonce = question.nonce;
    expected.accessToken = question.accessToken ? &*question.accessToken : nullptr;
    const auto token = verifyIdToken(question.token.reveal(), keys, expected);
    return token ? Result<>() : fail(token.error());
}

Result<> checkIdJag(const TokenQuestion &question, const JwkSet &keys)
{
    const IdJagExpectation expected{
        .issuer = question.issuer,
        .audience = question.audience,
        .clientIdAtResource = question.clientId,
        .resource = question.requestedResource,
        .scopes = question.requestedScopes,
        .keyThumbprint = {},
        .now = question.now,
    };
    const auto grant = verifyIdJag(question.token.reveal(), keys, expected, allowedAlgorithms(question));
    return grant ? Result<>() : fail(grant.error());
}

Result<> checkJws(const TokenQuestion &question, const JwkSet &keys)
{
    const auto jws = UnverifiedJws::parse(question.token.reveal());
    if (!jws)
        return fail(jws.error());
    const auto key = verifySignature(*jws, keys, allowedAlgorithms(question));
    return key ? Result<>() : fail(key.error());
}

Result<> checkToken(const TokenQuestion &question)
{
    if (const auto complete = checkComplete(question); !complete)
        return complete;
    const auto keys = JwkSet::fromJson(question.jwks);
    if (!keys)
        return fail(keys.error());
    switch (question.kind) {
    case TokenKind::IdToken: return checkIdToken(question, *keys);
    case TokenKind::IdJag: return checkIdJag(question, *keys);
    case TokenKind::Jws: return checkJws(question, *keys);
    }
    Q_UNREACHABLE();
}

TokenAnswer answerOf(const QJsonValue &id, const Result<> &result)
{
    return result ? TokenAnswer{id, true, u"ok"_s, {}}
                  : TokenAnswer{id, false, result.error().code, result.error().message};
}

TokenAnswer answerTo(QByteArrayView line, Instant now)
{
    const auto json = parseJsonObject(line, LineLimits);
    if (!json) {
        // Only to say which question it was; nothing else of what is no strict JSON is used.
        const auto lax = QJsonDocument::fromJson(QByteArray::fromRawData(line.data(), line.size()));
        return answerOf(lax[u"id"], badInput(json.error().message));
    }
    const auto question = TokenQuestion::fromJson(*json, now);
    return question ? answer(*question) : answerOf(json->value("id"_L1), fail(question.error()));
}

} // namespace

std::optional<TokenKind> tokenKindNamed(QStringView name)
{
    if (name == "id_token"_L1)
        return TokenKind::IdToken;
    if (name == "id_jag"_L1)
        return TokenKind::IdJag;
    return name == "jws"_L1 ? std::optional(TokenKind::Jws) : std::nullopt;
}

Result<TokenQuestion> TokenQuestion::fromJson(const QJsonObject &json, Instant now)
{
    JsonReader reader(json);
    TokenQuestion question;
    question.id = json.value("id"_L1);
    question.now = now;
    const auto kind = tokenKindNamed(reader.text("kind"_L1));
    if (!kind)
        reader.refuse("kind"_L1, u"must be id_token, id_jag or jws"_s);
    question.kind = kind.value_or(TokenKind::Jws);
    question.token = Secret(reader.textOr("token"_L1).toUtf8());
    if (!reader.has("token"_L1))
        reader.refuse("token"_L1, u"is missing"_s);
    question.jwks = reader.objectOr("jwks"_L1);
    const QJsonObject context = withoutNulls(reader.objectOr("ctx"_L1));
    JsonReader contextReader(context, u"ctx"_s);
    readContext(question, context, contextReader);
    for (const JsonReader *read : {&reader, &contextReader}) {
        if (!read->good())
            return badInput(read->problem() + u'.');
    }
    return question;
}

QJsonObject TokenAnswer::toJson() const
{
    return {{u"id"_s, id.isUndefined() ? QJsonValue() : id}, {u"valid"_s, valid}, {u"code"_s, code},
        {u"reason"_s, reason}};
}

TokenAnswer answer(const TokenQuestion &question) { return answerOf(question.id, checkToken(question)); }

QByteArray answerLine(QByteArrayView line, Instant now)
{
    return QJsonDocument(answerTo(line, now).toJson()).toJson(QJsonDocument::Compact);
}

} // namespace agent0
