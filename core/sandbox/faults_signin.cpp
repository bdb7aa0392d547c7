#include "sandbox/faulteffects.h"

#include "sandbox/loginpage.h"

namespace agent0::sandbox {

namespace {

/// The browser comes back with an error instead of a code.
InRedirect comesBackWith(const char *error, const char *description)
{
    return [error = QByteArray(error), description = QByteArray(description)](Fields &answer, const Scene &) {
        answer.remove("code");
        answer.set("error", error);
        answer.set("error_description", description);
    };
}

InRedirect twice(const char *name)
{
    return [name = QByteArray(name)](Fields &answer, const Scene &) { answer.add(name, answer.value(name)); };
}

Instead page(int status, QString title, QString message)
{
    return [=](const Scene &) { return Response::html(messagePage(title, message), status); };
}

} // namespace

QList<Misdeed> signInMisdeeds()
{
    QList<Misdeed> all;
    const auto add = [&](const char *name, const char *description, auto effect) {
        all.append({QString::fromLatin1(name), Point::Authorize, QString::fromLatin1(description), std::move(effect)});
    };
    add("signin-illegal-redirect", "the page says that the redirect address is not registered",
        page(400, u"400 Bad Request"_s,
            u"The 'redirect_uri' parameter must be a Login redirect URI in the client app settings."_s));
    add("signin-page-500", "the page says that something went wrong",
        page(500, u"500"_s, u"An unexpected error occurred."_s));
    add("signin-not-assigned", "the person is not assigned to the client",
        comesBackWith("access_denied", "User is not assigned to the client application."));
    add("signin-policy", "the sign-on policy says no",
        comesBackWith(
            "access_denied", "Policy evaluation failed for this request, please check the policy configurations."));
    add("signin-login-required", "nobody may be asked, and nobody is signed in",
        comesBackWith("login_required", "The client specified not to prompt, but the user is not logged in."));
    add("signin-unmet", "acr_values cannot be met",
        comesBackWith("unmet_authentication_requirements", "The acr_values cannot be met by the user."));
    add("signin-consent-required", "a scope wants consent",
        comesBackWith("consent_required", "The scopes require consent."));
    add("signin-invalid-scope", "a scope is not known",
        comesBackWith("invalid_scope", "One or more scopes are not configured for the authorization server resource."));
    add("signin-pkce-required", "the app demands PKCE",
        comesBackWith("invalid_request", "PKCE code challenge is required by the application."));
    add("signin-unauthorized-client", "the client may not ask for codes",
        comesBackWith("unauthorized_client", "The client is not authorized to use the provided grant type."));
    add("signin-server-error", "a server error comes back",
        comesBackWith("server_error", "An unexpected error occurred."));
    add("signin-unavailable", "the server is overloaded", comesBackWith("temporarily_unavailable", "Try again later."));
    add("signin-error-markup", "the error is markup",
        comesBackWith("access_denied", "<script>alert(1)</script><b>Call us</b>"));
    add("signin-error-terminal", "the error steers the terminal",
        comesBackWith("access_denied", "\x1b[2J\x1b]0;owned\x07 gone"));
    add("signin-iss-wrong", "iss names another server", redirectField("iss", "https://other.example"));
    add("signin-iss-missing", "iss is missing", withoutRedirectField("iss"));
    add("signin-iss-slash", "iss has a slash more",
        InRedirect([](Fields &answer, const Scene &) { answer.set("iss", answer.value("iss") + '/'); }));
    add("signin-iss-twice", "iss is given twice", twice("iss"));
    add("signin-state-wrong", "state is another", redirectField("state", "another-state"));
    add("signin-state-missing", "state is missing", withoutRedirectField("state"));
    add("signin-state-twice", "state is given twice", twice("state"));
    add("signin-code-missing", "there is no code", withoutRedirectField("code"));
    add("signin-code-empty", "the code is empty", redirectField("code", ""));
    add("signin-code-twice", "the code is given twice", twice("code"));
    add("signin-code-foreign", "the code is another server's", redirectField("code", "a-code-of-somebody-else"));
    add("signin-code-huge", "the code is 32 KiB long", redirectField("code", QByteArray(32 * 1024, 'c')));
    add("signin-code-and-error", "there is a code, and an error",
        InRedirect([](Fields &answer, const Scene &) { answer.add("error", "access_denied"); }));
    return all;
}

} // namespace agent0::sandbox
