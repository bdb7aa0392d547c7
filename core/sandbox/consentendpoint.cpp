#include "sandbox/consentendpoint.h"

#include "base/strictjson.h"
#include "sandbox/consentpage.h"
#include "sandbox/loginpage.h"

#include <QCryptographicHash>

namespace agent0::sandbox {

namespace {

constexpr auto OfflineAccess = "offline_access"_L1;

Response refusedRegistration(const QString &why) { return Problem{400, "invalid_client_metadata", why}.response(); }

} // namespace

ConsentEndpoint::ConsentEndpoint(
    World &world, const SandboxOptions &options, ClientAuthentication &clients, Setup setup)
    : m_world(world), m_clients(clients), m_setup(std::move(setup)), m_refreshTokens(world, options)
{
}

void ConsentEndpoint::serve(QByteArray issuer, QByteArray resource)
{
    m_issuer = std::move(issuer);
    m_resource = std::move(resource);
}

Response ConsentEndpoint::authorize(const Scene &scene)
{
    const Fields asked = scene.request.queryFields();
    const Client *client = m_clients.find(asked.value("client_id"));
    // RFC 6749 4.1.2.1: where the address cannot be believed, the person is told and nobody is redirected.
    if (!client || !isRegisteredAddress(client->redirectUris, asked.value("redirect_uri")))
        return Response::html(messagePage(u"This request cannot be shown"_s,
                                  u"The client or its redirect address is not registered here."_s),
            400);
    if (const auto fine = checkRequest(asked); !fine)
        return sendBack(
            scene, asked, {{"error", fine.error().error}, {"error_description", fine.error().description.toUtf8()}});
    return page(asked, {});
}

Answer<> ConsentEndpoint::checkRequest(const Fields &asked) const
{
    if (asked.malformed() || !asked.repeated().isEmpty() || asked.value("response_type") != "code")
        return refuse(400, "invalid_request", u"A parameter is malformed, missing or stands there twice."_s);
    const auto digest = fromBase64Url(asked.value("code_challenge"));
    if (asked.value("code_challenge_method") != "S256" || !digest || digest->size() != 32)
        return refuse(400, "invalid_request", u"A PKCE challenge by S256 is required."_s);
    for (const QString &scope : scopeWords(asked.value("scope"))) {
        if (!m_setup.scopes.contains(scope) && scope != OfflineAccess)
            return refuse(400, "invalid_scope", u"The scope %1 does not exist here."_s.arg(scope));
    }
    return checkTarget(asked);
}

/// RFC 8707 2: a token is for what this server serves, and for nothing else.
Answer<> ConsentEndpoint::checkTarget(const Fields &form) const
{
    if (!form.has("resource") || form.value("resource") == m_resource)
        return {};
    return refuse(400, "invalid_target", u"The resource is not one of this server."_s);
}

Response ConsentEndpoint::page(const Fields &asked, const QString &problem)
{
    const QByteArray transaction = m_world.token();
    m_pending.insert(transaction, asked);
    return Response::html(consentPage({m_setup.displayName, text(asked.value("client_id")), m_setup.decidePath,
        transaction, scopeWords(asked.value("scope")), problem}));
}

Response ConsentEndpoint::decide(const Scene &scene)
{
    const Fields form = scene.request.form();
    const Fields asked = m_pending.take(form.value("transaction"));
    if (asked.all().isEmpty())
        return Response::html(
            messagePage(u"This page is too old"_s, u"What it belongs to is over. Begin again in the app."_s), 400);
    if (form.value("decision") != "allow" || m_world.faults.happens("consent-denied"_L1, scene.server))
        return sendBack(scene, asked, {{"error", "access_denied"}, {"error_description", "The person said no."}});
    const Person *person = personNamed(form.value("username"));
    if (!person || form.value("password") != person->password)
        return page(asked, u"The name or the password is wrong."_s);
    CodeGrant code;
    code.grant.person = person;
    code.grant.clientId = asked.value("client_id");
    code.grant.scopes = scopeWords(asked.value("scope"));
    code.grant.proofKey = asked.value("dpop_jkt");
    code.redirectUri = asked.value("redirect_uri");
    code.challenge = asked.value("code_challenge");
    code.issuedAt = m_world.seconds();
    const QByteArray name = m_world.token();
    m_codes.insert(name, code);
    return sendBack(scene, asked, {{"code", name}});
}

Response ConsentEndpoint::sendBack(const Scene &scene, const Fields &asked, Fields answer) const
{
    if (asked.has("state"))
        answer.add("state", asked.value("state"));
    answer.add("iss", m_issuer); // RFC 9207
    m_world.faults.inRedirect(answer, scene);
    const QByteArray address = asked.value("redirect_uri");
    return Response::redirect(address + (address.contains('?') ? '&' : '?') + answer.encoded(), 303);
}

Answer<ConsentEndpoint::Consent> ConsentEndpoint::redeem(
    const Fields &form, const Client &client, const QByteArray &proofKey)
{
    const auto found = m_codes.find(form.value("code"));
    const QByteArray digest = QCryptographicHash::hash(form.value("code_verifier"), QCryptographicHash::Sha256);
    if (found == m_codes.end() || found->used || found->grant.clientId != client.id
        || found->redirectUri != form.value("redirect_uri") || toBase64Url(digest) != found->challenge)
        return refuse(400, "invalid_grant", u"The authorization code is invalid or has expired."_s);
    if (!found->grant.proofKey.isEmpty() && found->grant.proofKey != proofKey)
        return refuse(400, "invalid_dpop_proof", u"The proof is by another key than the authorization request's."_s);
    if (const auto target = checkTarget(form); !target)
        return std::unexpected(target.error());
    found->used = true;
    found->grant.proofKey = proofKey;
    const Grant &grant = found->grant;
    const bool stays = grant.scopes.contains(OfflineAccess);
    return Consent{grant.person, grant.scopes, stays ? m_refreshTokens.begin(grant)->current : QByteArray()};
}

Answer<ConsentEndpoint::Consent> ConsentEndpoint::refresh(
    const Fields &form, const Client &client, const QByteArray &proofKey)
{
    if (const auto target = checkTarget(form); !target)
        return std::unexpected(target.error());
    const auto known = m_refreshTokens.find(form.value("refresh_token"));
    if (known && client.method == ClientMethod::None && known->grant.proofKey != proofKey)
        return refuse(400, "invalid_dpop_proof", u"The proof is by another key than the refresh token's."_s);
    const auto family = m_refreshTokens.use(form.value("refresh_token"), client, true);
    if (!family)
        return std::unexpected(family.error());
    return Consent{(*family)->grant.person, (*family)->grant.scopes, (*family)->current};
}

bool ConsentEndpoint::revoke(const QByteArray &token, const Client &client)
{
    const auto family = m_refreshTokens.find(token);
    if (!family || family->grant.clientId != client.id)
        return false;
    m_refreshTokens.revoke(family);
    return true;
}

Response ConsentEndpoint::registerClient(const Scene &scene)
{
    const auto wish = parseJsonObject(scene.request.body);
    if (!wish)
        return refusedRegistration(u"The body is no JSON object."_s);
    const auto method =
        clientMethodNamed(wish->value(u"token_endpoint_auth_method"_s).toString(u"client_secret_basic"_s));
    Client client;
    client.id = "registered-" + m_world.token().first(12);
    for (const QJsonValue &address : wish->value(u"redirect_uris"_s).toArray())
        client.redirectUris.append(address.toString().toUtf8());
    if (!method || *method == ClientMethod::PrivateKeyJwt || client.redirectUris.isEmpty())
        return refusedRegistration(u"redirect_uris, and a method other than private_key_jwt, are needed."_s);
    client.method = *method;
    if (client.method != ClientMethod::None)
        client.secret = m_world.token();
    QJsonObject answer = *wish;
    answer[u"client_id"_s] = text(client.id);
    answer[u"client_id_issued_at"_s] = m_world.seconds();
    if (!client.secret.isEmpty()) {
        answer[u"client_secret"_s] = text(client.secret);
        answer[u"client_secret_expires_at"_s] = 0;
    }
    m_clients.add(std::move(client));
    ++m_registrations;
    return Response::json(answer, 201).add("Cache-Control", "no-store");
}

} // namespace agent0::sandbox
