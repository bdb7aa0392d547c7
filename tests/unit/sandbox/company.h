#pragma once

#include "converse.h"
#include "sandbox/sandbox.h"
#include "sandbox/useragent.h"
#include "support/manualclock.h"

namespace agent0::test {

/// A sandbox, and a client's moves made by hand, request by request, without any of the client's code.
class Company {
public:
    explicit Company(sandbox::SandboxOptions options = {});

    Received get(const QByteArray &url, const QList<sandbox::Header> &headers = {});
    Received post(const QByteArray &url, const sandbox::Fields &form, const QList<sandbox::Header> &headers = {});
    Received send(
        const QByteArray &method, const QByteArray &url, const QList<sandbox::Header> &headers, const QByteArray &body);

    /// What the authorization endpoint is asked; extra replaces or adds.
    QByteArray authorizeAddress(const sandbox::Fields &extra = {});
    /// The fields that come back to the client's loopback address.
    sandbox::Fields authorize(const QByteArray &person, const sandbox::Fields &extra = {});
    Received redeemCode(const QByteArray &code, const sandbox::Fields &extra = {});
    QJsonObject signIn(const QByteArray &person = "ada", const sandbox::Fields &extra = {}); ///< the token answer
    Received refresh(const QByteArray &refreshToken, const sandbox::Fields &extra = {});
    Received exchange(const QJsonObject &tokens, const QByteArray &connection = "todo0",
        const sandbox::Fields &extra = {}, const QList<sandbox::Header> &headers = {});
    /// With the connection's registered secret, unless headers bring their own Authorization.
    Received redeem(const QByteArray &idJag, const QByteArray &connection = "todo0", const sandbox::Fields &extra = {},
        const QList<sandbox::Header> &headers = {});
    QByteArray accessToken(const QByteArray &person = "ada", const QByteArray &connection = "todo0");
    Received todos(const QByteArray &accessToken, const QByteArray &connection = "todo0");
    QByteArray todosAddress(const QByteArray &connection) const { return box.resourceOf(connection) + "api/todos"; }
    QByteArray tokenEndpoint() const { return box.issuer() + "/oauth2/v1/token"; }
    QByteArray tokenEndpointOf(const QByteArray &connection);
    QByteArray secretOf(const QByteArray &connection) const;

    ManualClock clock;
    sandbox::Sandbox box;
    sandbox::HttpServer callback{"callback"};
    sandbox::UserAgent browser;
    QByteArray verifier = QByteArray(43, 'v');
    int quietMs = 30'000;          ///< how long a server may say nothing
    qsizetype most = 64 * 1024 * 1024; ///< beyond it the reader leaves

private:
    sandbox::SandboxOptions prepared(sandbox::SandboxOptions options);
};

QByteArray member(const QJsonObject &object, const char *name);
/// The claims, or the header, of a compact JWS, unverified.
QJsonObject claimsOf(const QByteArray &compact);
QJsonObject headerOf(const QByteArray &compact);
QByteArray basic(const QByteArray &id, const QByteArray &secret); ///< both form-encoded: "Basic …"

} // namespace agent0::test
