#include "base/displaytext.h"
#include "base/base64url.h"
#include "jose/jws.h"
#include "oauth/tokenendpoint.h"

namespace agent0 {

namespace {

// Okta refuses more than an hour, FAPI more than a few minutes; one request needs seconds.
constexpr Seconds AssertionLife{120};
constexpr qsizetype AssertionIdBytes = 16;

/// application/x-www-form-urlencoded, for one value (RFC 6749 appendix B).
QByteArray formEncoded(const QByteArray &text) { return text.toPercentEncoding(" ").replace(' ', '+'); }

/// RFC 6749 2.3.1: id and secret are form-encoded first, so that a colon or an umlaut survives.
HttpHeader basicHeader(const ClientCredentials &client)
{
    const QByteArray pair = formEncoded(client.clientId.toUtf8()) + ':' + formEncoded(client.secret.reveal());
    return {"Authorization"_ba, "Basic " + pair.toBase64()};
}

std::unexpected<Error> incomplete(QLatin1StringView code, const ClientCredentials &client, QLatin1StringView what)
{
    return fail(Fault::Configuration, Leg::None, code,
        u"The client \"%1\" has no %2 to prove itself with."_s.arg(displayText(client.clientId, 100), what),
        u"Provide it, or set clientAuthentication.method to how the client is registered at that server."_s);
}

/// RFC 7523 3. A new jti each time: servers refuse an assertion that they have seen.
Result<QByteArray> assertion(
    const ClientCredentials &client, const QString &audience, Instant now, const RandomBytes &random)
{
    const qint64 issued = unixSeconds(now);
    const QJsonObject claims{
        {u"iss"_s, client.clientId},
        {u"sub"_s, client.clientId},
        {u"aud"_s, audience},
        {u"jti"_s, QString::fromLatin1(toBase64Url(random(AssertionIdBytes)))},
        {u"iat"_s, issued},
        {u"exp"_s, issued + AssertionLife.count()},
    };
    return signJws({}, claims, *client.key, client.algorithm);
}

} // namespace

ClientCredentials ClientCredentials::copy() const
{
    ClientCredentials other;
    other.clientId = clientId;
    other.method = method;
    other.secret = secret.copy();
    other.key = key;
    other.algorithm = algorithm;
    other.audience = audience;
    return other;
}

Result<> authenticateClient(const ClientCredentials &client, const QString &tokenEndpoint, Instant now,
    const RandomBytes &random, QList<FormField> &fields, QList<HttpHeader> &headers)
{
    const FormField id{"client_id"_ba, client.clientId.toUtf8()};
    switch (client.method) {
    case ClientAuthenticationMethod::None: fields << id; return {};
    case ClientAuthenticationMethod::ClientSecretBasic:
        if (client.secret.isEmpty())
            return incomplete("client_secret_missing"_L1, client, "secret"_L1);
        headers << basicHeader(client);
        return {};
    case ClientAuthenticationMethod::ClientSecretPost:
        if (client.secret.isEmpty())
            return incomplete("client_secret_missing"_L1, client, "secret"_L1);
        fields << id << FormField{"client_secret"_ba, client.secret.reveal()};
        return {};
    case ClientAuthenticationMethod::PrivateKeyJwt: break;
    }
    if (!client.key)
        return incomplete("client_key_missing"_L1, client, "private key"_L1);
    const auto proof = assertion(client, client.audience.isEmpty() ? tokenEndpoint : client.audience, now, random);
    if (!proof)
        return fail(proof.error());
    fields << id << FormField{"client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"}
           << FormField{"client_assertion", *proof};
    return {};
}

} // namespace agent0
