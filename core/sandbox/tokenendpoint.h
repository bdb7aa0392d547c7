#pragma once

#include "sandbox/idjagexchange.h"
#include "sandbox/idtokens.h"

namespace agent0::sandbox {

/// The identity provider's token endpoint, and what lives by its tokens: revocation (RFC 7009) and UserInfo.
class TokenEndpoint {
public:
    TokenEndpoint(IdpState &state, IdJagExchange &exchange)
        : m_state(state), m_exchange(exchange), m_idTokens(state) { }

    Response token(const Request &request);
    Response revoke(const Request &request);
    Response userInfo(const Request &request);

private:
    Answer<QByteArray> provenKey(const Request &request, QLatin1StringView required);
    Answer<QJsonObject> authorizationCode(const Request &request, const Fields &form, const Client &client);
    Answer<CodeGrant *> takeCode(const Fields &form, const Client &client);
    Answer<QJsonObject> refreshToken(const Request &request, const Fields &form, const Client &client);
    QJsonObject tokens(const Grant &grant, const RefreshTokens::FamilyRef &family, const QByteArray &nonce, Point point,
        const Request &request);
    Response answered(const Request &request, Point point, const Fields &form,
        Answer<QJsonObject> (TokenEndpoint::*grant)(const Request &, const Fields &, const Client &));
    Answer<QJsonObject> exchanged(const Request &request, const Fields &form, const Client &client);

    IdpState &m_state;
    IdJagExchange &m_exchange;
    IdTokens m_idTokens;
};

} // namespace agent0::sandbox
