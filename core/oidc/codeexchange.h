#pragma once

#include "http/httpclient.h"
#include "oauth/servermetadata.h"
#include "oauth/tokenendpoint.h"

#include <memory>

namespace agent0 {

struct CodeFlowRequest;

/// QOAuth2AuthorizationCodeFlow as the state of one sign-in: it begins, takes the code, and sends the token request
/// through our door, which writes the request itself (Qt 6.4 encodes codes twice and secrets not at all) and keeps
/// the whole answer (Qt's own handler drops the OAuth error).
class CodeExchange {
public:
    CodeExchange(HttpClient &http, Clock &clock, RandomBytes random, const CodeFlowRequest &request);
    ~CodeExchange();

    void begin(const QString &redirectUri, const QByteArray &state, const QStringList &scopes);
    /// Fails as TokenEndpoint::request, with the leg of the request.
    Task<Result<TokenResponse>> redeem(QString code, QString state, Secret verifier);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace agent0
