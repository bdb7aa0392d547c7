#include "oidc/codeflow.h"

#include "base/digest.h"
#include "base/base64url.h"
#include "oauth/advice.h"
#include "oauth/endpointaddress.h"
#include "oidc/signinparts.h"

namespace agent0 {

namespace {

QByteArray formText(const QList<FormField> &fields) { return HttpRequest::post({}).form(fields).body; }

/// The address to open, byte by byte ours: Qt's own spelling of it differs from version to version.
QByteArray authorizeAddress(
    const CodeFlowRequest &request, const QString &redirectUri, const QByteArray &state, const QByteArray &verifier)
{
    QList<FormField> fields{{"response_type", "code"}, {"client_id", request.client.clientId.toUtf8()},
        {"redirect_uri", redirectUri.toUtf8()}, {"state", state}, {"code_challenge", toBase64Url(sha256(verifier))},
        {"code_challenge_method", "S256"}};
    if (!request.scopes.isEmpty())
        fields.insert(3, FormField{"scope", request.scopes.join(u' ').toUtf8()});
    if (request.dpop)
        fields.append(FormField{"dpop_jkt", request.dpop->key.thumbprint()});
    fields += request.extra;
    const QByteArray endpoint = request.server.authorizationEndpoint.toUtf8();
    return endpoint + (endpoint.contains('?') ? '&' : '?') + formText(fields);
}

/// What the server's metadata already tell.
Result<> checkServer(const ServerMetadata &server, Leg leg)
{
    if (server.authorizationEndpoint.isEmpty())
        return fail(Fault::Malformed, leg, "authorization_endpoint_missing"_L1,
            u"The server publishes no address to sign in at (authorization_endpoint)."_s,
            u"Check the configured issuer; if it is right, its administrator has to correct the metadata."_s);
    // The last look before the browser gets it, wherever the metadata came from.
    if (const QString problem = addressProblem(server.authorizationEndpoint); !problem.isEmpty())
        return fail(Fault::Untrusted, leg, "authorization_endpoint_unsafe"_L1,
            u"The address to sign in at %1, and is not opened."_s.arg(problem),
            u"The server's administrator has to correct the metadata."_s);
    // RFC 9700 2.1.1: a server that says what it does, and does not do this, leaves the code to whoever catches it.
    if (!server.codeChallengeMethods.isEmpty() && !server.codeChallengeMethods.contains("S256"_L1))
        return fail(Fault::Malformed, leg, "pkce_s256_unsupported"_L1,
            u"The server does not protect sign-ins in the way that this program needs (PKCE with S256)."_s,
            u"Ask its administrator to enable PKCE with S256."_s);
    return {};
}

} // namespace

CodeFlow::CodeFlow(HttpClient &http, Clock &clock, RandomBytes random)
    : m_http(http), m_clock(clock), m_random(std::move(random))
{
}

CodeFlow::~CodeFlow() = default;

Result<QString> CodeFlow::listen(quint16 port, const QString &path)
{
    const auto parts = signInParts();
    if (!parts)
        return fail(parts.error());
    m_state = toBase64Url(m_random(32));
    m_listener = parts->listener(path, QString::fromLatin1(m_state));
    if (const auto listening = m_listener->listen(port); !listening) {
        m_state.clear();
        return fail(listening.error());
    }
    return m_listener->redirectUri();
}

Task<Result<TokenResponse>> CodeFlow::run(CodeFlowRequest request, OpenBrowser open)
{
    if (const auto good = checkServer(request.server, request.leg); !good)
        co_return fail(good.error());
    if (m_state.isEmpty()) {
        if (const auto listening = listen(request.redirectPort, request.redirectPath); !listening)
            co_return fail(listening.error());
    }
    const QByteArray state = std::exchange(m_state, {}); // another run listens anew
    const QByteArray verifier = toBase64Url(m_random(32));
    const QString redirectUri = m_listener->redirectUri();

    const auto parts = signInParts();
    if (!parts)
        co_return fail(parts.error());
    const auto exchange = parts->codeExchange(m_http, m_clock, m_random, request);
    exchange->begin(redirectUri, state, request.scopes);
    open(authorizeAddress(request, redirectUri, state, verifier));
    const RedirectAnswer answer = co_await m_listener->answer();
    if (request.back)
        request.back();
    const auto code = codeOf(answer, request.server, request.leg);
    if (!code)
        co_return fail(code.error());
    co_return co_await exchange->redeem(*code, QString::fromLatin1(state), Secret(verifier));
}

Result<QString> CodeFlow::codeOf(const RedirectAnswer &answer, const ServerMetadata &server, Leg leg) const
{
    // RFC 9207 2.4: without this check a second provider could have its code redeemed at the first. An error too must
    // come from the one that was asked.
    const QString issuer = answer.value(u"iss"_s);
    if (issuer.isEmpty() ? server.issInAuthorizationResponse : issuer != server.issuer)
        return fail(Fault::Untrusted, leg, "iss_mismatch"_L1,
            u"The redirect does not come from the server that was asked (its iss is %1)."_s.arg(
                issuer.isEmpty() ? u"missing"_s : u"another"_s),
            u"Do not go on. If it happens again, tell the administrator: a mix-up attack looks like this."_s);
    if (answer.contains(u"error"_s)) {
        OAuthError refusal;
        refusal.code = answer.value(u"error"_s).left(200);
        refusal.description = answer.value(u"error_description"_s).left(2000);
        refusal.uri = answer.value(u"error_uri"_s).left(500);
        return fail(refusalError(leg, refusal));
    }
    const QString code = answer.value(u"code"_s);
    if (code.isEmpty())
        return fail(Fault::Malformed, leg, "code_missing"_L1,
            u"The server's redirect holds neither a code nor an error."_s,
            u"Try again; if it stays, tell the server's administrator."_s);
    return code;
}

void CodeFlow::finish(const Result<> &outcome)
{
    if (!m_listener)
        return;
    if (outcome)
        m_listener->finish(u"Signed in"_s, u"You can close this page and go back to Agent0."_s);
    else
        m_listener->finish(u"Not signed in"_s, u"Go back to Agent0: it says what went wrong and what to do."_s);
}

} // namespace agent0
