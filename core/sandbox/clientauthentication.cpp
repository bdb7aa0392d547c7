#include "sandbox/clientauthentication.h"

#include "base/secret.h"
#include "jose/jws.h"
#include "jose/jwtclaims.h"

#include <algorithm>

namespace agent0::sandbox {

namespace {

constexpr QByteArrayView AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
constexpr Seconds LongestAssertion{3600};

std::unexpected<Problem> invalidClient(const QString &why)
{
    // RFC 6749 5.2: a 401 names the scheme that was used.
    return refuse(401, "invalid_client", why, {}, {{"WWW-Authenticate", "Basic realm=\"sandbox\""}});
}

/// The client id of an assertion, for choosing the key: "iss", not yet believed.
QByteArray claimedId(const QByteArray &assertion)
{
    const auto jws = UnverifiedJws::parse(assertion);
    return jws ? jws->claims.value("sub"_L1).toString().toUtf8() : QByteArray();
}

} // namespace

bool ClientAuthentication::knowDocuments() const
{
    return std::ranges::any_of(m_clients, [](const Client &one) { return one.id.startsWith("https://"); });
}

const Client *ClientAuthentication::find(QByteArrayView id) const
{
    const auto found = std::ranges::find_if(m_clients, [&](const Client &client) { return client.id == id; });
    return found == m_clients.end() ? nullptr : &*found;
}

Answer<ClientAuthentication::Credentials> ClientAuthentication::presented(
    const Request &request, const Fields &form) const
{
    const QByteArray header = request.header("Authorization");
    const bool basic = header.left(6).compare("basic ", Qt::CaseInsensitive) == 0;
    if (basic + form.has("client_secret") + form.has("client_assertion") > 1)
        return refuse(401, "invalid_request", u"Cannot supply multiple client credentials."_s);
    if (basic) {
        const auto plain =
            QByteArray::fromBase64Encoding(header.sliced(6).trimmed(), QByteArray::AbortOnBase64DecodingErrors);
        const qsizetype colon = plain ? plain.decoded.indexOf(':') : -1;
        if (colon < 0)
            return invalidClient(u"The Authorization header is not a valid Basic header."_s);
        // RFC 6749 2.3.1: both halves are form-encoded before they are joined.
        return Credentials{percentDecoded(plain.decoded.first(colon), true),
            percentDecoded(plain.decoded.sliced(colon + 1), true), {}, ClientMethod::SecretBasic};
    }
    if (form.has("client_assertion")) {
        const QByteArray assertion = form.value("client_assertion");
        if (form.value("client_assertion_type") != AssertionType)
            return refuse(400, "invalid_request", u"'client_assertion_type' is invalid."_s);
        return Credentials{form.has("client_id") ? form.value("client_id") : claimedId(assertion), {}, assertion,
            ClientMethod::PrivateKeyJwt};
    }
    if (form.has("client_secret"))
        return Credentials{form.value("client_id"), form.value("client_secret"), {}, ClientMethod::SecretPost};
    return Credentials{form.value("client_id"), {}, {}, ClientMethod::None};
}

Answer<const Client *> ClientAuthentication::check(
    const Request &request, const Fields &form, const QByteArrayList &audiences)
{
    const auto credentials = presented(request, form);
    if (!credentials)
        return std::unexpected(credentials.error());
    const Client *client = find(credentials->id);
    if (credentials->id.isEmpty())
        return invalidClient(u"No client credentials found."_s);
    if (!client)
        return invalidClient(u"The client_id is invalid."_s);
    if (client->method != credentials->method)
        return invalidClient(u"Client authentication failed. The client is registered for another method."_s);
    if (!client->secret.isEmpty() && !Secret(client->secret).equals(credentials->secret))
        return invalidClient(u"The client secret supplied for a confidential client is invalid."_s);
    if (client->method == ClientMethod::PrivateKeyJwt) {
        if (const auto fine = checkAssertion(*client, credentials->assertion, audiences); !fine)
            return std::unexpected(fine.error());
    }
    return client;
}

Answer<> ClientAuthentication::checkAssertion(
    const Client &client, const QByteArray &assertion, const QByteArrayList &audiences)
{
    const auto jws = UnverifiedJws::parse(assertion);
    if (!jws)
        return invalidClient(u"The client_assertion is not a valid JWT."_s);
    if (client.keys.keys().isEmpty())
        return invalidClient(u"The client has no JWKSet configured."_s);
    const auto key = verifySignature(*jws, client.keys, client.keys.keys().first().algorithms());
    if (!key)
        return invalidClient(key.error().code == "jws_no_key"_L1 ? u"The client_assertion's kid is invalid."_s
                                                                 : u"The client_assertion signature is invalid."_s);
    const auto claims = ClaimChecks(jws->claims, m_world.now())
                            .textEquals("iss"_L1, text(client.id))
                            .textEquals("sub"_L1, text(client.id))
                            .notExpired()
                            .finish();
    if (!claims && claims.error().code != "claim_exp"_L1)
        return invalidClient(u"The issuer or subject of the client_assertion is not a valid client_id."_s);
    if (!claims)
        return invalidClient(u"The client_assertion token has expired."_s);
    const qint64 expires = qint64(jws->claims.value("exp"_L1).toDouble());
    if (expires > m_world.seconds() + LongestAssertion.count())
        return invalidClient(u"The client_assertion token expires too far in the future."_s);
    if (jws->claims.value("iat"_L1).toDouble() > double(m_world.seconds() + DefaultClockSkew.count()))
        return invalidClient(u"The client_assertion token was issued in the future."_s);
    const QStringList named = ClaimChecks(jws->claims, m_world.now()).audience();
    if (named.size() != 1 || !audiences.contains(named.first().toUtf8()))
        return invalidClient(
            u"The audience claim for client_assertion must be the endpoint invoked for the request."_s);
    const QString id = jws->claims.value("jti"_L1).toString();
    if (!id.isEmpty() && m_usedAssertions.contains(id))
        return invalidClient(u"The client_assertion token has already been used."_s);
    m_usedAssertions.insert(id);
    return {};
}

} // namespace agent0::sandbox
