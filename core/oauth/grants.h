#pragma once

#include "http/httprequest.h"

#include <QStringList>

namespace agent0 {

inline constexpr QByteArrayView IdTokenType = "urn:ietf:params:oauth:token-type:id_token";
inline constexpr QByteArrayView RefreshTokenType = "urn:ietf:params:oauth:token-type:refresh_token";
inline constexpr QByteArrayView IdJagType = "urn:ietf:params:oauth:token-type:id-jag";
inline constexpr QByteArrayView TokenExchangeGrant = "urn:ietf:params:oauth:grant-type:token-exchange";
inline constexpr QByteArrayView JwtBearerGrant = "urn:ietf:params:oauth:grant-type:jwt-bearer";
inline constexpr QByteArrayView JwtDpopGrant = "urn:ietf:params:oauth:grant-type:jwt-dpop";
inline constexpr QByteArrayView IdJagProfile = "urn:ietf:params:oauth:grant-profile:id-jag";

/// RFC 6749 6. Scopes hold "openid" so that a new ID token comes.
QList<FormField> refreshGrant(const Secret &refreshToken, const QStringList &scopes);

struct ExchangeGrant {
    QByteArrayView subjectTokenType;
    QString audience;               ///< the resource's authorization server, byte for byte
    QString resource;               ///< "" leaves it out
    QStringList scopes;
    QByteArray authorizationDetails; ///< JSON, "" leaves it out (RFC 9396)
};
/// Token exchange for an ID-JAG (RFC 8693 2.1, ID-JAG draft 4.3).
QList<FormField> exchangeGrant(const ExchangeGrant &grant, const Secret &subjectToken);

/// Redemption (RFC 7523 2.1, ID-JAG draft 4.4). scopes empty: no scope parameter. type: JwtDpopGrant for an ID-JAG that is bound to a
/// key, where the server has that grant.
QList<FormField> redemptionGrant(const Secret &idJag, const QStringList &scopes, QByteArrayView type = JwtBearerGrant);

/// What a token is wanted for at the resource's own authorization server: "" and [] leave it out.
struct GrantTarget {
    QString resource; ///< RFC 8707
    QStringList scopes;
};
QList<FormField> targetFields(const GrantTarget &target);
/// Access of this program itself (RFC 6749 4.4).
QList<FormField> clientCredentialsGrant(const GrantTarget &target);
/// Access of the workload that the token names (RFC 7523 2.1).
QList<FormField> workloadGrant(const GrantTarget &target, const Secret &token);

/// A scope text of RFC 6749 3.3 as a list, in order, each once.
QStringList scopeList(const QString &text);

} // namespace agent0
