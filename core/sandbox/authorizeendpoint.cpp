#include "sandbox/authorizeendpoint.h"

#include "sandbox/loginpage.h"

namespace agent0::sandbox {

namespace {

constexpr QByteArrayView CookieName = "sandbox_session";

bool isChallenge(const QByteArray &challenge)
{
    const auto digest = fromBase64Url(challenge);
    return digest && digest->size() == 32; // RFC 7636 4.2: a SHA-256 digest
}

} // namespace

Response AuthorizeEndpoint::authorize(const Request &request)
{
    const Fields asked = request.queryFields();
    // RFC 6749 4.1.2.1: where the address cannot be believed, the person is told and nobody is redirected.
    if (const auto client = addressee(asked); !client)
        return Response::html(messagePage(u"This sign-in cannot begin"_s, client.error().description), 400);
    if (const auto fine = checkRequest(asked); !fine)
        return answerWithProblem(request, asked, fine.error());
    return decide(request, asked);
}

Answer<const Client *> AuthorizeEndpoint::addressee(const Fields &asked) const
{
    const Client *client = m_state.clients.find(asked.value("client_id"));
    if (!client || asked.values("client_id").size() > 1)
        return refuse(400, "invalid_client", u"The client_id is invalid."_s);
    if (asked.values("redirect_uri").size() != 1
        || !isRegisteredAddress(client->redirectUris, asked.value("redirect_uri")))
        return refuse(400, "invalid_request",
            u"The 'redirect_uri' parameter must be a Login redirect URI in the client app settings."_s);
    return client;
}

Answer<> AuthorizeEndpoint::checkRequest(const Fields &asked) const
{
    if (asked.malformed() || !asked.repeated().isEmpty())
        return refuse(400, "invalid_request", u"A parameter is malformed or stands there twice."_s);
    if (asked.value("response_type") != "code")
        return refuse(
            400, "unsupported_response_type", u"The response type is not supported by the authorization server."_s);
    if (asked.value("state").isEmpty())
        return refuse(400, "invalid_request", u"The authentication request has an invalid 'state' parameter."_s);
    if (asked.value("code_challenge_method") != "S256" || !isChallenge(asked.value("code_challenge")))
        return refuse(400, "invalid_request", u"PKCE code challenge is required by the application."_s);
    const QStringList scopes = scopeWords(asked.value("scope"));
    const QStringList known{u"openid"_s, u"profile"_s, u"email"_s, u"offline_access"_s};
    if (!scopes.contains(u"openid"_s))
        return refuse(400, "invalid_scope", u"The authentication request must contain the scope openid."_s);
    for (const QString &scope : scopes) {
        if (!known.contains(scope))
            return refuse(400, "invalid_scope",
                u"One or more scopes are not configured for the authorization server resource."_s);
    }
    return {};
}

bool AuthorizeEndpoint::mustAskAgain(const Fields &asked, const BrowserSession &session) const
{
    if (!session.person || asked.value("prompt") == "login")
        return true;
    const qint64 age = m_state.world.seconds() - session.authTime;
    if (age >= m_state.options.lifetimes.session.count())
        return true;
    if (asked.has("max_age") && age >= asked.value("max_age").toLongLong())
        return true;
    const QByteArray hint = asked.value("login_hint");
    if (!hint.isEmpty() && personNamed(hint) && personNamed(hint) != session.person)
        return true;
    return asked.has("acr_values") && !asked.value("acr_values").split(' ').contains(session.acr);
}

Response AuthorizeEndpoint::decide(const Request &request, const Fields &asked)
{
    const BrowserSession session = m_state.sessions.value(request.cookie(CookieName));
    if (!mustAskAgain(asked, session))
        return answerWithCode(request, asked, session);
    if (asked.value("prompt") == "none")
        return answerWithProblem(request, asked,
            {400, "login_required", u"The client specified not to prompt, but the user is not logged in."_s});
    return page(request, asked, {});
}

Response AuthorizeEndpoint::page(const Request &, const Fields &asked, const QString &problem)
{
    const QByteArray transaction = m_state.world.token();
    m_pending.insert(transaction, asked);
    return Response::html(loginPage(text(asked.value("client_id")), transaction, asked.value("login_hint"), problem));
}

BrowserSession AuthorizeEndpoint::signIn(const Fields &asked, const Person &person) const
{
    // Whatever strength is asked for is reached: the sandbox has no factors.
    const QByteArray acr = asked.value("acr_values").split(' ').first();
    return {
        &person, m_state.world.seconds(), acr.isEmpty() ? QByteArray("urn:sandbox:pwd") : acr, m_state.world.token()};
}

Response AuthorizeEndpoint::login(const Request &request)
{
    const Fields form = request.form();
    const Fields asked = m_pending.take(form.value("transaction"));
    if (asked.all().isEmpty())
        return Response::html(
            messagePage(u"This page is too old"_s, u"The sign-in it belongs to is over. Begin again in the app."_s),
            400);
    const Person *person = personNamed(form.value("username"));
    if (!person || form.value("password") != person->password)
        return page(request, asked, u"The name or the password is wrong."_s);
    const BrowserSession session = signIn(asked, *person);
    const QByteArray cookie = m_state.world.token();
    m_state.sessions.insert(cookie, session);
    Response answer = answerWithCode(request, asked, session);
    return answer.add("Set-Cookie", CookieName.toByteArray() + '=' + cookie + "; Path=/; HttpOnly; SameSite=Lax");
}

Response AuthorizeEndpoint::answerWithCode(const Request &request, const Fields &asked, const BrowserSession &session)
{
    CodeGrant grant;
    grant.grant = {session.person, asked.value("client_id"), scopeWords(asked.value("scope")), session.authTime,
        session.acr, {}, session.id, asked.value("dpop_jkt")};
    if (asked.has("max_age"))
        grant.grant.maxAge = asked.value("max_age").toLongLong();
    grant.redirectUri = asked.value("redirect_uri");
    grant.challenge = asked.value("code_challenge");
    grant.nonce = asked.value("nonce");
    grant.issuedAt = m_state.world.seconds();
    const QByteArray code = m_state.world.token();
    m_state.codes.insert(code, grant);
    return sendBack(request, asked, {{"code", code}});
}

Response AuthorizeEndpoint::answerWithProblem(const Request &request, const Fields &asked, const Problem &problem)
{
    return sendBack(request, asked, {{"error", problem.error}, {"error_description", problem.description.toUtf8()}});
}

Response AuthorizeEndpoint::sendBack(const Request &request, const Fields &asked, Fields answer)
{
    answer.add("state", asked.value("state"));
    answer.add("iss", m_state.issuer); // RFC 9207
    m_state.world.faults.inRedirect(answer, m_state.scene(request));
    const QByteArray address = asked.value("redirect_uri");
    return Response::redirect(address + (address.contains('?') ? '&' : '?') + answer.encoded(), 303);
}

Response AuthorizeEndpoint::endSession(const Request &request)
{
    const Fields asked = request.method == "POST" ? request.form() : request.queryFields();
    const QByteArray hint = asked.value("id_token_hint");
    const auto hinted = UnverifiedJws::parse(hint);
    const QByteArray clientId = hinted ? hinted->claims.value("aud"_L1).toString().toUtf8() : asked.value("client_id");
    if (!hint.isEmpty() && !m_idTokens.check(hint, clientId, true))
        return Response::html(messagePage(u"Sign-out failed"_s, u"The id_token_hint is not ours."_s), 400);
    const QByteArray target = asked.value("post_logout_redirect_uri");
    const Client *client = m_state.clients.find(clientId);
    if (!target.isEmpty() && (!client || !isRegisteredAddress(client->postLogoutUris, target)))
        return Response::html(
            messagePage(u"Sign-out failed"_s,
                u"The 'post_logout_redirect_uri' parameter must be a Logout redirect URI in the client app settings."_s),
            400);
    if (hinted)
        m_state.endedSessions.insert(hinted->claims.value("sid"_L1).toString().toUtf8());
    m_state.sessions.remove(request.cookie(CookieName));
    const Fields answer = asked.has("state") ? Fields{{"state", asked.value("state")}} : Fields();
    Response response = target.isEmpty()
        ? Response::html(messagePage(u"Signed out"_s, u"You are signed out of the sandbox."_s))
        : Response::redirect(target + (answer.all().isEmpty() ? "" : "?" + answer.encoded()), 303);
    return response.add("Set-Cookie", CookieName.toByteArray() + "=; Path=/; Max-Age=0");
}

} // namespace agent0::sandbox
