#include "doctor/authorizeanswer.h"

#include "base/digest.h"
#include "base/base64url.h"
#include "oauth/advice.h"

#include <QRegularExpression>
#include <QUrlQuery>

namespace agent0::doctor {

namespace {

QList<FormField> parametersOf(const AuthorizeQuestion &question, const RandomBytes &random)
{
    const QByteArray verifier = toBase64Url(random(32));
    const QByteArray challenge = toBase64Url(sha256(verifier));
    return {{"response_type", "code"}, {"client_id", question.settings.clientId.toUtf8()},
        {"redirect_uri", question.redirectUri.toUtf8()}, {"scope", question.settings.scopes.join(u' ').toUtf8()},
        {"state", question.state}, {"nonce", toBase64Url(random(16))}, {"code_challenge", challenge},
        {"code_challenge_method", "S256"}, {"prompt", "none"}};
}

QByteArray addressOf(const QString &endpoint, const QList<FormField> &parameters)
{
    QByteArray address = endpoint.toUtf8();
    char separator = address.contains('?') ? '&' : '?';
    for (const FormField &one : parameters) {
        address += separator + one.name + '=' + one.value.toPercentEncoding();
        separator = '&';
    }
    return address;
}

/// The words of an error page.
QString wordsOf(const HttpResponse &response)
{
    static const QRegularExpression unseen(u"<(script|style|head)[^>]*>.*?</\\1>|<[^>]*>"_s,
        QRegularExpression::DotMatchesEverythingOption | QRegularExpression::CaseInsensitiveOption);
    return QString::fromUtf8(response.body.left(64 * 1024)).replace(unseen, u" "_s).simplified().left(300);
}

/// Nobody is signed in, and nobody may be asked: that is what was to be heard.
bool isExpected(const QString &error)
{
    return error.isEmpty() || error == "login_required"_L1 || error == "interaction_required"_L1
        || error == "consent_required"_L1 || error == "account_selection_required"_L1;
}

Finding judgeRedirect(const AuthorizeQuestion &question, const QUrlQuery &answer, const QList<FormField> &sent)
{
    const auto value = [&](const QString &name) {
        return answer.queryItemValue(name, QUrl::FullyDecoded).replace(u'+', u' ');
    };
    if (answer.queryItemValue(u"state"_s, QUrl::FullyDecoded).toUtf8() != question.state)
        return failed("state_mismatch"_L1, u"The identity provider does not bring back the state that it was given."_s,
            u"Something between here and there drops or changes parameters; else tell the provider's administrator."_s,
            Fault::Untrusted);
    const QString iss = answer.queryItemValue(u"iss"_s, QUrl::FullyDecoded);
    if (answer.hasQueryItem(u"iss"_s) ? iss != question.idp.issuer : question.idp.issInAuthorizationResponse) {
        Finding finding = differing("iss_mismatch"_L1,
            u"The answer names another server than the one that was asked (RFC 9207)."_s, question.idp.issuer, iss);
        finding.fault = Fault::Untrusted;
        return finding;
    }
    const QString error = value(u"error"_s);
    if (isExpected(error))
        return passed(u"The address can be listened on, and the identity provider sends browsers back to it."_s);
    OAuthError refusal;
    refusal.code = error;
    refusal.description = value(u"error_description"_s);
    return failed(refusalError(Leg::SignIn, refusal, sent));
}

Finding judge(const AuthorizeQuestion &question, const HttpResponse &response, const QList<FormField> &sent)
{
    const QString location = QString::fromUtf8(response.header("Location"));
    if (response.status >= 300 && response.status < 400) {
        if (!location.startsWith(question.redirectUri + u'?'))
            return passed(u"The identity provider goes on to a page of its own: it takes the request."_s);
        return judgeRedirect(question, QUrlQuery(location.mid(question.redirectUri.size() + 1)), sent);
    }
    if (response.status == 200)
        return passed(u"The identity provider shows its sign-in page: it takes the request."_s);
    OAuthError refusal;
    refusal.httpStatus = response.status;
    refusal.description = wordsOf(response);
    if (refusal.description.contains("client_id"_L1) && !refusal.description.contains("redirect_uri"_L1))
        refusal.code = u"invalid_client"_s;
    Error error = refusalError(Leg::SignIn, refusal, sent);
    if (error.code == "refused"_L1 || error.code == "no_oauth_answer"_L1) {
        error.code = u"sign_in_page_refused"_s;
        error.message =
            u"The identity provider shows an error page instead of its sign-in page (HTTP %1)."_s.arg(response.status);
        error.hint =
            u"Compare identityProvider.clientId with the app's, and ask the administrator to add exactly this sign-in "
            u"redirect address to the app: %1"_s.arg(question.redirectUri);
    }
    return failed(error);
}

} // namespace

Task<Finding> askAuthorize(Ports *ports, AuthorizeQuestion question)
{
    const QList<FormField> sent = parametersOf(question, ports->random);
    HttpRequest request = HttpRequest::get(addressOf(question.idp.authorizationEndpoint, sent)).on(Leg::SignIn);
    const auto response = co_await ports->http.send(std::move(request));
    if (!response)
        co_return failed(response.error()).with(u"redirect address"_s, question.redirectUri);
    co_return judge(question, *response, sent)
        .with(u"redirect address"_s, question.redirectUri)
        .with(u"HTTP"_s, QString::number(response->status));
}

} // namespace agent0::doctor
