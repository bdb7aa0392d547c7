#pragma once

#include "broker/livetoken.h"
#include "broker/ports.h"
#include "config/profile.h"

namespace agent0 {

/// One request of an API, before it has a token.
struct ApiRequest {
    ApiRequest(QByteArray method, QString path) : method(std::move(method)), path(std::move(path)) { }
    QByteArray method;
    QString path;              ///< below the connection's base address; "" for the base itself
    QByteArray body;
    QByteArray contentType;
};

/// The base address and the path, put together byte for byte. Fault::Usage, code "path_invalid", for an absolute
/// address, blanks or control characters.
Result<QByteArray> apiAddress(const Connection &connection, const QString &path);

/// Sends it once with that token. Whatever the status, the answer.
Task<Result<HttpResponse>> sendApiRequest(
    Ports ports, const Connection &connection, LiveToken token, ApiRequest request);

/// Sends that request with that token, which it adds: as a bearer token, or with a proof by its key (RFC 9449 7); once more where the
/// resource asks for its nonce.
Task<Result<HttpResponse>> sendWithToken(Ports ports, LiveToken token, HttpRequest request);

/// What a status of 400 and above means (RFC 6750 3.1, RFC 9470): the Error of Leg::Resource with what the
/// server said in its challenge; nothing of the body but an OAuth error's own members.
Error apiFailure(const Connection &connection, const HttpResponse &response, Instant now);

/// The answer wants a newer or stronger sign-in (RFC 9470 3).
bool demandsSignIn(const HttpResponse &response);

/// The scopes a 403 insufficient_scope asks for, [] for any other answer.
QStringList demandedScopes(const HttpResponse &response);

} // namespace agent0
