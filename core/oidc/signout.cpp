#include "oidc/signout.h"

#include "http/httprequest.h"
#include "jose/base64url.h"

namespace agent0 {

QByteArray endSessionAddress(
    const ServerMetadata &idp, const IdentityProvider &settings, const Secret &idToken, const RandomBytes &random)
{
    if (idp.endSessionEndpoint.isEmpty())
        return {};
    QList<FormField> fields{{"client_id", settings.clientId.toUtf8()}};
    if (!idToken.isEmpty())
        fields.append({"id_token_hint", idToken.reveal()});
    if (!settings.postLogoutRedirect.isEmpty()) {
        fields.append({"post_logout_redirect_uri", settings.postLogoutRedirect.toUtf8()});
        fields.append({"state", toBase64Url(random(32))});
    }
    const QByteArray endpoint = idp.endSessionEndpoint.toUtf8();
    return endpoint + (endpoint.contains('?') ? '&' : '?') + HttpRequest::post({}).form(fields).body;
}

} // namespace agent0
