#include "base/displaytext.h"
#include "base/strictjson.h"
#include "http/skew.h"
#include "oauth/advice.h"
#include "oauth/tokenanswer.h"

#include <array>

namespace agent0 {

namespace {

constexpr qsizetype LongestDescription = 2000;
constexpr qsizetype LongestWord = 200;

/// What servers call the id of a request in their own logs, the most telling first.
constexpr std::array requestIdHeaders{"x-okta-request-id", "x-ms-request-id", "x-request-id", "x-correlation-id",
    "request-id", "x-amzn-requestid", "cf-ray"};

QString requestId(const HttpResponse &response)
{
    for (const char *name : requestIdHeaders) {
        if (const QByteArray id = response.header(name); !id.isEmpty())
            return QString::fromLatin1(id.left(LongestWord));
    }
    return {};
}

QString text(const QJsonObject &answer, QLatin1StringView key, const SecretEcho &echo, qsizetype limit)
{
    return echo.removedFrom(answer.value(key).toString().left(limit));
}

/// RFC 9470 3 says a number; a text of digits does no harm.
std::optional<qint64> maxAge(const QJsonObject &answer)
{
    const QJsonValue value = answer.value("max_age"_L1);
    bool number = value.isDouble();
    const qint64 seconds = number ? value.toInteger(-1) : value.toString().toLongLong(&number);
    return number && seconds >= 0 ? std::optional(seconds) : std::nullopt;
}

OAuthError readError(const HttpResponse &response, const TokenQuery &query)
{
    const SecretEcho echo(query.fields, query.headers);
    OAuthError error;
    error.httpStatus = response.status;
    error.requestId = echo.removedFrom(requestId(response));
    const auto answer = response.isJson() ? parseJsonObject(response.body) : Result<QJsonObject>();
    if (!answer)
        return error;
    error.code = text(*answer, "error"_L1, echo, LongestWord);
    error.description = text(*answer, "error_description"_L1, echo, LongestDescription);
    error.uri = text(*answer, "error_uri"_L1, echo, LongestDescription);
    error.scope = text(*answer, "scope"_L1, echo, LongestDescription);
    error.acrValues = text(*answer, "acr_values"_L1, echo, LongestDescription);
    error.maxAge = maxAge(*answer);
    return error;
}

/// What is refused although it was there must not pass for a demand. The session's own key has words of its own.
bool isRefusedProof(const Error &error, const TokenQuery &query)
{
    return query.proven && (query.leg == Leg::Exchange || query.leg == Leg::Redemption || query.leg == Leg::Consent)
        && (error.code == "dpop_proof"_L1 || error.code == "use_dpop_nonce"_L1 || error.code == "proof_required"_L1);
}

} // namespace

Error tokenRefusal(const HttpResponse &response, const TokenQuery &query)
{
    Error error = refusalError(query.leg, readError(response, query), query.fields);
    if (isRefusedProof(error, query)) {
        error.code = u"proof_refused"_s;
        error.message = u"The server does not accept the proof of possession (DPoP) that came with the request."_s;
        error.hint = u"Set this machine's clock by the network's time. If a proxy rewrites addresses, reach the server "
                     u"without it. Otherwise ask the server's administrator what is wrong with the proof."_s;
    }
    if (const auto wait = retryAfter(response, query.now))
        error.retryAfterSeconds = wait->count();
    return error;
}

} // namespace agent0
