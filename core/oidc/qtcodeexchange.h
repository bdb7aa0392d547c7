#pragma once

#include "http/httpclient.h"
#include "oidc/codeexchange.h"

#include <memory>

namespace agent0 {

struct CodeFlowRequest;

/// QOAuth2AuthorizationCodeFlow as the state of one sign-in: it begins, takes the code, and sends the token request
/// through our door, which writes the request itself (Qt 6.4 encodes codes twice and secrets not at all) and keeps
/// the whole answer (Qt's own handler drops the OAuth error).
class QtCodeExchange final : public CodeExchange {
public:
    QtCodeExchange(HttpClient &http, Clock &clock, RandomBytes random, const CodeFlowRequest &request);
    ~QtCodeExchange() override;

    void begin(const QString &redirectUri, const QByteArray &state, const QStringList &scopes) override;
    Task<Result<TokenResponse>> redeem(QString code, QString state, Secret verifier) override;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace agent0
