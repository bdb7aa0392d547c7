#pragma once

#include "oauth/tokenendpoint.h"

namespace agent0 {

/// The code of one sign-in on its way from the browser to the token endpoint: sent once, by any of the four client
/// authentications.
class CodeExchange {
public:
    virtual ~CodeExchange() = default;

    virtual void begin(const QString &redirectUri, const QByteArray &state, const QStringList &scopes) = 0;
    /// Fails as TokenEndpoint::request, with the leg of the request.
    virtual Task<Result<TokenResponse>> redeem(QString code, QString state, Secret verifier) = 0;
};

} // namespace agent0
