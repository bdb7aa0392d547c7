#include "oidc/signout.h"

#include "base/race.h"
#include "http/httprequest.h"
#include "base/base64url.h"
#include "oauth/advice.h"

#include <QRegularExpression>

namespace agent0 {

namespace {

QByteArray addressWith(
    const ServerMetadata &idp, const IdentityProvider &settings, const Secret &idToken, const QByteArray &state)
{
    QList<FormField> fields{{"client_id", settings.clientId.toUtf8()}};
    if (!idToken.isEmpty())
        fields.append({"id_token_hint", idToken.reveal()});
    if (!settings.postLogoutRedirect.isEmpty()) {
        fields.append({"post_logout_redirect_uri", settings.postLogoutRedirect.toUtf8()});
        fields.append({"state", state});
    }
    const QByteArray endpoint = idp.endSessionEndpoint.toUtf8();
    return endpoint + (endpoint.contains('?') ? '&' : '?') + HttpRequest::post({}).form(fields).body;
}

struct ReturnPlace {
    quint16 port = 0;
    QString path;
};

/// Only an address that a listener of ours can be reached at.
std::optional<ReturnPlace> returnPlace(const QString &redirect)
{
    static const QRegularExpression ours(u"^http://127\\.0\\.0\\.1:(\\d{1,5})(/[^?#]*)$"_s);
    const auto match = ours.match(redirect);
    bool inRange = false;
    const quint16 port = match.captured(1).toUShort(&inRange);
    if (!match.hasMatch() || !inRange || port == 0)
        return {};
    return ReturnPlace{port, match.captured(2)};
}

} // namespace

QByteArray endSessionAddress(
    const ServerMetadata &idp, const IdentityProvider &settings, const Secret &idToken, const RandomBytes &random)
{
    return idp.endSessionEndpoint.isEmpty() ? QByteArray()
                                            : addressWith(idp, settings, idToken, toBase64Url(random(32)));
}

EndSession::EndSession(Clock &clock, RandomBytes random) : m_clock(clock), m_random(std::move(random)) { }

Task<Result<>> EndSession::run(
    ServerMetadata idp, IdentityProvider settings, Secret idToken, OpenBrowser open, Milliseconds deadline)
{
    if (idp.endSessionEndpoint.isEmpty())
        co_return fail(Fault::Configuration, Leg::SignOut, "no_end_session_endpoint"_L1,
            u"The identity provider publishes no address to end the session at."_s,
            u"Sign out at the identity provider in the browser yourself."_s);
    const QByteArray state = toBase64Url(m_random(32));
    const QByteArray address = addressWith(idp, settings, idToken, state);
    if (!returnPlace(settings.postLogoutRedirect)) {
        open(address);
        co_return Result<>();
    }
    const auto ended = co_await before(m_clock.sleep(deadline),
        awaitReturn(address, settings.postLogoutRedirect, QString::fromLatin1(state), std::move(open)));
    if (ended)
        co_return *ended;
    co_return fail(Fault::Network, Leg::SignOut, "sign_out_unconfirmed"_L1,
        u"Nobody came back from the browser to say that the session has ended."_s,
        u"Look into the browser: the identity provider may ask whether to sign out. If it showed an error, register "
        u"identityProvider.postLogoutRedirect there, byte for byte."_s);
}

Task<Result<>> EndSession::awaitReturn(QByteArray address, QString redirect, QString state, OpenBrowser open)
{
    const auto place = returnPlace(redirect);
    const auto parts = signInParts();
    if (!parts)
        co_return fail(Error(parts.error()).at(Leg::SignOut));
    const auto listener = parts->listener(place->path, state);
    if (const auto listening = listener->listen(place->port); !listening) {
        Error taken = listening.error();
        taken.leg = Leg::SignOut;
        co_return fail(std::move(taken));
    }
    open(address);
    const RedirectAnswer answer = co_await listener->answer();
    if (answer.contains(u"error"_s)) {
        listener->finish(u"Not signed out"_s, u"Go back to Agent0: it says what went wrong and what to do."_s);
        OAuthError refusal;
        refusal.code = answer.value(u"error"_s).left(200);
        refusal.description = answer.value(u"error_description"_s).left(2000);
        co_return fail(refusalError(Leg::SignOut, refusal));
    }
    listener->finish(u"Signed out"_s, u"You can close this page and go back to Agent0."_s);
    co_return Result<>();
}

} // namespace agent0
