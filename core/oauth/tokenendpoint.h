#pragma once

#include "base/random.h"
#include "config/profile.h"
#include "http/httpclient.h"
#include "jose/jwk.h"
#include "oauth/dpop.h"

namespace agent0 {

struct TokenQuery;

/// What a client proves itself with at one server. Secrets are read from the keychain before it is made.
struct ClientCredentials {
    QString clientId;
    ClientAuthenticationMethod method = ClientAuthenticationMethod::None;
    Secret secret;                    ///< client_secret_*
    std::optional<Jwk> key;           ///< private_key_jwt
    JwsAlgorithm algorithm = JwsAlgorithm::RS256;
    QString audience{};               ///< private_key_jwt: whom the assertion is for, "" for the endpoint itself
    ClientCredentials copy() const;
};

/// A token answer (RFC 6749 5.1, RFC 8693 2.2.1), checked: access_token and token_type present, tokens of RFC 6750
/// b64token characters (refresh tokens: visible ASCII), expires_in a sane number. tokenanswer.h says what is sane.
struct TokenResponse {
    Secret accessToken;               ///< for an exchange: the issued token, whatever it is
    QString tokenType;                ///< "Bearer", "DPoP", "N_A" as sent
    std::optional<Seconds> expiresIn;
    std::optional<QString> scope;     ///< absent: as asked
    Secret refreshToken;              ///< empty when none came
    Secret idToken;
    QString issuedTokenType;
};

/// One request at a token endpoint. fields hold the grant, without the client's authentication.
struct TokenRequest {
    TokenRequest(Leg leg, QString endpoint, QList<FormField> fields)
        : leg(leg), endpoint(std::move(endpoint)), fields(std::move(fields))
    {
    }
    Leg leg;
    TokenRequest copy() const;
    QString endpoint;
    QList<FormField> fields;
    QString connection;               ///< id, for the trace
    ClientCredentials client;
    QList<HttpHeader> headers;
    std::optional<DpopKey> dpop;      ///< proves possession of this key
    Milliseconds deadline{30'000};
};

/// Sends token requests. Each is sent once: what may be repeated is the caller's to know. One exception: a server that wants
/// its nonce or its own time in the proof (RFC 9449 8, 11.1) has not looked at the grant, and gets it once more with that.
///
/// Fails like HttpClient, and with what the server said: invalid_grant at a refresh is Fault::SignInNeeded, other OAuth errors
/// Fault::Refused, 429 and 503 Fault::Network with retryAfterSeconds, anything that is not a token
/// answer Fault::Malformed. Error.oauth is kept whole, Error.hint comes from the table in advice.cpp.
class TokenEndpoint {
public:
    TokenEndpoint(HttpClient &http, Clock &clock, RandomBytes random);
    Task<Result<TokenResponse>> request(TokenRequest request);

    /// RFC 7009 2: revokes token at endpoint. A server that does not know it has succeeded.
    Task<Result<>> revoke(
        QString endpoint, Secret token, QByteArray typeHint, ClientCredentials client, QString connection);

private:
    Task<Result<HttpResponse>> send(TokenRequest request, TokenQuery &query);
    Task<Result<HttpResponse>> sendOnce(TokenRequest request, TokenQuery &query);

    HttpClient &m_http;
    Clock &m_clock;
    RandomBytes m_random;
};

/// Adds the client's proof (all four methods) to a request: a header, or fields. tokenEndpoint is the aud of
/// a client assertion (RFC 7523 3; Okta wants the full address of the endpoint).
Result<> authenticateClient(const ClientCredentials &client, const QString &tokenEndpoint, Instant now,
    const RandomBytes &random, QList<FormField> &fields, QList<HttpHeader> &headers);

} // namespace agent0
