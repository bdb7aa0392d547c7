#include "oauth/registration.h"

#include "base/displaytext.h"
#include "base/jsonreader.h"
#include "base/strictjson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>

namespace agent0 {

namespace {

constexpr HttpLimits RegistrationLimits{
    .deadline = Milliseconds(30'000), .headBytes = 64 * 1024, .bodyBytes = 256 * 1024};

struct MethodName {
    ClientAuthenticationMethod method;
    QLatin1StringView name;
};
/// What needs least comes first: an installed program keeps no secret from its owner.
constexpr std::array methodNames{
    MethodName{ClientAuthenticationMethod::None, "none"_L1},
    MethodName{ClientAuthenticationMethod::ClientSecretBasic, "client_secret_basic"_L1},
    MethodName{ClientAuthenticationMethod::ClientSecretPost, "client_secret_post"_L1},
};

QLatin1StringView nameOf(ClientAuthenticationMethod method)
{
    for (const MethodName &one : methodNames) {
        if (one.method == method)
            return one.name;
    }
    return "none"_L1;
}

std::optional<ClientAuthenticationMethod> methodNamed(QStringView name)
{
    for (const MethodName &one : methodNames) {
        if (one.name == name)
            return one.method;
    }
    return {};
}

/// RFC 8414 2: a server that lists none takes client_secret_basic. A public client is asked for all the same: it will say.
ClientAuthenticationMethod leastOf(const ServerMetadata &server)
{
    for (const MethodName &one : methodNames) {
        if (server.tokenAuthMethods.contains(one.name))
            return one.method;
    }
    return ClientAuthenticationMethod::None;
}

QByteArray requestBody(const ServerMetadata &server, const QString &redirectUri, const QStringList &scopes)
{
    QJsonObject body{{"client_name"_L1, "Agent0"_L1}, {"application_type"_L1, "native"_L1},
        {"redirect_uris"_L1, QJsonArray{redirectUri}},
        {"grant_types"_L1, QJsonArray{"authorization_code"_L1, "refresh_token"_L1}},
        {"response_types"_L1, QJsonArray{"code"_L1}}, {"token_endpoint_auth_method"_L1, nameOf(leastOf(server))}};
    if (!scopes.isEmpty())
        body.insert("scope"_L1, scopes.join(u' '));
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

Error refused(const ServerMetadata &server, const HttpResponse &response)
{
    Error error{Fault::Refused, Leg::Consent, u"registration_refused"_s,
        u"%1 does not register this program as its client (status %2)."_s.arg(
            displayText(server.issuer, 200), QString::number(response.status)),
        u"Ask the owner of the resource for a client id, and set it as the connection's clientId."_s, OAuthError(), {}};
    error.oauth->httpStatus = response.status;
    if (const auto body = response.isJson() ? parseJsonObject(response.body) : Result<QJsonObject>(); body) {
        error.oauth->code = displayText(body->value("error"_L1).toString(), 200);
        error.oauth->description = displayText(body->value("error_description"_L1).toString(), 1000);
    }
    return error;
}

std::unexpected<Error> unusable(const QString &problem)
{
    return fail(Fault::Malformed, Leg::Consent, "registration_answer"_L1,
        u"The authorization server's answer to the registration cannot be used: %1."_s.arg(problem),
        u"Ask the owner of the resource for a client id, and set it as the connection's clientId."_s);
}

Result<RegisteredClient> read(const HttpResponse &response, const ServerMetadata &server, const QString &redirectUri)
{
    const auto body = parseJsonObject(response.body);
    if (!body)
        return unusable(u"it is no JSON object"_s);
    JsonReader json(*body);
    RegisteredClient client;
    client.issuer = server.issuer;
    client.redirectUri = redirectUri;
    client.credentials.clientId = json.text("client_id"_L1);
    client.credentials.secret = Secret(json.textOr("client_secret"_L1).toUtf8());
    const QString method = json.textOr("token_endpoint_auth_method"_L1);
    const bool confidential = !client.credentials.secret.isEmpty();
    // The server's word counts, then what a secret is for, by the habit of RFC 7591 2.
    const auto otherwise = !confidential ? ClientAuthenticationMethod::None
        : leastOf(server) == ClientAuthenticationMethod::ClientSecretPost
        ? ClientAuthenticationMethod::ClientSecretPost
        : ClientAuthenticationMethod::ClientSecretBasic;
    client.credentials.method = methodNamed(method).value_or(otherwise);
    if (!method.isEmpty() && !methodNamed(method))
        json.refuse("token_endpoint_auth_method"_L1, u"is one that was not asked for"_s);
    if (client.credentials.method != ClientAuthenticationMethod::None && !confidential)
        json.refuse("client_secret"_L1, u"is missing"_s);
    if (const auto expires = json.optionalInteger("client_secret_expires_at"_L1); expires && *expires > 0)
        client.secretExpires = fromUnixSeconds(*expires);
    if (!json.good())
        return unusable(json.problem());
    return client;
}

} // namespace

RegisteredClient RegisteredClient::copy() const { return {issuer, redirectUri, credentials.copy(), secretExpires}; }

Secret RegisteredClient::toText() const
{
    QJsonObject json{{"issuer"_L1, issuer}, {"redirect_uri"_L1, redirectUri}, {"client_id"_L1, credentials.clientId},
        {"method"_L1, nameOf(credentials.method)}};
    if (!credentials.secret.isEmpty())
        json.insert("client_secret"_L1, QString::fromUtf8(credentials.secret.reveal()));
    if (secretExpires)
        json.insert("expires_at"_L1, unixSeconds(*secretExpires));
    return Secret(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

std::optional<RegisteredClient> RegisteredClient::fromText(const Secret &text)
{
    const auto object = parseJsonObject(text.reveal());
    if (!object)
        return {};
    JsonReader json(*object);
    RegisteredClient client;
    client.issuer = json.text("issuer"_L1);
    client.redirectUri = json.text("redirect_uri"_L1);
    client.credentials.clientId = json.text("client_id"_L1);
    client.credentials.method = methodNamed(json.text("method"_L1)).value_or(ClientAuthenticationMethod::None);
    client.credentials.secret = Secret(json.textOr("client_secret"_L1).toUtf8());
    client.secretExpires = json.optionalInteger("expires_at"_L1).transform(fromUnixSeconds);
    return json.good() ? std::optional(std::move(client)) : std::nullopt;
}

Task<Result<RegisteredClient>> registerClient(
    HttpClient &http, ServerMetadata server, QString redirectUri, QStringList scopes, QString connection)
{
    if (server.registrationEndpoint.isEmpty())
        co_return fail(Fault::Configuration, Leg::Consent, "registration_unsupported"_L1,
            u"%1 does not register clients by itself, and the connection names none."_s.arg(
                displayText(server.issuer, 200)),
            u"Ask the owner of the resource for a client id, and set it as the connection's clientId."_s);
    const auto response = co_await http.send(HttpRequest::post(server.registrationEndpoint.toLatin1())
            .header("Accept", "application/json")
            .json(requestBody(server, redirectUri, scopes))
            .on(Leg::Consent, connection)
            .within(RegistrationLimits));
    if (!response)
        co_return fail(Error(response.error()).at(Leg::Consent));
    if (response->status != 201 && response->status != 200)
        co_return fail(refused(server, *response));
    co_return read(*response, server, redirectUri);
}

} // namespace agent0
